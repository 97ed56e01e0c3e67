import {
  type ExhibitDraft,
  type ExhibitKind,
  type ExhibitRecord,
  exhibitDraft,
} from '../../../db/domain/exhibit';
import type { Finding } from '../../../db/domain/finding';
import { type SeizureDraft, seizureDraft } from '../../../db/domain/seizure';
import { navigate } from '../../app/router';

/** The steps of a search, in the order in which they are done. */
export const steps = ['isolate', 'found', 'addresses', 'people', 'review'] as const;
export type Step = (typeof steps)[number];

export function readStep(text: string | undefined): Step {
  return steps.find((step) => step === text) ?? 'isolate';
}

export function goToStep(id: string, step: Step, exhibitId?: string): void {
  navigate(`/seizures/${id}/scene?step=${step}${exhibitId === undefined ? '' : `&exhibit=${exhibitId}`}`);
}

/** Where a finding of the review is put right. */
export interface Fix {
  readonly step: Step;
  readonly exhibitId?: string;
}

const fieldSteps: readonly (readonly [prefix: string, step: Step])[] = [
  ['witnesses', 'people'],
  ['officers', 'people'],
  ['present', 'people'],
  ['isolat', 'isolate'],
  ['video', 'isolate'],
  ['exhibits', 'found'],
  ['outcome', 'found'],
];

export function fixOf({ field }: Pick<Finding, 'field'>): Fix {
  const [, exhibitId, part] = /^exhibits\.([^.]+)\.(.+)$/.exec(field) ?? [];
  if (exhibitId !== undefined) return { step: part === 'identifiers' ? 'addresses' : 'found', exhibitId };
  return { step: fieldSteps.find(([prefix]) => field.startsWith(prefix))?.[1] ?? 'review' };
}

/** What is still open at a step, of what the review found. */
export function openAt(step: Step, findings: readonly Finding[]): { errors: number; warnings: number } {
  const own = findings.filter((found) => fixOf(found).step === step);
  const errors = own.filter(({ level }) => level === 'error').length;
  return { errors, warnings: own.length - errors };
}

/** Kinds on the picture cards, the likeliest at a search first; their place is their key, 1 to 9, 0, and two more. */
export const kindKeys: readonly (readonly [key: string, kind: ExhibitKind])[] = [
  ['1', 'hardware-wallet'],
  ['2', 'phone'],
  ['3', 'paper-backup'],
  ['4', 'computer'],
  ['5', 'usb'],
  ['6', 'sim'],
  ['7', 'bank-card'],
  ['8', 'metal-backup'],
  ['9', 'cash'],
  ['0', 'document'],
  ['-', 'asic'],
  ['=', 'other'],
];

function blankOf<T>(shape: Record<string, { parse: (value: undefined) => unknown }>): T {
  return Object.fromEntries(
    Object.entries(shape).map(([key, schema]) => [key, schema.parse(undefined)]),
  ) as T;
}

/** A search that begins now, by the officer at the desk. */
export function emptySeizure(known: Partial<SeizureDraft>): SeizureDraft {
  const { caseId: _caseId, ...shape } = seizureDraft.shape;
  return { ...blankOf<Omit<SeizureDraft, 'caseId'>>(shape), caseId: '', ...known };
}

/** A thing that was just found: what the last one and the search tell already stands in it. */
export function foundExhibit(
  kind: ExhibitKind,
  { word, seizure, last, next, finder }: FoundContext,
): ExhibitDraft {
  const { caseId: _caseId, ...shape } = exhibitDraft.shape;
  return {
    ...blankOf<Omit<ExhibitDraft, 'caseId'>>(shape),
    caseId: seizure.caseId,
    seizureId: seizure.id,
    kind,
    description: word,
    quantity: 1,
    bagNumber: next.bagNumber,
    sealNumber: next.sealNumber,
    foundWhere: last?.foundWhere ?? '',
    foundAt: wallClockNow(),
    foundBy: last?.foundBy ?? finder,
    possessionOf: last?.possessionOf ?? '',
    protocolNumber: seizure.protocolNumber,
  };
}

export interface FoundContext {
  /** What the kind is called, in the language of the screen. */
  readonly word: string;
  readonly seizure: { readonly id: string; readonly caseId: string; readonly protocolNumber: string };
  readonly last: ExhibitRecord | undefined;
  readonly next: { readonly bagNumber: string; readonly sealNumber: string };
  readonly finder: string;
}

/** Fields whose numbers stand on one thing alone. A part lies in the bag of what it is part of, and states none. */
const ofOneThing = ['bagNumber', 'sealNumber', 'serial', 'imei'] as const;

/** The exhibit that has this number already: a code that was scanned twice, or from the wrong bag. */
export function usedBy(
  exhibits: readonly ExhibitRecord[],
  field: string,
  text: string,
): ExhibitRecord | undefined {
  const known = ofOneThing.find((one) => one === field);
  const said = text.trim();
  return known === undefined || said === '' ? undefined : exhibits.find((one) => one[known].trim() === said);
}

/** The wall clock of this machine, `2026-11-18T02:31`. */
export function wallClockNow(): string {
  const here = new Date();
  return new Date(here.getTime() - here.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

import { z } from 'zod';
import { error, type Finding, warning } from './finding';
import { recordId } from './ids';
import { recordMeta } from './record';
import { checkTexts, line, note } from './text';
import { existingDate, localDateTime } from './time';

export const exhibitKind = z.enum([
  'hardware-wallet',
  'phone',
  'computer',
  'usb',
  'paper-backup',
  'metal-backup',
  'sim',
  'bank-card',
  'asic',
  'cash',
  'document',
  'other',
]);
export type ExhibitKind = z.infer<typeof exhibitKind>;

export const powerState = z.enum(['off', 'on', 'locked', 'unlocked', 'damaged', 'unknown', 'not-applicable']);
export const yesNoUnknown = z.enum(['yes', 'no', 'unknown']);
export type YesNoUnknown = z.infer<typeof yesNoUnknown>;

/** A physical thing with a bag and a seal, as typed. */
export const exhibitDraft = z.strictObject({
  caseId: recordId,
  kind: exhibitKind.default('hardware-wallet'),
  description: line,
  make: line,
  model: line,
  serial: line,
  imei: line,
  colour: line,
  condition: line,
  powerState: powerState.default('unknown'),
  pinKnown: yesNoUnknown.default('unknown'),
  foundWhere: line,
  foundAt: localDateTime,
  foundBy: line,
  possessionOf: line,
  protocolNumber: line,
  bagNumber: line,
  sealNumber: line,
  storagePath: line,
  parentId: recordId.nullable().default(null),
  notes: note,
});
export type ExhibitDraft = z.infer<typeof exhibitDraft>;

export const exhibitRecord = recordMeta.extend(exhibitDraft.shape);
export type ExhibitRecord = z.infer<typeof exhibitRecord>;

export function checkExhibit(draft: ExhibitDraft): Finding[] {
  const found = checkTexts(draft);
  if (draft.description.trim() === '' && draft.model.trim() === '')
    found.push(error('description', 'exhibit.unnamed'));
  if (draft.bagNumber.trim() === '') found.push(warning('bagNumber', 'exhibit.no-bag'));
  if (draft.sealNumber.trim() === '') found.push(warning('sealNumber', 'exhibit.no-seal'));
  if (!existingDate(draft.foundAt)) found.push(error('foundAt', 'date.not-a-day'));
  if (draft.imei !== '' && !isImei(draft.imei)) found.push(warning('imei', 'exhibit.imei-check'));
  return found;
}

/** How an exhibit is named in a sentence: its description, or make and model. */
export function exhibitTitle(exhibit: Pick<ExhibitDraft, 'description' | 'make' | 'model'>): string {
  return exhibit.description || [exhibit.make, exhibit.model].filter(Boolean).join(' ');
}

/** Fifteen digits whose last is the Luhn check digit of the others (3GPP TS 23.003, annex B). */
export function isImei(text: string): boolean {
  const digits = text.replace(/[\s-]/g, '');
  if (!/^\d{15}$/.test(digits)) return false;
  const sum = [...digits].reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

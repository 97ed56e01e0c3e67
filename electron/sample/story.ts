import type { RouteInput } from '../ipc/contract';
import type { MoneyStep } from './money';
import type { RoomStep } from './roomSteps';

export type CaseKey = 'pyramid' | 'exchange' | 'droppers' | 'mining' | 'laundering' | 'darkMarket';

type Draft<R extends 'case' | 'seizure' | 'exhibit' | 'wallet' | 'site' | 'person'> =
  RouteInput<`${R}.record`>['draft'];
export type CaseDraft = Draft<'case'>;
export type ExhibitDraft = Omit<Draft<'exhibit'>, 'caseId' | 'parentId' | 'seizureId'>;
export type WalletDraft = Omit<Draft<'wallet'>, 'caseId' | 'exhibitId'>;
export type SiteDraft = Omit<Draft<'site'>, 'caseId'>;
export type PersonDraft = Omit<Draft<'person'>, 'caseId'>;
export type EnvelopeDraft = Omit<RouteInput<'envelope.record'>['draft'], 'caseId' | 'walletId' | 'exhibitId'>;
export type LinkDraft = RouteInput<'link.record'>['draft'];

/** One thing that the officer does. Records are named by keys of the story; `at` is local time. */
export type Step =
  | MoneyStep
  | RoomStep
  | { do: 'case'; at: string; key: CaseKey; draft: CaseDraft }
  | {
      do: 'exhibit';
      at: string;
      key: string;
      of: CaseKey;
      parent?: string;
      search?: string;
      draft: ExhibitDraft;
    }
  | { do: 'search'; at: string; key: string; of: CaseKey; draft: Omit<Draft<'seizure'>, 'caseId'> }
  | { do: 'closeSearch'; at: string; key: string }
  | { do: 'wallet'; at: string; key: string; of: CaseKey; exhibit?: string; draft: WalletDraft }
  | {
      do: 'envelope';
      at: string;
      of: CaseKey;
      wallet?: string;
      exhibit?: string;
      draft: EnvelopeDraft;
    }
  | {
      do: 'open';
      at: string;
      /** The number that is written on it. */
      envelope: string;
      newSeal: string;
      reason: string;
      authorisation: string;
    }
  | { do: 'site'; at: string; key: string; of: CaseKey; draft: SiteDraft }
  | { do: 'person'; at: string; key: string; of: CaseKey; draft: PersonDraft }
  | {
      do: 'link';
      at: string;
      of: CaseKey;
      from: string;
      kind: LinkDraft['kind'];
      to: string;
      source: string;
      confidence: LinkDraft['confidence'];
      notes?: string;
    }
  | {
      do: 'attach';
      at: string;
      /** The record that the file belongs to. */
      to: string;
      name: string;
      description: string;
      content: () => Uint8Array;
    }
  | {
      /** A table as it was found, read by the map that is offered for it. */
      do: 'import';
      at: string;
      of: CaseKey;
      kind: RouteInput<'import.run'>['kind'];
      name: string;
      content: () => Uint8Array;
    }
  | { do: 'amend'; at: string; key: string; change: Record<string, unknown>; reason: string }
  | {
      do: 'report';
      at: string;
      of: CaseKey;
      language: RouteInput<'report.sign'>['language'];
      /** a second officer signs too, or is to sign in another program that has not answered */
      second: 'signs' | 'awaited';
    };

/** What all exhibits of one search share, and the numbers of its bags and seals. */
export interface Search {
  readonly of: CaseKey;
  readonly at: string;
  readonly where: string;
  readonly by: string;
  readonly from: string;
  readonly protocol: string;
  readonly shelf: string;
  /** Bags and seals are numbered from here. */
  readonly bags: number;
}

/** `place` is where it lay; `fields` what else was seen. Without `sealed: false` it went into a bag under a seal. */
export type Find = (
  key: string,
  kind: NonNullable<ExhibitDraft['kind']>,
  description: string,
  place: string,
  fields?: Partial<ExhibitDraft> & { sealed?: false; in?: string },
) => Step;

/** Catalogues the finds of one search in their order. */
export function search(facts: Search): Find {
  let found = 0;
  return (key, kind, description, place, fields = {}) => {
    found += 1;
    const { sealed = true, in: parent, ...seen } = fields;
    const bags = sealed
      ? { bagNumber: `SB-${facts.bags + found}`, sealNumber: `PL-${facts.bags * 3 + found * 2}` }
      : {};
    return {
      do: 'exhibit',
      at: facts.at,
      key,
      of: facts.of,
      ...(parent === undefined ? {} : { parent }),
      draft: {
        kind,
        description,
        foundWhere: `${facts.where}, ${place}`,
        foundAt: minutesLater(facts.at, -95 + found * 4),
        foundBy: facts.by,
        possessionOf: facts.from,
        protocolNumber: facts.protocol,
        storagePath: `${facts.shelf}/${String(found).padStart(2, '0')}`,
        ...bags,
        ...seen,
      },
    };
  };
}

function minutesLater(local: string, minutes: number): string {
  return new Date(Date.parse(`${local}:00Z`) + minutes * 60_000).toISOString().slice(0, 16);
}

/** Links of one case, in the words of their source. */
export function linkOf(of: CaseKey, at: string) {
  return (
    from: string,
    kind: LinkDraft['kind'],
    to: string,
    source: string,
    confidence: LinkDraft['confidence'] = 'probable',
    notes = '',
  ): Step => ({ do: 'link', at, of, from, kind, to, source, confidence, notes });
}

export function personIn(of: CaseKey) {
  return (key: string, at: string, draft: PersonDraft): Step => ({ do: 'person', at, key, of, draft });
}

/** `exhibit` is the carrier that it was found on, where there was one. */
export function walletIn(of: CaseKey) {
  return (key: string, at: string, exhibit: string | undefined, draft: WalletDraft): Step => ({
    do: 'wallet',
    at,
    key,
    of,
    ...(exhibit === undefined ? {} : { exhibit }),
    draft,
  });
}

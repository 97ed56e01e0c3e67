import type { DiscrepancyRecord } from '../discrepancy';
import type { RowChange } from '../ledger';
import type { CountResult } from '../stockCount';
import { wallClock } from '../time';
import type { CustodyAction, CustodyEvent, SealFound } from './event';

/** What said how a thing and its seal were. */
export type LookKind = 'recorded' | 'amended' | 'event' | 'receipt' | 'count' | 'discrepancy' | 'photo';

/** One look at a thing: how it was packed, under which seal, who says so and by which paper. */
export interface ConditionLook {
  readonly key: string;
  readonly kind: LookKind;
  /** Local time, `2026-11-18T02:31`. */
  readonly at: string;
  /** Orders what happened within one minute. */
  readonly seq: number;
  readonly who: readonly string[];
  /** The record that says it; null where the ledger alone does. */
  readonly record: {
    readonly kind: 'custody' | 'count' | 'discrepancy';
    readonly id: string;
    readonly number: string;
  } | null;
  readonly action: CustodyAction | null;
  /** A paper that was signed by hand: its number, '' for none. */
  readonly paper: string;
  /** The seal before; the same as `seal` where the look changed nothing. */
  readonly sealBefore: string;
  /** '' for none, or not read. */
  readonly seal: string;
  /** Null where nobody said whether it was whole. */
  readonly intact: SealFound | null;
  readonly conditionBefore: string;
  readonly condition: string;
  readonly reason: string;
  readonly photoIds: readonly string[];
}

/** What the vault holds of one thing. */
export interface ConditionSources {
  readonly subjectId: string;
  /** As its row stands now: later seals are put on by acts of custody, which leave the row alone. */
  readonly exhibit: Recorded & { readonly condition: string; readonly sealNumber: string };
  /** Entries about the exhibit itself, in any order. */
  readonly entries: readonly { readonly seq: number; readonly body: Amendment }[];
  readonly events: readonly CustodyEvent[];
  readonly counts: readonly CountLook[];
  readonly discrepancies: readonly DiscrepancyRecord[];
  /** Pictures of it that still stand. */
  readonly photos: readonly (Recorded & { readonly id: string })[];
}

interface Recorded {
  readonly recordedAt: string;
  readonly recordedOffset: number;
  readonly officerName: string;
  readonly ledgerSeq: number;
}

interface Amendment {
  readonly at: string;
  readonly offset: number;
  readonly author: { readonly name: string };
  readonly reason: string;
  readonly changes: readonly RowChange[];
}

/** A line of a closed count. */
export interface CountLook {
  readonly id: string;
  readonly number: string;
  readonly closedAt: string;
  readonly closedOffset: number;
  readonly result: CountResult;
  readonly intact: SealFound;
  readonly seal: string;
  readonly note: string;
  readonly officerName: string;
  readonly secondName: string;
}

const blank = {
  record: null,
  action: null,
  paper: '',
  sealBefore: '',
  seal: '',
  intact: null,
  conditionBefore: '',
  condition: '',
  reason: '',
  photoIds: [],
} as const;

const moment = (one: Recorded): string => wallClock({ at: one.recordedAt, offset: one.recordedOffset });

/**
 * Every look at a thing and its seal, oldest first: what was recorded, corrected, seen at each act, answered by a receiver,
 * counted, found to differ, photographed. Acts that say nothing of either are left out; so is a count that missed it.
 */
export function conditionHistory(sources: ConditionSources): ConditionLook[] {
  const { subjectId, exhibit, events, counts, discrepancies, photos } = sources;
  const amended = amendments(sources);
  const shown = new Set(
    events.flatMap(({ items }) => items.map(({ photoId }) => photoId)).filter((id) => id !== null),
  );
  const looks: ConditionLook[] = [
    {
      ...blank,
      key: 'recorded',
      kind: 'recorded',
      at: moment(exhibit),
      seq: exhibit.ledgerSeq,
      who: [exhibit.officerName],
      ...sealed(amended.find(({ sealChanged }) => sealChanged)?.look.sealBefore ?? exhibit.sealNumber),
      ...stated(
        amended.find(({ saidCondition }) => saidCondition)?.look.conditionBefore ?? exhibit.condition,
      ),
    },
    ...amended.map(({ look }) => look),
    ...events.flatMap((event) => looksOfEvent(event, subjectId)),
    ...counts.filter(({ result }) => result !== 'missing').map(lookOfCount),
    ...discrepancies.flatMap(lookOfDiscrepancy),
    ...photos
      .filter(({ id }) => !shown.has(id))
      .map(
        (photo): ConditionLook => ({
          ...blank,
          key: photo.id,
          kind: 'photo',
          at: moment(photo),
          seq: photo.ledgerSeq,
          who: [photo.officerName],
          photoIds: [photo.id],
        }),
      ),
  ];
  looks.sort((left, right) => (left.at === right.at ? left.seq - right.seq : left.at < right.at ? -1 : 1));
  return joinPhotos(looks);
}

const sealed = (seal: string) => ({ sealBefore: seal, seal });
const stated = (condition: string) => ({ conditionBefore: condition, condition });

/** Corrections of the exhibit's own seal or condition, oldest first. */
function amendments({ entries, subjectId }: ConditionSources) {
  return [...entries]
    .sort((left, right) => left.seq - right.seq)
    .flatMap(({ seq, body }) => {
      const change = body.changes.find((one) => one.op === 'update' && one.id === subjectId);
      if (change?.op !== 'update') return [];
      const condition = textPair(change.fields.condition);
      const seal = textPair(change.fields.sealNumber);
      if (condition === undefined && seal === undefined) return [];
      const look: ConditionLook = {
        ...blank,
        key: `amended ${seq}`,
        kind: 'amended',
        at: wallClock(body),
        seq,
        who: [body.author.name],
        sealBefore: seal?.[0] ?? '',
        seal: seal?.[1] ?? '',
        conditionBefore: condition?.[0] ?? '',
        condition: condition?.[1] ?? '',
        reason: body.reason,
      };
      return [{ look, sealChanged: seal !== undefined, saidCondition: condition !== undefined }];
    });
}

function textPair(pair: readonly [unknown, unknown] | undefined): [string, string] | undefined {
  return pair === undefined ? undefined : [String(pair[0] ?? ''), String(pair[1] ?? '')];
}

/** Acts at which nobody needs to have looked at the seal: they count only where they say something. */
const aside: readonly CustodyAction[] = ['funds-moved', 'exported'];

function looksOfEvent(event: CustodyEvent, subjectId: string): ConditionLook[] {
  const item = event.items.find((one) => one.subjectId === subjectId);
  if (item === undefined) return [];
  const { sealBefore, sealAfter, intact, condition, photoId, receipts } = item;
  const record = { kind: 'custody', id: event.id, number: event.number } as const;
  const { action } = event;
  const says = sealBefore !== sealAfter || condition !== '' || photoId !== null || intact === 'no';
  const seen: ConditionLook = {
    ...blank,
    key: item.id,
    kind: 'event',
    at: event.happenedAt,
    seq: event.ledgerSeq,
    who: [event.officerName],
    record,
    action,
    sealBefore,
    seal: sealAfter,
    intact,
    ...stated(condition),
    reason: event.authorisation,
    photoIds: photoId === null ? [] : [photoId],
  };
  const answered = receipts
    .filter(({ state, condition: said }) => state === 'accepted' || said !== '')
    .map(
      (receipt): ConditionLook => ({
        ...blank,
        key: receipt.id,
        kind: 'receipt',
        at: wallClock({ at: receipt.recordedAt, offset: receipt.recordedOffset }),
        seq: receipt.ledgerSeq,
        who: [receipt.officerName],
        record,
        action,
        paper: receipt.paperNumber,
        sealBefore: sealAfter,
        seal: receipt.seal || sealAfter,
        intact: receipt.intact,
        ...stated(receipt.condition),
      }),
    );
  return says || !aside.includes(action) ? [seen, ...answered] : answered;
}

function lookOfCount(count: CountLook): ConditionLook {
  return {
    ...blank,
    key: count.id,
    kind: 'count',
    at: wallClock({ at: count.closedAt, offset: count.closedOffset }),
    seq: Number.MAX_SAFE_INTEGER,
    who: [count.officerName, count.secondName].filter((name) => name !== ''),
    record: { kind: 'count', id: count.id, number: count.number },
    ...sealed(count.seal),
    intact: count.intact,
    ...stated(count.note),
  };
}

function lookOfDiscrepancy(act: DiscrepancyRecord): ConditionLook[] {
  const ofSeal = act.kind === 'seal-broken' || act.kind === 'seal-differs';
  if (!ofSeal && act.kind !== 'condition') return [];
  const said = ofSeal
    ? { sealBefore: act.expected, seal: act.found || act.expected, ...stated(act.notes) }
    : { conditionBefore: act.expected, condition: act.found };
  return [
    {
      ...blank,
      key: act.id,
      kind: 'discrepancy',
      at: moment(act),
      seq: act.ledgerSeq,
      who: [act.officerName, act.secondName].filter((name) => name !== ''),
      record: { kind: 'discrepancy', id: act.id, number: act.number },
      ...said,
      intact: act.kind === 'seal-broken' ? 'no' : null,
      reason: act.outcome,
    },
  ];
}

/** Pictures of one officer and day that follow each other are one look. */
function joinPhotos(looks: readonly ConditionLook[]): ConditionLook[] {
  const joined: ConditionLook[] = [];
  for (const look of looks) {
    const last = joined.at(-1);
    const same =
      last?.kind === 'photo' &&
      look.kind === 'photo' &&
      last.at.slice(0, 10) === look.at.slice(0, 10) &&
      last.who[0] === look.who[0];
    if (same) joined[joined.length - 1] = { ...last, photoIds: [...last.photoIds, ...look.photoIds] };
    else joined.push(look);
  }
  return joined;
}

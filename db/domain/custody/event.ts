import { z } from 'zod';
import { error, type Finding, warning } from '../finding';
import { recordId } from '../ids';
import { recordMeta } from '../record';
import { checkTexts, line, note } from '../text';
import { existingDate, localDateTime, partialDate } from '../time';
import { custodian, custodianDraft, outsideCustodian } from './custodian';

/** What a custody event is of. */
export const heldKind = z.enum(['exhibit', 'envelope']);
export type HeldKind = z.infer<typeof heldKind>;

export const custodyAction = z.enum([
  'collected',
  'to-storage',
  'to-laboratory',
  'returned-from-laboratory',
  'to-court',
  'returned-from-court',
  'to-investigator',
  'for-inspection',
  'inter-agency',
  'temporary-custody',
  'digital-transfer',
  'return-to-owner',
  'disposal',
  'sealed',
  'unsealed',
  'envelope-opened',
  'funds-moved',
  'counted',
  'photographed',
  'exported',
]);
export type CustodyAction = z.infer<typeof custodyAction>;

/** Acts on a thing that stays with whoever has it. */
export const localActions: readonly CustodyAction[] = [
  'sealed',
  'unsealed',
  'envelope-opened',
  'funds-moved',
  'counted',
  'photographed',
  'exported',
];
/** Acts on a thing that stays which speak of its seal. */
const sealActions: readonly CustodyAction[] = ['sealed', 'unsealed', 'envelope-opened'];
/** Acts of a disposition: by two, never by a custody event alone. */
export const finalActions: readonly CustodyAction[] = ['return-to-owner', 'disposal'];
/** Acts that bring a thing back from somebody outside. */
export const returnActions: readonly CustodyAction[] = ['returned-from-laboratory', 'returned-from-court'];

export const isTransfer = (action: CustodyAction): boolean => !localActions.includes(action);

export const custodyMethod = z.enum(['initial-receipt', 'in-person', 'courier', 'secure-upload']);

/** The seal as it was looked at; `none` where there was none to look at. */
export const sealFound = z.enum(['yes', 'no', 'none']);
export type SealFound = z.infer<typeof sealFound>;

/** One thing of an event, as typed. The seal before it is told by the record. */
export const custodyItemDraft = z.strictObject({
  kind: heldKind.default('exhibit'),
  id: recordId,
  intact: sealFound.default('yes'),
  /** The seal that it leaves with; '' where it is the one that it had. */
  newSeal: line,
  condition: line,
  /** An attachment of the same case that shows it. */
  photoId: recordId.nullable().default(null),
});

/** A paper that an outside person signed, instead of a key. */
export const paperReceipt = z.strictObject({
  number: line,
  attachmentId: recordId.nullable().default(null),
});
export type PaperReceipt = z.infer<typeof paperReceipt>;

/** A custody event as typed: one act on one thing or many. Who gives is told by the record. */
export const custodyDraft = z.strictObject({
  action: custodyAction,
  items: z.array(custodyItemDraft).min(1).max(2_000),
  /** Whether what is recorded as part of these things, and is with them, goes along. */
  withChildren: z.boolean().default(true),
  /** Who gets it; null for an act on a thing that stays. */
  to: custodianDraft.nullable().default(null),
  /** Who gave it, where they are outside and the record does not say them. */
  from: outsideCustodian.nullable().default(null),
  method: custodyMethod.default('in-person'),
  /** Local time; '' is now. */
  happenedAt: localDateTime,
  fromPlace: line,
  toPlace: line,
  purpose: line,
  authorisation: line,
  attestation: note,
  /** When it must be back. */
  dueBack: partialDate,
  paper: paperReceipt.nullable().default(null),
});
export type CustodyDraft = z.infer<typeof custodyDraft>;

/** What became of an offer, item by item; rows are only added. `found` ends `lost`. */
export const receiptState = z.enum(['accepted', 'refused', 'lost', 'found']);
export type ReceiptState = z.infer<typeof receiptState>;
export const custodyReceipt = z.strictObject({
  id: recordId,
  itemId: recordId,
  state: receiptState,
  /** Who received, refused or says so: an officer here, or the outside person whose paper it is. */
  officerId: z.string(),
  officerName: z.string(),
  /** The receiver's own session, their passphrase on the giver's machine, or a paper. */
  via: z.enum(['session', 'second-hand', 'paper']),
  seal: z.string(),
  intact: sealFound,
  condition: z.string(),
  place: z.string(),
  reason: z.string(),
  paperNumber: z.string(),
  attachmentId: recordId.nullable(),
  recordedAt: z.string(),
  recordedOffset: z.int(),
  ledgerSeq: z.int(),
});
export type CustodyReceipt = z.infer<typeof custodyReceipt>;

export const custodyItem = z.strictObject({
  id: recordId,
  kind: heldKind,
  /** Of the exhibit or envelope. */
  subjectId: recordId,
  number: z.string(),
  title: z.string(),
  sealBefore: z.string(),
  sealAfter: z.string(),
  intact: sealFound,
  condition: z.string(),
  photoId: recordId.nullable(),
  receipts: z.array(custodyReceipt),
});
export type CustodyItem = z.infer<typeof custodyItem>;

export const custodyEvent = recordMeta.extend({
  caseId: recordId,
  action: custodyAction,
  from: custodian,
  to: custodian.nullable(),
  method: custodyMethod,
  happenedAt: z.string(),
  fromPlace: z.string(),
  toPlace: z.string(),
  purpose: z.string(),
  authorisation: z.string(),
  attestation: z.string(),
  dueBack: z.string(),
  items: z.array(custodyItem),
});
export type CustodyEvent = z.infer<typeof custodyEvent>;

/** Where an offered thing stands. An act on a thing that stays has no receipt. */
export type ItemState = 'done' | 'offered' | ReceiptState;
export function itemState(event: Pick<CustodyEvent, 'to'>, item: Pick<CustodyItem, 'receipts'>): ItemState {
  return item.receipts.at(-1)?.state ?? (event.to === null ? 'done' : 'offered');
}

/** @param now the wall clock, `2026-11-18T02:31` */
export function checkCustody(draft: CustodyDraft, now: string): Finding[] {
  const found = checkTexts(draft);
  const { action, to, happenedAt, dueBack } = draft;
  if (finalActions.includes(action)) found.push(error('action', 'custody.by-disposition'));
  if (isTransfer(action) && to === null) found.push(error('to', 'required'));
  if (!isTransfer(action) && to !== null) found.push(error('to', 'custody.stays'));
  if (to?.kind === 'outside' && to.name.trim() === '') found.push(error('to.name', 'required'));
  if (to?.kind === 'outside' && to.document.trim() === '')
    found.push(warning('to.document', 'custody.no-document'));
  if (to?.kind === 'officer' && draft.paper !== null) found.push(error('paper', 'custody.key-not-paper'));
  if (to?.kind === 'outside' && draft.paper === null) found.push(warning('paper', 'custody.no-paper'));
  if (draft.paper && draft.paper.number.trim() === '') found.push(error('paper.number', 'required'));
  if (draft.paper && draft.paper.attachmentId === null)
    found.push(warning('paper.attachmentId', 'custody.no-scan'));
  if (!existingDate(happenedAt)) found.push(error('happenedAt', 'date.not-a-day'));
  else if (happenedAt > now) found.push(error('happenedAt', 'custody.future'));
  if (!existingDate(dueBack)) found.push(error('dueBack', 'date.not-a-day'));
  else if (dueBack !== '' && dueBack < (happenedAt || now).slice(0, dueBack.length))
    found.push(error('dueBack', 'custody.due-before'));
  if (action === 'temporary-custody' && dueBack.length < 10) found.push(error('dueBack', 'required'));
  if (action === 'collected' && to?.kind === 'outside') found.push(error('to', 'custody.collected-outside'));
  if (draft.purpose.trim() === '' && isTransfer(action)) found.push(warning('purpose', 'custody.no-purpose'));
  found.push(...checkItems(draft));
  return found;
}

function checkItems({ action, items }: CustodyDraft): Finding[] {
  const seen = new Set<string>();
  return items.flatMap((item, index): Finding[] => {
    const found: Finding[] = [];
    if (seen.has(item.id)) found.push(error(`items.${index}.id`, 'custody.twice'));
    seen.add(item.id);
    if (action === 'sealed' && item.newSeal.trim() === '')
      found.push(error(`items.${index}.newSeal`, 'required'));
    if (action === 'unsealed' && item.newSeal.trim() !== '')
      found.push(error(`items.${index}.newSeal`, 'custody.unsealed-seal'));
    // Who counts or photographs a thing does not hold it: a seal is put on by an act of its own.
    if (!isTransfer(action) && !sealActions.includes(action) && item.newSeal.trim() !== '')
      found.push(error(`items.${index}.newSeal`, 'custody.seal-elsewhere'));
    if (action !== 'sealed' && item.intact === 'no' && item.condition.trim() === '')
      found.push(warning(`items.${index}.condition`, 'custody.broken-unsaid'));
    return found;
  });
}

/** What a receiver says of one thing: taken, or not and why. */
export const receiptLine = z.discriminatedUnion('take', [
  z.strictObject({
    take: z.literal(true),
    itemId: recordId,
    /** The seal that was read; '' where it is the one that was stated. */
    seal: line,
    intact: sealFound.default('yes'),
    condition: line,
  }),
  z.strictObject({ take: z.literal(false), itemId: recordId, reason: line }),
]);
export type ReceiptLine = z.infer<typeof receiptLine>;

/** An answer to an offer. Items that it does not name stay offered. */
export const receiptDraft = z.strictObject({
  eventId: recordId,
  lines: z.array(receiptLine).min(1).max(2_000),
  /** Where they are put; '' is where the offer said. */
  place: line,
  paper: paperReceipt.nullable().default(null),
});
export type ReceiptDraft = z.infer<typeof receiptDraft>;

export function checkReceipt(draft: ReceiptDraft): Finding[] {
  const found = checkTexts(draft);
  draft.lines.forEach((one, index) => {
    if (!one.take && one.reason.trim() === '') found.push(error(`lines.${index}.reason`, 'required'));
  });
  if (draft.paper && draft.paper.number.trim() === '') found.push(error('paper.number', 'required'));
  return found;
}

import { z } from 'zod';
import { outsideCustodian } from './custody/custodian';
import { error, type Finding, warning } from './finding';
import type { MovementPurpose } from './funds/movement';
import { recordId } from './ids';
import { recordMeta } from './record';
import { checkTexts, line, note } from './text';
import { existingDate, localDateTime, partialDate } from './time';

/** How a thing or its money leaves the case. */
export const dispositionWay = z.enum([
  'confiscated',
  'returned-to-victim',
  'returned-to-owner',
  'converted',
  'transferred-to-state',
  'destroyed',
]);
export type DispositionWay = z.infer<typeof dispositionWay>;

export const disposedKind = z.enum(['exhibit', 'envelope', 'wallet']);
export type DisposedKind = z.infer<typeof disposedKind>;

/** An end, as typed: what, how, on whose order, to whom. Two officers sign it and the movement says where money went. */
export const dispositionDraft = z.strictObject({
  caseId: recordId,
  way: dispositionWay,
  items: z
    .array(z.strictObject({ kind: disposedKind, id: recordId }))
    .min(1)
    .max(2_000),
  /** Whether what is recorded as part of these things goes too; both officers sign what is named, so it is named unless said. */
  withChildren: z.boolean().default(false),
  orderNumber: line,
  orderDate: partialDate,
  /** The court, or whoever ordered it. */
  issuer: line,
  /** Who got it; empty where it was destroyed. */
  recipient: outsideCustodian.default({
    name: '',
    organisation: '',
    rank: '',
    document: '',
    kind: 'outside',
  }),
  happenedAt: localDateTime,
  place: line,
  /** How it was destroyed or converted, and before whom. */
  manner: line,
  /** The movement of the money, by record id; null where none is recorded. */
  movementId: recordId.nullable().default(null),
  /** Number and scan of the act on paper. */
  actNumber: line,
  attachmentId: recordId.nullable().default(null),
  notes: note,
});
export type DispositionDraft = z.infer<typeof dispositionDraft>;

export const dispositionRecord = recordMeta
  .extend(dispositionDraft.omit({ items: true, withChildren: true }).shape)
  .extend({
    secondId: z.string(),
    secondName: z.string(),
    items: z.array(
      z.strictObject({
        id: recordId,
        kind: disposedKind,
        subjectId: recordId,
        number: z.string(),
        title: z.string(),
      }),
    ),
  });
export type DispositionRecord = z.infer<typeof dispositionRecord>;

/** What a transfer is made for that carries an order out: the officers' own, and no test. */
export const disposingPurposes: readonly MovementPurpose[] = ['seizure', 'conversion', 'return'];

/** @param now the wall clock, `2026-11-18T02:31` */
export function checkDisposition(draft: DispositionDraft, now: string): Finding[] {
  const found = checkTexts(draft);
  if (draft.orderNumber.trim() === '') found.push(error('orderNumber', 'required'));
  if (draft.issuer.trim() === '') found.push(warning('issuer', 'status.no-issuer'));
  if (!existingDate(draft.orderDate)) found.push(error('orderDate', 'date.not-a-day'));
  else if (draft.orderDate === '') found.push(error('orderDate', 'required'));
  else if (draft.orderDate > now.slice(0, 10)) found.push(error('orderDate', 'custody.future'));
  if (!existingDate(draft.happenedAt)) found.push(error('happenedAt', 'date.not-a-day'));
  else if (draft.happenedAt > now) found.push(error('happenedAt', 'custody.future'));
  if (draft.orderDate.length >= 10 && (draft.happenedAt || now).slice(0, 10) < draft.orderDate)
    found.push(error('happenedAt', 'disposition.before-order'));
  if (draft.way === 'destroyed' && draft.manner.trim() === '') found.push(error('manner', 'required'));
  const { name, organisation } = draft.recipient;
  if (draft.way !== 'destroyed' && name.trim() === '' && organisation.trim() === '')
    found.push(error('recipient.name', 'required'));
  if (draft.items.some(({ kind }) => kind === 'wallet') && draft.movementId === null)
    found.push(warning('movementId', 'disposition.no-movement'));
  if (draft.attachmentId === null) found.push(warning('attachmentId', 'custody.no-scan'));
  if (new Set(draft.items.map(({ id }) => id)).size < draft.items.length)
    found.push(error('items', 'custody.twice'));
  return found;
}

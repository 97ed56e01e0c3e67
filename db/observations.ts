import { and, count, eq, type SQL } from 'drizzle-orm';
import { readAttachment } from './attachments';
import { error, type Finding } from './domain/finding';
import { canHold, findAsset } from './domain/funds/assets';
import { checkObservation, type ObservationDraft, type ObservationRecord } from './domain/funds/observation';
import { Refusal } from './domain/refusal';
import { wallClock } from './domain/time';
import { settleSeen } from './moneyAgain';
import type { ReadDb } from './open';
import { type MoneyPlace, placeOf } from './places';
import { nextNumber, requireAcceptable, requireChanged, requireFound, subjectOf } from './record';
import { readRef } from './refs';
import { movement, observation } from './schema';
import { requireAct, withdrawAct } from './secured';
import type { WriteTx } from './tx';

/** How an observation came in, and the hash of the file that says so where no attachment is named. */
export interface Entry {
  readonly entry: ObservationRecord['entry'];
  readonly fileHash: string;
}

const typed: Entry = { entry: 'typed', fileHash: '' };

/** Records an amount that was seen. @throws Refusal `draft.refused`, `record.not-found` */
export function recordObservation(
  tx: WriteTx,
  draft: ObservationDraft,
  how: Entry = typed,
): ObservationRecord {
  const { place, row } = insertObservation(tx, draft, how, countIn(tx.read, draft.caseId));
  settleSeen(tx, [row]);
  tx.about(place.subject);
  return row;
}

/** Records what one file says, in one entry about the case. @throws Refusal `draft.refused` with the row's index in the field */
export function recordObservations(
  tx: WriteTx,
  caseId: string,
  drafts: readonly ObservationDraft[],
  how: Entry,
): ObservationRecord[] {
  const recorded = countIn(tx.read, caseId);
  const rows = drafts.map((draft, index) => insertObservation(tx, draft, how, recorded + index).row);
  settleSeen(tx, rows);
  const ref = readRef(tx.read, 'case', caseId);
  tx.about(subjectOf('case', ref, ref.title));
  return rows;
}

function countIn(read: ReadDb, caseId: string): number {
  return read.select({ n: count() }).from(observation).where(eq(observation.caseId, caseId)).get()?.n ?? 0;
}

function insertObservation(
  tx: WriteTx,
  draft: ObservationDraft,
  how: Entry,
  recorded: number,
): { place: MoneyPlace; row: ObservationRecord } {
  const findings = checkObservation(draft, wallClock(tx.now));
  requireAcceptable(findings);
  const place = placeOf(tx.read, draft);
  if (!place) throw new Refusal('draft.refused', {}, findings);
  requireAcceptable(ofPlace(draft, place));
  const row: ObservationRecord = {
    ...tx.meta(nextNumber(tx, 'observation', draft.caseId, recorded)),
    ...draft,
    walletId: place.walletId,
    entry: how.entry,
    fileHash: draft.attachmentId === null ? how.fileHash : hashOf(tx.read, draft),
    withdrawn: 0,
  };
  tx.insert('observation', row);
  return { place, row };
}

function ofPlace(draft: ObservationDraft, place: MoneyPlace): Finding[] {
  const asset = findAsset(draft.assetId);
  const field = place.address === null ? 'accountId' : 'addressId';
  if (place.caseId !== draft.caseId) return [error(field, 'record.other-case')];
  if (place.address !== null && asset !== undefined && !canHold(place.address.chain, asset))
    return [error('assetId', 'movement.other-chain', { asset: asset.ticker })];
  return [];
}

function hashOf(read: ReadDb, { attachmentId, caseId }: ObservationDraft): string {
  const file = readAttachment(read, attachmentId ?? '');
  if (file.caseId !== caseId) requireAcceptable([error('attachmentId', 'record.other-case')]);
  return file.sha256;
}

/** Takes an observation back; it stays readable. @throws Refusal `record.unchanged`, `observation.confirms` */
export function withdrawObservation(tx: WriteTx, id: string, reason: string): ObservationRecord {
  const row = readObservation(tx.read, id);
  requireAct(tx, withdrawAct(tx.read, row));
  const confirms = tx.read
    .select({ number: movement.number })
    .from(movement)
    .where(and(eq(movement.confirmationId, id), eq(movement.withdrawn, 0)))
    .get();
  if (confirms) throw new Refusal('observation.confirms', { movement: confirms.number });
  requireChanged(tx.update('observation', id, { withdrawn: 1 }));
  const place = placeOf(tx.read, row);
  if (place) tx.about(place.subject, reason);
  return { ...row, withdrawn: 1 };
}

/** @throws Refusal `record.not-found` */
export function readObservation(read: ReadDb, id: string): ObservationRecord {
  return requireFound(read.select().from(observation).where(eq(observation.id, id)).get(), 'observation');
}

export interface MoneyFilter {
  readonly caseId?: string | undefined;
  readonly walletId?: string | undefined;
  readonly accountId?: string | undefined;
}

/** Observations, withdrawn ones too, in the order in which they were recorded. */
export function listObservations(read: ReadDb, filter: MoneyFilter): ObservationRecord[] {
  return read
    .select()
    .from(observation)
    .where(and(...observationsOf(filter)))
    .orderBy(observation.ledgerSeq, observation.number)
    .all();
}

function observationsOf({ caseId, walletId, accountId }: MoneyFilter): (SQL | undefined)[] {
  return [
    caseId === undefined ? undefined : eq(observation.caseId, caseId),
    walletId === undefined ? undefined : eq(observation.walletId, walletId),
    accountId === undefined ? undefined : eq(observation.accountId, accountId),
  ];
}

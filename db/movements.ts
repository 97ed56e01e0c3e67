import { and, count, eq, ne, or } from 'drizzle-orm';
import { controlFacts, isAgencyWallet, setControl } from './control';
import { hiddenAddress } from './domain/access';
import { checkAddress } from './domain/address';
import { error, type Finding, warning } from './domain/finding';
import { findAsset } from './domain/funds/assets';
import { expectedNow, findDrops, latestOf } from './domain/funds/balance';
import { mayBe, provenBy } from './domain/funds/control';
import {
  checkMovement,
  type MovementDraft,
  type MovementPlaces,
  type MovementRecord,
} from './domain/funds/movement';
import type { ObservationDraft } from './domain/funds/observation';
import { canonicalTxid } from './domain/funds/txid';
import { Refusal } from './domain/refusal';
import { wallClock } from './domain/time';
import { listObservations, type MoneyFilter, recordObservation } from './observations';
import type { ReadDb } from './open';
import { type MoneyPlace, placeOf } from './places';
import { nextNumber, requireAcceptable, requireFound } from './record';
import { address, dropExplanation, movement, wallet } from './schema';
import { foundAct, requireAct } from './secured';
import type { WriteTx } from './tx';
import { seesCase } from './visibility';

/** Who stood behind a movement; a transfer that was only found has nobody. */
export interface MovementHands {
  readonly secondName: string;
  readonly authorisation: string;
}

/** Records a transfer. @throws Refusal `draft.refused`, `record.not-found` */
export function recordMovement(tx: WriteTx, draft: MovementDraft, hands: MovementHands): MovementRecord {
  const sees: Sees = (caseId) => seesCase(tx.read, tx.author.id, caseId);
  const { findings, from, to } = judgeMovement(tx.read, draft, wallClock(tx.now), sees);
  for (const end of [from, to])
    if (end && !sees(end.caseId)) throw new Refusal('record.not-found', { kind: 'address' });
  requireAcceptable(findings);
  if (!from) throw new Refusal('draft.refused', {}, findings);
  requireAct(tx, movementAct(tx.read, draft));
  const recorded =
    tx.read.select({ n: count() }).from(movement).where(eq(movement.caseId, draft.caseId)).get()?.n ?? 0;
  const row: MovementRecord = {
    ...tx.meta(nextNumber(tx, 'movement', draft.caseId, recorded)),
    ...draft,
    txid: txidOf(draft),
    fromWalletId: from.walletId,
    toWalletId: to?.walletId ?? null,
    ...hands,
    confirmedAt: '',
    confirmedOffset: null,
    confirmedBy: '',
    confirmationId: null,
    confirmationSource: '',
    withdrawn: 0,
  };
  tx.insert('movement', row);
  if (provesControl(row) && from.walletId !== null && !isAgencyWallet(tx.read, from.walletId))
    setControl(tx, from.walletId, 'moved', { cause: 'movement', reason: row.number, movementId: row.id });
  tx.about(from.subject);
  return row;
}

/** Under which kind a transfer is recorded: by two, but for somebody else's that takes nothing from what is secured. */
export function movementAct(read: ReadDb, draft: MovementDraft) {
  const { purpose, fromAddressId: addressId, fromAccountId: accountId } = draft;
  return purpose === 'found' ? foundAct(read, { addressId, accountId }) : 'funds.move';
}

const provesControl = ({ purpose }: MovementDraft) => purpose !== 'test' && purpose !== 'found';

function txidOf({ assetId, txid }: MovementDraft): string {
  const chain = findAsset(assetId)?.chain;
  return (chain && canonicalTxid(chain, txid)) || txid.trim();
}

interface Judged {
  readonly findings: Finding[];
  readonly from: MoneyPlace | undefined;
  readonly to: MoneyPlace | undefined;
}

/** Whether whoever asks sees a case. A rule is for every row of the vault; what it says names none of a hidden case. */
type Sees = (caseId: string) => boolean;

/** Every finding that the vault has on a draft: the form asks for the same while it is filled in. */
export function judgeMovement(
  read: ReadDb,
  draft: MovementDraft,
  now?: string,
  sees: Sees = () => true,
): Judged {
  const from = placeOf(read, { addressId: draft.fromAddressId, accountId: draft.fromAccountId });
  const to = placeOf(read, { addressId: draft.toAddressId, accountId: draft.toAccountId });
  const toAgency = to?.walletId ? isAgencyWallet(read, to.walletId) : to || draft.toText ? false : undefined;
  const places: MovementPlaces = {
    fromChain: from?.address?.chain,
    toChain: to?.address?.chain,
    toAgency,
    tested: to || draft.toText ? wasTested(read, draft) : undefined,
    now,
  };
  const findings = [...checkMovement(draft, places), ...judgePlaces(read, draft, { from, to }, sees)];
  const twin = twinOf(read, draft);
  if (twin !== undefined) findings.push(error('txid', 'movement.twice', { number: twin }));
  return { findings, from, to };
}

function judgePlaces(
  read: ReadDb,
  draft: MovementDraft,
  { from, to }: Pick<Judged, 'from' | 'to'>,
  sees: Sees,
): Finding[] {
  const found: Finding[] = [];
  const field = (end: 'from' | 'to', place: MoneyPlace) =>
    `${end}${place.address === null ? 'Account' : 'Address'}Id`;
  if (from && from.caseId !== draft.caseId) found.push(error(field('from', from), 'record.other-case'));
  if (to && to.caseId !== draft.caseId) {
    const shared = to.walletId !== null && isAgencyWallet(read, to.walletId);
    found.push(error(field('to', to), shared ? 'movement.agency-other-case' : 'record.other-case'));
  }
  if (draft.toText.trim() !== '') found.push(...judgeText(read, draft, sees));
  if (to?.walletId && from?.walletId && isAgencyWallet(read, to.walletId)) {
    const other = otherTarget(read, to.walletId, from.walletId);
    if (other !== undefined)
      found.push(warning('toAddressId', 'movement.agency-other-target', { wallet: other }));
  }
  return found;
}

/** A destination that was typed: an address of this vault is picked, and no other case's agency wallet is paid into. */
function judgeText(read: ReadDb, { toText, assetId, caseId }: MovementDraft, sees: Sees): Finding[] {
  const chain = findAsset(assetId)?.chain;
  if (!chain) return [];
  const verdict = checkAddress(chain, toText, { repairs: false });
  const known = read
    .select({ caseId: wallet.caseId, role: address.role })
    .from(address)
    .innerJoin(wallet, eq(wallet.id, address.walletId))
    .where(and(eq(address.canonical, verdict.canonical), eq(address.withdrawn, 0)))
    .all();
  const others = known.filter((one) => one.role === 'agency' && one.caseId !== caseId);
  if (others.some((one) => sees(one.caseId))) return [error('toText', 'movement.agency-other-case')];
  if (others.length > 0) return [error('toText', hiddenAddress, { text: verdict.canonical })];
  if (known.some((one) => one.caseId === caseId)) return [error('toText', 'movement.pick-address')];
  return verdict.valid ? [] : [warning('toText', `address.${verdict.reason ?? 'checksum'}`, { chain })];
}

/** The number of another wallet whose money went into this agency wallet: each target has its own. */
function otherTarget(read: ReadDb, agencyId: string, fromId: string): string | undefined {
  return read
    .select({ number: wallet.number })
    .from(movement)
    .innerJoin(wallet, eq(wallet.id, movement.fromWalletId))
    .where(
      and(eq(movement.toWalletId, agencyId), ne(movement.fromWalletId, fromId), eq(movement.withdrawn, 0)),
    )
    .get()?.number;
}

function wasTested(read: ReadDb, draft: MovementDraft): boolean {
  return read
    .select()
    .from(movement)
    .where(and(eq(movement.caseId, draft.caseId), eq(movement.purpose, 'test'), eq(movement.withdrawn, 0)))
    .all()
    .some(
      (one) =>
        one.confirmedAt !== '' &&
        one.assetId === draft.assetId &&
        one.toAddressId === draft.toAddressId &&
        one.toAccountId === draft.toAccountId &&
        one.toText === draft.toText,
    );
}

function twinOf(read: ReadDb, draft: MovementDraft): string | undefined {
  const txid = txidOf(draft);
  if (txid === '') return undefined;
  return read
    .select()
    .from(movement)
    .where(and(eq(movement.txid, txid), eq(movement.withdrawn, 0)))
    .all()
    .find(
      (one) =>
        one.caseId === draft.caseId &&
        one.assetId === draft.assetId &&
        one.fromAddressId === draft.fromAddressId &&
        one.fromAccountId === draft.fromAccountId &&
        one.toAddressId === draft.toAddressId &&
        one.toText === draft.toText,
    )?.number;
}

/** What was seen where it went; the place and the asset are the movement's own. */
export type Arrival = Pick<
  ObservationDraft,
  'amount' | 'observedAt' | 'blockHeight' | 'source' | 'sourceName' | 'attachmentId'
>;

export interface Confirmation {
  readonly id: string;
  /** Null where it went to no address or account of the case: then `source` says how it is known. */
  readonly arrival: Arrival | null;
  readonly source: string;
  /** Why what may be left at the source is not worth moving; '' where the officer does not say so. */
  readonly nothingLeft: string;
}

/** Under which kind an arrival is confirmed: that what is left is not worth moving is said by two. */
export const confirmAct = ({ nothingLeft }: Pick<Confirmation, 'nothingLeft'>) =>
  nothingLeft.trim() === '' ? 'funds.confirm' : 'funds.confirmRest';

/**
 * Records that a movement was seen to have arrived; the wallet that it left becomes `confirmed` where nothing is known to
 * be left in it. @throws Refusal `draft.refused`, `movement.confirmed`, `movement.withdrawn`, `record.not-found`
 */
export function confirmMovement(tx: WriteTx, given: Confirmation): MovementRecord {
  const row = readMovement(tx.read, given.id);
  if (row.withdrawn === 1) throw new Refusal('movement.withdrawn', { number: row.number });
  if (row.confirmedAt !== '') throw new Refusal('movement.confirmed', { number: row.number });
  requireAct(tx, confirmAct(given));
  const confirmationId = seen(tx, row, given);
  tx.update('movement', row.id, {
    confirmedAt: tx.now.at,
    confirmedOffset: tx.now.offset,
    confirmedBy: tx.author.name,
    confirmationId,
    confirmationSource: given.source,
  });
  if (row.fromWalletId !== null && provesControl(row)) settle(tx, row, given.nothingLeft);
  if (row.toWalletId !== null && row.purpose !== 'found') settleReceiver(tx, row, row.toWalletId);
  aboutSource(tx, row, given.nothingLeft);
  return readMovement(tx.read, row.id);
}

function seen(tx: WriteTx, row: MovementRecord, { arrival, source }: Confirmation): string | null {
  if (row.toAddressId === null && row.toAccountId === null) {
    if (source.trim() === '') requireAcceptable([error('source', 'required')]);
    return null;
  }
  if (arrival === null) throw new Refusal('draft.refused', {}, [error('amount', 'required')]);
  const findings: Finding[] = [];
  if (arrival.observedAt !== '' && arrival.observedAt < row.movedAt)
    findings.push(error('observedAt', 'movement.seen-before'));
  if (arrival.amount !== '' && BigInt(arrival.amount) < BigInt(row.amount))
    findings.push(error('amount', 'movement.not-arrived'));
  requireAcceptable(findings);
  const { caseId, toAddressId: addressId, toAccountId: accountId, assetId } = row;
  return recordObservation(tx, { caseId, addressId, accountId, assetId, notes: row.number, ...arrival }).id;
}

/** Brings the source's control to what is proven now. */
function settle(tx: WriteTx, row: MovementRecord, stated: string): void {
  const walletId = row.fromWalletId ?? '';
  const facts = controlFacts(tx.read, walletId);
  if (facts.agency) return;
  const proven = provenBy(facts, stated.trim() !== '' || knownEmpty(tx.read, walletId));
  const because = { cause: 'confirmation', reason: stated || row.number, movementId: row.id } as const;
  if (proven) setControl(tx, walletId, proven, because);
}

/** What arrived by two hands proves that an agency wallet receives. */
function settleReceiver(tx: WriteTx, { id, number }: MovementRecord, walletId: string): void {
  const facts = controlFacts(tx.read, walletId);
  if (facts.agency && mayBe('confirmed', facts))
    setControl(tx, walletId, 'confirmed', { cause: 'confirmation', reason: number, movementId: id });
}

/**
 * Whether every asset that was ever seen in the wallet is known to be gone, and where it went. A wallet that nobody looked
 * into is not, nor is one whose balance fell and nothing says why.
 */
export function knownEmpty(read: ReadDb, walletId: string): boolean {
  const seen = listObservations(read, { walletId });
  const last = latestOf(seen);
  const moves = listMovements(read, { walletId });
  if (last.length === 0 || last.some((one) => expectedNow(one, moves) > 0n)) return false;
  return !findDrops(seen, moves, read.select().from(dropExplanation).all()).some(({ open }) => open);
}

/** Takes a movement back; it stays readable, and the control that it proved falls. @throws Refusal `movement.withdrawn` */
export function withdrawMovement(tx: WriteTx, id: string, reason: string): MovementRecord {
  const row = readMovement(tx.read, id);
  if (row.withdrawn === 1) throw new Refusal('movement.withdrawn', { number: row.number });
  tx.update('movement', id, { withdrawn: 1 });
  for (const end of [row.fromWalletId, row.toWalletId]) if (end !== null) fall(tx, end, id, reason);
  aboutSource(tx, row, reason);
  return readMovement(tx.read, id);
}

/** The control that a withdrawn movement proved goes with it. */
function fall(tx: WriteTx, walletId: string, movementId: string, reason: string): void {
  const owner = tx.read.select().from(wallet).where(eq(wallet.id, walletId)).get();
  const facts = controlFacts(tx.read, walletId);
  if (!owner || mayBe(owner.control, facts)) return;
  const after = !facts.agency && facts.moved > 0 ? 'moved' : 'access';
  setControl(tx, walletId, after, { cause: 'withdrawal', reason, movementId });
}

function aboutSource(tx: WriteTx, row: MovementRecord, reason: string): void {
  const place = placeOf(tx.read, { addressId: row.fromAddressId, accountId: row.fromAccountId });
  if (place) tx.about(place.subject, reason);
}

/** @throws Refusal `record.not-found` */
export function readMovement(read: ReadDb, id: string): MovementRecord {
  return requireFound(read.select().from(movement).where(eq(movement.id, id)).get(), 'movement');
}

/** Movements out of and into a wallet or account, or of a case, withdrawn ones too, in the order of recording. */
export function listMovements(read: ReadDb, { caseId, walletId, accountId }: MoneyFilter): MovementRecord[] {
  return read
    .select()
    .from(movement)
    .where(
      and(
        caseId === undefined ? undefined : eq(movement.caseId, caseId),
        walletId === undefined
          ? undefined
          : or(eq(movement.fromWalletId, walletId), eq(movement.toWalletId, walletId)),
        accountId === undefined
          ? undefined
          : or(eq(movement.fromAccountId, accountId), eq(movement.toAccountId, accountId)),
      ),
    )
    .orderBy(movement.ledgerSeq)
    .all();
}

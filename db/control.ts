import { and, count, eq, ne } from 'drizzle-orm';
import { type ControlCause, type ControlChange, type ControlFacts, mayBe } from './domain/funds/control';
import { Refusal } from './domain/refusal';
import type { AddressDraft, Control } from './domain/wallet';
import type { ReadDb } from './open';
import { address, controlChange, movement, wallet } from './schema';
import type { WriteTx } from './tx';

/** Whether a wallet was made by the agency to receive: every address in it has the agency's role. */
export function isAgency(lines: readonly Pick<AddressDraft, 'role'>[]): boolean {
  return lines.length > 0 && lines.every(({ role }) => role === 'agency');
}

export function isAgencyWallet(read: ReadDb, walletId: string): boolean {
  return isAgency(
    read
      .select({ role: address.role })
      .from(address)
      .where(and(eq(address.walletId, walletId), eq(address.withdrawn, 0)))
      .groupBy(address.role)
      .all(),
  );
}

/** What movements prove of a wallet's control. Tests and other people's transfers prove nothing. */
export function controlFacts(read: ReadDb, walletId: string): ControlFacts {
  const own = read
    .select()
    .from(movement)
    .where(and(eq(movement.fromWalletId, walletId), eq(movement.withdrawn, 0), ne(movement.purpose, 'test')))
    .all()
    .filter(({ purpose }) => purpose !== 'found');
  const received = read
    .select({ n: count() })
    .from(movement)
    .where(
      and(
        eq(movement.toWalletId, walletId),
        eq(movement.withdrawn, 0),
        ne(movement.purpose, 'found'),
        ne(movement.confirmedAt, ''),
      ),
    )
    .get();
  const confirmed = own.filter(({ confirmedAt }) => confirmedAt !== '');
  return {
    agency: isAgencyWallet(read, walletId),
    moved: own.length,
    confirmed: confirmed.length,
    secured: confirmed.filter(({ toWalletId }) => toWalletId !== null && isAgencyWallet(read, toWalletId))
      .length,
    received: received?.n ?? 0,
  };
}

/**
 * Asked before a wallet is written with a control that somebody typed.
 * @throws Refusal `draft.refused` at `control` where no movement proves it
 */
export function requireProven(state: Control, facts: ControlFacts): void {
  if (mayBe(state, facts)) return;
  const params = { control: state };
  throw new Refusal('draft.refused', {}, [
    { field: 'control', code: 'wallet.control-unproven', level: 'error', params },
  ]);
}

interface Because {
  readonly cause: ControlCause;
  readonly reason: string;
  readonly movementId: string | null;
}

/** Changes a wallet's control and keeps the step. Does nothing where it is so already. */
export function setControl(tx: WriteTx, walletId: string, after: Control, because: Because): void {
  const row = tx.read.select().from(wallet).where(eq(wallet.id, walletId)).get();
  if (!row || row.control === after) return;
  tx.update('wallet', walletId, { control: after });
  noteControl(tx, walletId, row.control, after, because);
}

/** Keeps a step that was written with the wallet's other fields. */
export function noteControl(
  tx: WriteTx,
  walletId: string,
  before: Control,
  after: Control,
  because: Because,
): void {
  const step: ControlChange = {
    id: tx.newId(),
    walletId,
    before,
    after,
    ...because,
    recordedAt: tx.now.at,
    recordedOffset: tx.now.offset,
    officerId: tx.author.id,
    officerName: tx.author.name,
    ledgerSeq: tx.seq,
  };
  tx.insert('controlChange', step);
}

/** The steps of one wallet, oldest first. */
export function listControl(read: ReadDb, walletId: string): ControlChange[] {
  return read
    .select()
    .from(controlChange)
    .where(eq(controlChange.walletId, walletId))
    .orderBy(controlChange.ledgerSeq)
    .all();
}

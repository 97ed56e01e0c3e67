import { and, eq } from 'drizzle-orm';
import { readAccount } from './accounts';
import { accountTitle } from './domain/funds/account';
import type { EntrySubject } from './domain/ledger';
import { Refusal } from './domain/refusal';
import type { AddressRecord } from './domain/wallet';
import type { ReadDb } from './open';
import { subjectOf } from './record';
import { address, wallet } from './schema';

/** Where money lies: an address of a wallet, or an account at a provider. */
export interface MoneyPlace {
  readonly caseId: string;
  readonly walletId: string | null;
  readonly address: Pick<AddressRecord, 'id' | 'chain' | 'canonical'> | null;
  /** What an entry about money there is about: the wallet or the account. */
  readonly subject: EntrySubject;
}

/** The addresses that stand of a case's or a wallet's wallets, each with its wallet. */
export function ownedAddresses(
  read: ReadDb,
  { caseId, walletId }: { readonly caseId?: string | undefined; readonly walletId?: string | undefined },
) {
  return read
    .select({ line: address, owner: wallet })
    .from(address)
    .innerJoin(wallet, eq(wallet.id, address.walletId))
    .where(
      and(
        eq(address.withdrawn, 0),
        caseId === undefined ? undefined : eq(wallet.caseId, caseId),
        walletId === undefined ? undefined : eq(wallet.id, walletId),
      ),
    )
    .orderBy(wallet.number, address.position)
    .all();
}

/** @throws Refusal `record.not-found` */
export function placeOf(
  read: ReadDb,
  { addressId, accountId }: { readonly addressId: string | null; readonly accountId: string | null },
): MoneyPlace | undefined {
  if (addressId !== null) {
    const found = read
      .select({ line: address, owner: wallet })
      .from(address)
      .innerJoin(wallet, eq(wallet.id, address.walletId))
      .where(eq(address.id, addressId))
      .get();
    if (!found) throw new Refusal('record.not-found', { kind: 'address' });
    const { line, owner } = found;
    return {
      caseId: owner.caseId,
      walletId: owner.id,
      address: line,
      subject: subjectOf('wallet', owner, owner.label),
    };
  }
  if (accountId === null) return undefined;
  const row = readAccount(read, accountId);
  return {
    caseId: row.caseId,
    walletId: null,
    address: null,
    subject: subjectOf('account', row, accountTitle(row)),
  };
}

import { byNumber } from './domain/numbering';
import type { CarriedWallet } from './domain/paper/carriedSection';
import type { WalletRecord } from './domain/wallet';
import type { ReadDb } from './open';
import { listWallets } from './wallets';

/** What a paper about something else may say of a wallet: no notes, no keys, no envelope. */
function said({
  id,
  number,
  label,
  type,
  control,
  exhibitId,
  recordedAt,
  addresses,
}: WalletRecord): CarriedWallet {
  return { id, number, label, type, control, exhibitId, recordedAt, addresses };
}

/** The wallets of a case, in the order of their numbers. */
export function walletsOfCase(read: ReadDb, caseId: string): CarriedWallet[] {
  return byNumber(listWallets(read, caseId)).map(said);
}

/** The wallets with addresses that were found on exhibits of a case, and those named themselves. */
export function walletsOn(read: ReadDb, caseId: string, things: Iterable<string>): CarriedWallet[] {
  const named = new Set(things);
  return walletsOfCase(read, caseId).filter(
    ({ id, exhibitId, addresses }) =>
      addresses.length > 0 && (named.has(id) || (exhibitId !== null && named.has(exhibitId))),
  );
}

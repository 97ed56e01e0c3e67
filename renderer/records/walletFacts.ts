import { findChain } from '../../db/domain/address';
import type { Control, WalletRecord } from '../../db/domain/wallet';

/** Red before amber before green; the order in which money can still be lost. */
const urgency: Readonly<Record<Control, number>> = {
  unknown: 0,
  'carrier-held': 0,
  access: 1,
  moved: 2,
  lost: 3,
  confirmed: 4,
};

/** Wallets whose funds others can still move come first, the oldest of them at the top. */
export function redFirst<W extends Pick<WalletRecord, 'control' | 'recordedAt'>>(wallets: readonly W[]): W[] {
  return [...wallets].sort(
    (a, b) => urgency[a.control] - urgency[b.control] || a.recordedAt.localeCompare(b.recordedAt),
  );
}

/** Whether the funds can still be moved by others: neither confirmed at an agency wallet nor known to be lost. */
export function isUnsecured(wallet: Pick<WalletRecord, 'control'>): boolean {
  return wallet.control !== 'confirmed' && wallet.control !== 'lost';
}

export function failedAddresses(wallet: Pick<WalletRecord, 'addresses'>): number {
  return wallet.addresses.filter((address) => address.checksum === 'failed').length;
}

/** The chains of a wallet's addresses by ticker, each once, in their order. */
export function chainsOf(wallet: Pick<WalletRecord, 'addresses'>): string[] {
  return [...new Set(wallet.addresses.map((address) => findChain(address.chain)?.ticker ?? address.chain))];
}

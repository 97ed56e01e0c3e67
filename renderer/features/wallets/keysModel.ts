import {
  type DerivedAddress,
  deriveRange,
  type KeySource,
  openKeySource,
  type ScriptKind,
} from '../../../db/domain/hd';
import { Refusal } from '../../../db/domain/refusal';
import type { AddressDraft, WalletDraft, WalletRecord } from '../../../db/domain/wallet';
import { RequestError } from '../../ipc/envelope';
import { addressKey } from './intake';
import { recordedPart, walletInHand } from './walletModel';

/** What a wallet's public key gives: a source to derive from, or why it cannot be one. */
export type OpenedKey = { source: KeySource } | { error: RequestError };

export function openWalletKey(publicKey: string, script: ScriptKind | undefined): OpenedKey {
  try {
    const source = openKeySource(publicKey, { script });
    // A script without an address form is found out here, not while the page is drawn.
    deriveRange(source, { from: 0, count: 1, branch: 'both' });
    return { source };
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    const { code, params } = thrown;
    return { error: new RequestError({ code, message: code, data: { params, findings: [] } }) };
  }
}

export interface DerivedRow extends DerivedAddress {
  id: string;
  /** Already among the wallet's addresses. */
  recorded: boolean;
}

/** The first addresses of every branch, branch by branch, and which of them the wallet has already. */
export function derivedRows(source: KeySource, count: number, wallet: WalletRecord): DerivedRow[] {
  const known = new Set(wallet.addresses.map(addressKey));
  return deriveRange(source, { from: 0, count, branch: 'both' }).map((row) => ({
    ...row,
    id: `${row.path} ${row.address}`,
    recorded: known.has(addressKey({ chain: source.chain, text: row.address })),
  }));
}

/** The wallet as it is recorded, with derived addresses behind its own. */
export function withDerived(
  wallet: WalletRecord,
  source: KeySource,
  rows: readonly DerivedRow[],
): WalletDraft {
  const role = wallet.addresses.at(-1)?.role ?? 'suspect';
  const added = rows
    .filter((row) => !row.recorded)
    .map(
      ({ address, path }): AddressDraft => ({
        chain: source.chain,
        text: address,
        role,
        path,
        memo: '',
        label: '',
      }),
    );
  const draft = recordedPart(walletInHand(wallet));
  return { ...draft, addresses: [...draft.addresses, ...added] };
}

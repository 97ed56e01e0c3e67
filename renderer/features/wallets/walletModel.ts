import { error, type Finding, warning } from '../../../db/domain/finding';
import { openKeySource } from '../../../db/domain/hd';
import { Refusal } from '../../../db/domain/refusal';
import {
  type AddressDraft,
  checkWallet,
  type WalletDraft,
  type WalletRecord,
  walletDraft,
} from '../../../db/domain/wallet';
import { draftOf } from '../../records/draftOf';
import { secretIn, takeIn } from './intake';

/** A wallet in hand: the draft, the pasted texts whose chain the officer has not told yet, and what stands in the box. */
export interface WalletInHand extends WalletDraft {
  pending: string[];
  /** Typed into the box and not added yet: it is kept with the draft, and taken in before the wallet is recorded. */
  typed: string;
}

// Any well-formed id: the schema fills the other fields with what they are when nothing was typed.
const noCase = '00000000-0000-7000-8000-000000000000';

export function emptyWallet(caseId: string, exhibitId: string | null): WalletInHand {
  return { ...walletDraft.parse({ caseId: noCase }), caseId, exhibitId, pending: [], typed: '' };
}

export function walletInHand(record: WalletRecord): WalletInHand {
  const addresses: AddressDraft[] = record.addresses.map(({ chain, text, role, path, memo, label }) => ({
    chain,
    text,
    role,
    path,
    memo,
    label,
  }));
  return { ...draftOf(walletDraft, { ...record, addresses }), pending: [], typed: '' };
}

export function recordedPart({ pending: _pending, typed: _typed, ...draft }: WalletInHand): WalletDraft {
  return draft;
}

/** With what stands in the box put behind the addresses; the same where nothing does. */
export function withTyped(inHand: WalletInHand): WalletInHand {
  const { typed, addresses, pending } = inHand;
  if (typed.trim() === '' || secretIn(typed) !== undefined) return inHand;
  const intake = takeIn(typed, addresses, pending, addresses.at(-1)?.role ?? 'suspect');
  return { ...inHand, addresses: intake.addresses, pending: intake.pending, typed: '' };
}

/** Judged as it would be recorded: with the text of the box taken in. */
export function checkWalletInHand(given: WalletInHand): Finding[] {
  const inHand = withTyped(given);
  const found = [...checkWallet(inHand), ...checkKeySum(inHand.publicKey)];
  if (inHand.caseId === '') found.unshift(error('caseId', 'required'));
  if (inHand.pending.length > 0)
    found.push(error('pending', 'wallet.chain-unchosen', { n: inHand.pending.length }));
  return found;
}

/**
 * A descriptor or extended key whose checksum does not hold was misread, or stands so on the paper: it is kept as found, like
 * a failed address, and said while the paper is in hand.
 */
function checkKeySum(publicKey: string): Finding[] {
  for (const line of publicKey.split(/\s*\n\s*/)) {
    try {
      if (line.trim() !== '') openKeySource(line);
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown;
      // What Dalel cannot read, or not derive from, may still be what the officer found.
      if (thrown.code === 'key.checksum') return [warning('publicKey', 'key.checksum', thrown.params)];
    }
  }
  return [];
}

import { z } from 'zod';
import { type ChainId, chains, checkAddress } from './address';
import { yesNoUnknown } from './exhibit';
import { error, type Finding, warning } from './finding';
import { recordId } from './ids';
import { recordMeta } from './record';
import { checkTexts, line, note } from './text';

export const walletType = z.enum(['hardware', 'software', 'paper', 'custodial', 'multisig', 'unknown']);

/** Who controls the funds. Only `confirmed` is green: a device held is not money held. */
export const control = z.enum(['unknown', 'carrier-held', 'access', 'moved', 'confirmed', 'lost']);
export type Control = z.infer<typeof control>;

export const addressRole = z.enum([
  'suspect',
  'victim',
  'agency',
  'exchange-deposit',
  'mining-payout',
  'unknown',
]);
export const chainId = z.enum(chains.map((chain) => chain.id) as [ChainId, ...ChainId[]]);
export const checksum = z.enum(['verified', 'none', 'format-only', 'failed']);

/** An address as the officer found it; what it is worth is told by `checkAddress`, never typed. */
export const addressDraft = z.strictObject({
  chain: chainId,
  text: line,
  role: addressRole.default('suspect'),
  path: line,
  memo: line,
  label: line,
});
export type AddressDraft = z.infer<typeof addressDraft>;

/** An address in the vault: the text as found and what its own chain's rules say of it. */
export const addressRecord = addressDraft.extend({
  id: recordId,
  walletId: recordId,
  position: z.int(),
  network: z.string(),
  canonical: z.string(),
  format: z.string(),
  checksum,
});
export type AddressRecord = z.infer<typeof addressRecord>;

/** Something that controls addresses, as typed. Secrets have no field here: they belong in a sealed envelope. */
export const walletDraft = z.strictObject({
  caseId: recordId,
  exhibitId: recordId.nullable().default(null),
  label: line,
  type: walletType.default('hardware'),
  software: line,
  derivation: line,
  masterFingerprint: line,
  publicKey: z.string().max(4_000).default(''),
  extraWord: yesNoUnknown.default('unknown'),
  control: control.default('unknown'),
  othersMayHold: line,
  envelopeNumber: line,
  envelopeSeal: line,
  notes: note,
  addresses: z.array(addressDraft).max(10_000).default([]),
});
export type WalletDraft = z.infer<typeof walletDraft>;

export const walletRecord = recordMeta
  .extend(walletDraft.shape)
  .extend({ addresses: z.array(addressRecord) });
export type WalletRecord = z.infer<typeof walletRecord>;

/** Whether the agency answers for its money: not where every address is a victim's or an exchange's. */
export function isOurs(lines: readonly Pick<AddressDraft, 'role'>[]): boolean {
  return lines.length === 0 || lines.some(({ role }) => role !== 'victim' && role !== 'exchange-deposit');
}

/**
 * A failed checksum does not keep a wallet from being recorded: the text may be exactly what stood on the paper.
 * It is kept as found, flagged, and the verdict goes with it everywhere.
 */
export function checkWallet(draft: WalletDraft): Finding[] {
  const found = checkTexts(draft, ['publicKey']);
  if (draft.label.trim() === '') found.push(error('label', 'required'));
  if (draft.masterFingerprint !== '' && !/^[0-9a-fA-F]{8}$/.test(draft.masterFingerprint)) {
    found.push(error('masterFingerprint', 'wallet.fingerprint-form'));
  }
  if (draft.addresses.length === 0 && draft.publicKey === '')
    found.push(warning('addresses', 'wallet.no-address'));
  if (draft.control !== 'confirmed' && draft.othersMayHold === '')
    found.push(warning('othersMayHold', 'wallet.others-unstated'));
  const seen = new Map<string, number>();
  draft.addresses.forEach((address, index) => {
    found.push(...checkWalletAddress(address, `addresses.${index}`));
    const key = `${address.chain} ${checkAddress(address.chain, address.text, { repairs: false }).canonical}`;
    const first = seen.get(key);
    if (first !== undefined && address.text !== '')
      found.push(error(`addresses.${index}.text`, 'address.twice', { row: first + 1 }));
    else seen.set(key, index);
  });
  return found;
}

function checkWalletAddress(address: AddressDraft, path: string): Finding[] {
  if (address.text.trim() === '') return [error(`${path}.text`, 'required')];
  const verdict = checkAddress(address.chain, address.text, { repairs: false });
  if (verdict.checksum === 'failed' || !verdict.valid) {
    return [warning(`${path}.text`, `address.${verdict.reason ?? 'checksum'}`, { chain: address.chain })];
  }
  return verdict.checksum === 'verified'
    ? []
    : [warning(`${path}.text`, `address.${verdict.checksum}`, { chain: address.chain })];
}

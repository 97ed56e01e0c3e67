import type { AddressReason, ChainId, Checksum, Repair } from '../address';

export type PublicKind =
  | 'address'
  | 'token'
  | 'payment-uri'
  | 'xpub'
  | 'public-key'
  | 'descriptor'
  | 'txid'
  | 'iin'
  | 'bin'
  | 'iban'
  | 'card'
  | 'phone'
  | 'email'
  | 'url'
  | 'domain';

/** What a text may be. `chain`, `network` and `format` are null where the kind has none. */
export interface PublicMatch {
  kind: PublicKind;
  chain: ChainId | null;
  network: string | null;
  format: string | null;
  checksum: Checksum;
  /** The one spelling by which such values are compared; a card is masked. */
  canonical: string;
  repairs: Repair[];
}

/** A secret is named, never repeated. */
export interface SecretMatch {
  kind: 'seed' | 'private-key';
  secret: true;
}

export interface Identification {
  /** The text as given; null for a secret, masked for a bank card. */
  input: string | null;
  matches: (PublicMatch | SecretMatch)[];
}

export interface ChainAnswer {
  input: string | null;
  valid: boolean;
  format: string | null;
  network: string | null;
  /** Why not, as a code; null when valid. 'secret': the text holds a key and was not looked at further. */
  reason: AddressReason | 'secret' | null;
}

/** A match without chain and repairs: numbers and names that no ledger knows. */
export function plainMatch(
  kind: PublicKind,
  format: string | null,
  checksum: Checksum,
  canonical: string,
): PublicMatch {
  return { kind, chain: null, network: null, format, checksum, canonical, repairs: [] };
}

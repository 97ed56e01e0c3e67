import type { LedgerBody } from './ledger';

/** Tables whose rows are ciphertext of secrets: an extract keeps their entries' hashes and leaves their bodies in the vault. */
export const sealedTables: readonly string[] = ['sealedWords', 'sealedShare'];

/** An entry of the ledger as an extract shows it, with the proof that it stands in the ledger. Hashes are lower-case hex. */
export interface ExtractedEntry {
  readonly seq: number;
  readonly kind: string;
  readonly at: string;
  readonly offset: number;
  readonly author: LedgerBody['author'];
  readonly subject: LedgerBody['subject'];
  readonly reason: string;
  readonly second: string;
  /** SHA-256 of the canonical body */
  readonly hash: string;
  readonly signature: string;
  readonly secondSignature: string;
  /** The canonical body; '' where it holds sealed secrets. */
  readonly body: string;
  /** RFC 6962 inclusion proof, from the leaf's sibling up; the leaf is the entry's hash, its index `seq - 1`. */
  readonly proof: readonly string[];
}

/** Tree head over all entries, for the proofs. */
export interface ExtractTree {
  readonly size: number;
  readonly root: string;
}

/** Public halves (Ed25519, hex) of the keys that signed the entries. */
export interface ExtractKey {
  readonly officerId: string;
  readonly name: string;
  readonly signingKey: string;
}

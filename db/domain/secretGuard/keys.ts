import { decodeBase58check } from '../address/base58';
import { findOtherKeys } from './otherKeys';

/** Kinds of private key text; the whole family of extended private keys is `xprv`, further chains are `other-key`. */
export type KeyKind = 'wif' | 'xprv' | 'hex-key' | 'keystore' | 'other-key';
export interface KeyHit {
  kind: KeyKind;
  start: number;
  end: number;
}

// An extended key is 78 bytes; byte 45 begins the key: 0 for private keys, 2 or 3 for public ones (BIP-32).
const EXTENDED_SIZE = 78;
const KEY_AT = 45;

/** Is this base58check payload an extended private key, whatever coin its version bytes belong to? */
export function isExtendedPrivate(payload: Uint8Array): boolean {
  return payload.length === EXTENDED_SIZE && payload[KEY_AT] === 0;
}

/**
 * Is this base58check payload a private key in wallet import format (32 bytes, or 33 ending in 1, after a version of 128
 * or more), or one sealed with a passphrase (BIP-38)?
 */
export function isWif(payload: Uint8Array): boolean {
  const version = payload[0] ?? 0;
  if (payload.length === 39) return version === 1 && (payload[1] === 0x42 || payload[1] === 0x43);
  return version >= 0x80 && (payload.length === 33 || (payload.length === 34 && payload[33] === 1));
}

/** One word of base58: what private key it is. A recognisable xprv counts even with a slip in it. */
export function privateKeyKind(word: string): 'wif' | 'xprv' | undefined {
  if (/^[xyztuvYZUV]prv[1-9A-HJ-NP-Za-km-z]{90,116}$/.test(word)) return 'xprv';
  const payload = decodeBase58check(word);
  if (payload === undefined) return undefined;
  if (isExtendedPrivate(payload)) return 'xprv';
  return isWif(payload) ? 'wif' : undefined;
}

function base58Keys(text: string): KeyHit[] {
  const hits: KeyHit[] = [];
  for (const match of text.matchAll(/(?<![0-9A-Za-z])[1-9A-HJ-NP-Za-km-z]{50,120}(?![0-9A-Za-z])/g)) {
    const kind = privateKeyKind(match[0]);
    if (kind) hits.push({ kind, start: match.index, end: match.index + match[0].length });
  }
  return hits;
}

// A word right before the digits that says that they are public.
const PUBLIC_LABEL =
  /(?:sha-?(?:2-?)?256|sha3|blake[23]\w?|md5|tx(?:id|n|hash)?|transaction|транзакци\p{L}*|транзакция\p{L}*|hash|хэш\p{L}*|хеш\p{L}*|block|блок\p{L}*|merkle\w*|utxo|\/tx\/|\/transaction\/|\/block\/)[\s:=№#"'–—-]{0,6}(?:0x)?$/iu;

/** 64 hexadecimal digits standing alone, unless the text says right before them that they are a hash. */
function hexKeys(text: string): KeyHit[] {
  const hits: KeyHit[] = [];
  for (const match of text.matchAll(/(?<![0-9a-zA-Z])(?:0x)?[0-9a-fA-F]{64}(?![0-9a-zA-Z])/g)) {
    const before = text.slice(Math.max(0, match.index - 40), match.index);
    if (!PUBLIC_LABEL.test(before))
      hits.push({ kind: 'hex-key', start: match.index, end: match.index + match[0].length });
  }
  return hits;
}

/** Web3 secret storage: the JSON of an encrypted key file. */
function keystores(text: string): KeyHit[] {
  if (!/"crypto"\s*:/i.test(text) || !/"ciphertext"\s*:/i.test(text) || !/"kdf"\s*:/i.test(text)) return [];
  const start = text.indexOf('{');
  const end = text.lastIndexOf('}') + 1;
  return [{ kind: 'keystore', start: Math.max(0, start), end: end > start ? end : text.length }];
}

/** Private keys of all kinds in a text. `allowHash`: the field is known to hold a transaction id or a hash. */
export function findKeys(text: string, allowHash: boolean): KeyHit[] {
  if (text.length < 25) return [];
  return [
    ...base58Keys(text),
    ...findOtherKeys(text),
    ...(allowHash ? [] : hexKeys(text)),
    ...keystores(text),
  ];
}

import { type ChainId, checksumCase } from '../../../db/domain/address';
import { digest, hashBlock } from './sha256';

/** What is said of an address that passed; the rules of db/domain/address say the rest. */
export interface FastVerdict {
  readonly chain: ChainId;
  readonly network: string;
  readonly format: string;
  readonly checksum: 'verified' | 'none';
  readonly canonical: string;
}

/**
 * The verdict on the forms that fill registers (Bitcoin, Ethereum, TRON), where they pass: the same that `checkAddress` or,
 * with no chain named, `identifyAddress` gives, at a tenth of the work. Undefined says nothing at all: the rules decide.
 * test/jobs/scan.test.ts holds both to the same verdicts over vectors and mutations.
 */
export function fastVerdict(chain: ChainId | undefined, text: string): FastVerdict | undefined {
  const first = text.charCodeAt(0);
  if (first === 48 && (chain === undefined || chain === 'ethereum')) {
    const found = ethereum(text);
    return chain === undefined && found && isUnclear(text, found) ? undefined : found;
  }
  if (first === 84 && (chain === undefined || chain === 'tron')) return tron(text);
  if (chain !== undefined && chain !== 'bitcoin') return undefined;
  if (first === 98) return segwit(text);
  return first === 49 || first === 51 ? base58Bitcoin(text) : undefined;
}

const lowerEvm = /^0x[0-9a-f]{40}$/;
const anyEvm = /^0x[0-9a-fA-F]{40}$/;

function ethereum(text: string): FastVerdict | undefined {
  if (text.length !== 42 || !anyEvm.test(text)) return undefined;
  const canonical = `0x${checksumCase(text.slice(2))}`;
  const verified = canonical === text;
  if (!verified && !lowerEvm.test(text)) return undefined;
  const checksum = verified ? 'verified' : 'none';
  return { chain: 'ethereum', network: 'mainnet', format: 'EIP-55', checksum, canonical };
}

/** Where no chain is named: few letters may have the checksum of another network by chance (EIP-1191, chains 30 and 31). */
function isUnclear(text: string, { checksum }: FastVerdict): boolean {
  const digits = text.slice(2);
  if (checksum === 'none') return true;
  return checksumCase(digits, 30) === digits || checksumCase(digits, 31) === digits;
}

function tron(text: string): FastVerdict | undefined {
  if (text.length !== 34 || version(text) !== 0x41) return undefined;
  return { chain: 'tron', network: 'mainnet', format: 'base58check', checksum: 'verified', canonical: text };
}

function base58Bitcoin(text: string): FastVerdict | undefined {
  const found = text.length < 26 || text.length > 35 ? -1 : version(text);
  if (found !== 0 && found !== 5) return undefined;
  const format = found === 0 ? 'P2PKH' : 'P2SH';
  return { chain: 'bitcoin', network: 'mainnet', format, checksum: 'verified', canonical: text };
}

const base58 = new Int8Array(128).fill(-1);
for (const [at, sign] of [...'123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'].entries())
  base58[sign.charCodeAt(0)] = at;

/** 25 bytes as nine limbs of 24 bits, the lowest first; doubles hold limb × 58⁴ exactly. */
const limbs = new Float64Array(9);
const bytes = new Uint8Array(27);
const block = new Int32Array(16);

/** The version byte of 25 bytes in base58 whose last four are the double SHA-256 of the others; -1 where they are not. */
function version(text: string): number {
  limbs.fill(0);
  for (let at = 0; at < text.length; at += 4) {
    const end = Math.min(at + 4, text.length);
    let carry = 0;
    let factor = 1;
    for (let place = at; place < end; place += 1) {
      const digit = base58[text.charCodeAt(place)] ?? -1;
      if (digit < 0) return -1;
      carry = carry * 58 + digit;
      factor *= 58;
    }
    for (let limb = 0; limb < 9; limb += 1) {
      const value = (limbs[limb] ?? 0) * factor + carry;
      carry = Math.floor(value / 0x1000000);
      limbs[limb] = value - carry * 0x1000000;
    }
    if (carry > 0) return -1;
  }
  for (let limb = 0; limb < 9; limb += 1) {
    const value = limbs[limb] ?? 0;
    bytes[26 - limb * 3] = value & 255;
    bytes[25 - limb * 3] = (value >>> 8) & 255;
    bytes[24 - limb * 3] = value >>> 16;
  }
  return bytes[0] === 0 && bytes[1] === 0 && zeros(text) && checksumHolds() ? (bytes[2] ?? -1) : -1;
}

/** As many zero bytes as the text begins with ones: base58 writes each of them. */
function zeros(text: string): boolean {
  let at = 0;
  while (at < 25 && bytes[at + 2] === 0) at += 1;
  return (
    text.lastIndexOf('1', at - 1) === at - 1 &&
    text.slice(0, at) === '1'.repeat(at) &&
    text.charCodeAt(at) !== 49
  );
}

function checksumHolds(): boolean {
  block.fill(0);
  for (let at = 0; at < 21; at += 1)
    block[at >> 2] = (block[at >> 2] ?? 0) | ((bytes[at + 2] ?? 0) << (24 - 8 * (at & 3)));
  block[5] = (block[5] ?? 0) | (0x80 << 16);
  block[15] = 21 * 8;
  hashBlock(block);
  block.set(digest);
  block[8] = 0x80000000 | 0;
  block.fill(0, 9, 15);
  block[15] = 256;
  hashBlock(block);
  const told =
    ((bytes[23] ?? 0) << 24) | ((bytes[24] ?? 0) << 16) | ((bytes[25] ?? 0) << 8) | (bytes[26] ?? 0);
  return told === digest[0];
}

const bech32 = new Int8Array(128).fill(-1);
for (const [at, sign] of [...'qpzry9x8gf2tvdw0s3jn54khce6mua7l'].entries()) bech32[sign.charCodeAt(0)] = at;

/** The state of the checksum after `bc` has been taken in (BIP-173). */
const afterPrefix = [3, 3, 0, 2, 3].reduce((state, value) => step(state, value), 1);

function step(state: number, value: number): number {
  const top = state >>> 25;
  let next = ((state & 0x1ffffff) << 5) ^ value;
  if (top & 1) next ^= 0x3b6a57b2;
  if (top & 2) next ^= 0x26508e6d;
  if (top & 4) next ^= 0x1ea119fa;
  if (top & 8) next ^= 0x3d4233dd;
  if (top & 16) next ^= 0x2a1462b3;
  return next;
}

/** Lower-case segwit addresses of versions 0 and 1 in their common lengths. */
function segwit(text: string): FastVerdict | undefined {
  const long = text.length === 62;
  if ((!long && text.length !== 42) || !text.startsWith('bc1')) return undefined;
  let state = afterPrefix;
  for (let at = 3; at < text.length; at += 1) {
    const value = bech32[text.charCodeAt(at)] ?? -1;
    if (value < 0) return undefined;
    state = step(state, value);
  }
  const witness = bech32[text.charCodeAt(3)];
  // 32 bytes are 51 words and one bit: the four bits that fill the last word are zero.
  if (long && ((bech32[text.charCodeAt(55)] ?? 1) & 15) !== 0) return undefined;
  const format = formatOf(witness, state, long);
  if (format === undefined) return undefined;
  return { chain: 'bitcoin', network: 'mainnet', format, checksum: 'verified', canonical: text };
}

function formatOf(witness: number | undefined, state: number, long: boolean): string | undefined {
  if (witness === 0 && state === 1) return long ? 'P2WSH' : 'P2WPKH';
  return witness === 1 && state === 0x2bc830a3 && long ? 'P2TR' : undefined;
}

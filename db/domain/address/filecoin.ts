import { blake2b } from '@noble/hashes/blake2.js';
import type { ChainId } from './chains';
import { familyRule } from './family';
import { BASE32, decodeBase32 } from './stellar';
import type { AddressRule, Parsed } from './types';

const PAYLOAD: Readonly<Record<string, readonly [string, number]>> = {
  '1': ['secp256k1', 20],
  '2': ['actor', 20],
  '3': ['bls', 48],
};
const LOWER = BASE32.toLowerCase();

/** Unsigned LEB128, as Filecoin writes actor numbers. */
function leb128(value: bigint): number[] {
  const out: number[] = [];
  let rest = value;
  do {
    const low = Number(rest & 0x7fn);
    rest >>= 7n;
    out.push(rest > 0n ? low | 0x80 : low);
  } while (rest > 0n);
  return out;
}

function sealed(head: readonly number[], data: Uint8Array): boolean {
  const digest = blake2b(Uint8Array.from([...head, ...data.subarray(0, -4)]), { dkLen: 4 });
  return data.subarray(-4).every((byte, i) => byte === digest[i]);
}

/** Filecoin (spec, appendix "address"): f0 actor numbers without checksum, f1 to f4 with four bytes of BLAKE2b. */
function parseFilecoin(text: string, lead: string): Parsed {
  if (text.charAt(0) !== lead) return { ok: false, reason: /^[ft][0-4]/.test(text) ? 'network' : 'prefix' };
  if (/^[ft]0[0-9]{1,20}$/.test(text)) return { ok: true, format: 'id', checksum: 'none', canonical: text };
  const kind = text.charAt(1);
  const delegated = /^[ft]4([0-9]{1,20})f([a-z2-7]+)$/.exec(text);
  const body = delegated ? (delegated[2] ?? '') : text.slice(2);
  if (!/^[a-z2-7]+$/.test(body)) return { ok: false, reason: 'character' };
  const data = decodeBase32(body.toUpperCase());
  if (data === undefined) return { ok: false, reason: 'padding' };
  if (delegated) {
    if (data.length < 4 || data.length > 58) return { ok: false, reason: 'length', format: 'delegated' };
    return sealed([4, ...leb128(BigInt(delegated[1] ?? '0'))], data)
      ? { ok: true, format: 'delegated', checksum: 'verified', canonical: text }
      : { ok: false, reason: 'checksum', format: 'delegated' };
  }
  const [format, size] = PAYLOAD[kind] ?? [];
  if (format === undefined || size === undefined) return { ok: false, reason: 'form' };
  if (data.length !== size + 4) return { ok: false, reason: 'length', format };
  return sealed([Number(kind)], data)
    ? { ok: true, format, checksum: 'verified', canonical: text }
    : { ok: false, reason: 'checksum', format };
}

function filecoinRule(chain: ChainId, network: string, lead: string): AddressRule {
  return familyRule({
    chain,
    network,
    parse: (text) => parseFilecoin(text, lead),
    near: new RegExp(`^${lead}(?:[12]\\S{39}|3\\S{84}|410f\\S{39})$`),
    alphabet: `${LOWER}01`,
    telling: (text) => text.length >= 6,
  });
}

export const filecoinRules: readonly AddressRule[] = [
  filecoinRule('filecoin', 'mainnet', 'f'),
  filecoinRule('filecoin-testnet', 'testnet', 't'),
];

import { base64, base64url } from '@scure/base';
import { crc16 } from './crc';
import { familyRule } from './family';
import type { AddressRule, Parsed } from './types';

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const BOUNCEABLE = 0x11;
const NON_BOUNCEABLE = 0x51;
const TEST_ONLY = 0x80;

/** The user-friendly spelling for the main network that does not bounce, in the URL alphabet (TEP-2). */
function friendly(workchain: number, hash: Uint8Array): string {
  const body = Uint8Array.from([NON_BOUNCEABLE, workchain & 255, ...hash]);
  const crc = crc16(body);
  return base64url.encode(Uint8Array.from([...body, crc >> 8, crc & 255]));
}

function parseRaw(text: string): Parsed | undefined {
  const raw = /^(-?[0-9]{1,10}):([0-9a-fA-F]{64})$/.exec(text);
  if (!raw) return undefined;
  const workchain = Number(raw[1]);
  if (workchain !== 0 && workchain !== -1) return { ok: false, reason: 'form', format: 'raw' };
  const digits = raw[2] ?? '';
  const hash = Uint8Array.from({ length: 32 }, (_, i) => Number.parseInt(digits.slice(2 * i, 2 * i + 2), 16));
  return { ok: true, format: 'raw', checksum: 'none', canonical: friendly(workchain, hash) };
}

/** TON: raw form, or 36 bytes (flags, workchain, hash, CRC-16) in one of the two base64 alphabets (TEP-2). */
function parseTon(text: string): Parsed {
  const raw = parseRaw(text);
  if (raw) return raw;
  const url = /^[A-Za-z0-9_-]{48}$/.test(text);
  if (!url && !/^[A-Za-z0-9+/]{48}$/.test(text))
    return { ok: false, reason: text.length === 48 ? 'character' : 'length' };
  const bytes = url ? base64url.decode(text) : base64.decode(text);
  const body = bytes.subarray(0, 34);
  if (crc16(body) !== ((bytes[34] ?? 0) << 8) + (bytes[35] ?? 0)) return { ok: false, reason: 'checksum' };
  const flags = (bytes[0] ?? 0) & ~TEST_ONLY;
  const workchain = bytes[1] ?? 1;
  if (flags !== BOUNCEABLE && flags !== NON_BOUNCEABLE) return { ok: false, reason: 'form' };
  if (workchain !== 0 && workchain !== 0xff) return { ok: false, reason: 'form' };
  const network = ((bytes[0] ?? 0) & TEST_ONLY) === 0 ? 'mainnet' : 'testnet';
  const format = flags === BOUNCEABLE ? 'bounceable' : 'non-bounceable';
  return {
    ok: true,
    format,
    checksum: 'verified',
    canonical: friendly(workchain, body.subarray(2)),
    network,
  };
}

export const tonRules: readonly AddressRule[] = [
  familyRule({
    chain: 'ton',
    network: 'mainnet',
    parse: parseTon,
    near: /^[EUk0]\S{47}$/,
    alphabet: BASE64URL,
  }),
];

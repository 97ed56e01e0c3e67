import { randomBytes } from 'node:crypto';
import { sha256 } from '@noble/hashes/sha2.js';
import { base58 } from '@scure/base';

/** A sound address of Bitcoin that nobody has. */
export function bitcoinAddress(): string {
  const payload = Buffer.concat([Buffer.from([0]), randomBytes(20)]);
  return base58.encode(Buffer.concat([payload, Buffer.from(sha256(sha256(payload))).subarray(0, 4)]));
}

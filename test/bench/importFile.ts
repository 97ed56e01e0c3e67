import { createHash, randomBytes } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import { bech32, createBase58check } from '@scure/base';

const base58check = createBase58check((bytes: Uint8Array) => createHash('sha256').update(bytes).digest());

/** A register of addresses of three chains in four forms, every one sound: `address,chain,label`. */
export function writeRegister(path: string, rows: number): void {
  const file = openSync(path, 'w');
  let lines = ['address,chain,label'];
  for (let n = 0; n < rows; n += 1) {
    lines.push(`${lineOf(n)},client ${n % 1_000}`);
    if (lines.length === 20_000) {
      writeSync(file, `${lines.join('\n')}\n`);
      lines = [];
    }
  }
  if (lines.length > 0) writeSync(file, `${lines.join('\n')}\n`);
  closeSync(file);
}

function lineOf(n: number): string {
  const hash = randomBytes(20);
  if (n % 4 === 0) return `${base58check.encode(Uint8Array.from([0, ...hash]))},bitcoin`;
  if (n % 4 === 1) return `${bech32.encode('bc', [0, ...bech32.toWords(hash)])},bitcoin`;
  if (n % 4 === 2) return `0x${hash.toString('hex')},ethereum`;
  return `${base58check.encode(Uint8Array.from([0x41, ...hash]))},tron`;
}

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { psbtBytes, readPsbt } from '../../db/domain/psbt';
import { Refusal } from '../../db/domain/refusal';

const folder = path.resolve(import.meta.dirname, '../fixtures/hd-wallets');
interface Case {
  case: string;
  base64: string;
  expected: string;
}
const { cases }: { cases: Case[] } = JSON.parse(
  readFileSync(path.join(folder, 'bips/bip-0174_psbt.json'), 'utf8'),
);

function refusal(base64: string): string {
  try {
    const bytes = psbtBytes(new TextEncoder().encode(base64));
    if (bytes === undefined) return 'no-psbt';
    readPsbt(bytes);
    return 'accepted';
  } catch (thrown) {
    if (thrown instanceof Refusal) return thrown.code;
    throw thrown;
  }
}

describe('BIP-174', () => {
  it('reads what the BIP calls valid and refuses what it calls invalid', () => {
    for (const one of cases) {
      const got = refusal(one.base64);
      if (one.expected === 'valid') expect.soft(got, one.case).toBe('accepted');
      if (one.expected === 'invalid') expect.soft(got, one.case).not.toBe('accepted');
    }
  });
});

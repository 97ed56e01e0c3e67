import { sha256 } from '@noble/hashes/sha2.js';
import { keccak_256 } from '@noble/hashes/sha3.js';
import { base58check, bech32, bech32m } from '@scure/base';
import type { ReportAddress } from '../../db/domain/reportModel';

/** Made-up addresses with valid checksums, the same for the same number; nobody holds their keys. */
function seed(i: number): Uint8Array {
  return sha256(new TextEncoder().encode(`dalel sample address ${i}`));
}

function ethereum(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes.subarray(0, 20)).toString('hex');
  const hash = Buffer.from(keccak_256(new TextEncoder().encode(hex))).toString('hex');
  const cased = [...hex].map((c, i) => (Number.parseInt(hash[i] ?? '0', 16) >= 8 ? c.toUpperCase() : c));
  return `0x${cased.join('')}`;
}

type Words = { verified: string; none: string; failed: string };

/** Cycles through the formats that the three chains know, 62 characters the longest. */
export function sampleAddress(i: number, words: Words): ReportAddress {
  const bytes = seed(i);
  const h20 = bytes.subarray(0, 20);
  const check = base58check(sha256);
  const verified = { verdict: words.verified, tone: 'verified' as const };
  switch (i % 6) {
    case 0: {
      const address = bech32.encode('bc', [0, ...bech32.toWords(h20)]);
      return { address, chain: 'Bitcoin', format: 'P2WPKH', ...verified };
    }
    case 1:
      return { address: ethereum(bytes), chain: 'Ethereum', format: 'EIP-55', ...verified };
    case 2: {
      const address = check.encode(Uint8Array.of(0x41, ...h20));
      return { address, chain: 'TRON', format: 'Base58Check', ...verified };
    }
    case 3: {
      const address = bech32m.encode('bc', [1, ...bech32m.toWords(bytes)]);
      return { address, chain: 'Bitcoin', format: 'P2TR', ...verified };
    }
    case 4: {
      const address = check.encode(Uint8Array.of(0, ...h20));
      return { address, chain: 'Bitcoin', format: 'P2PKH', ...verified };
    }
    default: {
      const address = ethereum(bytes).toLowerCase();
      return { address, chain: 'Ethereum', format: 'hex', verdict: words.none, tone: 'none' };
    }
  }
}

import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ChainId } from '../../../db/domain/address';

const folder = path.resolve(import.meta.dirname, '../../fixtures/addresses');

/** A fixture file; the caller states its shape, as its SOURCE.txt describes it. */
export function fixture<T>(file: string): T {
  const parsed: T = JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
  return parsed;
}

interface Disagreement {
  suite: string;
  address: string;
}
const uncounted = [
  ...fixture<{ rows: Disagreement[] }>('known_disagreements_btc.json').rows,
  ...fixture<{ rows: Disagreement[] }>('disagreements.json').rows,
];

/** Rows that a suite gets wrong, each listed with its reason. */
export function disagrees(suite: string, address: string): boolean {
  return uncounted.some((row) => row.suite === suite && row.address === address);
}

/** Core's names of networks in our identifiers. */
export const CORE_CHAINS: Readonly<Record<string, ChainId>> = {
  main: 'bitcoin',
  test: 'bitcoin-testnet',
  regtest: 'bitcoin-regtest',
};

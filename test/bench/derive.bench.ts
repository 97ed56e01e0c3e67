import { HDKey } from '@scure/bip32';
import { bench, describe } from 'vitest';
import { deriveRange, openKeySource } from '../../db/domain/hd';
import { runDeriveWork } from '../../electron/jobs/deriveWork';

/**
 * Run with `npx vitest bench --run --config test/config/vitest.config.ts --project unit test/bench/derive.bench.ts`.
 * The baseline is the bare derivation of the same 2 × 1,000 public keys, without scripts and addresses.
 */
const xpub =
  'xpub6BosfCnifzxcFwrSzQiqu2DBVTshkCXacvNsWGYJVVhhawA7d4R5WSWGFNbi8Aw6ZRc1brxMyWMzG3DSSSSoekkudhUd9yLb6qx39T9nMdj';
const count = 1_000;
const once = { iterations: 3, warmupIterations: 0, time: 0 };

describe(`2 × ${count} addresses of one key`, () => {
  bench(
    'bare @scure/bip32',
    () => {
      const key = HDKey.fromExtendedKey(xpub);
      for (const branch of [key.deriveChild(0), key.deriveChild(1)])
        for (let index = 0; index < count; index++) branch.deriveChild(index);
    },
    once,
  );
  bench(
    'derive, P2WPKH',
    () => {
      deriveRange(openKeySource(xpub, { script: 'p2wpkh' }), { from: 0, count, branch: 'both' });
    },
    once,
  );
  bench(
    'the work of keys.match: every kind and chain of a plain xpub',
    async () => {
      await runDeriveWork({ text: xpub, depth: count }, {});
    },
    once,
  );
});

import { HDKey } from '@scure/bip32';
import { expect, test } from 'vitest';
import { deriveRange, openKeySource } from '../../db/domain/hd';
import { runDeriveWork } from '../../electron/jobs/deriveWork';
import { compare, say, spent } from './measure';

const xpub =
  'xpub6BosfCnifzxcFwrSzQiqu2DBVTshkCXacvNsWGYJVVhhawA7d4R5WSWGFNbi8Aw6ZRc1brxMyWMzG3DSSSSoekkudhUd9yLb6qx39T9nMdj';
const count = 1_000;

/** The baseline: the same 2 × 1,000 public keys derived with nothing around it, without scripts and addresses. */
const bare = () =>
  spent(() => {
    const key = HDKey.fromExtendedKey(xpub);
    for (const branch of [key.deriveChild(0), key.deriveChild(1)])
      for (let index = 0; index < count; index += 1) branch.deriveChild(index);
  });

// Would catch: an officer who waits for an extended key to be matched with the case's addresses.
test(`2 × ${count} addresses of one key`, { timeout: 300_000 }, async () => {
  const one = await compare(2, bare, () =>
    spent(() => deriveRange(openKeySource(xpub, { script: 'p2wpkh' }), { from: 0, count, branch: 'both' })),
  );
  say('derive, P2WPKH', one.own, one.base, 'bare @scure/bip32', 'none');
  const all = await compare(2, bare, () => spent(() => runDeriveWork({ text: xpub, depth: count }, {})));
  say('the work of keys.match: every kind and chain', all.own, all.base, 'bare @scure/bip32', '10 s');
  expect(all.own.cpu).toBeGreaterThan(0);
});

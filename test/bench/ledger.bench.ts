import { hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { genesisHash } from '../../db/domain/ledger';
import { followChain } from '../../db/replay/chain';
import { pagesDown, pagesUp } from '../../db/replay/entries';
import { Findings } from '../../db/replay/found';
import { BatchMaker, type SignatureBatch } from '../../db/replay/signatures';
import { verifyInSteps } from '../../db/verify';
import { startSignatureThreads } from '../../electron/jobs/signatureThreads';
import { type BenchVault, makeLedgerVault } from './ledgerVault';
import { compare, say, spent } from './measure';

/** A small part of the goal's million unless told otherwise: every figure grows with the number of entries. */
const count = Number(process.env.DALEL_BENCH_ENTRIES ?? 30_000);
const entry = resolve(import.meta.dirname, '../../out/main/verifySignatures.js');

function bodiesOf({ vault }: BenchVault): Buffer[] {
  return [...pagesUp(vault, 0, count)].flat().map(({ body }) => body);
}

function batchesOf({ vault, signingKey }: BenchVault): SignatureBatch[] {
  const maker = new BatchMaker();
  const batches: SignatureBatch[] = [];
  const keep = () => {
    const taken = maker.take();
    if (taken) batches.push(taken.batch);
  };
  for (const page of pagesDown(vault, 0, count)) {
    for (const { seq, hash: of, signature } of page) {
      maker.add({ seq, who: '', second: false }, signingKey, of, signature);
      if (maker.full) keep();
    }
  }
  keep();
  return batches;
}

function follow({ vault }: BenchVault): void {
  const findings = new Findings();
  const options = { from: 0, fromHash: genesisHash, to: count, findings, links: true };
  for (const steps = followChain(vault, options); !steps.next().done; );
  expect(findings.list).toEqual([]);
}

test('ledger', { timeout: 3_600_000 }, async () => {
  if (!existsSync(entry)) throw new Error('build first: npm run build');
  const bench = makeLedgerVault(count);
  const threads = startSignatureThreads(entry);
  try {
    process.stdout.write(`${count} entries, ${availableParallelism()} cores\n`);
    const bodies = bodiesOf(bench);
    const hashes = () =>
      spent(() => {
        for (const body of bodies) hash('sha256', body, 'hex');
      });
    const chain = await compare(5, hashes, () => spent(() => follow(bench)));
    say('chain', chain.own, chain.base, 'the hash calls alone', '1.5');
    if (process.env.DALEL_BENCH_CHAIN === 'alone') return;
    const batches = batchesOf(bench);
    const check = () => Promise.all(batches.map((batch) => threads.check(batch)));
    const [first] = batches;
    if (first) await threads.check(first);
    const verify = async () => {
      const verdict = await verifyInSteps(bench.vault, { checker: threads });
      expect(verdict).toMatchObject({ ok: true, entries: count });
    };
    const full = await compare(
      count > 100_000 ? 1 : 2,
      () => spent(check),
      () => spent(verify),
    );
    say('full', full.own, full.base, 'the bare signature checks on the same cores', '1.5');
  } finally {
    threads.end();
    bench.end();
  }
});

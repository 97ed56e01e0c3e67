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
import type { SignatureThreads } from '../../electron/jobs/signatureWork';
import { type BenchVault, makeLedgerVault } from './ledgerVault';
import { compare, say, spent } from './measure';

/** A small part of the goal's million unless told otherwise: every figure grows with the number of entries. */
const count = Number(process.env.DALEL_BENCH_ENTRIES ?? 30_000);
const entry = resolve(import.meta.dirname, '../../out/main/verifySignatures.js');

/** So many bodies are held for the bare hash calls; of a longer ledger they are hashed several times over. */
const mostHeld = 100_000;

function bodiesOf({ vault }: BenchVault): Buffer[] {
  return [...pagesUp(vault, 0, Math.min(count, mostHeld))].flat().map(({ body }) => body);
}

const mebibytes = () => Math.round(process.memoryUsage().rss / 2 ** 20);

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

/** Blocks that may wait for a thread: a few megabytes. */
const mostWaiting = 32;

/** Reads here, hashes in threads: every hash and every link. */
async function follow({ vault }: BenchVault, threads: SignatureThreads): Promise<void> {
  const findings = new Findings();
  const options = { from: 0, fromHash: genesisHash, to: count, findings, links: true, elsewhere: true };
  const waiting = new Set<Promise<unknown>>();
  let checked = 0;
  for (const { block } of followChain(vault, options)) {
    if (!block) continue;
    const done: Promise<unknown> = Promise.resolve(threads.hashes?.(block.job)).then((whole) => {
      if (whole) checked += block.job.hashes.length / 64;
      waiting.delete(done);
    });
    waiting.add(done);
    if (waiting.size >= mostWaiting) await Promise.race(waiting);
    else await new Promise((resolve) => setImmediate(resolve));
  }
  await Promise.all(waiting);
  expect([checked, findings.list]).toEqual([count, []]);
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
        for (let done = 0; done < count; )
          for (const body of bodies) {
            if (done >= count) break;
            hash('sha256', body, 'hex');
            done += 1;
          }
      });
    const before = mebibytes();
    const rounds = count > 100_000 ? 3 : 5;
    const chain = await compare(rounds, hashes, () => spent(() => follow(bench, threads)));
    say('chain', chain.own, chain.base, 'the hash calls alone', '1.5');
    process.stdout.write(
      `memory: ${before} MiB before, ${mebibytes()} MiB after the chain was followed ${rounds} times\n`,
    );
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

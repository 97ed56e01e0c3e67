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

/** A tenth of the goal's million unless told otherwise: every figure grows with the number of entries. */
const count = Number(process.env.DALEL_BENCH_ENTRIES ?? 100_000);
const entry = resolve(import.meta.dirname, '../../out/main/verifySignatures.js');

const timed = async (work: () => unknown): Promise<number> => {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
};
const best = async (work: () => unknown, times: number): Promise<number> =>
  Math.min(...(await all(times, () => timed(work))));

async function all<T>(times: number, work: () => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  for (let done = 0; done < times; done += 1) made.push(await work());
  return made;
}

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

function say(what: string, spent: number, baseline: number, of: string, goal: number): void {
  const line = `${what}: ${Math.round(spent)} ms, ${(spent / baseline).toFixed(2)} × ${of} (${Math.round(baseline)} ms), goal ${goal}`;
  process.stdout.write(`${line}\n`);
}

test('ledger', { timeout: 3_600_000 }, async () => {
  if (!existsSync(entry)) throw new Error('build first: npm run build');
  const bench = makeLedgerVault(count);
  const threads = startSignatureThreads(entry);
  try {
    process.stdout.write(`${count} entries, ${availableParallelism()} cores\n`);
    const bodies = bodiesOf(bench);
    const hashes = await best(() => {
      for (const body of bodies) hash('sha256', body, 'hex');
    }, 3);
    say('chain', await best(() => follow(bench), 3), hashes, 'the hash calls alone', 1.5);
    const batches = batchesOf(bench);
    const check = () => Promise.all(batches.map((batch) => threads.check(batch)));
    await check();
    const bare = await best(check, 2);
    const full = await best(async () => {
      const verdict = await verifyInSteps(bench.vault, { checker: threads });
      expect(verdict).toMatchObject({ ok: true, entries: count });
    }, 2);
    say('full', full, bare, 'the bare signature checks on the same cores', 1.5);
  } finally {
    threads.end();
    bench.end();
  }
});

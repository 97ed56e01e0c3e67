import { listCheckpoints } from '../../../db/checkpoints';
import { compareHead, proveEntry } from '../../../db/compare';
import { seesAllCases } from '../../../db/domain/acts';
import type { LedgerFinding, LedgerVerdict } from '../../../db/domain/ledger';
import type { LedgerComparison } from '../../../db/domain/ledgerProof';
import { Refusal } from '../../../db/domain/refusal';
import { listEntries, readHead } from '../../../db/ledger';
import { verifyInSteps } from '../../../db/verify';
import { mayTell } from '../../../db/visibility';
import type { ledgerContract } from '../contract/ledger';
import type { Desk } from './desk';
import type { Handlers } from './handlers';
import { reparseImport } from './reparseImport';

export const ledgerHandlers: Handlers<keyof typeof ledgerContract> = {
  'ledger.head': (desk) => readHead(desk.session.vault.whole),
  'ledger.list': (desk, filter) => listEntries(desk.session.vault.read, filter),
  'ledger.verify': async (desk, { scope, job }) =>
    withoutHidden(desk, await verify(desk, scope, job ?? `verify-${scope}`)),
  'ledger.watched': (desk) => desk.watched,
  'ledger.compare': (desk, { head }) => withoutHiddenEntry(desk, compareHead(desk.session.vault, head)),
  'ledger.checkpoints': (desk) => listCheckpoints(desk.session.vault).reverse(),
  'ledger.prove': (desk, { seq, size }) => proveEntry(desk.session.vault, seq, size),
};

/** Signatures on all cores, everything else in small steps, so that windows are answered meanwhile. */
async function verify(desk: Desk, scope: 'full' | 'recent', job: string): Promise<LedgerVerdict> {
  const threads = desk.around.workers.signatures();
  try {
    return await desk.jobs.run(
      job,
      'verify',
      ({ signal, progress }) =>
        verifyInSteps(desk.session.vault, {
          scope,
          checker: threads,
          signal,
          progress: slowly(progress),
          cancelled: () => new Refusal('job.cancelled'),
          reparse: (run) => reparseImport(desk, run, signal),
        }),
      'entries',
    );
  } finally {
    threads.end();
  }
}

/**
 * The verification reads everything, its reader may not: of rows in cases that they cannot see they learn that something
 * differs, in which table and entry, and nothing of what stands there.
 */
function withoutHidden(desk: Desk, verdict: LedgerVerdict): LedgerVerdict {
  const { officer, vault } = desk.session;
  if (!officer || seesAllCases(officer.role)) return verdict;
  const blank = (found: LedgerFinding): LedgerFinding =>
    mayTell(vault.read, vault.whole, found) ? found : { ...found, number: '', recorded: '', found: '' };
  return { ...verdict, findings: verdict.findings.map(blank) };
}

/** That the ledger holds an entry is proof for everybody; what it is about is told to who sees its case. */
function withoutHiddenEntry({ session }: Desk, answer: LedgerComparison): LedgerComparison {
  const { vault } = session;
  const { entry } = answer;
  if (!entry || mayTell(vault.read, vault.whole, { seq: entry.seq, table: '', id: '' })) return answer;
  const { seq, hash, words } = entry;
  return { ...answer, entry: { seq, hash, words, at: '', offset: 0, kind: '', officerName: '' } };
}

const tellMilliseconds = 100;

/** A window draws ten steps a second; more would only keep both processes busy. */
function slowly(progress: (done: number, total: number) => void): (done: number, total: number) => void {
  let told = 0;
  return (done, total) => {
    const now = performance.now();
    if (now - told < tellMilliseconds) return;
    told = now;
    progress(done, total);
  };
}

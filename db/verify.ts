import { accessHead, accessLogBreaks } from './accessLog';
import { type Checkpoint, lastCheckpoint, listCheckpoints } from './checkpoints';
import type { ImportRecord } from './domain/import';
import { genesisHash, type LedgerFinding, type LedgerVerdict } from './domain/ledger';
import type { ImportOutline } from './imports';
import { readHead } from './ledger';
import type { Vault } from './open';
import { type Projections, projections, type ReplayedEntry, readEntry } from './projections';
import { earlierPeople } from './replay/before';
import { type Chain, followChain, ledgerTree, type OpenBlock } from './replay/chain';
import { hashAt, pageSize, pagesDown, pagesUp, type RawEntry } from './replay/entries';
import { Findings, ledgerFinding } from './replay/found';
import { blockFinding, brokenImports, readableImport } from './replay/imports';
import { recoveryHand } from './replay/keys';
import { RowReplay } from './replay/rows';
import {
  BatchMaker,
  checkHere,
  type SignatureBatch,
  type SignatureChecker,
  type Signed,
} from './replay/signatures';

export { ledgerFinding } from './replay/found';
export type { SignatureBatch, SignatureChecker } from './replay/signatures';
export { checkHere } from './replay/signatures';

export interface VerifyOptions {
  /** `recent`: what came since the last checkpoint, and that the ledger still goes on from it. */
  readonly scope?: 'full' | 'recent';
  readonly known?: Projections;
}

/** Entries of which so many are done; signatures to be checked come along with it. */
export interface VerifyStep {
  readonly done: number;
  readonly total: number;
  readonly work?: { readonly batch: SignatureBatch; readonly signed: readonly Signed[] } | undefined;
  /** Hashes that are checked elsewhere. */
  readonly block?: OpenBlock | undefined;
}

/** Verifies whole in this thread. For the app use `verifyInSteps`, which lets others speak in between. */
export function verifyLedger(vault: Vault, options: VerifyOptions = {}): LedgerVerdict {
  const verification = new Verification(vault, options);
  for (const { work } of verification.steps()) {
    if (work) verification.wrong(work.signed, checkHere.check(work.batch) as readonly number[]);
  }
  for (const run of verification.broken) verification.name(run, []);
  return verification.verdict();
}

export interface Stepping extends VerifyOptions {
  readonly checker: SignatureChecker;
  readonly progress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds between two steps, for work that nobody waits for. */
  readonly rest?: number;
  /** What is thrown when the signal is raised; its own reason otherwise. */
  readonly cancelled?: () => Error;
  /** Makes the rows of an import from its file again and names what differs; nothing where the file cannot tell. */
  readonly reparse?: (run: ImportRecord) => Promise<readonly LedgerFinding[]>;
}

/** Batches of signatures that may wait for a thread: enough to keep all busy, little enough for any ledger. */
const mostWaiting = 64;

/**
 * The same in steps of a few milliseconds, signatures by `checker`. Entries that are appended meanwhile are the next
 * verification's. @throws what `cancelled` makes when the signal is raised
 */
export async function verifyInSteps(vault: Vault, options: Stepping): Promise<LedgerVerdict> {
  const { checker } = options;
  const verification = new Verification(vault, { ...options, elsewhere: checker.hashes !== undefined });
  const waiting = new Set<Promise<void>>();
  const wait = (checked: Promise<void>) => {
    // One that failed stays among them: whoever waits next hears of it.
    const done: Promise<void> = checked.then(() => void waiting.delete(done));
    done.catch(() => undefined);
    waiting.add(done);
  };
  for (const { work, block, done, total } of verification.steps()) {
    options.progress?.(done, total);
    if (block)
      wait(Promise.resolve(checker.hashes?.(block.job)).then((whole) => (whole ? undefined : block.wrong())));
    if (work)
      wait(
        Promise.resolve(checker.check(work.batch)).then((positions) =>
          verification.wrong(work.signed, positions),
        ),
      );
    if (waiting.size >= mostWaiting) await Promise.race(waiting);
    else await pause(options.rest);
    if (options.signal?.aborted) throw options.cancelled?.() ?? options.signal.reason;
  }
  await Promise.all(waiting);
  for (const run of verification.broken) {
    const readable = readableImport(vault, run.id);
    verification.name(run, (readable && (await options.reparse?.(readable))) ?? []);
  }
  return verification.verdict();
}

function pause(milliseconds: number | undefined): Promise<unknown> {
  return new Promise((resolve) => (milliseconds ? setTimeout(resolve, milliseconds) : setImmediate(resolve)));
}

/** Entries between two moments at which somebody else may speak. */
const stepSize = 1_000;

/** One verification: recomputes the chain, replays it against the tables, gathers signatures. Reads only. */
export class Verification {
  readonly #vault: Vault;
  readonly #known: Projections;
  readonly #findings = new Findings();
  readonly #signatures: LedgerFinding[] = [];
  readonly #batch = new BatchMaker();
  readonly #begun = performance.now();
  readonly #head: LedgerVerdict['head'];
  readonly #since: Checkpoint | undefined;
  readonly #elsewhere: boolean;
  /** Imports whose rows are not those of their entry. */
  readonly broken: ImportOutline[] = [];
  #entries = 0;
  #checkpoints = 0;
  #absorbed: number;
  /** The entry after the one that is judged; `#last` is it too, where it could be read. */
  #newer: { seq: number; prev: string } | undefined;
  #last: { seq: number; at: string } | undefined;

  constructor(
    vault: Vault,
    { scope = 'full', known = projections, elsewhere = false }: VerifyOptions & { elsewhere?: boolean },
  ) {
    this.#vault = vault;
    this.#elsewhere = elsewhere;
    this.#known = known;
    this.#head = readHead(vault.whole);
    this.#since = scope === 'recent' ? lastCheckpoint(vault) : undefined;
    this.#absorbed = this.#head.seq;
  }

  *steps(): Generator<VerifyStep> {
    const from = this.#since?.treeSize ?? 0;
    const total = Math.max(0, this.#head.seq - from);
    const rows = new RowReplay(this.#vault, this.#findings);
    const chain = yield* this.#chain(from, total);
    this.#entries = chain.entries;
    let read = 0;
    for (const page of pagesDown(this.#vault, from, this.#head.seq, stepSize)) {
      this.#leaveOutNewer(rows);
      for (const entry of page) this.#replay(entry, chain, rows);
      read += page.length;
      // A chain is followed much faster than it is replayed: a tenth of the way.
      const work = this.#batch.full ? this.#batch.take() : undefined;
      yield { done: Math.min(total, Math.round(total * 0.1 + read * 0.9)), total, work };
    }
    this.#judgeLink(this.#since?.headHash ?? genesisHash);
    const work = this.#batch.take();
    if (work) yield { done: total, total, work };
    this.#leaveOutNewer(rows);
    const extra = this.#since ? [] : rows.findExtra(this.#known);
    for (const more of extra) yield { done: total, total: Math.max(total, more) };
    if (!this.#since) yield* this.#judgeAccessLog(chain, total);
    for (const run of this.#since ? [] : brokenImports(this.#vault, this.#findings)) {
      if (run) this.broken.push(run);
      yield { done: total, total };
    }
  }

  /** The second log is a chain of its own; which key was whose, the ledger knows. */
  *#judgeAccessLog(chain: Chain, total: number): Generator<VerifyStep> {
    for (const breaks of accessLogBreaks(this.#vault, (id, seq) => chain.keys.at(id, seq))) {
      for (const { seq, ...more } of breaks)
        this.#findings.add('access.broken', { table: 'accessEntry', id: String(seq), ...more });
      yield { done: total, total };
    }
  }

  *#chain(from: number, total: number): Generator<VerifyStep, Chain> {
    const since = this.#since;
    const checkpoints = listCheckpoints(this.#vault).filter(({ treeSize }) => treeSize > from);
    const steps = followChain(this.#vault, {
      from,
      fromHash: since?.headHash ?? genesisHash,
      to: this.#head.seq,
      findings: this.#findings,
      links: false,
      elsewhere: this.#elsewhere,
      tree: since ? ledgerTree(since.treeSize, since.peaks) : ledgerTree(),
      sizes: new Set(checkpoints.map(({ treeSize }) => treeSize)),
      known: this.#known,
      ...(since ? { earlier: earlierPeople(this.#vault, from, this.#known, this.#findings) } : {}),
    });
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) {
        this.#judgeCheckpoints(checkpoints, step.value.roots);
        return step.value;
      }
      const { entries, block } = step.value;
      yield { done: Math.round(Math.min(total, entries) * 0.1), total, block };
    }
  }

  #judgeCheckpoints(checkpoints: readonly Checkpoint[], roots: ReadonlyMap<number, string>): void {
    const all = this.#since ? [this.#since, ...checkpoints] : checkpoints;
    for (const one of all) {
      // What was signed while this runs is the next verification's.
      if (one.ledgerSeq > this.#head.seq) continue;
      this.#checkpoints += 1;
      const root = one === this.#since ? rootOf(one) : (roots.get(one.treeSize) ?? '');
      const hash = hashAt(this.#vault, one.treeSize) ?? '';
      const where = { seq: one.ledgerSeq, table: 'checkpoint', id: one.id };
      if (root !== one.rootHash)
        this.#findings.add('checkpoint.wrong', {
          ...where,
          field: 'rootHash',
          recorded: one.rootHash,
          found: root,
        });
      if (hash !== one.headHash)
        this.#findings.add('checkpoint.wrong', {
          ...where,
          field: 'headHash',
          recorded: one.headHash,
          found: hash,
        });
    }
    this.#judgeAccessHead(all.filter(({ ledgerSeq }) => ledgerSeq <= this.#head.seq));
  }

  /** What checkpoints signed of the second log: it was that long then, and ended in that entry. Told once, of the first that does not fit. */
  #judgeAccessHead(signed: readonly Checkpoint[]): void {
    const read = this.#vault.client
      .prepare<[number], string>('SELECT hash FROM access_entry WHERE seq = ?')
      .pluck();
    for (const { ledgerSeq, accessSize, accessHash } of signed) {
      const found = accessSize > 0 ? read.get(accessSize) : accessHash;
      if (found === accessHash) continue;
      const last = accessHead(this.#vault.whole).seq;
      const where = { seq: ledgerSeq, table: 'accessEntry', id: String(accessSize) };
      if (found === undefined)
        this.#findings.add('access.cut', { ...where, recorded: String(accessSize), found: String(last) });
      else this.#findings.add('access.broken', { ...where, field: 'hash', recorded: accessHash, found });
      return;
    }
  }

  /** What is written while this runs moves rows that it has not compared yet. */
  #leaveOutNewer(rows: RowReplay): void {
    for (const page of pagesUp(this.#vault, this.#absorbed, Number.MAX_SAFE_INTEGER, pageSize)) {
      for (const { seq, body } of page) {
        const read = readEntry(body.toString('utf8'), this.#known);
        if (read.state === 'read') rows.leaveOut(read.entry);
        this.#absorbed = seq;
      }
    }
  }

  /** Newest first: an entry is judged together with the one after it. */
  #replay(raw: RawEntry, chain: Chain, rows: RowReplay): void {
    const read = readEntry(raw.body.toString('utf8'), this.#known);
    this.#judgeLink(raw.hash);
    this.#newer = undefined;
    if (read.state === 'unreadable') this.#findings.add('entry.unreadable', { seq: raw.seq });
    else if (read.state === 'unknown-version')
      this.#findings.add('entry.unknown-version', { seq: raw.seq, found: read.v });
    else {
      const { entry } = read;
      if (entry.seq !== raw.seq)
        this.#findings.add('entry.altered', {
          seq: raw.seq,
          field: 'seq',
          recorded: String(entry.seq),
          found: String(raw.seq),
        });
      this.#judgeTime(entry);
      this.#newer = { seq: raw.seq, prev: entry.prev };
      this.#judgeHands(raw, entry, chain);
      rows.take(entry);
    }
  }

  #judgeLink(hash: string): void {
    const newer = this.#newer;
    if (newer && newer.prev !== hash)
      this.#findings.add('chain.broken', { seq: newer.seq, recorded: newer.prev, found: hash });
  }

  /** A clock that was set back is shown, but alters nothing: the chain keeps the order. */
  #judgeTime(entry: ReplayedEntry): void {
    const newer = this.#last;
    if (newer && newer.at < entry.at)
      this.#findings.add('clock.back', { seq: newer.seq, recorded: entry.at, found: newer.at });
    this.#last = { seq: entry.seq, at: entry.at };
  }

  #judgeHands(raw: RawEntry, entry: ReplayedEntry, chain: Chain): void {
    const { author, hands, seq } = entry;
    this.#signed({ seq, who: author.name, second: false }, author.id, raw, chain);
    if (hands) {
      const holder = hands.second?.id ?? recoveryHand;
      this.#signed({ seq, who: hands.second?.name ?? '', second: true }, holder, raw, chain);
      if (holder === author.id) this.#findings.add('hand.missing', { seq, found: author.name });
    } else if (raw.secondSignature !== '')
      this.#findings.add('signature.second-wrong', { seq, found: raw.secondSignature.slice(0, 64) });
    const wrong = [...chain.staff.judge(entry, chain.sight)];
    for (const { code, ...more } of wrong) this.#findings.add(code, { seq, ...more });
    if (!hands && chain.keys.ownKey.has(seq) && wrong.every(({ code }) => code !== 'hand.missing'))
      this.#findings.add('hand.missing', { seq, found: author.name });
    const madeSelf = entry.changes.some(
      ({ op, table, id }) => op === 'insert' && table === 'officer' && id === author.id,
    );
    if (madeSelf && seq !== 1) this.#findings.add('officer.self-made', { seq, found: author.name });
  }

  #signed(signed: Signed, holder: string, raw: RawEntry, chain: Chain): void {
    // An entry that gives the vault another recovery key is confirmed with the one from before.
    const seq = holder === recoveryHand ? signed.seq - 1 : signed.seq;
    const key = chain.keys.at(holder, seq);
    if (key === undefined)
      this.#findings.add('signature.unknown-officer', { seq: signed.seq, found: signed.who });
    else this.#batch.add(signed, key, raw.hash, signed.second ? raw.secondSignature : raw.signature);
  }

  /** Says which of the signatures of a batch were wrong. */
  wrong(signed: readonly Signed[], positions: readonly number[]): void {
    for (const position of positions) {
      const one = signed[position];
      if (one)
        this.#signatures.push(
          ledgerFinding(one.second ? 'signature.second-wrong' : 'signature.wrong', {
            seq: one.seq,
            found: one.who,
          }),
        );
    }
  }

  /** What is wrong with an import: by row and field, or as a whole. */
  name(run: ImportOutline, found: readonly LedgerFinding[]): void {
    for (const { code, ...more } of found.length > 0 ? found : [blockFinding(run)])
      this.#findings.add(code, more);
  }

  verdict(): LedgerVerdict {
    const guards = this.#vault.differences.map((difference) =>
      ledgerFinding(difference.code, { table: difference.name, found: difference.found }),
    );
    const findings = [...guards, ...inOrder([...this.#findings.list, ...this.#signatures])];
    const ok = findings.every((found) => found.code === 'clock.back');
    return {
      ok,
      scope: this.#since ? 'recent' : 'full',
      since: this.#since
        ? { seq: this.#since.treeSize, at: this.#since.recordedAt, offset: this.#since.recordedOffset }
        : null,
      entries: this.#entries,
      checkpoints: this.#checkpoints,
      head: this.#head,
      findings,
      unlisted: this.#findings.unlisted,
      milliseconds: performance.now() - this.#begun,
    };
  }
}

/** First what entries say, in their order, then rows, table by table. */
function inOrder(findings: LedgerFinding[]): LedgerFinding[] {
  const place = ({ seq }: LedgerFinding) => seq ?? Number.MAX_SAFE_INTEGER;
  return findings
    .map((found, index) => ({ found, index }))
    .sort((one, two) => place(one.found) - place(two.found) || one.index - two.index)
    .map(({ found }) => found);
}

function rootOf(checkpoint: Checkpoint): string {
  try {
    return Buffer.from(ledgerTree(checkpoint.treeSize, checkpoint.peaks).root()).toString('hex');
  } catch {
    return '';
  }
}

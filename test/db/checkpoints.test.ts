import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listCheckpoints, proveConsistency, signCheckpoint } from '../../db/checkpoints';
import { compareHead, proveEntry } from '../../db/compare';
import { headWords } from '../../db/domain/ledger';
import { isConsistent, isIncluded } from '../../db/domain/merkle';
import { dropGuards } from '../../db/guards';
import { readHead } from '../../db/ledger';
import { type Projection, projections } from '../../db/projections';
import { checkHere, verifyInSteps, verifyLedger } from '../../db/verify';
import { tampering } from './everyRow';
import { makeTestVault, openTestCase, type TestVault } from './support';

let test: TestVault;
beforeEach(() => {
  test = makeTestVault();
  for (let count = 0; count < 5; count += 1) openTestCase(test);
});
afterEach(() => test.end());

const sign = () => signCheckpoint(test.vault, test.signer, 'lock');
const bytes = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'));

describe('checkpoints', () => {
  // Would catch: an entry for every locking, though nothing was written.
  it('are signed when something was written, and only then', () => {
    const first = sign();
    expect(first).toMatchObject({ treeSize: 6, ledgerSeq: 7, reason: 'lock' });
    expect(sign()).toBeUndefined();
    openTestCase(test);
    expect(sign()).toMatchObject({ treeSize: 8, ledgerSeq: 9 });
    expect(verifyLedger(test.vault)).toMatchObject({ ok: true, checkpoints: 2, entries: 9 });
  });

  // Would catch: a tree that is grown from the last checkpoint and differs from one built anew.
  it('have the root that the whole ledger gives, and each begins the next', () => {
    sign();
    openTestCase(test);
    openTestCase(test);
    sign();
    const [first, second] = listCheckpoints(test.vault);
    if (!first || !second) throw new Error('two were signed');
    const older = { size: first.treeSize, root: bytes(first.rootHash) };
    const newer = { size: second.treeSize, root: bytes(second.rootHash) };
    const proof = proveConsistency(test.vault, older.size, newer.size).map(bytes);
    expect(isConsistent(older, newer, proof)).toBe(true);
    const one = proveEntry(test.vault, 3, first.treeSize);
    expect(one.root).toBe(first.rootHash);
    expect(isIncluded(bytes(one.leafHash), 2, older, one.inclusion.map(bytes))).toBe(true);
    expect(isIncluded(bytes(one.leafHash), 3, older, one.inclusion.map(bytes))).toBe(false);
    const now = { size: one.now.size, root: bytes(one.now.root) };
    expect(isConsistent(older, now, one.now.consistency.map(bytes))).toBe(true);
  });

  it('are named when they do not fit the entries', () => {
    sign();
    dropGuards(test.vault.client);
    const named = tampering(
      test,
      () => test.vault.client.exec("UPDATE checkpoint SET root_hash = 'f00d'"),
      () => verifyLedger(test.vault).findings.map(({ code, field }) => `${code} ${field}`),
    );
    expect(named).toEqual(['checkpoint.wrong rootHash', 'field.changed rootHash']);
  });

  // Would catch: a short verification that reads everything, or one that no longer ties on to what was signed.
  it('let a verification begin at the last one, and tell when the ledger does not go on from it', () => {
    sign();
    openTestCase(test);
    expect(verifyLedger(test.vault, { scope: 'recent' })).toMatchObject({
      ok: true,
      scope: 'recent',
      entries: 2,
      since: { seq: 6 },
    });
    dropGuards(test.vault.client);
    const codes = (sql: string) =>
      tampering(
        test,
        () => test.vault.client.exec(sql),
        () => verifyLedger(test.vault, { scope: 'recent' }).findings.map(({ code }) => code),
      );
    expect(codes("UPDATE ledger_entry SET hash = 'f00d' WHERE seq = 6")).toContain('checkpoint.wrong');
    expect(codes("UPDATE case_file SET title = 'x' WHERE ledger_seq = 8")).toContain('field.changed');
    expect(codes("UPDATE ledger_entry SET signature = 'x' WHERE seq = 8")).toContain('signature.wrong');
    expect(codes('DELETE FROM ledger_entry WHERE seq = 7')).toContain('chain.gap');
  });
});

describe('a verification in steps', () => {
  // Would catch: rows that are written meanwhile and are taken for tampering.
  it('leaves what is written meanwhile to the next one, and tells how far it is', async () => {
    const told: number[] = [];
    const running = verifyInSteps(test.vault, { checker: checkHere, progress: (done) => told.push(done) });
    await new Promise((resolve) => setImmediate(resolve));
    openTestCase(test);
    sign();
    const verdict = await running;
    expect(verdict).toMatchObject({ ok: true, findings: [], entries: 6 });
    expect(verdict.head.seq).toBe(6);
    expect(told.at(-1)).toBe(6);
  });

  it('ends when it is cancelled', async () => {
    const stop = new AbortController();
    const running = verifyInSteps(test.vault, {
      checker: checkHere,
      signal: stop.signal,
      cancelled: () => new Error('given up'),
    });
    stop.abort();
    await expect(running).rejects.toThrow('given up');
  });
});

describe('versions of entries', () => {
  // Would catch: a crash, or silence, before an entry that a newer Dalel wrote.
  it('that are unknown are named', () => {
    const known = new Map([...projections].filter(([v]) => v !== 2));
    const { findings } = verifyLedger(test.vault, { known });
    expect(findings.filter(({ code }) => code === 'entry.unknown-version')).toHaveLength(6);
    expect(findings.find(({ code }) => code === 'entry.unknown-version')).toMatchObject({
      seq: 1,
      found: '2',
    });
  });

  // Would catch: a renamed field that makes every older entry look tampered with.
  it('are read by a projection of their own, which may translate names', () => {
    const plain = projections.get(2);
    if (!plain) throw new Error('version 2 is known');
    test.vault.client.exec("UPDATE case_file SET notes = title, title = 'renamed'");
    const renamed: Projection = {
      v: 2,
      read: (value) => {
        const entry = plain.read(value);
        const changes = entry.changes.map((change) =>
          change.op === 'insert' && change.table === 'caseFile'
            ? { ...change, row: { ...change.row, notes: change.row.title, title: 'renamed' } }
            : change,
        );
        return { ...entry, changes };
      },
    };
    expect(verifyLedger(test.vault).ok).toBe(false);
    expect(verifyLedger(test.vault, { known: new Map([[2, renamed]]) })).toMatchObject({ ok: true });
  });
});

describe('a head from outside', () => {
  it('is found by its words however they were written down, by its hash, and by a checkpoint’s root', () => {
    const head = readHead(test.vault.whole);
    const signed = sign();
    openTestCase(test);
    const found = { state: 'contained', what: 'entry', after: 2, entry: { seq: 6, hash: head.hash } };
    const spoken = head.words.toUpperCase().replaceAll('-', ',  \n');
    for (const text of [head.words, spoken, head.hash, `  ${head.hash.toUpperCase()} `])
      expect(compareHead(test.vault, text)).toMatchObject(found);
    expect(compareHead(test.vault, signed?.rootHash ?? '')).toMatchObject({
      state: 'contained',
      what: 'tree',
    });
  });

  // Would catch: an answer "not ours" to a word that was misheard.
  it('is found with one word of eight wrong, and says which', () => {
    const words = readHead(test.vault.whole).words.split('-');
    const is = words[4] ?? '';
    for (const said of ['babab', 'qqqqq']) {
      const answer = compareHead(test.vault, words.with(4, said).join(' '));
      expect(answer).toMatchObject({ state: 'near', entry: { seq: 6 }, wrong: [{ place: 5, said, is }] });
    }
  });

  it('is absent when this vault never had it, and unreadable when it is no head', () => {
    expect(compareHead(test.vault, headWords('ab'.repeat(32))).state).toBe('absent');
    expect(compareHead(test.vault, 'ab'.repeat(32)).state).toBe('absent');
    for (const text of ['', 'hello', 'one two three four five six seven eight', 'ab'.repeat(31)])
      expect(compareHead(test.vault, text).state).toBe('unreadable');
  });

  // Would catch: an older copy of the vault put in the place of the newer one, unnoticed by whoever holds a paper.
  it('is absent from a ledger whose tail was cut together with its rows', () => {
    openTestCase(test);
    const paper = readHead(test.vault.whole).words;
    dropGuards(test.vault.client);
    const after = tampering(
      test,
      () => {
        test.vault.client.exec('DELETE FROM case_file WHERE ledger_seq = 7');
        test.vault.client.exec('DELETE FROM case_access WHERE ledger_seq = 7');
        test.vault.client.exec('DELETE FROM ledger_entry WHERE seq = 7');
      },
      () => ({ ok: verifyLedger(test.vault).ok, state: compareHead(test.vault, paper).state }),
    );
    expect(after).toEqual({ ok: true, state: 'absent' });
  });
});

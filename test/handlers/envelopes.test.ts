import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { EnvelopeRecord } from '../../db/domain/envelope';
import { type Crew, draftOf, handsOf, makeCrew, passphrases, refusalOf } from './officersSupport';
import { makeDeskVault, makeTestDesk } from './support';

const words = 'legal winner thank year wave sausage worth useful legal winner thank yellow';

const ended: (() => void)[] = [];
afterEach(() => {
  for (const end of ended.splice(0)) end();
});

interface Scene extends Crew {
  readonly envelope: EnvelopeRecord;
  readonly byFounder: ReturnType<typeof handsOf>;
  readonly bySecond: ReturnType<typeof handsOf>;
}

/** Two officers, a case, an envelope of twelve words; the supervisor works. */
async function scene(): Promise<Scene> {
  const crew = await makeCrew();
  ended.push(crew.test.end);
  const { test, founder, second, become } = crew;
  const { id: caseId } = await test.request('case.record', { draft: { title: 'Пирамида' } });
  const draft = { caseId, seal: 'PL-100', wordCount: 12, location: 'сейф 2', printedNumber: 'К-052' };
  const envelope = await test.request('envelope.record', { draft });
  await become(second, passphrases.second);
  return {
    ...crew,
    envelope,
    byFounder: handsOf({ officerId: founder.id, passphrase: passphrases.founder }),
    bySecond: handsOf({ officerId: second.id, passphrase: passphrases.second }),
  };
}

async function holding(): Promise<Scene> {
  const made = await scene();
  await made.test.request('envelope.allow', { allow: true, hands: made.byFounder });
  const envelope = await made.test.request('envelope.hold', { id: made.envelope.id, words });
  return { ...made, envelope };
}

const alertsOf = async ({ test }: Crew) =>
  (await test.request('home.get', {})).alerts
    .filter(({ code }) => code.startsWith('envelope.'))
    .map(({ code, state, params }) => ({ code, state, ...params }));

describe('a paper envelope', () => {
  it('is recorded with a number of its own, found by its seal and printed number', async () => {
    const { test, envelope } = await scene();
    expect(envelope.number).toMatch(/\/S-01$/);
    for (const text of ['PL-100', 'К-052']) {
      const hits = await test.request('search.find', { text });
      expect(hits.map(({ ref }) => ref.id)).toContain(envelope.id);
    }
  });

  // One hand that may open alone makes the seal worthless; a second who is the first, the same.
  it('is not opened by one', async () => {
    const { test, envelope, second } = await scene();
    const open = { id: envelope.id, what: 'paper' as const, newSeal: '' };
    const myself = handsOf({ officerId: second.id, passphrase: passphrases.second });
    expect(await refusalOf(test.request('envelope.open', { ...open, hands: myself }))).toBe(
      'access.same-person',
    );
    const wrong = handsOf({ officerId: second.id, passphrase: 'не та парольная фраза' });
    expect(await refusalOf(test.request('envelope.open', { ...open, hands: wrong }))).toBe(
      'vault.wrong-passphrase',
    );
    expect((await test.request('envelope.get', { id: envelope.id })).openings).toEqual([]);
  });

  it('is red at home from its opening until its new seal, and keeps both', async () => {
    const made = await scene();
    const { test, envelope, founder, second, byFounder } = made;
    const { envelope: open, words: none } = await test.request('envelope.open', {
      id: envelope.id,
      what: 'paper',
      newSeal: '',
      hands: byFounder,
    });
    expect(none).toBeNull();
    expect(open.openings).toMatchObject([
      {
        officerId: second.id,
        secondId: founder.id,
        reason: byFounder.reason,
        authorisation: byFounder.authorisation,
        sealBefore: 'PL-100',
        newSeal: '',
      },
    ]);
    expect(await alertsOf(made)).toMatchObject([{ code: 'envelope.opened', state: 'red' }]);
    const same = test.request('envelope.seal', { id: envelope.id, newSeal: 'PL-100' });
    expect(await refusalOf(same)).toBe('draft.refused');
    const sealed = await test.request('envelope.seal', { id: envelope.id, newSeal: 'PL-101' });
    expect(sealed).toMatchObject({ seal: 'PL-101', openings: [{ sealBefore: 'PL-100', newSeal: 'PL-101' }] });
    expect(await alertsOf(made)).toEqual([]);
    expect(await refusalOf(test.request('envelope.seal', { id: envelope.id, newSeal: 'PL-102' }))).toBe(
      'envelope.sealed',
    );
    expect(await test.request('ledger.verify', {})).toMatchObject({ ok: true, findings: [] });
  });
});

describe('words that a vault holds', () => {
  it('are not taken until two people allowed it', async () => {
    const { test, envelope, byFounder } = await scene();
    const hold = () => test.request('envelope.hold', { id: envelope.id, words });
    expect(await refusalOf(hold())).toBe('envelope.words-off');
    expect(await test.request('envelope.rule', {})).toEqual({ allowed: false, people: 2 });
    await test.request('envelope.allow', { allow: true, hands: byFounder });
    expect(await hold()).toMatchObject({
      checksum: 'verified',
      wordLanguage: 'english',
      wordCount: 12,
      held: { sealed: 2, live: 2, without: 0 },
    });
  });

  it('are not taken in a vault of one: nobody could open them', async () => {
    const test = makeTestDesk();
    ended.push(test.end);
    const { recoveryKey } = await makeDeskVault(test);
    await test.request('officer.identify', { serviceNumber: 'KZ-0001', iin: '' });
    const { id: caseId } = await test.request('case.record', { draft: { title: 'Дело' } });
    const envelope = await test.request('envelope.record', { draft: { caseId, seal: 'PL-1' } });
    await test.request('envelope.allow', { allow: true, hands: handsOf({ recoveryKey }) });
    expect(await refusalOf(test.request('envelope.hold', { id: envelope.id, words }))).toBe(
      'envelope.too-few',
    );
  });

  it('are answered once to two people, after the entry that says who saw them', async () => {
    const { test, envelope, byFounder } = await holding();
    const answer = await test.request('envelope.open', {
      id: envelope.id,
      what: 'words',
      newSeal: '',
      hands: byFounder,
    });
    expect(answer.words).toBe(words);
    const [entry] = await test.request('ledger.list', { limit: 1 });
    expect(entry?.body).toMatchObject({
      kind: 'envelope.open',
      hands: { authorisation: byFounder.authorisation },
    });
    expect(answer.envelope.openings).toMatchObject([{ wordsShown: true, newSeal: '' }]);
    expect(answer.envelope.seal).toBe('PL-100');
    expect(await test.request('ledger.verify', {})).toMatchObject({ ok: true, findings: [] });
  });

  // Numbers that were sealed as words would be shown in their places.
  it('are sealed without the numbers and separators of the paper', async () => {
    const { test, envelope, byFounder } = await holding();
    const numbered = words.split(' ').map((word, index) => `${index + 1}. ${word}`);
    const hold = { id: envelope.id, words: numbered.join('\n'), hands: byFounder };
    expect(await test.request('envelope.hold', hold)).toMatchObject({ checksum: 'verified', wordCount: 12 });
    const open = { id: envelope.id, what: 'words' as const, newSeal: '', hands: byFounder };
    expect((await test.request('envelope.open', open)).words).toBe(words);
  });

  // One who may put other words in place of those that two sealed can make the money unreachable.
  it('are replaced by two only', async () => {
    const { test, envelope, byFounder } = await holding();
    const other = `${'zoo '.repeat(11)}wrong`;
    expect(await refusalOf(test.request('envelope.hold', { id: envelope.id, words: other }))).toBe(
      'envelope.held',
    );
    await test.request('envelope.hold', { id: envelope.id, words: other, hands: byFounder });
    const open = { id: envelope.id, what: 'words' as const, newSeal: '', hands: byFounder };
    expect((await test.request('envelope.open', open)).words).toBe(other);
  });

  it('stand nowhere in the vault’s folder, its ledger, its log or its report', async () => {
    const { test, folder, envelope, byFounder } = await holding();
    await test.request('envelope.open', { id: envelope.id, what: 'words', newSeal: '', hands: byFounder });
    await refusalOf(test.request('envelope.hold', { id: envelope.id, words }));
    const bodies = JSON.stringify(await test.request('ledger.list', { limit: 500 }));
    const told = JSON.stringify([
      await test.request('envelope.list', {}),
      await test.request('search.find', { text: 'PL-100' }),
      await test.request('report.preview', { caseId: envelope.caseId, language: 'ru' }),
      await test.request('draft.list', {}),
      test.logged,
    ]);
    for (const secret of [words, 'sausage', Buffer.from('sausage').toString('hex')]) {
      expect(bodies).not.toContain(secret);
      expect(told).not.toContain(secret);
    }
    // The database is searched as SQLite gives it, since encryption would hide anything from a search of the file.
    const client = test.desk.session.vault.client;
    const tables = client
      .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'")
      .pluck()
      .all();
    for (const table of tables)
      expect(JSON.stringify(client.prepare(`SELECT * FROM main."${table}"`).all())).not.toContain('sausage');
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) =>
      file.isFile(),
    );
    expect(files.length).toBeGreaterThan(1);
    for (const file of files)
      expect(readFileSync(join(file.parentPath, file.name)).includes('sausage')).toBe(false);
  });

  // A retired officer's share that still opened, or one that was silently lost, are both worse than a red line.
  it('are red at home when an officer retires, opened by the others, and sealed anew by two', async () => {
    const made = await scene();
    const { test, envelope, founder, second, byFounder, become } = made;
    const third = await test.request('officer.add', {
      draft: draftOf('В. Ли', 'investigator'),
      passphrase: passphrases.third,
      hands: byFounder,
    });
    await test.request('envelope.allow', { allow: true, hands: byFounder });
    const held = await test.request('envelope.hold', { id: envelope.id, words });
    expect(held.held).toMatchObject({ sealed: 3, live: 3 });
    const byThird = handsOf({ officerId: third.id, passphrase: passphrases.third });
    await test.request('officer.retire', { officerId: founder.id, hands: byThird });
    expect(await alertsOf(made)).toMatchObject([{ code: 'envelope.shares', live: 2, sealed: 3 }]);
    const open = { id: envelope.id, what: 'words' as const, newSeal: '' };
    expect(await refusalOf(test.request('envelope.open', { ...open, hands: byFounder }))).not.toBe(
      'nothing was refused',
    );
    const [anew] = await test.request('envelope.reseal', { ids: [envelope.id], hands: byThird });
    expect(anew?.held).toMatchObject({ sealed: 2, live: 2, without: 0 });
    expect(await alertsOf(made)).toEqual([]);
    expect((await test.request('envelope.open', { ...open, hands: byThird })).words).toBe(words);
    await become(third, passphrases.third);
    const bySecond = handsOf({ officerId: second.id, passphrase: passphrases.second });
    expect((await test.request('envelope.open', { ...open, hands: bySecond })).words).toBe(words);
    expect(await test.request('ledger.verify', {})).toMatchObject({ ok: true, findings: [] });
  });

  it('cannot be opened, and home says so, when access was reset to new keys', async () => {
    const made = await holding();
    const { test, envelope, founder, byFounder } = made;
    const third = await test.request('officer.add', {
      draft: draftOf('В. Ли', 'investigator'),
      passphrase: passphrases.third,
      hands: byFounder,
    });
    const byThird = handsOf({ officerId: third.id, passphrase: passphrases.third });
    const fresh = 'совсем другая парольная фраза';
    await test.request('officer.resetAccess', { officerId: founder.id, passphrase: fresh, hands: byThird });
    expect(await alertsOf(made)).toMatchObject([{ code: 'envelope.unopenable', live: 1, sealed: 2 }]);
    const hands = handsOf({ officerId: founder.id, passphrase: fresh });
    const open = { id: envelope.id, what: 'words' as const, newSeal: '', hands };
    expect(await refusalOf(test.request('envelope.open', open))).toBe('envelope.no-share');
    expect((await test.request('envelope.get', { id: envelope.id })).openings).toEqual([]);
  });
});

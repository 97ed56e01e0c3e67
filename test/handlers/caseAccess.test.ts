import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OfficerRecord } from '../../db/domain/officer';
import { type Crew, draftOf, handsOf, makeCrew, passphrases, refusalOf } from './officersSupport';

let made: Crew;
let outsider: OfficerRecord;
let hidden: { id: string; number: string };
let own: { id: string };
/** A case of the founder's unit; the supervisor adds an investigator of another unit, who works on a case of their own. */
beforeEach(async () => {
  made = await makeCrew();
  const { test, founder, second, become } = made;
  hidden = await test.request('case.record', { draft: { title: secret } });
  await become(second, passphrases.second);
  outsider = await test.request('officer.add', {
    draft: draftOf('В. Ли', 'investigator', { unit: 'Алматы қ. ПД' }),
    passphrase: passphrases.third,
    hands: handsOf({ officerId: founder.id, passphrase: passphrases.founder }),
  });
  await become(outsider, passphrases.third);
  own = await test.request('case.record', { draft: { title: 'Своё дело' } });
});
afterEach(() => made.test.end());

const secret = 'Имя, которого чужой отдел знать не должен';
const link = () => ({
  caseId: own.id,
  fromKind: 'case' as const,
  fromId: own.id,
  toKind: 'case' as const,
  toId: hidden.id,
  source: 'x',
});

describe('a case of another unit', () => {
  // A link was stated over every row, and its answer named both ends.
  it('is not named by linking to it, nor by turning a link to it', async () => {
    const { test } = made;
    expect(await refusalOf(test.request('link.record', { draft: link() }))).toBe('record.not-found');
    const { id: toId } = await test.request('person.record', { draft: { caseId: own.id, name: 'Свой' } });
    const inside = { ...link(), toKind: 'person' as const, toId };
    const { id } = await test.request('link.record', { draft: inside });
    const turned = test.request('link.amend', { id, draft: link(), reason: 'так' });
    expect(await refusalOf(turned)).toBe('record.not-found');
  });

  // One end that could not be read kept every link of the case, and its report, from being read.
  it('leaves a link to it readable, without number and title', async () => {
    const { test, second, become } = made;
    await become(second, passphrases.second);
    const { id } = await test.request('link.record', { draft: link() });
    await become(outsider, passphrases.third);
    const [seen] = await test.request('link.list', { caseId: own.id });
    expect(seen?.to).toEqual({ kind: 'case', id: hidden.id, number: '', title: '' });
    expect((await test.request('link.get', { id })).from.title).toBe('Своё дело');
    expect(
      JSON.stringify(await test.request('report.preview', { caseId: own.id, language: 'ru' })),
    ).toContain('запись из дела, не открытого составителю');
  });

  // Hash by hash, somebody could ask who wrote what and when in a case that they do not see.
  it('is not told of by comparing the head of its entries', async () => {
    const { test, second, become } = made;
    const { client } = test.desk.session.vault;
    const find = client
      .prepare<[string], number>('SELECT seq FROM main.ledger_entry WHERE case_id = ?')
      .pluck();
    const head = (await test.request('ledger.prove', { seq: find.get(hidden.id) ?? 0 })).entryHash;
    const blank = { at: '', offset: 0, kind: '', officerName: '' };
    expect(await test.request('ledger.compare', { head })).toMatchObject({
      state: 'contained',
      entry: blank,
    });
    await become(second, passphrases.second);
    expect((await test.request('ledger.compare', { head })).entry?.kind).toBe('case.record');
  });
});

describe('a second hand', () => {
  it('confirms nothing in a case that it does not see, and gets no share of its words', async () => {
    const { test, founder, second, become } = made;
    await become(founder, passphrases.founder);
    const draft = { caseId: hidden.id, seal: 'PL-100', wordCount: 12, location: 'сейф 2' };
    const envelope = await test.request('envelope.record', { draft });
    const hands = handsOf({ officerId: outsider.id, passphrase: passphrases.third });
    const open = { id: envelope.id, what: 'paper' as const, newSeal: 'PL-101', hands };
    expect(await refusalOf(test.request('envelope.open', open))).toBe('access.case');
    await become(second, passphrases.second);
    const byFounder = handsOf({ officerId: founder.id, passphrase: passphrases.founder });
    await test.request('envelope.allow', { allow: true, hands: byFounder });
    const held = await test.request('envelope.hold', {
      id: envelope.id,
      words,
    });
    expect(held.held?.shares.map(({ officerId }) => officerId).sort()).toEqual(
      [founder.id, second.id].sort(),
    );
    expect(held.held).toMatchObject({ live: 2, without: 0 });
  });

  // Both calls looked while the envelope was empty.
  it('is asked for when words were put in while others were being sealed', async () => {
    const { test, founder, second, become } = made;
    await become(second, passphrases.second);
    const draft = { caseId: hidden.id, seal: 'PL-100', wordCount: 12, location: 'сейф 2' };
    const { id } = await test.request('envelope.record', { draft });
    const byFounder = handsOf({ officerId: founder.id, passphrase: passphrases.founder });
    await test.request('envelope.allow', { allow: true, hands: byFounder });
    const both = await Promise.all([0, 1].map(() => refusalOf(test.request('envelope.hold', { id, words }))));
    expect(both.sort()).toEqual(['envelope.held', 'nothing was refused']);
  });
});

const words = 'legal winner thank year wave sausage worth useful legal winner thank yellow';

describe('the second log', () => {
  it('hears of a draft on paper, an opened envelope and a file that was looked at', async () => {
    const { test } = made;
    const draft = { caseId: own.id, seal: 'PL-7', wordCount: 12, location: 'сейф' };
    const envelope = await test.request('envelope.record', { draft });
    await test.request('envelope.get', { id: envelope.id });
    const file = join(test.folder, 'photo.txt');
    writeFileSync(file, 'доказательство');
    const owner = { kind: 'case' as const, id: own.id };
    const said = { owner, name: 'photo.txt', description: '' };
    const seen = await test.request('attachment.record', { file, draft: said, secret: 'ask', job: 'a' });
    await test.request('attachment.read', { id: seen.id });
    const to = join(test.folder, 'draft.pdf');
    const { sha256 } = await test.request('report.draft', { caseId: own.id, language: 'ru', to });
    await made.become(made.second, passphrases.second);
    const log = (await test.request('access.list', { limit: 20 })).map(({ body }) => body);
    for (const subjectId of [envelope.id, seen.id])
      expect(log).toContainEqual(expect.objectContaining({ kind: 'record.open', subjectId }));
    expect(log).toContainEqual(
      expect.objectContaining({ kind: 'export', subjectId: own.id, caseId: own.id, what: sha256 }),
    );
  });
});

describe('an unfinished form', () => {
  // The form's name alone was its key: two officers who began a case took each other's words.
  it('is kept for each officer, though both fill in the same form', async () => {
    const { test, founder, become } = made;
    const key = 'case:new';
    await test.request('draft.put', { key, json: '{"title":"час работы"}' });
    await become(founder, passphrases.founder);
    await test.request('draft.put', { key, json: '{"title":"x"}' });
    await test.request('draft.put', { key, json: '{"title":"y"}' });
    expect((await test.request('draft.get', { key }))?.json).toBe('{"title":"y"}');
    await become(outsider, passphrases.third);
    expect((await test.request('draft.get', { key }))?.json).toBe('{"title":"час работы"}');
  });
});

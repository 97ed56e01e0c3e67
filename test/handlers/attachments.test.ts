import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readCaseSnapshot } from '../../db/snapshot';
import { sweepStep } from '../../electron/ipc/handlers/sweep';
import { openEngine, taggingTool } from '../../electron/report/engine';
import { makeDeskVault, makeTestDesk, passphrase, type TestDesk } from './support';

const images = resolve(import.meta.dirname, '../fixtures/images');
const seed = 'legal winner thank year wave sausage worth useful legal winner thank yellow';

let test: TestDesk;
let folder = '';
let caseId = '';
beforeEach(async () => {
  test = makeTestDesk();
  ({ folder } = await makeDeskVault(test));
  caseId = (await test.request('case.record', { draft: { title: 'Пирамида «Алтын»', category: 'pyramid' } }))
    .id;
});
afterEach(() => test.end());

const source = (name: string, content: string | Uint8Array): string => {
  const path = join(test.folder, name);
  writeFileSync(path, content);
  return path;
};
const attach = (file: string, name: string, secret: 'ask' | 'keep' = 'ask', ownerId = caseId) =>
  test.request('attachment.record', {
    file,
    draft: { owner: { kind: 'case', id: ownerId }, name },
    secret,
    job: 'job-1',
  });
const sealedFiles = () =>
  existsSync(join(folder, 'files')) ? readdirSync(join(folder, 'files')).sort() : [];
const lastKind = async () => (await test.request('ledger.list', { limit: 1 }))[0]?.body.kind;

describe('attaching a file', () => {
  // Would catch: a file whose hash, size or kind in the record is not that of its content, or that is kept in clear.
  // Would catch: a file that is read, sealed and given to the guard for somebody who may not attach it.
  it('asks who may attach before it looks at the file', async () => {
    const auditorWords = 'тексерушінің құпия сөзі';
    await test.request('officer.identify', { serviceNumber: 'KZ-0001', iin: '' });
    const { id: officerId } = await test.request('officer.add', {
      draft: { name: 'Тексеруші', unit: 'ІІМ', role: 'auditor', serviceNumber: 'KZ-0009' },
      passphrase: auditorWords,
    });
    test.desk.close();
    await test.request('vault.unlock', { folder, officerId, passphrase: auditorWords });
    await expect(attach(join(test.folder, 'is not there'), 'a.txt')).rejects.toMatchObject({
      code: 'access.role',
    });
    expect(sealedFiles()).toEqual([]);
  });

  it('hashes, seals and records it, and gives back the same bytes', async () => {
    const bytes = Buffer.from('Протокол осмотра. Изъято: телефон, сим-карта.\n'.repeat(100));
    const row = await attach(source('протокол.txt', bytes), 'протокол.txt');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(row).toMatchObject({ sha256, size: bytes.length, kind: 'text', secret: 'none', state: 'intact' });
    expect(row.number).toMatch(/\/A-01$/);
    expect(sealedFiles()).toEqual([`${sha256}.sealed`]);
    expect(readFileSync(join(folder, 'files', `${sha256}.sealed`)).includes('Протокол')).toBe(false);
    const { bytes: read } = await test.request('attachment.read', { id: row.id });
    expect(Buffer.from(read).equals(bytes)).toBe(true);
    for (const text of ['ПРОТОКОЛ.txt', sha256.slice(8, 40), row.number])
      expect((await test.request('search.find', { text })).map(({ ref }) => ref.id)).toContain(row.id);
    const { attachments } = readCaseSnapshot(test.desk.session.vault, caseId);
    expect(attachments).toMatchObject([{ number: row.number, sha256, size: bytes.length, kind: 'text' }]);
    const to = join(test.folder, 'copy.txt');
    expect(await test.request('attachment.export', { id: row.id, to, job: 'job-2' })).toEqual({
      sha256,
      size: bytes.length,
    });
    expect(readFileSync(to).equals(bytes)).toBe(true);
    expect((await test.request('ledger.verify', {})).ok).toBe(true);
  });

  // Would catch: an attachment of a record that does not exist, or one listed under another record.
  it('hangs on its record alone', async () => {
    const exhibit = await test.request('exhibit.record', {
      draft: { caseId, make: 'Ledger', model: 'Nano X' },
    });
    const file = source('a.bin', Buffer.from([0, 1, 2, 3]));
    const row = await test.request('attachment.record', {
      file,
      draft: { owner: { kind: 'exhibit', id: exhibit.id }, name: 'a.bin' },
      job: 'j',
    });
    expect(row).toMatchObject({ kind: 'other', secret: 'unread', caseId });
    expect(await test.request('attachment.list', { ownerId: exhibit.id })).toHaveLength(1);
    expect(await test.request('attachment.list', { ownerId: caseId })).toEqual([]);
    expect(await test.request('attachment.list', { caseId })).toHaveLength(1);
    await expect(attach(file, 'a.bin', 'ask', exhibit.id)).rejects.toMatchObject({
      code: 'record.not-found',
    });
  });

  // Would catch: a cancelled job that leaves a file or a record.
  it('leaves nothing when it is cancelled', async () => {
    const file = source('large.bin', Buffer.alloc(8 * 1024 * 1024, 7));
    const waiting = attach(file, 'large.bin');
    await test.request('job.cancel', { job: 'job-1' });
    await expect(waiting).rejects.toMatchObject({ code: 'job.cancelled' });
    expect(sealedFiles()).toEqual([]);
    expect(await test.request('attachment.list', { caseId })).toEqual([]);
  });

  // Would catch: withdrawing that removes.
  it('is taken back with a reason and stays readable', async () => {
    const row = await attach(source('a.txt', 'жазба'), 'a.txt');
    const gone = await test.request('attachment.withdraw', { id: row.id, reason: 'не по этому делу' });
    expect(gone.withdrawn).toBe(1);
    expect(Buffer.from((await test.request('attachment.read', { id: row.id })).bytes).toString()).toBe(
      'жазба',
    );
  });
});

describe('the guard over files', () => {
  // Would catch: seed words in a text file, a key file or a file's name that are recorded without a word.
  it('refuses secrets in texts and names and keeps nothing of them', async () => {
    await expect(attach(source('n.txt', `заметка\n${seed}\n`), 'n.txt')).rejects.toMatchObject({
      code: 'attachment.secret',
      params: { kinds: 'seed' },
    });
    const keystore = JSON.stringify({ version: 3, crypto: { ciphertext: 'aa', kdf: 'scrypt', mac: 'bb' } });
    await expect(attach(source('UTC--2024.json', keystore), 'k.json')).rejects.toMatchObject({
      code: 'attachment.secret',
      params: { kinds: 'keystore' },
    });
    await expect(attach(source('a.txt', 'пусто'), `${seed}.txt`)).rejects.toMatchObject({
      code: 'draft.refused',
    });
    expect(sealedFiles()).toEqual([]);
    expect(await test.request('attachment.list', { caseId })).toEqual([]);
  });

  // Would catch: UTF-16, as Windows notes are saved, read as nothing.
  it('reads UTF-16 and Windows-1251', async () => {
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(seed, 'utf16le')]);
    await expect(attach(source('w.txt', utf16), 'w.txt')).rejects.toMatchObject({
      code: 'attachment.secret',
    });
    const cyrillic = Buffer.concat([
      Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 0x20]),
      Buffer.from(seed),
    ]);
    await expect(attach(source('c.txt', cyrillic), 'c.txt')).rejects.toMatchObject({
      code: 'attachment.secret',
    });
  });

  // Would catch: a photographed phrase that passes, prose that does not, or a recogniser that asks the network.
  it('reads images without a network: a phrase is found, prose passes', async () => {
    const dial = vi.spyOn(net.Socket.prototype, 'connect');
    const asked = [vi.spyOn(http, 'request'), vi.spyOn(https, 'request'), vi.spyOn(globalThis, 'fetch')];
    const prose = await attach(join(images, 'prose.png'), 'prose.png');
    expect(prose).toMatchObject({ kind: 'image', mediaType: 'image/png', secret: 'none' });
    await expect(attach(join(images, 'seed.png'), 'seed.png')).rejects.toMatchObject({
      code: 'attachment.secret',
      params: { kinds: 'seed' },
    });
    for (const spy of [dial, ...asked]) expect(spy).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });

  // Would catch: words in a PDF that nobody reads, and a scanned page that is called free of secrets.
  it('reads the text of a PDF and says of pages without text that they are unread', async () => {
    await openEngine(resolve(import.meta.dirname, '../../assets/report'));
    const drawn = (text: string) => taggingTool().draw(text, '2026-11-18T09:02:11Z', (one) => one.bare());
    await expect(attach(source('s.pdf', drawn(`Жазба: ${seed}`)), 's.pdf')).rejects.toMatchObject({
      code: 'attachment.secret',
      params: { kinds: 'seed' },
    });
    expect(await attach(source('p.pdf', drawn('Протокол осмотра')), 'p.pdf')).toMatchObject({
      kind: 'pdf',
      secret: 'none',
    });
    const half = await attach(source('h.pdf', drawn('Протокол #pagebreak() #rect()')), 'h.pdf');
    expect(half.secret).toBe('unread');
    const broken = await attach(source('b.pdf', '%PDF-1.7 and nothing more'), 'b.pdf');
    expect(broken.secret).toBe('unread');
  });

  // Would catch: a kept secret that leaves, or that is shown without being asked for.
  it('keeps a secret as one that never leaves and is shown only when confirmed', async () => {
    const row = await attach(join(images, 'seed.png'), 'seed.png', 'keep');
    expect(row.secret).toBe('contains');
    const to = join(test.folder, 'out.png');
    await expect(test.request('attachment.export', { id: row.id, to, job: 'j' })).rejects.toMatchObject({
      code: 'attachment.sealed',
    });
    expect(existsSync(to)).toBe(false);
    await expect(test.request('attachment.read', { id: row.id })).rejects.toMatchObject({
      code: 'attachment.sealed',
    });
    const shown = await test.request('attachment.read', { id: row.id, confirmed: true });
    expect(Buffer.from(shown.bytes).equals(readFileSync(join(images, 'seed.png')))).toBe(true);
  });

  // Would catch: boxes that miss the words, a copy that still shows them, or one that loses its original.
  it('says where the words stand and takes a blacked out copy only when nothing is left', async () => {
    const row = await attach(join(images, 'seed.png'), 'seed.png', 'keep');
    const { boxes } = await test.request('attachment.secretPlaces', { id: row.id, job: 'j' });
    expect(boxes.length).toBeGreaterThanOrEqual(12);
    for (const box of boxes) {
      expect(box.top).toBeGreaterThan(90);
      expect(box.top + box.height).toBeLessThan(310);
    }
    const same = new Uint8Array(readFileSync(join(images, 'seed.png')));
    await expect(
      test.request('attachment.blackOut', { id: row.id, png: same, job: 'j' }),
    ).rejects.toMatchObject({
      code: 'attachment.still-secret',
    });
    const clean = new Uint8Array(readFileSync(join(images, 'prose.png')));
    const copy = await test.request('attachment.blackOut', { id: row.id, png: clean, job: 'j' });
    expect(copy).toMatchObject({ copyOf: row.id, secret: 'none', mediaType: 'image/png', ownerId: caseId });
  });
});

describe('a kept file that is not what it was', () => {
  // Would catch: an altered or missing file that nobody hears of, or one that stays red after it came back.
  it('is found on opening, on demand and by the sweep, and is red at home', async () => {
    const file = source('a.txt', 'жазба');
    const row = await attach(file, 'a.txt');
    const path = join(folder, 'files', `${row.sha256}.sealed`);
    const whole = readFileSync(path);
    const changed = Buffer.from(whole);
    changed[whole.length - 3] = (whole[whole.length - 3] ?? 0) ^ 1;
    writeFileSync(path, changed);

    await expect(test.request('attachment.read', { id: row.id })).rejects.toMatchObject({
      code: 'file.altered',
    });
    expect((await test.request('home.get', {})).alerts).toContainEqual(
      expect.objectContaining({
        code: 'attachment.altered',
        state: 'red',
        subject: expect.objectContaining({ id: row.id }),
      }),
    );
    expect(await lastKind()).toBe('attachment.check');

    rmSync(path);
    test.sources.jump(8 * 86_400_000);
    expect(await sweepStep(test.desk)).toBe('missing');
    expect((await test.request('home.get', {})).alerts.map((alert) => alert.code)).toContain(
      'attachment.missing',
    );

    writeFileSync(path, whole);
    expect(await test.request('attachment.check', { id: row.id, job: 'j' })).toEqual({ state: 'intact' });
    const codes = (await test.request('home.get', {})).alerts.map((alert) => alert.code);
    expect(codes.filter((code) => code.startsWith('attachment.'))).toEqual([]);
    expect((await test.request('ledger.verify', {})).ok).toBe(true);
  });

  // Would catch: a sweep that reads the same file for ever, or that writes an entry for every look.
  it('is looked for once a week, each content once, without entries while all is well', async () => {
    await attach(source('a.txt', 'один'), 'a.txt');
    await attach(source('b.txt', 'два'), 'b.txt');
    const before = (await test.request('ledger.head', {})).seq;
    expect(await sweepStep(test.desk)).toBeUndefined();
    test.sources.jump(8 * 86_400_000);
    expect([await sweepStep(test.desk), await sweepStep(test.desk)]).toEqual(['intact', 'intact']);
    expect(await sweepStep(test.desk)).toBeUndefined();
    expect((await test.request('ledger.head', {})).seq).toBe(before);
  });

  // Would catch: attachments that do not survive locking.
  it('is there after locking and unlocking', async () => {
    const row = await attach(source('a.txt', 'жазба'), 'a.txt');
    test.desk.close();
    await test.request('vault.unlock', { folder, passphrase });
    expect(Buffer.from((await test.request('attachment.read', { id: row.id })).bytes).toString()).toBe(
      'жазба',
    );
  });
});

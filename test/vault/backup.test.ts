import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runDuePlans } from '../../electron/ipc/handlers/runBackup';
import { makeDeskVault, makeTestDesk, passphrase, type TestDesk } from '../handlers/support';

let test: TestDesk;
let place: string;
beforeEach(() => {
  test = makeTestDesk();
  place = join(test.folder, 'stick');
  mkdirSync(place);
});
afterEach(() => test.end());

const hour = 3_600_000;

async function makeBackup() {
  return test.request('backup.make', { place, job: 'b' });
}

/** A vault with a case and one sealed file beside the database. */
async function vaultWithFile() {
  const made = await makeDeskVault(test);
  const opened = await test.request('case.record', { draft: { title: 'Пирамида «Алтын»' } });
  const sha256 = test.desk.session.files.put(Buffer.from('снимок экрана'));
  return { ...made, opened, sha256 };
}

function flipByte(path: string, at: number): void {
  const bytes = readFileSync(path);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(path, bytes);
}

describe('a backup', () => {
  it('is read back, opened and recorded, and holds nothing in clear', async () => {
    const { folder } = await vaultWithFile();
    const record = await makeBackup();
    expect(record).toMatchObject({ headSeq: 4, files: 3, officerName: 'Ә. Ғани' });
    const [found] = await test.request('backup.find', { chosen: place });
    expect(found).toMatchObject({ state: 'readable', vaultName: 'Қойма 7', officers: [{ name: 'Ә. Ғани' }] });
    const verdict = await test.request('backup.verify', { chosen: record.folder, job: 'v' });
    expect(verdict).toMatchObject({ ok: true, findings: [], files: 3, bytes: record.bytes });
    const bytes = readFileSync(join(record.folder, 'evidence.db'));
    expect(bytes.includes('SQLite format')).toBe(false);
    expect(bytes.includes('Алтын')).toBe(false);
    expect(readFileSync(join(record.folder, 'vault.json'))).toEqual(readFileSync(join(folder, 'vault.json')));
    const { backups, age } = await test.request('backup.state', {});
    expect(backups).toEqual([record]);
    expect(age).toBe('fresh');
    expect((await test.request('ledger.list', { limit: 1 }))[0]?.body.kind).toBe('backup.record');
  });

  it('writes only sealed files that the place does not hold, and heals one that rotted there', async () => {
    const { sha256 } = await vaultWithFile();
    const first = await makeBackup();
    const stored = join(first.folder, '..', 'files', `${sha256}.sealed`);
    const { mtimeMs } = statSync(stored);
    const second = await makeBackup();
    expect(statSync(stored).mtimeMs).toBe(mtimeMs);
    expect(second.bytesWritten).toBe(second.bytes - statSync(stored).size);
    flipByte(stored, 20);
    const rotten = await test.request('backup.verify', { chosen: first.folder, job: 'v' });
    expect(rotten.findings).toEqual([{ code: 'file.changed', path: `${sha256}.sealed` }]);
    const third = await makeBackup();
    expect(third.bytesWritten).toBe(third.bytes);
    expect((await test.request('backup.verify', { chosen: first.folder, job: 'v' })).ok).toBe(true);
  });

  it('names every kind of damage', async () => {
    const { sha256 } = await vaultWithFile();
    const { folder } = await makeBackup();
    const codes = async () =>
      (await test.request('backup.verify', { chosen: folder, job: 'v' })).findings.map(({ code }) => code);
    const database = join(folder, 'evidence.db');
    copyFileSync(database, `${database}.whole`);
    flipByte(database, 9_000);
    expect(await codes()).toEqual(['file.changed']);
    // A manifest that was made to fit a damaged database: its pages still do not authenticate.
    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
    const { createHash } = await import('node:crypto');
    manifest.database.sha256 = createHash('sha256').update(readFileSync(database)).digest('hex');
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
    expect(await codes()).toEqual(['manifest.changed', 'database.damaged']);
    copyFileSync(`${database}.whole`, database);
    manifest.database.sha256 = createHash('sha256').update(readFileSync(database)).digest('hex');
    manifest.head.seq += 1;
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
    expect(await codes()).toEqual(['manifest.changed', 'head.differs']);
    rmSync(join(folder, '..', 'files', `${sha256}.sealed`));
    writeFileSync(join(folder, 'vault.json'), '{');
    expect(await codes()).toEqual(expect.arrayContaining(['file.missing', 'file.changed', 'header.damaged']));
  });

  it('goes on while others write, and holds a whole moment', async () => {
    await vaultWithFile();
    const making = makeBackup();
    const cases = await Promise.all(
      [1, 2, 3, 4].map((n) => test.request('case.record', { draft: { title: `Іс ${n}` } })),
    );
    const record = await making;
    expect(cases).toHaveLength(4);
    expect((await test.request('backup.verify', { chosen: record.folder, job: 'v' })).ok).toBe(true);
    expect(await test.request('ledger.verify', {})).toMatchObject({ ok: true });
  });

  it('leaves nothing half-made when it is cancelled, refused or the place is gone', async () => {
    const { folder } = await vaultWithFile();
    const making = makeBackup();
    await test.request('job.cancel', { job: 'b' });
    await expect(making).rejects.toMatchObject({ code: 'job.cancelled' });
    expect(await test.request('backup.find', { chosen: place })).toEqual([]);
    expect(readdirSync(place).flatMap((name) => readdirSync(join(place, name)))).not.toContainEqual(
      expect.stringContaining('unfinished'),
    );
    await expect(test.request('backup.make', { place: folder, job: 'b' })).rejects.toThrow(
      'backup.inside-vault',
    );
    mkdirSync(join(folder, 'below'));
    await expect(test.request('backup.make', { place: join(folder, 'below'), job: 'b' })).rejects.toThrow(
      'backup.inside-vault',
    );
    rmSync(place, { recursive: true });
    await expect(makeBackup()).rejects.toThrow('file.not-found');
    expect((await test.request('backup.state', {})).backups).toEqual([]);
  });

  it('never leaves the chosen folder by the name of a backup or of a file', async () => {
    await vaultWithFile();
    const { folder } = await makeBackup();
    await expect(
      test.request('backup.verify', { chosen: place, folder: '../vault', job: 'v' }),
    ).rejects.toThrow('backup.none-here');
    const path = join(folder, 'manifest.json');
    const manifest = JSON.parse(readFileSync(path, 'utf8'));
    manifest.stored[0].path = '../../../etc/passwd';
    writeFileSync(path, JSON.stringify(manifest));
    await expect(test.request('backup.verify', { chosen: folder, job: 'v' })).rejects.toThrow(
      'backup.damaged',
    );
  });
});

describe('schedules and home', () => {
  it('makes a backup when it is due and its place is there, once a period, and says when it was missed', async () => {
    await vaultWithFile();
    await test.request('backup.plan', { place, everyHours: 24 });
    await runDuePlans(test.desk);
    await runDuePlans(test.desk);
    expect((await test.request('backup.state', {})).backups).toHaveLength(1);
    rmSync(place, { recursive: true });
    test.sources.jump(26 * hour);
    await runDuePlans(test.desk);
    const codes = async () => (await test.request('home.get', {})).alerts.map(({ code }) => code);
    expect(await codes()).toContain('backup.missed');
    mkdirSync(place);
    await runDuePlans(test.desk);
    expect((await test.request('backup.state', {})).backups).toHaveLength(2);
    expect(await codes()).not.toContain('backup.missed');
    const [plan] = (await test.request('backup.state', {})).plans;
    await test.request('backup.endPlan', { id: plan?.id ?? '' });
    expect((await test.request('backup.state', {})).plans).toEqual([]);
  });

  it('turns from nothing to amber to red with age, by the limit that the officer set', async () => {
    await makeDeskVault(test);
    const state = async () =>
      (await test.request('home.get', {})).alerts.find(({ code }) => code.startsWith('backup.'))?.state;
    expect(await state()).toBeUndefined();
    await test.request('case.record', { draft: { title: 'Іс' } });
    expect(await state()).toBe('amber');
    test.sources.jump(8 * 24 * hour);
    expect(await state()).toBe('red');
    await makeBackup();
    expect(await state()).toBeUndefined();
    await test.request('backup.setLimit', { days: 2 });
    test.sources.jump(3 * 24 * hour);
    expect(await state()).toBe('amber');
    test.sources.jump(4 * 24 * hour);
    expect(await state()).toBe('red');
  });
});

describe('restoring', () => {
  const hands = (recoveryKey: string) => ({
    reason: 'ноутбук жоғалды',
    authorisation: '№ 14, 2026-11-20',
    second: { recoveryKey },
  });

  it('puts everything back at a new place by two hands, and the ledger says so', async () => {
    const { recoveryKey, opened, sha256, folder } = await vaultWithFile();
    const record = await makeBackup();
    const officerId = test.desk.session.officer?.id ?? '';
    const order = {
      chosen: place,
      folder: (await test.request('backup.find', { chosen: place }))[0]?.folder ?? '',
    };
    test.desk.close();
    const to = join(test.folder, 'restored');
    const restored = await test.request('backup.restore', {
      ...order,
      to,
      officerId,
      passphrase,
      hands: hands(recoveryKey),
      job: 'r',
    });
    expect(restored).toMatchObject({
      vaultName: 'Қойма 7',
      ledgerOk: true,
      head: { seq: record.headSeq + 1 },
    });
    await test.request('vault.unlock', { folder: to, passphrase });
    expect((await test.request('case.get', { id: opened.id })).title).toBe('Пирамида «Алтын»');
    expect(test.desk.session.files.get(sha256).toString()).toBe('снимок экрана');
    const [entry] = await test.request('ledger.list', { limit: 1 });
    expect(entry?.body).toMatchObject({ kind: 'backup.restore', reason: 'ноутбук жоғалды' });
    expect(readdirSync(test.folder).sort()).toEqual(['restored', 'stick', 'vault']);
    expect(existsSync(join(folder, 'evidence.db'))).toBe(true);
  });

  // Would catch: a machine and a passphrase lost together, after which the recovery key on paper helps nobody.
  it('needs no passphrase of that day where the recovery key opens it: the officer takes their place again', async () => {
    const { recoveryKey, opened } = await vaultWithFile();
    const record = await makeBackup();
    const officerId = test.desk.session.officer?.id ?? '';
    test.desk.close();
    const to = join(test.folder, 'restored');
    const next = 'жаңа құпия сөз тіркесі';
    const order = {
      chosen: record.folder,
      to,
      officerId,
      passphrase: next,
      hands: hands(recoveryKey),
      job: 'r',
    };
    const wrong = `${recoveryKey.startsWith('b') ? 'd' : 'b'}${recoveryKey.slice(1)}`;
    await expect(test.request('backup.restore', { ...order, recoveryKey: wrong })).rejects.toThrow(
      'vault.wrong-recovery-key',
    );
    const short = { ...order, recoveryKey, passphrase: 'қысқа' };
    await expect(test.request('backup.restore', short)).rejects.toThrow('draft.refused');
    expect(existsSync(join(to, 'vault.json'))).toBe(false);
    expect(await test.request('backup.restore', { ...order, recoveryKey })).toMatchObject({ ledgerOk: true });
    await expect(test.request('vault.unlock', { folder: to, passphrase })).rejects.toThrow(
      'vault.wrong-passphrase',
    );
    await test.request('vault.unlock', { folder: to, passphrase: next });
    expect((await test.request('case.get', { id: opened.id })).title).toBe('Пирамида «Алтын»');
    const kinds = (await test.request('ledger.list', { limit: 2 })).map(({ body }) => [
      body.kind,
      body.hands,
    ]);
    const byKey = { second: null, authorisation: hands('').authorisation };
    expect(kinds).toEqual([
      ['backup.restore', byKey],
      ['officer.resetAccess', byKey],
    ]);
    expect(await test.request('ledger.verify', {})).toMatchObject({ ok: true, findings: [] });
  });

  it('is refused with one hand, over a vault, from a damaged backup and with a wrong passphrase; nothing stays', async () => {
    const { recoveryKey, folder } = await vaultWithFile();
    const record = await makeBackup();
    const officerId = test.desk.session.officer?.id ?? '';
    test.desk.close();
    const to = join(test.folder, 'restored');
    const order = { chosen: record.folder, to, officerId, passphrase, hands: hands(recoveryKey), job: 'r' };
    await expect(test.request('backup.restore', { ...order, to: folder })).rejects.toThrow('vault.exists');
    await expect(test.request('backup.restore', { ...order, passphrase: 'не та' })).rejects.toThrow(
      'vault.wrong-passphrase',
    );
    const wrong = hands(`${recoveryKey.startsWith('b') ? 'd' : 'b'}${recoveryKey.slice(1)}`);
    await expect(test.request('backup.restore', { ...order, hands: wrong })).rejects.toThrow(
      'vault.wrong-recovery-key',
    );
    flipByte(join(record.folder, 'evidence.db'), 5_000);
    await expect(test.request('backup.restore', order)).rejects.toThrow('backup.damaged');
    expect(readdirSync(test.folder).filter((name) => name.startsWith('restored.'))).toEqual([]);
    expect(existsSync(join(to, 'vault.json'))).toBe(false);
  });
});

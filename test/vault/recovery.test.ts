import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeDeskVault, makeTestDesk, passphrase, type TestDesk } from '../handlers/support';

let test: TestDesk;
let place: string;
beforeEach(() => {
  test = makeTestDesk();
  place = join(test.folder, 'stick');
  mkdirSync(place);
});
afterEach(() => test.end());

const makeBackup = () => test.request('backup.make', { place, job: 'b' });

/** A vault with a case and one sealed file beside the database. */
async function vaultWithFile() {
  const made = await makeDeskVault(test);
  const opened = await test.request('case.record', { draft: { title: 'Пирамида «Алтын»' } });
  test.desk.session.files.put(Buffer.from('снимок экрана'));
  return { ...made, opened };
}

describe('a vault that does not open', () => {
  it('says what is known and changes nothing, whatever is wrong', async () => {
    const { folder } = await vaultWithFile();
    await makeBackup();
    test.desk.close();
    const look = () => test.request('vault.examine', { folder });
    const before = readdirSync(folder);
    expect(await look()).toMatchObject({
      header: 'ok',
      database: 'present',
      sealedFiles: 1,
      vaultName: 'Қойма 7',
    });
    writeFileSync(join(folder, 'vault.json'), 'мусор');
    expect(await look()).toMatchObject({ header: 'damaged', officers: [], backups: [{ state: 'readable' }] });
    truncateSync(join(folder, 'evidence.db'), 5_001);
    expect(await look()).toMatchObject({ database: 'truncated' });
    truncateSync(join(folder, 'evidence.db'), 0);
    expect(await look()).toMatchObject({ database: 'empty' });
    rmSync(join(folder, 'evidence.db'));
    rmSync(join(folder, 'vault.json'));
    expect(await look()).toMatchObject({ header: 'missing', database: 'missing' });
    expect(readdirSync(folder).sort()).toEqual(
      before.filter((name) => name !== 'evidence.db' && name !== 'vault.json').sort(),
    );
  });

  it('opens with the header of a backup, when that header opens its own database', async () => {
    const { folder, opened } = await vaultWithFile();
    const record = await makeBackup();
    const officerId = test.desk.session.officer?.id ?? '';
    await test.request('case.record', { draft: { title: 'кейінгі іс' } });
    test.desk.close();
    const other = makeTestDesk();
    await makeDeskVault(other);
    const otherPlace = join(other.folder, 'stick');
    mkdirSync(otherPlace);
    const foreign = await other.request('backup.make', { place: otherPlace, job: 'b' });
    const foreignOfficer = other.desk.session.officer?.id ?? '';
    writeFileSync(join(folder, 'vault.json'), '{"format":"dalel-vault"');
    const from = { folder, officerId, passphrase };
    await expect(
      test.request('vault.restoreHeader', {
        ...from,
        officerId: foreignOfficer,
        backup: { chosen: foreign.folder },
      }),
    ).rejects.toThrow('vault.damaged');
    await expect(
      test.request('vault.restoreHeader', {
        ...from,
        passphrase: 'не та',
        backup: { chosen: record.folder },
      }),
    ).rejects.toThrow('vault.wrong-passphrase');
    expect(readFileSync(join(folder, 'vault.json'), 'utf8')).toBe('{"format":"dalel-vault"');
    const [known] = (await test.request('vault.examine', { folder })).backups;
    const { keptAs } = await test.request('vault.restoreHeader', {
      ...from,
      backup: { known: known?.folder ?? '' },
    });
    expect(readFileSync(join(folder, keptAs), 'utf8')).toBe('{"format":"dalel-vault"');
    await test.request('vault.unlock', { folder, passphrase });
    expect((await test.request('case.list', {})).map(({ id }) => id)).toContain(opened.id);
    expect(await test.request('case.list', {})).toHaveLength(2);
    const kinds = (await test.request('ledger.list', { limit: 9 })).map(({ body }) => body.kind);
    expect(kinds).toContain('vault.restoreHeader');
    await expect(
      test.request('vault.restoreHeader', { ...from, backup: { chosen: record.folder } }),
    ).rejects.toThrow('vault.exists');
    other.end();
  });

  it('takes the header of a backup with the recovery key alone, and the second log says so', async () => {
    const { folder, recoveryKey, opened } = await vaultWithFile();
    const { folder: chosen } = await makeBackup();
    test.desk.close();
    writeFileSync(join(folder, 'vault.json'), 'мусор');
    const wrong = `${recoveryKey.startsWith('b') ? 'd' : 'b'}${recoveryKey.slice(1)}`;
    const put = (key: string) =>
      test.request('vault.restoreHeader', { folder, backup: { chosen }, recoveryKey: key });
    await expect(put(wrong)).rejects.toThrow('vault.wrong-recovery-key');
    expect(readFileSync(join(folder, 'vault.json'), 'utf8')).toBe('мусор');
    const { keptAs } = await put(recoveryKey);
    expect(readFileSync(join(folder, keptAs), 'utf8')).toBe('мусор');
    await test.request('vault.unlock', { folder, passphrase });
    expect((await test.request('case.list', {})).map(({ id }) => id)).toContain(opened.id);
    const noted = (await test.request('access.list', { kind: 'unlock.recovery' })).map(
      ({ body }) => body.what,
    );
    expect(noted).toEqual(['header', '']);
  });

  it('never takes an empty or missing database for a new vault', async () => {
    const { folder } = await vaultWithFile();
    test.desk.close();
    for (const spoil of [
      () => truncateSync(join(folder, 'evidence.db'), 0),
      () => rmSync(join(folder, 'evidence.db')),
    ]) {
      spoil();
      await expect(test.request('vault.unlock', { folder, passphrase })).rejects.toThrow('vault.damaged');
    }
    expect(existsSync(join(folder, 'evidence.db'))).toBe(false);
  });
});

import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

/** A vault with a case and a file of it. */
async function vaultWithFile() {
  const { recoveryKey } = await makeDeskVault(test);
  const { id } = await test.request('case.record', { draft: { title: 'Пирамида' } });
  const file = join(test.folder, 'photo.txt');
  writeFileSync(file, 'доказательство');
  const draft = { owner: { kind: 'case' as const, id }, name: 'photo.txt' };
  const { sha256 } = await test.request('attachment.record', { file, draft, secret: 'ask', job: 'a' });
  return { recoveryKey, sha256 };
}

describe("a backup's manifest", () => {
  // Would catch: files taken off the stick and out of the manifest, so that nothing is missing.
  it('is not whole with a manifest that names fewer files, and is not put back', async () => {
    const { recoveryKey, sha256 } = await vaultWithFile();
    const { id, folder } = await makeBackup();
    const path = join(folder, 'manifest.json');
    const manifest = JSON.parse(readFileSync(path, 'utf8'));
    writeFileSync(path, JSON.stringify({ ...manifest, stored: [] }));
    rmSync(join(folder, '..', 'files'), { recursive: true });
    const changed = { code: 'manifest.changed', path: 'manifest.json' };
    const unlisted = { code: 'file.unlisted', path: `${sha256}.sealed` };
    for (const named of [{ id }, { chosen: folder }])
      expect((await test.request('backup.verify', { ...named, job: 'v' })).findings).toEqual([
        changed,
        unlisted,
      ]);
    const officerId = test.desk.session.officer?.id ?? '';
    test.desk.close();
    const to = join(test.folder, 'restored');
    const second = { recoveryKey };
    const hands = { reason: 'ноутбук жоғалды', authorisation: '№ 14', second };
    await expect(
      test.request('backup.restore', { chosen: folder, to, officerId, passphrase, hands, job: 'r' }),
    ).rejects.toThrow('backup.damaged');
    expect(existsSync(join(to, 'vault.json'))).toBe(false);
  });

  // Would catch: a file that the vault lost before the backup and that then keeps every backup from being made.
  it('saves what a vault still has, and names what it had lost', async () => {
    const { sha256 } = await vaultWithFile();
    rmSync(test.desk.session.files.pathOf(sha256));
    const { id } = await makeBackup();
    expect((await test.request('backup.verify', { id, job: 'v' })).findings).toEqual([
      { code: 'file.unlisted', path: `${sha256}.sealed` },
    ]);
  });

  // Would catch: an older backup, whole in itself, that lies under the name of the newest.
  it('is not whole with an older one in its place', async () => {
    await vaultWithFile();
    const older = await makeBackup();
    await test.request('case.record', { draft: { title: 'кейінгі іс' } });
    const { id, folder } = await makeBackup();
    rmSync(folder, { recursive: true });
    cpSync(older.folder, folder, { recursive: true });
    expect((await test.request('backup.verify', { id, job: 'v' })).findings).toEqual([
      { code: 'manifest.changed', path: 'manifest.json' },
    ]);
    expect((await test.request('backup.verify', { id: older.id, job: 'v' })).ok).toBe(true);
  });
});

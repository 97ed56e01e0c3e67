import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ownThread } from '../../electron/jobs/workers';
import { type Crew, draftOf, handsOf, makeCrew, passphrases, refusalOf } from '../handlers/officersSupport';

let made: Crew;
let place: string;
beforeEach(async () => {
  made = await makeCrew();
  place = join(made.test.folder, 'stick');
  mkdirSync(place);
  await made.become(made.second, passphrases.second);
});
afterEach(() => made.test.end());

const byFounder = () => handsOf({ officerId: made.founder.id, passphrase: passphrases.founder });

const rekey = () =>
  made.test.request('vault.rekey', {
    why: 'leak',
    passphrase: passphrases.second,
    cut: [],
    hands: byFounder(),
  });

const backup = () => made.test.request('backup.make', { place, job: 'b' });

/** Does something once, right after the backup copied the database. */
function afterCopy(act: () => unknown): void {
  let done = false;
  const database: typeof ownThread.database = async (job, binding) => {
    await ownThread.database(job, binding);
    if (job.job !== 'copy' || done) return;
    done = true;
    await act();
  };
  Object.assign(made.test.desk.around, { workers: { ...ownThread, database } });
}

const restore = (folder: string) =>
  made.test.request('backup.restore', {
    chosen: place,
    folder: folder.slice(place.length + 1),
    to: join(made.test.folder, 'restored'),
    officerId: made.second.id,
    passphrase: passphrases.second,
    hands: byFounder(),
    job: 'r',
  });

describe('a backup beside a change of keys', () => {
  // Database of the old key and header of the new one: recorded as good, and nobody could ever restore it.
  it('keeps a re-keying waiting, and can be restored', async () => {
    let said = '';
    afterCopy(async () => {
      said = await refusalOf(rekey());
    });
    const { folder } = await backup();
    expect(said).toBe('job.running');
    made.test.desk.close();
    await restore(folder);
  });

  it('keeps a re-keying waiting that had begun before it', async () => {
    const [rekeyed, copied] = await Promise.allSettled([rekey(), backup()]);
    expect(String(rekeyed.status === 'rejected' && rekeyed.reason)).toContain('job.running');
    expect(copied.status).toBe('fulfilled');
    made.test.desk.close();
    if (copied.status === 'fulfilled') await restore(copied.value.folder);
  });

  // Otherwise its header lets in whom its database does not know, or an officer whose keys it does not know.
  it('copies both again when an officer is added between database and header', async () => {
    afterCopy(() =>
      made.test.request('officer.add', {
        draft: draftOf('В', 'investigator'),
        passphrase: passphrases.third,
        hands: byFounder(),
      }),
    );
    const { folder, headSeq } = await backup();
    const header: { keySeq: number } = JSON.parse(readFileSync(join(folder, 'vault.json'), 'utf8'));
    expect(header.keySeq).toBeLessThanOrEqual(headSeq);
  });

  it('is none when the header that lies there is not signed by the vault', async () => {
    const path = join(made.folder, 'vault.json');
    const header: object = JSON.parse(readFileSync(path, 'utf8'));
    writeFileSync(path, JSON.stringify({ ...header, sample: true }));
    expect(await refusalOf(backup())).toBe('backup.damaged');
    expect((await made.test.request('backup.state', {})).backups).toEqual([]);
  });

  it('is none when the header that lies there is from before the last change of keys', async () => {
    const path = join(made.folder, 'vault.json');
    const older = join(made.test.folder, 'older.json');
    copyFileSync(path, older);
    await made.test.request('officer.add', {
      draft: draftOf('В', 'investigator'),
      passphrase: passphrases.third,
      hands: byFounder(),
    });
    copyFileSync(older, path);
    expect(await refusalOf(backup())).toBe('backup.damaged');
  });
});

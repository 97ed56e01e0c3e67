import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openClient, openVault } from '../../db/open';
import { deriveKey } from '../../electron/vault/crypto';
import { newOfficerKeys } from '../../electron/vault/officerKeys';
import { openSealed, sealTo } from '../../electron/vault/sealTo';
import { type Crew, handsOf, makeCrew, passphrases, refusalOf } from '../handlers/officersSupport';

let made: Crew;
beforeEach(async () => {
  made = await makeCrew();
});
afterEach(() => made.test.end());

const rekey = async (cut: string[] = []) => {
  await made.become(made.second, passphrases.second);
  return made.test.request('vault.rekey', {
    why: 'leak',
    passphrase: passphrases.second,
    cut,
    hands: handsOf(
      { officerId: made.founder.id, passphrase: passphrases.founder },
      'ноутбук был в чужих руках',
    ),
  });
};

const headerOf = (folder: string): { officers: { officerId: string; pending?: string }[]; keySeq?: number } =>
  JSON.parse(readFileSync(join(folder, 'vault.json'), 'utf8'));

describe('re-keying', () => {
  // A re-keying that leaves the database under the old key protects nothing.
  it('puts the database under a key that the old root key does not give', async () => {
    const old = Buffer.from(made.test.desk.session.root);
    const kept = made.test.desk.session.files.put(Buffer.from('снимок до смены ключа'));
    const { session, recoveryKey } = await rekey();
    expect(session).toMatchObject({ readOnly: false, recoveryConfirmed: false });
    const path = join(made.folder, 'evidence.db');
    const copy = join(made.test.folder, 'copy.db');
    copyFileSync(path, copy);
    expect(() =>
      openVault(copy, deriveKey(old, 'database'), made.test.sources, { readOnly: true }),
    ).toThrowError('vault.damaged');
    expect(made.test.desk.session.files.get(kept).toString()).toBe('снимок до смены ключа');
    const fresh = made.test.desk.session.files.put(Buffer.from('снимок после'));
    expect(made.test.desk.session.files.get(fresh).toString()).toBe('снимок после');
    expect(await made.test.request('ledger.verify', {})).toMatchObject({ ok: true });
    made.test.desk.close();
    const unlock = { folder: made.folder, recoveryKey: made.recoveryKey };
    expect(await refusalOf(made.test.request('vault.unlockWithRecoveryKey', unlock))).toBe(
      'vault.wrong-recovery-key',
    );
    await made.test.request('vault.unlockWithRecoveryKey', { folder: made.folder, recoveryKey });
    expect(made.test.desk.session.files.get(kept).toString()).toBe('снимок до смены ключа');
  });

  it('lets an officer in who was not there, and seals their slot anew at their next unlock', async () => {
    await rekey();
    const before = headerOf(made.folder).officers.find(({ officerId }) => officerId === made.founder.id);
    expect(before?.pending).toBeTypeOf('string');
    await made.become(made.founder, passphrases.founder);
    await made.test.request('case.record', { draft: { title: 'После смены ключей' } });
    const after = headerOf(made.folder).officers.find(({ officerId }) => officerId === made.founder.id);
    expect(after?.pending).toBeUndefined();
    await made.become(made.founder, passphrases.founder);
    expect(await made.test.request('ledger.verify', {})).toMatchObject({ ok: true });
  });

  it('never cuts off those who do it', async () => {
    expect(await refusalOf(rekey([made.founder.id]))).toBe('access.own-record');
    expect(await made.test.request('ledger.verify', {})).toMatchObject({ ok: true });
  });

  // Without it a thief puts the old header back and the old passphrase works again.
  it('refuses the header from before', async () => {
    const old = join(made.test.folder, 'old.json');
    copyFileSync(join(made.folder, 'vault.json'), old);
    await rekey();
    made.test.desk.close();
    copyFileSync(old, join(made.folder, 'vault.json'));
    const unlock = { folder: made.folder, officerId: made.founder.id, passphrase: passphrases.founder };
    expect(await refusalOf(made.test.request('vault.unlock', unlock))).toBe('vault.damaged');
  });
});

describe('a change of keys that is cut short', () => {
  const files = ['vault.json', 'vault.next.json', 'evidence.db'];

  /** What a power cut leaves: any of the files as they were before, the new header beside them. */
  async function leave(before: readonly string[]): Promise<void> {
    const kept = join(made.test.folder, 'kept');
    made.test.desk.close();
    cpSync(made.folder, kept, { recursive: true });
    await rekey();
    made.test.desk.close();
    writeFileSync(join(made.folder, 'vault.next.json'), readFileSync(join(made.folder, 'vault.json')));
    for (const file of before) copyFileSync(join(kept, file), join(made.folder, file));
  }

  const enter = () =>
    made.test.request('vault.unlock', {
      folder: made.folder,
      officerId: made.second.id,
      passphrase: passphrases.second,
    });

  it('before its entry is forgotten', async () => {
    await leave(['vault.json', 'evidence.db']);
    await enter();
    expect(existsSync(join(made.folder, 'vault.next.json'))).toBe(false);
    const [last] = await made.test.request('ledger.list', { limit: 1 });
    expect(last?.body.kind).not.toBe('vault.rekey');
    expect(files.filter((file) => existsSync(join(made.folder, file)))).toEqual([
      'vault.json',
      'evidence.db',
    ]);
  });

  it('after the database took the new key is finished', async () => {
    await leave(['vault.json']);
    await enter();
    expect(headerOf(made.folder).keySeq).toBeGreaterThan(1);
    expect(await made.test.request('ledger.verify', {})).toMatchObject({ ok: true });
  });

  // The copy holds the whole vault under a key that nobody has: it must not be left lying there.
  it('before the copy took the place of the database leaves neither the copy nor the new header', async () => {
    await leave(['vault.json', 'evidence.db']);
    copyFileSync(join(made.folder, 'evidence.db'), join(made.folder, 'evidence.db.next'));
    await enter();
    made.test.desk.close();
    // Cut short before its header was written, there is the copy alone.
    copyFileSync(join(made.folder, 'evidence.db'), join(made.folder, 'evidence.db.next'));
    await enter();
    expect(readdirSync(made.folder).filter((name) => name.includes('next'))).toEqual([]);
    expect(await made.test.request('ledger.verify', {})).toMatchObject({ ok: true });
  });
});

describe('a re-keying that cannot be done', () => {
  const last = async () => (await made.test.request('ledger.list', { limit: 1 }))[0]?.body.kind;

  const unlockWith = (recoveryKey: string) =>
    made.test.request('vault.unlockWithRecoveryKey', { folder: made.folder, recoveryKey });

  /** Nothing changed: the old keys open, nothing is left beside the database, the ledger says nothing of it. */
  async function requireUntouched(): Promise<void> {
    await made.become(made.second, passphrases.second);
    expect(await last()).not.toBe('vault.rekey');
    expect(await made.test.request('ledger.verify', {})).toMatchObject({ ok: true });
    expect(await made.test.request('case.list', {})).toHaveLength(1);
    expect(readdirSync(made.folder).filter((name) => name.includes('next'))).toEqual([]);
    made.test.desk.close();
    await unlockWith(made.recoveryKey);
  }

  const reader = () =>
    openClient(join(made.folder, 'evidence.db'), made.test.desk.session.databaseKey, made.test.sources, true);

  const rekeyHere = () =>
    made.test.request('vault.rekey', {
      why: 'leak',
      passphrase: passphrases.second,
      cut: [],
      hands: handsOf({ officerId: made.founder.id, passphrase: passphrases.founder }),
    });

  beforeEach(async () => {
    await made.become(made.second, passphrases.second);
    await made.test.request('case.record', { draft: { title: 'До смены ключей' } });
  });

  // What is still in the log would stay behind: the newest entries, and with them the key entry itself.
  it('because somebody reads the database leaves it as it was', async () => {
    const other = reader();
    other.exec('BEGIN');
    other.prepare('SELECT count(*) FROM ledger_entry').get();
    await made.test.request('case.record', { draft: { title: 'Пока копируют' } });
    expect(await refusalOf(rekeyHere())).toBe('job.running');
    other.exec('COMMIT');
    other.close();
    expect(await made.test.request('case.list', {})).toHaveLength(2);
    const { session } = await rekeyHere();
    expect(session).toMatchObject({ readOnly: false });
    expect(await made.test.request('case.list', {})).toHaveLength(2);
  });

  // The log of a connection that rests belongs to the old file: beside the new one it would be read as its own.
  it('because somebody has the database open leaves it as it was', async () => {
    const other = reader();
    expect(await refusalOf(rekeyHere())).toBe('job.running');
    expect(made.test.desk.opened).toBeUndefined();
    other.close();
    await requireUntouched();
  });

  // A disk that is full or read-only must be met before the ledger says that the keys changed.
  it('because the new header cannot be written leaves the vault as it was, and open', async () => {
    mkdirSync(join(made.folder, 'vault.next.json'));
    expect(await refusalOf(rekeyHere())).not.toBe('nothing was refused');
    rmdirSync(join(made.folder, 'vault.next.json'));
    expect(await last()).toBe('case.record');
    await requireUntouched();
  });

  // The new recovery key is the only one from the rename on: an error after it must not take it along.
  it('to its last step answers the new recovery key all the same', async () => {
    const { sources } = made.test;
    const clock = sources.clock;
    const before = readFileSync(join(made.folder, 'vault.json'), 'utf8');
    const failing = vi.spyOn(sources, 'clock').mockImplementation(() => {
      if (readFileSync(join(made.folder, 'vault.json'), 'utf8') !== before)
        throw new Error('the disk is gone');
      return clock();
    });
    const { session, recoveryKey } = await rekeyHere();
    failing.mockRestore();
    expect(session).toBeNull();
    expect(made.test.desk.opened).toBeUndefined();
    await unlockWith(recoveryKey);
    await made.become(made.second, passphrases.second);
    expect(await last()).toBe('vault.rekey');
    expect(await made.test.request('ledger.verify', {})).toMatchObject({ ok: true });
  });
});

describe('sealing to an officer', () => {
  it('opens with the private key and the context, and with nothing else', () => {
    const mine = newOfficerKeys();
    const other = newOfficerKeys();
    const sealed = sealTo(mine.sealingKey, Buffer.from('доля ключа'), 'envelope 1');
    expect(openSealed(mine.sealing, sealed, 'envelope 1')?.toString()).toBe('доля ключа');
    expect(openSealed(other.sealing, sealed, 'envelope 1')).toBeUndefined();
    expect(openSealed(mine.sealing, sealed, 'envelope 2')).toBeUndefined();
    const altered = sealed.slice(0, -2) + (sealed.endsWith('00') ? '01' : '00');
    expect(openSealed(mine.sealing, altered, 'envelope 1')).toBeUndefined();
    expect(openSealed(mine.sealing, '00'.repeat(64), 'envelope 1')).toBeUndefined();
  });
});

import { copyFileSync, cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openVault } from '../../db/open';
import { rekeyDatabase } from '../../db/rekey';
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

  it('between its entry and the new key of the database is finished', async () => {
    made.test.desk.close();
    const old = join(made.test.folder, 'old.json');
    copyFileSync(join(made.folder, 'vault.json'), old);
    await made.become(made.second, passphrases.second);
    const before = Buffer.from(made.test.desk.session.root);
    await rekey();
    const after = Buffer.from(made.test.desk.session.root);
    made.test.desk.close();
    // Back under the old key, with the entry in it.
    const path = join(made.folder, 'evidence.db');
    rekeyDatabase(path, deriveKey(after, 'database'), deriveKey(before, 'database'), made.test.sources);
    copyFileSync(join(made.folder, 'vault.json'), join(made.folder, 'vault.next.json'));
    copyFileSync(old, join(made.folder, 'vault.json'));
    await enter();
    expect(existsSync(join(made.folder, 'vault.next.json'))).toBe(false);
    expect(await made.test.request('ledger.verify', {})).toMatchObject({ ok: true });
    rmSync(old);
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

import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recordCase } from '../../db/cases';
import type { CaseRecord } from '../../db/domain/case';
import { caseDraft } from '../../db/domain/case';
import { uuidV7 } from '../../db/domain/ids';
import type { Role } from '../../db/domain/officer';
import { openVault, type Sources, type Vault } from '../../db/open';
import { type Signer, withWriteTx } from '../../db/tx';
import { recordOfficer, stateFact, vaultSubject } from '../../db/vaultFacts';

/** A clock that a test moves: one second for each reading. */
export function testSources(): Sources & { jump(milliseconds: number): void } {
  let now = Date.parse('2026-11-18T02:00:00.000Z');
  let made = 0;
  return {
    clock: () => {
      now += 1_000;
      return { at: new Date(now).toISOString(), offset: 300 };
    },
    newId: () => {
      made += 1;
      return uuidV7(now, createHash('sha256').update(String(made)).digest());
    },
    device: 'test-laptop',
    jump: (milliseconds) => {
      now += milliseconds;
    },
  };
}

export interface TestVault {
  readonly vault: Vault;
  readonly signer: Signer;
  readonly path: string;
  readonly key: Buffer;
  readonly sources: ReturnType<typeof testSources>;
  /** Closes and opens again through the same door. */
  reopen(): Vault;
  end(): void;
}

/** A real encrypted vault in a folder of its own, with one officer whose key signs. */
export function makeTestVault(): TestVault {
  const folder = mkdtempSync(join(tmpdir(), 'dalel-db-'));
  const path = join(folder, 'evidence.db');
  const key = randomBytes(32);
  const sources = testSources();
  const pair = generateKeyPairSync('ed25519');
  const signingKey = pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex');
  let vault = openVault(path, key, sources);
  const was = { name: 'Ә. Ғани', rank: 'капитан', unit: 'СБ-7', role: 'investigator' as const };
  const officer = { ...was, serviceNumber: 'KZ-0001', iin: '' };
  const id = sources.newId();
  const signer: Signer = { author: { id, ...was }, sign: (hash) => sign(null, hash, pair.privateKey) };
  withWriteTx(vault, signer, 'vault.create', (tx) => {
    recordOfficer(tx, id, officer, { signingKey, sealingKey: '00'.repeat(32) });
    stateFact(tx, 'shortCode', 'ШМК');
    tx.about({ kind: 'vault', id: 'vault', number: 'ШМК', title: 'Test', caseId: null });
  });
  return {
    get vault() {
      return vault;
    },
    signer,
    path,
    key,
    sources,
    reopen: () => {
      vault.close();
      vault = openVault(path, key, sources);
      return vault;
    },
    end: () => {
      vault.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export function openTestCase(
  test: TestVault,
  fields: Partial<Parameters<typeof caseDraft.parse>[0] & object> = {},
): CaseRecord {
  const draft = caseDraft.parse({
    title: 'Операция «Пирамида»',
    articles: [{ article: '217', part: '2', point: '1' }],
    ...fields,
  });
  return withWriteTx(test.vault, test.signer, 'case.record', (tx) => recordCase(tx, draft));
}

/** An officer of this role whose key signs, put into the table by an entry that needs one hand. */
export function hireOfficer(test: TestVault, role: Role, unit: string, serviceNumber: string): Signer {
  const pair = generateKeyPairSync('ed25519');
  const signingKey = pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex');
  const id = test.sources.newId();
  const was = { name: `${role} ${serviceNumber}`, rank: 'капитан', unit, role };
  withWriteTx(test.vault, test.signer, 'vault.create', (tx) => {
    recordOfficer(tx, id, { ...was, serviceNumber, iin: '' }, { signingKey, sealingKey: '00'.repeat(32) });
    tx.about(vaultSubject(tx.read));
  });
  return { author: { id, ...was }, sign: (hash) => sign(null, hash, pair.privateKey) };
}

import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { checkOfficer, checkPassphrase, type OfficerDraft } from '../../db/domain/officer';
import type { ReferenceEntry } from '../../db/domain/reference';
import { Refusal } from '../../db/domain/refusal';
import { openVault, type Sources } from '../../db/open';
import { requireAcceptable } from '../../db/record';
import { seedReferences } from '../../db/references';
import { withWriteTx } from '../../db/tx';
import { recordOfficer, stateFact } from '../../db/vaultFacts';
import { type KdfCost, standardCost } from './cost';
import { deriveKey, seal } from './crypto';
import { diskRefusal } from './durable';
import { databaseFile, headerPath, type VaultHeader, writeHeader } from './header';
import { newOfficerKeys, type OfficerSecrets, sealOfficerSlot } from './officerKeys';
import { newRecoveryKey, recoverySigningKey, recoveryText } from './recoveryKey';
import { makeSigner, openSession, type VaultSession } from './session';

export interface NewVault {
  readonly folder: string;
  readonly name: string;
  readonly shortCode: string;
  readonly officer: OfficerDraft;
  readonly passphrase: string;
  readonly sample?: boolean;
  readonly references: readonly Omit<ReferenceEntry, 'id'>[];
  readonly cost?: KdfCost;
}

/**
 * Makes a vault in an empty or new folder and opens it. The header comes last: until it stands, there is no vault.
 * @returns the session and the recovery key's text, which is kept nowhere
 * @throws Refusal `draft.refused`, `vault.exists`, `vault.folder-not-empty`, `vault.folder-read-only`, `vault.disk-full`
 */
export async function createVault(
  wanted: NewVault,
  sources: Sources,
): Promise<{ session: VaultSession; recoveryKey: string }> {
  requireAcceptable(checkOfficer(wanted.officer));
  if (!wanted.sample) requireAcceptable(checkPassphrase(wanted.passphrase));
  prepareFolder(wanted.folder);
  const { signing, sealing, ...publicKeys } = newOfficerKeys();
  const secrets: OfficerSecrets = { root: randomBytes(32), signing, sealing };
  const vaultId = sources.newId();
  const officerId = sources.newId();
  const recovery = newRecoveryKey();
  const known = { vaultId, officerId, recoverySigningKey: recoverySigningKey(recovery) };
  writeFirstEntries(wanted, sources, known, secrets, publicKeys);
  const who = { vaultId, officerId, name: wanted.officer.name };
  const header = writeHeader(
    wanted.folder,
    {
      format: 'dalel-vault',
      version: 1,
      vaultId,
      name: wanted.name,
      sample: wanted.sample ?? false,
      officers: [await sealOfficerSlot(who, secrets, wanted.passphrase, wanted.cost ?? standardCost)],
      recovery: sealRecoverySlot(vaultId, secrets.root, recovery),
    },
    secrets.root,
  );
  const recoveryKey = recoveryText(recovery);
  recovery.fill(0);
  return {
    session: openSession(wanted.folder, header, secrets.root, sources, { officerId, secrets }),
    recoveryKey,
  };
}

/** Makes the folder of a vault to come. @throws Refusal `vault.exists`, `vault.folder-not-empty`, `vault.folder-read-only` */
export function prepareFolder(folder: string): void {
  if (existsSync(headerPath(folder))) throw new Refusal('vault.exists', { folder });
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (readdirSync(folder).length > 0) throw new Refusal('vault.folder-not-empty', { folder });
  } catch (thrown) {
    const refusal = diskRefusal(thrown);
    // On a file system that is only read, making a folder with its parents fails as if the path were not there.
    const unmade = refusal instanceof Refusal && refusal.code === 'file.not-found';
    throw unmade ? new Refusal('vault.folder-read-only') : refusal;
  }
}

function writeFirstEntries(
  wanted: NewVault,
  sources: Sources,
  ids: { vaultId: string; officerId: string; recoverySigningKey: string },
  secrets: OfficerSecrets,
  publicKeys: { signingKey: string; sealingKey: string },
): void {
  const vault = openVault(join(wanted.folder, databaseFile), deriveKey(secrets.root, 'database'), sources);
  const subject = {
    kind: 'vault' as const,
    id: ids.vaultId,
    number: wanted.shortCode,
    title: wanted.name,
    caseId: null,
  };
  const signer = makeSigner({ id: ids.officerId, ...wanted.officer }, secrets);
  try {
    withWriteTx(vault, signer, 'vault.create', (tx) => {
      recordOfficer(tx, ids.officerId, wanted.officer, publicKeys);
      stateFact(tx, 'vaultId', ids.vaultId);
      stateFact(tx, 'name', wanted.name);
      stateFact(tx, 'shortCode', wanted.shortCode);
      stateFact(tx, 'sample', wanted.sample ? 'yes' : 'no');
      stateFact(tx, 'createdAt', tx.now.at);
      stateFact(tx, 'recoverySigningKey', ids.recoverySigningKey);
      tx.about(subject);
    });
    withWriteTx(vault, signer, 'reference.seed', (tx) => {
      seedReferences(tx, wanted.references);
      tx.about(subject);
    });
  } finally {
    vault.close();
  }
}

/** The recovery key needs no slow derivation: it is 128 random bits, not a person's choice. */
export function sealRecoverySlot(
  vaultId: string,
  root: Uint8Array,
  recovery: Uint8Array,
): VaultHeader['recovery'] {
  const salt = randomBytes(16);
  const key = deriveKey(recovery, 'recovery', salt);
  return { salt: salt.toString('hex'), sealed: seal(key, root, `${vaultId} recovery`).toString('hex') };
}

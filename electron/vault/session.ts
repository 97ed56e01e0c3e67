import { join } from 'node:path';
import type { OfficerRecord } from '../../db/domain/officer';
import { Refusal } from '../../db/domain/refusal';
import type { Session } from '../../db/domain/vault';
import { readHead } from '../../db/ledger';
import { openVault, type Sources, type Vault } from '../../db/open';
import { type Signer, withWriteTx } from '../../db/tx';
import { readFact, readOfficer, stateFact } from '../../db/vaultFacts';
import { deriveKey } from './crypto';
import { type FileStore, openFileStore } from './files';
import { databaseFile, type VaultHeader } from './header';
import { holdVault, type Release } from './hold';
import { type OfficerSecrets, signerOf } from './officerKeys';

/** An unlocked vault and who works in it. `signer` is undefined when the recovery key opened it: then it is read-only. */
export interface VaultSession {
  readonly folder: string;
  readonly vault: Vault;
  readonly files: FileStore;
  readonly officer: OfficerRecord | undefined;
  readonly signer: Signer | undefined;
  close(): void;
}

/** Opens the database behind a header whose root key is known. */
export function openSession(
  folder: string,
  header: VaultHeader,
  root: Uint8Array,
  sources: Sources,
  who: { officerId: string; secrets: OfficerSecrets } | undefined,
): VaultSession {
  const name = header.officers.find((slot) => slot.officerId === who?.officerId)?.name ?? '';
  const release: Release = who
    ? holdVault(folder, name, sources.clock().at, sources.nativeBinding)
    : () => undefined;
  try {
    const vault = openVault(join(folder, databaseFile), deriveKey(root, 'database'), sources, {
      readOnly: !who,
    });
    const officer = who && readOfficer(vault.read, who.officerId);
    const signer = who && officer && makeSigner(officer, who.secrets);
    if (signer) recordDifferences(vault, signer);
    return {
      folder,
      vault,
      officer,
      signer,
      files: openFileStore(folder, deriveKey(root, 'files')),
      close: () => {
        vault.close();
        release();
      },
    };
  } catch (thrown) {
    release();
    throw thrown;
  }
}

export function makeSigner(
  officer: Pick<OfficerRecord, 'id' | 'name' | 'rank' | 'unit' | 'role'>,
  secrets: OfficerSecrets,
): Signer {
  const { id, name, rank, unit, role } = officer;
  return { author: { id, name, rank, unit, role }, sign: signerOf(secrets.signing) };
}

/** What differed from the expected schema goes into the ledger: restoring it in silence would hide the act. */
function recordDifferences(vault: Vault, signer: Signer): void {
  if (vault.differences.length === 0) return;
  withWriteTx(vault, signer, 'vault.guardDifference', (tx) => {
    tx.insert('vaultFact', {
      id: `guardDifference:${tx.seq}`,
      value: JSON.stringify(vault.differences),
      ledgerSeq: tx.seq,
    });
    tx.about({
      kind: 'vault',
      id: readFact(vault.read, 'vaultId'),
      number: readFact(vault.read, 'shortCode'),
      title: readFact(vault.read, 'name'),
      caseId: null,
    });
  });
}

/** What a window is told of the session. */
export function describeSession(session: VaultSession): Session {
  const { read } = session.vault;
  return {
    vaultId: readFact(read, 'vaultId'),
    vaultName: readFact(read, 'name'),
    shortCode: readFact(read, 'shortCode'),
    sample: readFact(read, 'sample') === 'yes',
    folder: session.folder,
    officer: session.officer ?? null,
    readOnly: session.signer === undefined,
    recoveryConfirmed: readFact(read, 'recoveryConfirmedAt') !== '',
    head: readHead(read),
  };
}

/** The officer's hand. @throws Refusal `session.read-only` */
export function requireSigner(session: VaultSession): Signer {
  if (!session.signer) throw new Refusal('session.read-only');
  return session.signer;
}

/** Notes that the officer typed the recovery key back. Saying it twice changes nothing. */
export function noteRecoveryConfirmed(session: VaultSession): void {
  if (readFact(session.vault.read, 'recoveryConfirmedAt') !== '') return;
  withWriteTx(session.vault, requireSigner(session), 'vault.recoveryConfirmed', (tx) => {
    stateFact(tx, 'recoveryConfirmedAt', tx.now.at);
    const { read } = tx;
    tx.about({
      kind: 'vault',
      id: readFact(read, 'vaultId'),
      number: readFact(read, 'shortCode'),
      title: readFact(read, 'name'),
      caseId: null,
    });
  });
}

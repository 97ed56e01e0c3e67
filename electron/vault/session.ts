import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { OfficerRecord } from '../../db/domain/officer';
import { Refusal } from '../../db/domain/refusal';
import type { Session } from '../../db/domain/vault';
import { isSoleOfficer } from '../../db/hands';
import { readHead } from '../../db/ledger';
import { openVault, type Sources, type Vault } from '../../db/open';
import { type Signer, withWriteTx } from '../../db/tx';
import { readFact, readKeySeq, readOfficer, setFact } from '../../db/vaultFacts';
import { deriveKey, seal, unseal } from './crypto';
import { type FileStore, openFileStore } from './files';
import { databaseFile, type Unsigned, type VaultHeader } from './header';
import { type Hold, holdVault } from './hold';
import { enterUnlock } from './notes';
import { type OfficerSecrets, signerOf, wipe } from './officerKeys';

/** An unlocked vault and who works in it. `signer` is undefined when the recovery key opened it: then it is read-only. */
export interface VaultSession {
  readonly folder: string;
  readonly vault: Vault;
  readonly files: FileStore;
  /** Opens the database and its backups; zeroed at closing. */
  readonly databaseKey: Buffer;
  readonly officer: OfficerRecord | undefined;
  readonly signer: Signer | undefined;
  /** The vault's root key, 32 bytes; zeroed at closing. */
  readonly root: Buffer;
  /** The officer's private keys while unlocked; undefined after the recovery key. Zeroed at closing. */
  readonly keys: OfficerSecrets | undefined;
  close(): void;
}

interface OpenSession {
  /** Writes nothing: the officer's keys are about to be replaced, and the old record would not fit them. */
  readonly quiet?: boolean;
  /** Taken already, before the header was read; it ends with the session, or here where it cannot be opened. */
  readonly hold?: Hold | undefined;
}

/**
 * Opens the database behind a header whose root key is known.
 * @throws Refusal `vault.held`, `vault.damaged`, `vault.header-old` where the ledger knows of a later change of keys
 */
export function openSession(
  folder: string,
  header: VaultHeader,
  root: Buffer,
  sources: Sources,
  who: { officerId: string; secrets: OfficerSecrets } | undefined,
  {
    quiet = false,
    hold = who && holdVault(folder, sources.clock().at, sources.nativeBinding),
  }: OpenSession = {},
): VaultSession {
  const name = header.officers.find((slot) => slot.officerId === who?.officerId)?.name ?? '';
  const databaseKey = deriveKey(root, 'database');
  const forget = () => {
    databaseKey.fill(0);
    root.fill(0);
    if (who) wipe(who.secrets);
    hold?.release();
  };
  let opened: Vault | undefined;
  try {
    hold?.name(name);
    requireDatabase(folder);
    const vault = openVault(join(folder, databaseFile), databaseKey, sources, {
      readOnly: !who,
      keepDifferences: true,
      ...(who ? { viewer: who.officerId } : {}),
    });
    opened = vault;
    const { officer, signer } = identify(folder, header, vault, who);
    if (signer && !quiet) beginSession(folder, vault, root, signer);
    return {
      folder,
      vault,
      officer,
      signer,
      databaseKey,
      root,
      keys: who?.secrets,
      files: openFileStore(folder, ...fileKeysOf(header, root)),
      close: () => {
        vault.close();
        forget();
      },
    };
  } catch (thrown) {
    opened?.close();
    forget();
    throw thrown;
  }
}

/** Who unlocked, as the database knows them. @throws Refusal `vault.header-old`, `access.retired` */
function identify(
  folder: string,
  header: VaultHeader,
  vault: Vault,
  who: { officerId: string; secrets: OfficerSecrets } | undefined,
): Pick<VaultSession, 'officer' | 'signer'> {
  if (readKeySeq(vault.whole) > (header.keySeq ?? 0)) throw new Refusal('vault.header-old', { folder });
  if (!who) return { officer: undefined, signer: undefined };
  const officer = readOfficer(vault.whole, who.officerId);
  if (officer.status !== 'active') throw new Refusal('access.retired');
  return { officer, signer: makeSigner(officer, who.secrets) };
}

/** What an unlock writes. An auditor's goes to the second log alone, and leaves the guards as they were found. */
export function beginSession(folder: string, vault: Vault, root: Uint8Array, signer: Signer): void {
  enterUnlock(folder, vault, root, signer);
  if (signer.author.role === 'auditor') return;
  recordDifferences(vault, signer);
  vault.restoreGuards();
}

/** The keys of `files/`, newest first: a re-keying adds one and keeps those that older files are sealed under. */
export function fileKeysOf(header: Unsigned, root: Uint8Array): [newest: Buffer, older: Buffer[]] {
  const ring = (header.fileKeys ?? []).map((sealed) => {
    const key = unseal(deriveKey(root, 'file keys'), Buffer.from(sealed, 'hex'), header.vaultId);
    if (!key) throw new Refusal('vault.header-damaged', { folder: header.name });
    return key;
  });
  const [newest = deriveKey(root, 'files'), ...older] = ring;
  return [newest, older];
}

export function sealFileKeys(vaultId: string, keys: readonly Buffer[], root: Uint8Array): string[] {
  return keys.map((key) => seal(deriveKey(root, 'file keys'), key, vaultId).toString('hex'));
}

/** SQLite would make a new database where there is none: an empty vault must never stand in for a lost one. */
function requireDatabase(folder: string): void {
  const size = statSync(join(folder, databaseFile), { throwIfNoEntry: false })?.size ?? 0;
  if (size === 0) throw new Refusal('vault.damaged', { file: databaseFile });
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
    readOnly: session.signer === undefined || session.officer?.role === 'auditor',
    soleOfficer: isSoleOfficer(session.vault.whole),
    recoveryConfirmed: readFact(read, 'recoveryConfirmedAt') !== '',
    head: readHead(session.vault.whole),
  };
}

/** The officer's hand. @throws Refusal `session.read-only` */
export function requireSigner(session: VaultSession): Signer {
  if (!session.signer) throw new Refusal('session.read-only');
  return session.signer;
}

/**
 * Notes that the officer typed the recovery key back. Saying it twice changes nothing.
 * @param signingKey its public half, which a vault of an older Dalel does not know yet
 */
export function noteRecoveryConfirmed(session: VaultSession, signingKey: string): void {
  const { whole } = session.vault;
  const known = readFact(whole, 'recoverySigningKey') === signingKey;
  if (known && readFact(whole, 'recoveryConfirmedAt') !== '') return;
  withWriteTx(session.vault, requireSigner(session), 'vault.recoveryConfirmed', (tx) => {
    setFact(tx, 'recoveryConfirmedAt', tx.now.at);
    setFact(tx, 'recoverySigningKey', signingKey);
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

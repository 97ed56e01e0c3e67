import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../../db/domain/refusal';
import { nextSeq } from '../../db/ledger';
import { openVault, type Sources } from '../../db/open';
import { discardRekeyed } from '../../db/rekey';
import { readKeySeq } from '../../db/vaultFacts';
import { deriveKey } from './crypto';
import { diskRefusal, syncFolder } from './durable';
import {
  databaseFile,
  headerIntact,
  headerPath,
  nextHeaderFile,
  readHeader,
  readNextHeader,
  type Unsigned,
  type VaultHeader,
  writeHeader,
} from './header';
import type { Release } from './hold';
import type { VaultSession } from './session';

/**
 * Changes who can unlock: the new header is written beside the old one, the ledger entry is committed, the new header
 * takes the old one's place. A crash between two of these steps is settled at the next unlock: the ledger decides.
 * The root key stays; for another one see electron/vault/rekey.ts.
 */
export function changeKeys<T>(
  session: VaultSession,
  edit: (header: Unsigned) => Unsigned,
  commit: () => T,
): T {
  const { folder, vault, root } = session;
  finishChange(session);
  const { mac: _mac, ...header } = readHeader(folder);
  writeHeader(folder, { ...edit(header), keySeq: nextSeq(vault) }, root, nextHeaderFile);
  let result: T;
  try {
    result = commit();
  } catch (thrown) {
    rmSync(join(folder, nextHeaderFile), { force: true });
    throw thrown;
  }
  try {
    installNext(folder);
  } catch {
    // The entry decides: the next change or unlock puts the header in place. What was made, a recovery key perhaps, is not lost.
  }
  return result;
}

/** A change whose last step failed belongs to the ledger already: whatever is written next goes on from it. */
export function finishChange({ folder, vault }: Pick<VaultSession, 'folder' | 'vault'>): void {
  if (readNextHeader(folder)?.keySeq === readKeySeq(vault.whole)) installNext(folder);
}

/** Puts the new header in the place of the old one. */
export function installNext(folder: string): void {
  try {
    renameSync(join(folder, nextHeaderFile), headerPath(folder));
    syncFolder(folder);
  } catch (thrown) {
    throw diskRefusal(thrown);
  }
}

/** One header that the typed passphrase or recovery key opened. */
export interface Unlocked<S> {
  readonly header: VaultHeader;
  readonly root: Buffer;
  readonly secrets: S;
}

/** Tries the typed secret on a header; undefined when it opens nothing there. */
export type TryHeader<S> = (header: VaultHeader) => Promise<Unlocked<S> | undefined>;

/**
 * The header that the ledger's last key entry belongs to, opened with what was typed. Finishes a change of keys that was
 * cut short after its entry, forgets one that was cut short before. Both change the folder: whoever calls this holds it.
 * @param hold takes the vault for a moment where it is not held, as with the recovery key
 * @throws Refusal `wrong`, `vault.held`, `vault.header-damaged`, `vault.header-old`, `vault.damaged`
 */
export async function openHeaders<S>(
  folder: string,
  sources: Sources,
  open: TryHeader<S>,
  wrong: 'vault.wrong-passphrase' | 'vault.wrong-recovery-key',
  hold: () => Release = () => () => undefined,
): Promise<Unlocked<S>> {
  const header = readHeader(folder);
  const current = await open(header);
  if (current) requireIntact(header, current.root, folder);
  const following = existsSync(join(folder, nextHeaderFile)) ? readNextHeader(folder) : undefined;
  if (!following) {
    if (!current) throw new Refusal(wrong);
    return current;
  }
  const next = await open(following);
  const opened = next && headerIntact(following, next.root) ? next : undefined;
  const release = hold();
  try {
    return settle(folder, sources, current, opened, wrong);
  } finally {
    release();
  }
}

function settle<S>(
  folder: string,
  sources: Sources,
  current: Unlocked<S> | undefined,
  next: Unlocked<S> | undefined,
  wrong: 'vault.wrong-passphrase' | 'vault.wrong-recovery-key',
): Unlocked<S> {
  const byCurrent = current && keySeqBehind(folder, current.root, sources);
  if (current && byCurrent !== undefined && byCurrent <= (current.header.keySeq ?? 0)) {
    rmSync(join(folder, nextHeaderFile), { force: true });
    return current;
  }
  if (!next) throw new Refusal(wrong);
  // Here the entry is in the ledger: the new header belongs to it.
  const reached = byCurrent ?? keySeqBehind(folder, next.root, sources);
  if (reached === undefined) throw new Refusal('vault.damaged', { file: databaseFile });
  if (reached < (next.header.keySeq ?? 0)) throw new Refusal(wrong);
  if (reached > (next.header.keySeq ?? 0)) throw new Refusal('vault.header-old', { folder });
  installNext(folder);
  return next;
}

/** Removes what a re-keying left beside the database that was cut short: never needed again, and no reason to stay locked. */
export function sweepRekeyed(folder: string): void {
  try {
    discardRekeyed(databasePath(folder));
  } catch {
    // The next unlock or re-keying tries again.
  }
}

function databasePath(folder: string): string {
  return join(folder, databaseFile);
}

export function databaseKey(root: Uint8Array): Buffer {
  return deriveKey(root, 'database');
}

/** Sequence of the last key entry of the database, undefined where this root key does not open it. */
function keySeqBehind(folder: string, root: Uint8Array, sources: Sources): number | undefined {
  try {
    const vault = openVault(databasePath(folder), databaseKey(root), sources, { keepDifferences: true });
    try {
      return readKeySeq(vault.whole);
    } finally {
      vault.close();
    }
  } catch (thrown) {
    if (thrown instanceof Refusal && thrown.code === 'vault.damaged') return undefined;
    throw thrown;
  }
}

/** @throws Refusal `vault.header-damaged` when somebody without the root key changed the header */
export function requireIntact(header: VaultHeader, root: Uint8Array, folder: string): void {
  if (!headerIntact(header, root)) throw new Refusal('vault.header-damaged', { folder });
}

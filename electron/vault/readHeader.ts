import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { recordId } from '../../db/domain/ids';
import { Refusal } from '../../db/domain/refusal';
import type { VaultCard } from '../../db/domain/vault';

const hex = z.string().regex(/^([0-9a-f]{2})+$/);

/** An officer's way in: root key and own private keys, sealed under the passphrase. */
const officerSlot = z.strictObject({
  officerId: recordId,
  name: z.string(),
  salt: hex,
  memoryKiB: z
    .int()
    .min(8)
    .max(4 * 1024 * 1024),
  passes: z.int().min(1).max(1_000),
  sealed: hex,
  /** A new root key, sealed to the officer's X25519 key by a re-keying that they were not present at. */
  pending: hex.optional(),
});
export type OfficerSlot = z.infer<typeof officerSlot>;

/** The recovery key's way in: the root key alone, no officer's keys. */
const recoverySlot = z.strictObject({ salt: hex, sealed: hex });

/** What stands beside the database in clear. It names the vault and its officers; nothing of a case is in it. */
export const vaultHeader = z.strictObject({
  format: z.literal('dalel-vault'),
  version: z.literal(1),
  vaultId: recordId,
  name: z.string(),
  sample: z.boolean(),
  officers: z.array(officerSlot).min(1),
  recovery: recoverySlot,
  /** Sequence of the ledger's last entry that changed who can unlock; none in a vault where nobody changed it yet. */
  keySeq: z.int().min(1).optional(),
  /** Keys of `files/`, newest first, sealed under the root key; without them there is one, derived from the root key. */
  fileKeys: z.array(hex).optional(),
  /** HMAC-SHA256 of the canonical rest under a key derived from the root key. */
  mac: hex,
});
export type VaultHeader = z.infer<typeof vaultHeader>;

export const headerFile = 'vault.json';
export const databaseFile = 'evidence.db';

export function headerPath(folder: string): string {
  return join(folder, headerFile);
}

/** A header that is about to take the place of `vault.json`: see electron/vault/keyChange.ts. */
export const nextHeaderFile = 'vault.next.json';

/** @throws Refusal `vault.not-a-vault`, `vault.header-damaged` */
export function readHeader(folder: string): VaultHeader {
  if (!existsSync(headerPath(folder))) throw new Refusal('vault.not-a-vault', { folder });
  const header = parseHeader(headerPath(folder));
  if (!header) throw new Refusal('vault.header-damaged', { folder });
  return header;
}

/** The header that a change of keys left behind unfinished, if there is one that can be read. */
export function readNextHeader(folder: string): VaultHeader | undefined {
  const path = join(folder, nextHeaderFile);
  return existsSync(path) ? parseHeader(path) : undefined;
}

function parseHeader(path: string): VaultHeader | undefined {
  try {
    return vaultHeader.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return undefined;
  }
}

export function vaultCardOf(header: VaultHeader, folder: string): VaultCard {
  return {
    vaultId: header.vaultId,
    name: header.name,
    sample: header.sample,
    officers: header.officers.map(({ officerId, name }) => ({ id: officerId, name })),
    folder,
  };
}

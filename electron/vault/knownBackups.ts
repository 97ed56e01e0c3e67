import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeDurable } from './durable';

/**
 * Where backups of this vault were made, beside it in clear: the database that knows it cannot be read when it is
 * needed most. It names folders and times, nothing of a case, and is a hint: whoever follows it verifies what they find.
 */
const knownBackup = z.strictObject({
  folder: z.string(),
  madeAt: z.string(),
  seq: z.int(),
  words: z.string(),
});
export type KnownBackup = z.infer<typeof knownBackup>;

const knownFile = 'vault.backups';
const most = 20;

/** Newest first; none where the file is missing or unreadable. */
export function readKnownBackups(vault: string): KnownBackup[] {
  const path = join(vault, knownFile);
  if (!existsSync(path)) return [];
  try {
    return z.array(knownBackup).parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return [];
  }
}

export function noteKnownBackup(vault: string, made: KnownBackup): void {
  const others = readKnownBackups(vault).filter(({ folder }) => folder !== made.folder);
  const list = [made, ...others].slice(0, most);
  writeDurable(join(vault, knownFile), Buffer.from(`${JSON.stringify(list, null, 2)}\n`));
}

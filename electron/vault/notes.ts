import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type AccessNote, noteAccess } from '../../db/accessLog';
import { accessKind } from '../../db/domain/access';
import type { Vault } from '../../db/open';
import type { Signer } from '../../db/tx';
import { writeDurable } from './durable';

const moment = z.strictObject({ at: z.string(), offset: z.int() });
const note = z.strictObject({
  kind: accessKind,
  subjectKind: z.string().default(''),
  subjectId: z.string().default(''),
  what: z.string().default(''),
  caseId: z.string().default(''),
  moment,
});
const kept = z.strictObject({ notes: z.array(note), more: z.int().min(0) });

/** What is kept at most: a machine that guesses all night must not fill the disk. The rest is counted. */
const mostNotes = 1_000;

const notesFile = 'vault.notes.json';

/**
 * Notes what happened while the second log could not be written: a wrong passphrase, an opening with the recovery key.
 * In clear, since no key is known then; who can write to the folder can remove it, as they can remove the vault.
 */
export function addNote(folder: string, said: AccessNote & { moment: { at: string; offset: number } }): void {
  const { notes, more } = readNotes(folder);
  const full = notes.length >= mostNotes;
  const next = { notes: full ? notes : [...notes, said], more: full ? more + 1 : more };
  try {
    writeDurable(join(folder, notesFile), Buffer.from(JSON.stringify(next)));
  } catch {
    // A folder that cannot be written to keeps no note; the refusal that the officer sees must stay the first one.
  }
}

/** Moves the notes into the second log, in their order, unsigned: nobody was known when they were taken. */
export function enterNotes(folder: string, vault: Vault): void {
  const path = join(folder, notesFile);
  if (!existsSync(path)) return;
  const { notes, more } = readNotes(folder);
  for (const said of notes) noteAccess(vault, undefined, said);
  if (more > 0) noteAccess(vault, undefined, { kind: 'unlock.failed', what: `+${more}` });
  rmSync(path, { force: true });
}

/** The vault was opened by an officer; what was noted before comes first. */
export function enterUnlock(folder: string, vault: Vault, by: Signer): void {
  enterNotes(folder, vault);
  noteAccess(vault, by, { kind: 'unlock' });
}

function readNotes(folder: string): z.infer<typeof kept> {
  try {
    return kept.parse(JSON.parse(readFileSync(join(folder, notesFile), 'utf8')));
  } catch {
    return { notes: [], more: 0 };
  }
}

import { existsSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type AccessNote, noteAccess } from '../../db/accessLog';
import { accessKind } from '../../db/domain/access';
import { recordId } from '../../db/domain/ids';
import type { Moment } from '../../db/domain/time';
import type { Vault } from '../../db/open';
import type { Signer } from '../../db/tx';
import { readFact } from '../../db/vaultFacts';
import { deriveKey, seal, unseal } from './crypto';
import { writeDurable } from './durable';

const moment = z.strictObject({ at: z.iso.datetime(), offset: z.int().min(-840).max(840) });

/** Taken when no key was known, in clear. Anybody with the folder can write one, so it can say this and nothing else. */
const failure = z.strictObject({
  kind: z.literal('unlock.failed'),
  subjectId: z.union([recordId, z.literal('')]),
  what: z.enum(['', 'recovery']),
  moment,
});

/** A note under a key that comes from the root key: what was read and searched for is content of cases. */
const sealedNote = z.strictObject({ sealed: z.string().regex(/^([0-9a-f]{2})+$/) });

const note = z.strictObject({
  kind: accessKind,
  subjectKind: z.string().default(''),
  subjectId: z.string().default(''),
  what: z.string().default(''),
  caseId: z.string().default(''),
  toldUnit: z.string().default(''),
  moment,
});

const kept = z.union([failure, sealedNote]);
const count = z.int().min(0).default(0);
const keptFile = z.object({ notes: z.array(z.unknown()), more: count, unread: count });

/** `more` were not kept since there were too many, `unread` are not what Dalel writes. */
interface Kept {
  readonly notes: readonly z.infer<typeof kept>[];
  readonly more: number;
  readonly unread: number;
}

/** What is kept at most: a machine that guesses all night must not fill the disk. The rest is counted. */
const mostNotes = 1_000;
const mostBytes = 8 * 1024 * 1024;

const notesFile = 'vault.notes.json';
/** Notes on their way into the second log: what is noted meanwhile begins a new file. */
const enteringFile = 'vault.notes.entering.json';

/** Notes in clear that somebody failed to unlock: with whose passphrase, or with a recovery key. */
export function addFailure(
  folder: string,
  failed: { officerId?: string | undefined; byRecoveryKey?: boolean; moment: Moment },
): void {
  const { officerId, byRecoveryKey = false, moment: then } = failed;
  add(folder, {
    kind: 'unlock.failed',
    subjectId: recordId.safeParse(officerId).data ?? '',
    what: byRecoveryKey ? 'recovery' : '',
    moment: then,
  });
}

/**
 * Notes what was done in a session that cannot write to the second log: one that the recovery key opened.
 * @param root the vault's root key, under which the next unlock reads it
 */
export function addNote(
  folder: string,
  vaultId: string,
  root: Uint8Array,
  said: AccessNote & { moment: Moment },
): void {
  const text = Buffer.from(JSON.stringify(said), 'utf8');
  add(folder, { sealed: seal(noteKey(root), text, vaultId).toString('hex') });
}

function noteKey(root: Uint8Array): Buffer {
  return deriveKey(root, 'notes');
}

function add(folder: string, one: z.infer<typeof kept>): void {
  const path = join(folder, notesFile);
  try {
    const { notes, more, unread } = readKept(path);
    const full = notes.length >= mostNotes;
    const next: Kept = { notes: full ? notes : [...notes, one], more: full ? more + 1 : more, unread };
    writeDurable(path, Buffer.from(JSON.stringify(next)));
  } catch {
    // A folder that cannot be written to keeps no note; the refusal that the officer sees must stay the first one.
  }
}

/** The vault was opened by an officer; what was noted before comes first. */
export function enterUnlock(folder: string, vault: Vault, root: Uint8Array, by: Signer): void {
  enterNotes(folder, vault, root);
  noteAccess(vault, by, { kind: 'unlock' });
}

function enterNotes(folder: string, vault: Vault, root: Uint8Array): void {
  const [path, entering] = [join(folder, notesFile), join(folder, enteringFile)];
  try {
    // What a crash left on its way goes first; were it in the log already, it stands there twice rather than never.
    if (existsSync(entering)) enterFile(entering, vault, root);
    if (!existsSync(path)) return;
    renameSync(path, entering);
    enterFile(entering, vault, root);
  } catch {
    // A file that lies beside the vault never keeps an officer out; what can be entered later is entered later.
  }
}

/** Moves notes into the second log, in their order, all or none, unsigned: nobody was known when they were taken. */
function enterFile(path: string, vault: Vault, root: Uint8Array): void {
  const { notes, more, unread } = readKept(path);
  const vaultId = readFact(vault.whole, 'vaultId');
  const opened = notes.map((one) => ('sealed' in one ? openNote(one.sealed, vaultId, root) : one));
  const said = opened.filter((one) => one !== undefined);
  const lost = unread + opened.length - said.length;
  const enter = vault.client.transaction(() => {
    for (const one of said) noteAccess(vault, undefined, one);
    if (more > 0) noteAccess(vault, undefined, { kind: 'unlock.failed', what: `+${more}` });
    if (lost > 0) noteAccess(vault, undefined, { kind: 'unlock.failed', what: `?${lost}` });
  });
  enter.immediate();
  rmSync(path, { force: true });
}

/** Undefined for what was sealed under another key, or by nobody. */
function openNote(sealed: string, vaultId: string, root: Uint8Array): z.infer<typeof note> | undefined {
  const text = unseal(noteKey(root), Buffer.from(sealed, 'hex'), vaultId);
  return text && note.safeParse(parseJson(text)).data;
}

/** A file that somebody else wrote is counted as one note that cannot be read; so is each note that is none. */
function readKept(path: string): Kept {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found?.isFile()) return { notes: [], more: 0, unread: 0 };
  const file = found.size > mostBytes ? undefined : keptFile.safeParse(parseJson(readFileSync(path))).data;
  if (!file) return { notes: [], more: 0, unread: 1 };
  const notes = file.notes.slice(0, mostNotes).flatMap((one) => kept.safeParse(one).data ?? []);
  return { notes, more: file.more, unread: file.unread + file.notes.length - notes.length };
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}

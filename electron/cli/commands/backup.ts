import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { FoundBackup } from '../../../db/domain/backup';
import { headWords } from '../../../db/domain/ledger';
import { type Call, UsageError } from '../io';
import type { Program } from '../program';
import { readSecret } from '../secrets';
import { fieldLines } from '../text';
import { atDesk, type VaultOptions, withVault } from '../vaultDesk';
import { vaultOptions } from './vault';

interface RestoreOptions {
  readonly from: string;
  readonly to: string;
  readonly officer?: string;
  readonly passphraseFile?: string;
  readonly secondOfficer?: string;
  readonly secondPassphraseFile?: string;
  readonly recoveryKeyFile?: string;
  readonly newPassphraseFile?: string;
  readonly reason: string;
  readonly authorisation: string;
}

/** `backup` and `restore`: verified copies, and a vault out of one. */
export function addBackup(parent: Command, program: Program): void {
  const backup = vaultOptions(
    parent.command('backup').description('copy a vault, read the copy back and open it'),
  ).requiredOption('--to <dir>', 'a stick or a folder outside the vault');
  program.answering(backup, async (call, options: VaultOptions & { readonly to: string }) => {
    const made = await withVault(call, options, (ask) =>
      ask('backup.make', { place: options.to, job: 'backup' }),
    );
    const { folder, headSeq: seq, headHash: hash, files, bytes, bytesWritten, manifestSha256 } = made;
    const head = { seq, hash, words: headWords(hash) };
    const value = { folder, files, bytes, bytesWritten, manifestSha256, head };
    return { value, text: fieldLines({ ...value, head: head.words }) };
  });

  const restore = parent
    .command('restore')
    .description('put a backup back as a vault in a new folder, by two hands')
    .requiredOption('--from <dir>', 'the backup, or a folder above it: then the newest')
    .requiredOption('--to <dir>', 'an empty or new folder')
    .option('--officer <name>', 'the first officer, where the backup has several')
    .option('--passphrase-file <file>', "file with the officer's passphrase; asked for when left out")
    .option('--second-officer <name>', 'who confirms')
    .option('--second-passphrase-file <file>', 'file with the passphrase of the second officer')
    .option('--recovery-key-file <file>', 'file with the recovery key, where there is no second officer')
    .option(
      '--new-passphrase-file <file>',
      'the passphrase is lost: open with the recovery key; file with the new passphrase of the first officer',
    )
    .requiredOption('--reason <words>', 'why, for the ledger')
    .requiredOption('--authorisation <words>', 'number and date of the order');
  program.answering(restore, async (call, options: RestoreOptions) => {
    const value = await putBack(call, options);
    return { value, text: fieldLines({ ...value, head: value.head.words }), no: !value.ledgerOk };
  });
}

async function putBack(call: Call, options: RestoreOptions) {
  return atDesk(call, async (ask) => {
    const found = await ask('backup.find', { chosen: options.from });
    const [backup] = found.filter(({ state }) => state === 'readable');
    if (!backup) throw new UsageError('backup.none-here', `no readable backup at ${options.from}`);
    const first = officerOf(backup, options.officer);
    const opening = await openingOf(call, options);
    const second = await secondOf(call, backup, options, opening.recoveryKey);
    const restored = await ask('backup.restore', {
      chosen: options.from,
      folder: backup.folder,
      to: options.to,
      officerId: first,
      ...opening,
      job: 'restore',
      hands: { reason: options.reason, authorisation: options.authorisation, second },
    });
    return { ...restored, folder: resolve(options.to) };
  });
}

/** The first officer's passphrase of that day, or the recovery key with the passphrase that they have from now on. */
async function openingOf({ io }: Call, options: RestoreOptions) {
  const { passphraseFile, newPassphraseFile } = options;
  if (newPassphraseFile === undefined) {
    const question = 'Passphrase of the first officer: ';
    return { passphrase: await readSecret(io, passphraseFile, '--passphrase-file', question) };
  }
  if (passphraseFile !== undefined)
    throw new UsageError('options.clash', 'give --passphrase-file or --new-passphrase-file, not both');
  return {
    passphrase: await readSecret(io, newPassphraseFile, '--new-passphrase-file', ''),
    recoveryKey: await readRecoveryKey(io, options),
  };
}

const readRecoveryKey = (io: Call['io'], { recoveryKeyFile }: RestoreOptions) =>
  readSecret(io, recoveryKeyFile, '--recovery-key-file', 'Recovery key: ');

async function secondOf(call: Call, backup: FoundBackup, options: RestoreOptions, known: string | undefined) {
  if (options.secondOfficer === undefined)
    return { recoveryKey: known ?? (await readRecoveryKey(call.io, options)) };
  const passphrase = await readSecret(
    call.io,
    options.secondPassphraseFile,
    '--second-passphrase-file',
    'Passphrase of the second officer: ',
  );
  return { officerId: officerOf(backup, options.secondOfficer), passphrase };
}

function officerOf({ officers }: FoundBackup, wanted: string | undefined): string {
  const found =
    wanted === undefined && officers.length === 1
      ? officers[0]
      : officers.find(({ id, name }) => name === wanted || id === wanted);
  if (found) return found.id;
  const names = officers.map(({ name }) => name).join(', ');
  throw new UsageError('officer.unknown', `name one of the backup's officers: ${names}`);
}

import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { Command } from 'commander';
import { type LinkEnd, linkEnd } from '../../../db/domain/link';
import { Refusal } from '../../../db/domain/refusal';
import { UsageError } from '../io';
import type { Program } from '../program';
import { idOf, recordKinds } from '../recordKinds';
import { columns, fieldLines } from '../text';
import { type Ask, type VaultOptions, withVault } from '../vaultDesk';
import { vaultOptions } from './vault';

interface AttachOptions extends VaultOptions {
  readonly to: string;
  readonly name?: string;
  readonly description: string;
  readonly keepSecret?: boolean;
}

/** `attach FILE --to NUMBER`, and `attachment` with `list`, `show`, `check`, `save`, `withdraw`. */
export function addAttachments(parent: Command, program: Program): void {
  addAttach(parent, program);
  const group = parent.command('attachment').description('attached files: list, show, check, save, withdraw');
  addList(group, program);
  addShow(group, program);
  addCheck(group, program);
  addSave(group, program);
  addWithdraw(group, program);
}

function addAttach(parent: Command, program: Program): void {
  const command = vaultOptions(
    parent.command('attach <file>').description('hash, seal and record a file of any size'),
  )
    .requiredOption('--to <number>', 'the record that it belongs to: a case, exhibit, wallet, site, person')
    .option('--name <name>', "another name than the file's own")
    .option('--description <words>', 'what it is', '')
    .option('--keep-secret', 'record it sealed where the guard finds a secret: it then never leaves');
  program.answering(command, async (call, file: string, options: AttachOptions) => {
    const row = await withVault(call, options, async (ask) =>
      ask('attachment.record', {
        file: resolve(file),
        draft: {
          owner: await ownerOf(ask, options.to),
          name: options.name ?? basename(file),
          description: options.description,
        },
        secret: options.keepSecret ? 'keep' : 'ask',
        job: 'attach',
      }),
    );
    return { value: row, text: `attached\n${fieldLines(row, '  ')}` };
  });
}

/** The record with this number: numbers of different kinds differ, so one of the lists has it. */
async function ownerOf(ask: Ask, number: string): Promise<{ kind: LinkEnd; id: string }> {
  for (const kind of linkEnd.options) {
    const known = recordKinds.find((one) => one === kind);
    if (!known) continue;
    try {
      return { kind, id: await idOf(ask, known, number) };
    } catch (thrown) {
      if (!(thrown instanceof Refusal && thrown.code === 'record.not-found')) throw thrown;
    }
  }
  throw new Refusal('record.not-found', { kind: 'case', number });
}

async function attachmentOf(ask: Ask, wanted: string) {
  const all = await ask('attachment.list', {});
  const found = all.find(({ id, number }) => id === wanted || number === wanted);
  if (!found) throw new Refusal('record.not-found', { kind: 'attachment', number: wanted });
  return found;
}

function addList(group: Command, program: Program): void {
  const command = vaultOptions(group.command('list').description('all attached files')).option(
    '--case <number>',
    'of this case only',
  );
  program.answering(command, async (call, options: VaultOptions & { readonly case?: string }) => {
    const rows = await withVault(call, options, async (ask) =>
      ask(
        'attachment.list',
        options.case === undefined ? {} : { caseId: await idOf(ask, 'case', options.case) },
      ),
    );
    const text = columns(rows.map((row) => [row.number, String(row.size), row.sha256, row.name]));
    return { value: rows, text };
  });
}

function addShow(group: Command, program: Program): void {
  const command = vaultOptions(group.command('show <number>').description('one attached file'));
  program.answering(command, async (call, number: string, options: VaultOptions) => {
    const row = await withVault(call, options, async (ask) =>
      ask('attachment.get', { id: (await attachmentOf(ask, number)).id }),
    );
    return { value: row, text: fieldLines(row) };
  });
}

function addCheck(group: Command, program: Program): void {
  const command = vaultOptions(
    group.command('check <number>').description('read a kept file again, whole; no unless it is intact'),
  );
  program.answering(command, async (call, number: string, options: VaultOptions) => {
    const checked = await withVault(call, options, async (ask) => {
      const { id, number: whole, sha256 } = await attachmentOf(ask, number);
      const { state } = await ask('attachment.check', { id, job: 'check' });
      return { number: whole, sha256, state };
    });
    return { value: checked, text: fieldLines(checked), no: checked.state !== 'intact' };
  });
}

function addSave(group: Command, program: Program): void {
  const command = vaultOptions(
    group.command('save <number>').description('a copy of a kept file, hashed again on its way'),
  ).requiredOption('--out <file>', 'where to; a file that is there is not written over');
  program.answering(command, async (call, number: string, options: VaultOptions & { out: string }) => {
    const to = resolve(options.out);
    if (existsSync(to)) throw new UsageError('file.exists', `--out: ${to} is there already`);
    const saved = await withVault(call, options, async (ask) => {
      const { id } = await attachmentOf(ask, number);
      return { file: to, ...(await ask('attachment.export', { id, to, job: 'save' })) };
    });
    return { value: saved, text: fieldLines(saved) };
  });
}

function addWithdraw(group: Command, program: Program): void {
  const command = vaultOptions(
    group.command('withdraw <number>').description('take an attachment back; it stays kept and readable'),
  ).requiredOption('--reason <words>', 'why, for the ledger');
  program.answering(command, async (call, number: string, options: VaultOptions & { reason: string }) => {
    if (options.reason.trim() === '') throw new UsageError('input.no-reason', 'say why: --reason');
    const row = await withVault(call, options, async (ask) =>
      ask('attachment.withdraw', { id: (await attachmentOf(ask, number)).id, reason: options.reason }),
    );
    return { value: row, text: fieldLines(row) };
  });
}

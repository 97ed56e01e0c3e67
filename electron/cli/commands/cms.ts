import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { type SignatureRole, signatureRole } from '../../../db/domain/report';
import type { Program } from '../program';
import { fieldLines } from '../text';
import { type VaultOptions, withVault } from '../vaultDesk';
import { findReport } from './sign';
import { written } from './timestamp';
import { vaultOptions } from './vault';

interface RequestOptions extends VaultOptions {
  readonly role: SignatureRole;
  readonly name: string;
  readonly out: string;
}

interface AnswerOptions extends VaultOptions {
  readonly out?: string;
}

/** `cms request|answer|give-up`: a signature that another program makes, carried as files. */
export function addCms(parent: Command, program: Program): void {
  const group = parent
    .command('cms')
    .description('a signature of another program, by files: request, answer, give-up');
  const ask = vaultOptions(
    group
      .command('request <report>')
      .description(
        'write the bytes that the other program signs, with their SHA-256 beside; one file a volume',
      ),
  )
    .requiredOption('--name <name>', 'who will sign, as it stands on the page')
    .requiredOption('--out <file>', 'where to write the bytes')
    .addOption(
      new Option('--role <role>', 'whose place on the page')
        .choices(signatureRole.options)
        .default('second-officer'),
    );
  program.answering(ask, async (call, named: string, options: RequestOptions) => {
    const value = await withVault(call, options, async (router) => {
      const { id } = await findReport(router, named);
      const { role, name, out: to } = options;
      const { number, status, volumes } = await router('report.cmsRequest', { id, role, name, to });
      return { file: resolve(to), number, status, volumes };
    });
    return { value, text: fieldLines(value) };
  });
  const answer = vaultOptions(
    group
      .command('answer <report> <cms...>')
      .description('put the detached CMS into the report, one file for each volume'),
  ).option('--out <file>', 'where to write the PDF; over the named file where it is left out');
  program.answering(answer, async (call, named: string, files: string[], options: AnswerOptions) => {
    const value = await withVault(call, options, async (router) => {
      const found = await findReport(router, named);
      const report = await router('report.cmsAnswer', { id: found.id, files });
      return written(router, report, options.out ?? found.file);
    });
    return { value, text: fieldLines(value) };
  });
  const stop = vaultOptions(group.command('give-up <report>').description('wait no longer for a signature'));
  program.answering(stop, async (call, named: string, options: VaultOptions) => {
    const value = await withVault(call, options, async (router) => {
      const { id } = await findReport(router, named);
      const { number, status } = await router('report.cmsGiveUp', { id });
      return { number, status };
    });
    return { value, text: fieldLines(value) };
  });
}

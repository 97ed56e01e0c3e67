import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { RouteInput } from '../../ipc/contract';
import { UsageError } from '../io';
import type { Program } from '../program';
import { idOf } from '../recordKinds';
import { fieldLines } from '../text';
import { type VaultOptions, withVault } from '../vaultDesk';
import { vaultOptions } from './vault';

interface Options extends VaultOptions {
  readonly case: string;
  readonly out: string;
  readonly named?: boolean;
}

const formats: readonly RouteInput<'case.exportTo'>['format'][] = ['case-uco', 'misp', 'stix'];

/** `export`: a case for the programs of partners. */
export function addExport(parent: Command, program: Program): void {
  const command = vaultOptions(
    parent
      .command('export <format>')
      .description(`a case for a partner's program, as ${formats.join(', ')}; noted in the access log`),
  )
    .requiredOption('--case <number>', 'number of the case')
    .requiredOption('--out <file>', 'where to write it')
    .option('--named', 'with the title, and with suspects by name; victims and witnesses only in case-uco');
  program.answering(
    command,
    async (call, name: string, { case: number, out, named, ...options }: Options) => {
      const format = formats.find((one) => one === name);
      if (format === undefined)
        throw new UsageError('export.format', `a format is one of ${formats.join(', ')}`);
      const value = await withVault(call, options, async (ask) => {
        const caseId = await idOf(ask, 'case', number);
        const to = resolve(out);
        return { file: to, ...(await ask('case.exportTo', { caseId, format, named: named ?? false, to })) };
      });
      return { value, text: fieldLines(value) };
    },
  );
}

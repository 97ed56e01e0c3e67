import { resolve } from 'node:path';
import type { Command } from 'commander';
import { personRole } from '../../../db/domain/person';
import { UsageError } from '../io';
import type { Program } from '../program';
import { type KeyOptions, keyOptions, readKey, several } from '../signingKey';
import { columns, fieldLines } from '../text';
import { type VaultOptions, withVault } from '../vaultDesk';
import { findReport } from './sign';
import { vaultOptions } from './vault';

interface DiscloseOptions extends VaultOptions, KeyOptions {
  readonly hideRole: string[];
  readonly hide: string[];
  readonly list?: boolean;
  readonly out?: string;
}

/** `disclose REPORT`: a copy in which chosen fields are hidden, signed, with the root of the original. */
export function addDisclose(parent: Command, program: Program): void {
  const command = keyOptions(
    vaultOptions(
      parent
        .command('disclose <report>')
        .description('a copy of a report without chosen fields; it proves that nothing else was changed'),
    ),
  )
    .option('--list', 'what can be hidden: pointer, record, text')
    .option('--hide-role <role>', 'all that is said of persons in this role, repeatable', several, [])
    .option('--hide <pointer>', 'one field, as --list names it, repeatable', several, [])
    .option('--out <file>', 'where to write the PDF');
  program.answering(command, async (call, named: string, options: DiscloseOptions) => {
    if (options.list === true) {
      const rows = await withVault(call, options, async (ask) =>
        ask('report.disclosable', { id: (await findReport(ask, named)).id }),
      );
      return { value: rows, text: columns(rows.map((row) => [row.pointer, row.record, row.role, row.text])) };
    }
    const { sign, token, out, hideRole, hide } = options;
    if ((sign === undefined && token === undefined) || out === undefined)
      throw new UsageError(
        'disclose.sign',
        'a copy is signed here, not in another program: give --sign P12 or --token, and --out FILE, or --list',
      );
    for (const role of hideRole)
      if (!personRole.safeParse(role).success)
        throw new UsageError('disclose.role', `no role of a person: ${role}`);
    const key = await readKey(call, options);
    const value = await withVault(call, options, async (ask) => {
      const { id } = await findReport(ask, named);
      const fields = await ask('report.disclosable', { id });
      const byRole = fields.filter(({ role }) => hideRole.includes(role)).map(({ pointer }) => pointer);
      const copy = await ask('report.disclose', { id, hidden: [...byRole, ...hide], ...key });
      const { sha256, size } = await ask('report.export', { id: copy.id, to: out });
      const { number, commitmentRoot: root, hiddenFields } = copy;
      return {
        file: resolve(out),
        sha256,
        size,
        id: copy.id,
        number,
        root,
        hidden: JSON.parse(hiddenFields),
      };
    });
    return { value, text: fieldLines(value) };
  });
}

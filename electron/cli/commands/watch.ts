import type { Command } from 'commander';
import { UsageError } from '../io';
import { lineBatches } from '../lines';
import type { Program } from '../program';
import { columns } from '../text';
import { type VaultOptions, withVault } from '../vaultDesk';
import { vaultOptions } from './vault';

/** Texts of one question: more are asked in turn. */
const most = 5_000;

interface Options extends VaultOptions {
  readonly stdin?: boolean;
}

/** `watch check`: whether lists of the vault know a text; exit 1 where none does. */
export function addWatch(parent: Command, program: Program): void {
  const watch = parent.command('watch').description('lists of what is known');
  const command = vaultOptions(
    watch
      .command('check [text...]')
      .description('which of these stand on a list, with list, row, issuer and reason'),
  ).option('--stdin', 'one text per line from standard input');
  program.answering(command, async (call, words: string[], { stdin, ...options }: Options) => {
    const texts = [...words];
    if (stdin)
      for await (const lines of lineBatches(call.io.stdin)) texts.push(...lines.map((line) => line.trim()));
    const wanted = texts.filter((text) => text !== '' && text.length <= 400);
    if (wanted.length === 0) throw new UsageError('watch.check', 'name a text, or --stdin');
    const hits = await withVault(call, options, async (ask) => {
      const found = [];
      for (let from = 0; from < wanted.length; from += most)
        found.push(...(await ask('listed.check', { texts: wanted.slice(from, from + most) })));
      return found.flatMap(({ text, entries }) => entries.map((entry) => ({ text, ...entry })));
    });
    const rows = hits.map((one) => [
      one.text,
      one.listName || one.fileName,
      `row ${one.line}`,
      one.issuer,
      [one.label, one.category].filter(Boolean).join(' '),
    ]);
    return { value: hits, text: rows.length === 0 ? 'on no list' : columns(rows), no: rows.length === 0 };
  });
}

import type { Command } from 'commander';
import type { Program } from '../program';
import { columns } from '../text';
import { type VaultOptions, withVault } from '../vaultDesk';
import { vaultOptions } from './vault';

/** `search`: every record by what it says of it, best hits first. */
export function addSearch(parent: Command, program: Program): void {
  const command = vaultOptions(
    parent.command('search <text...>').description('find records: numbers, names, addresses, serials, seals'),
  );
  program.answering(command, async (call, words: string[], options: VaultOptions) => {
    const hits = await withVault(call, options, (ask) => ask('search.find', { text: words.join(' ') }));
    const rows = hits.map(({ ref, matched }) => [ref.number, ref.kind, ref.title, matched]);
    return { value: hits, text: rows.length === 0 ? 'nothing found' : columns(rows) };
  });
}

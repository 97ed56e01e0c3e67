import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { casesCsv } from '../../../db/domain/paper/kinds/statistics';
import { csvFile } from '../../report/csv';
import type { Program } from '../program';
import { columns } from '../text';
import { type VaultOptions, withVault } from '../vaultDesk';
import { vaultOptions } from './vault';

interface StatsOptions extends VaultOptions {
  readonly from?: string;
  readonly to?: string;
  readonly csv?: string;
}

/** `stats`: the ministry's table; with `--csv` also the cases that it is counted from, one a line. */
export function addStats(parent: Command, program: Program): void {
  const command = vaultOptions(
    parent.command('stats').description("the ministry's table of cases by category, stage and month"),
  )
    .option('--from <date>', 'first day, as 2026-01-01')
    .option('--to <date>', 'last day')
    .option('--csv <file>', 'where to write the cases behind the numbers');
  program.answering(command, async (call, { from = '', to = '', csv, ...options }: StatsOptions) => {
    const table = await withVault(call, options, (ask) => ask('statistics.read', { from, to }));
    const carried = csv === undefined ? {} : { csv: resolve(csv) };
    if (csv !== undefined) writeFileSync(csv, csvFile(casesCsv(table)));
    const rows = [
      ['category', 'cases', 'damage, tiyn', 'exhibits', 'wallets confirmed'],
      ...[...table.categories, { row: 'total', ...table.total }].map((one) => [
        one.row,
        String(one.cases.length),
        one.damageTiyn,
        String(one.exhibits),
        `${one.confirmed}/${one.wallets}`,
      ]),
    ];
    return { value: { ...table, ...carried }, text: columns(rows) };
  });
}

import type { Command } from 'commander';
import type { LedgerFinding } from '../../../db/domain/ledger';
import { type Call, UsageError } from '../io';
import type { Program } from '../program';
import { idOf, type Kind, recordKinds } from '../recordKinds';
import { columns, fieldLines, momentText, visible } from '../text';
import { type Ask, type VaultOptions, withVault } from '../vaultDesk';
import { vaultOptions } from './vault';

interface ShowOptions extends VaultOptions {
  readonly limit: number;
  readonly before?: number;
  readonly case?: string;
  readonly record?: string;
}

/** `ledger head`, `ledger verify`, `ledger show`. */
export function addLedger(parent: Command, program: Program): void {
  const group = parent.command('ledger').description('the chain of entries: head, verify, show');

  program.answering(
    vaultOptions(group.command('head').description('the last entry, in words')),
    async (call, options: VaultOptions) => {
      const head = await withVault(call, options, (ask) => ask('ledger.head', {}));
      return { value: head, text: `${head.words}\n${fieldLines({ entries: head.seq, hash: head.hash })}` };
    },
  );

  const verify = vaultOptions(
    group
      .command('verify')
      .description('the chain, every signature, and the tables against a replay of the ledger'),
  );
  program.answering(verify, async (call, options: VaultOptions) => {
    const verdict = await withVault(call, options, (ask) => ask('ledger.verify', {}));
    const { ok, entries, head, findings, milliseconds } = verdict;
    const text = [
      `${ok ? 'ok' : 'NOT OK'}: ${entries} entries in ${milliseconds.toFixed(0)} ms, head ${head.words}`,
      ...findings.map(findingText),
    ];
    return { value: { entries, head, ok, findings, milliseconds }, text: text.join('\n'), no: !ok };
  });

  addShow(group, program);
}

function addShow(group: Command, program: Program): void {
  const show = vaultOptions(group.command('show').description('entries, newest first'))
    .option('--limit <count>', 'how many, 500 at most', wholeNumber, 100)
    .option('--before <seq>', 'only entries before this one', wholeNumber)
    .option('--case <number>', 'about this case')
    .option('--record <number>', 'about this record, by number or id');
  program.answering(show, async (call: Call, options: ShowOptions) => {
    const entries = await withVault(call, options, async (ask) =>
      ask('ledger.list', {
        limit: options.limit,
        ...(options.before === undefined ? {} : { before: options.before }),
        ...(options.case === undefined ? {} : { caseId: await idOf(ask, 'case', options.case) }),
        ...(options.record === undefined ? {} : { subjectId: await anyId(ask, options.record) }),
      }),
    );
    const rows = entries.map(({ seq, body }) => [
      String(seq),
      momentText(body.at, body.offset),
      body.author.name,
      body.kind,
      body.subject.number,
      body.subject.title,
      body.reason,
    ]);
    return { value: entries, text: columns(rows) };
  });
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new UsageError('usage', `${JSON.stringify(text)} is not a whole number`);
  return Number(text);
}

const kindOfLetter: Readonly<Record<string, Kind>> = {
  E: 'exhibit',
  W: 'wallet',
  M: 'site',
  P: 'person',
  L: 'link',
};

/** The letter in a number says which kind of record it names. */
async function anyId(ask: Ask, idOrNumber: string): Promise<string> {
  const letter = /\/([A-Z])-\d+$/.exec(idOrNumber.toUpperCase())?.[1];
  if (letter === 'R')
    return (await ask('report.list', {})).find(({ number }) => number === idOrNumber)?.id ?? idOrNumber;
  return idOf(
    ask,
    letter === undefined ? recordKinds[0] : (kindOfLetter[letter] ?? recordKinds[0]),
    idOrNumber,
  );
}

/** One difference in one line: what, where, and from what to what. */
export function findingText(found: LedgerFinding): string {
  const where = [
    found.seq === null ? '' : `entry ${found.seq}`,
    found.table,
    found.number || found.id,
    found.field,
  ]
    .filter(Boolean)
    .join(' ');
  const change =
    found.recorded === '' && found.found === ''
      ? ''
      : `: recorded ${visible(found.recorded)}, found ${visible(found.found)}`;
  return `  ${found.code} ${where}${change}`;
}

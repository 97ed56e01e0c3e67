import type { Command } from 'commander';
import type { LedgerFinding } from '../../../db/domain/ledger';
import type { LedgerComparison } from '../../../db/domain/ledgerProof';
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
  readonly kind?: string;
}

/** `ledger head`, `ledger verify`, `ledger compare`, `ledger show`. */
export function addLedger(parent: Command, program: Program): void {
  const group = parent.command('ledger').description('the chain of entries: head, verify, compare, show');

  program.answering(
    vaultOptions(group.command('head').description('the last entry, in words')),
    async (call, options: VaultOptions) => {
      const head = await withVault(call, options, (ask) => ask('ledger.head', {}));
      return { value: head, text: `${head.words}\n${fieldLines({ entries: head.seq, hash: head.hash })}` };
    },
  );

  addVerifyLedger(group, program);
  addCompare(group, program);
  addShow(group, program);
}

interface VerifyOptions extends VaultOptions {
  readonly against: string[];
  readonly recent?: boolean;
}

function addVerifyLedger(group: Command, program: Program): void {
  const verify = vaultOptions(
    group
      .command('verify')
      .description('the chain, every signature, and the tables against a replay of the ledger'),
  )
    .option('--recent', 'only what came since the last checkpoint')
    .option(
      '--against <head>',
      'eight words or a hash from paper, a backup or a bundle that the ledger must contain, repeatable',
      (one: string, all: string[]) => [...all, one],
      [],
    );
  program.answering(verify, async (call, options: VerifyOptions) => {
    const { verdict, compared } = await withVault(call, options, async (ask) => ({
      verdict: await ask('ledger.verify', { scope: options.recent ? 'recent' : 'full' }),
      compared: await eachOf(options.against, (head) => ask('ledger.compare', { head })),
    }));
    const absent = compared.filter(({ answer }) => answer.state !== 'contained');
    const findings = [...verdict.findings, ...absent.map(({ head, answer }) => headFinding(head, answer))];
    const ok = verdict.ok && absent.length === 0;
    const { entries, head, milliseconds } = verdict;
    const text = [
      `${ok ? 'ok' : 'NOT OK'}: ${entries} entries in ${milliseconds.toFixed(0)} ms, head ${head.words}`,
      ...(verdict.since ? [`  since the checkpoint at entry ${verdict.since.seq}`] : []),
      ...findings.map(findingText),
      ...(verdict.unlisted > 0 ? [`  and ${verdict.unlisted} more`] : []),
    ];
    return { value: { ...verdict, ok, findings }, text: text.join('\n'), no: !ok };
  });
}

/** One after the other: a vault has one door. */
async function eachOf(
  heads: readonly string[],
  ask: (head: string) => Promise<LedgerComparison>,
): Promise<{ head: string; answer: LedgerComparison }[]> {
  const answers: { head: string; answer: LedgerComparison }[] = [];
  for (const head of heads) answers.push({ head, answer: await ask(head) });
  return answers;
}

function headFinding(head: string, answer: LedgerComparison): LedgerFinding {
  const nothing = { table: '', id: '', number: '', field: '' };
  const found = answer.entry?.words ?? '';
  return { code: 'head.absent', seq: answer.entry?.seq ?? null, ...nothing, recorded: head.trim(), found };
}

function addCompare(group: Command, program: Program): void {
  const compare = vaultOptions(
    group
      .command('compare <head>')
      .description('whether this vault contains the moment of eight words, or of a hash'),
  );
  program.answering(compare, async (call, head: string, options: VaultOptions) => {
    const answer = await withVault(call, options, (ask) => ask('ledger.compare', { head }));
    const { state, entry, after, wrong } = answer;
    const text = [
      state,
      ...(entry
        ? [
            fieldLines({
              entry: entry.seq,
              when: momentText(entry.at, entry.offset),
              officer: entry.officerName,
              after,
            }),
          ]
        : []),
      ...wrong.map(
        ({ place, said, is }) => `  word ${place}: ${visible(said)}${is === '' ? '' : `, not ${is}`}`,
      ),
    ];
    return { value: answer, text: text.join('\n'), no: state !== 'contained' };
  });
}

function addShow(group: Command, program: Program): void {
  const show = vaultOptions(group.command('show').description('entries, newest first'))
    .option('--limit <count>', 'how many, 500 at most', wholeNumber, 100)
    .option('--before <seq>', 'only entries before this one', wholeNumber)
    .option('--case <number>', 'about this case')
    .option('--record <number>', 'about this record, by number or id')
    .option('--kind <kind>', 'of this kind, such as wallet.amend');
  program.answering(show, async (call: Call, options: ShowOptions) => {
    const entries = await withVault(call, options, async (ask) =>
      ask('ledger.list', {
        limit: options.limit,
        ...(options.before === undefined ? {} : { before: options.before }),
        ...(options.kind === undefined ? {} : { kind: options.kind }),
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
  K: 'account',
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

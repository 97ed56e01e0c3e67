import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { headWords } from '../../../db/domain/ledger';
import {
  type RequestAsk,
  type RequestChoice,
  requestAsk,
  requestChoice,
} from '../../../db/domain/providerRequest';
import { Refusal } from '../../../db/domain/refusal';
import {
  type ReportKind,
  type ReportLanguage,
  reportKind,
  reportKinds,
  reportLanguage,
  reportLanguages,
} from '../../../db/domain/report';
import type { RouteInput } from '../../ipc/contract';
import { type Answer, type Call, UsageError } from '../io';
import type { Program } from '../program';
import { idOf } from '../recordKinds';
import { type KeyOptions, keyOptions, readKey } from '../signingKey';
import { columns, fieldLines } from '../text';
import { type Ask, type VaultOptions, withVault } from '../vaultDesk';
import { addRequestClock } from './requestClock';
import { findReport } from './sign';
import { vaultOptions } from './vault';

interface ReportOptions extends VaultOptions, KeyOptions {
  readonly case?: string;
  readonly subject?: string;
  readonly from?: string;
  readonly to?: string;
  readonly place?: readonly string[];
  readonly txid?: readonly string[];
  readonly ask?: readonly RequestAsk[];
  readonly article?: string;
  readonly answerBy?: string;
  readonly reportLanguage?: ReportLanguage;
  readonly second?: ReportLanguage;
  readonly language: ReportLanguage;
  readonly out: string;
  readonly draft?: boolean;
  readonly outside?: string;
}

/** `report KIND`: drawn, signed, read back, verified, recorded, and then copied to where the officer wants it. */
export function addReport(parent: Command, program: Program): void {
  const group = parent
    .command('report')
    .description(`reports: ${reportKind.options.join(', ')}; list, folder, sent, answered`);
  for (const kind of reportKind.options) addKind(group, program, kind);
  addFolder(group, program);
  addRequestClock(group, program);
  addList(group, program);
}

function kindCommand(group: Command, kind: ReportKind): Command {
  const { about, period, request } = reportKinds[kind];
  const command = keyOptions(
    vaultOptions(group.command(kind).description(`sign a report of this kind, about: ${about}`)),
  )
    .requiredOption('--out <file>', 'where to write the PDF')
    .option('--draft', 'unsigned pages, marked as a draft; nothing is registered')
    .option(
      '--outside <name>',
      'who signs in another program: --out gets the bytes to be signed, `cms answer` takes the signature',
    )
    .addOption(
      new Option(
        '--report-language <language>',
        'language of the report where it differs from --language',
      ).choices(reportLanguage.options),
    )
    .addOption(
      new Option('--second <language>', 'a second language, printed beside it').choices(
        reportLanguage.options,
      ),
    );
  if (about === 'case') command.requiredOption('--case <number>', 'the case');
  else if (about !== 'vault') command.option('--case <number>', 'the case');
  if (about !== 'vault' && about !== 'case')
    command.option('--subject <number>', `which one, where there are several: its number`);
  if (period) command.option('--from <date>', 'first day, as 2026-01-01').option('--to <date>', 'last day');
  if (request)
    command
      .option(
        '--place <text...>',
        'addresses, and users of accounts, of the case; else what is recorded at the provider',
      )
      .option('--txid <hash...>', 'transactions of the case, by their hash')
      .addOption(new Option('--ask <what...>', 'what is asked for').choices(requestAsk.options))
      .option('--article <text>', 'legal basis, as "CPC 161" or in words')
      .option('--answer-by <date>', 'day by which the answer is due, as 2026-01-31');
  return command;
}

/** What the options ask for. @throws Refusal `record.not-found`, `report.not-offered` */
async function orderOf(
  ask: Ask,
  kind: ReportKind,
  options: ReportOptions,
): Promise<RouteInput<'report.preview'>> {
  const { subject, from = '', to = '', second } = options;
  const inCase = options.case === undefined ? {} : { caseId: await idOf(ask, 'case', options.case) };
  const offered = subject === undefined ? [] : await ask('report.offered', inCase);
  const wanted = (number: string) => number === subject || number.split('/').at(-1) === subject;
  const found = offered.find((one) => one.kind === kind && wanted(one.subject.number));
  if (subject !== undefined && !found) throw new Refusal('report.not-offered');
  return {
    kind,
    ...inCase,
    ...(found ? { subjectId: found.subject.id } : {}),
    ...(from === '' && to === '' ? {} : { period: { from, to } }),
    ...(reportKinds[kind].request ? { request: await requestOf(ask, options, inCase) } : {}),
    language: options.reportLanguage ?? options.language,
    ...(second === undefined ? {} : { second }),
  };
}

/** What the options choose of a request. @throws Refusal `record.not-found` where a place is not of the case */
async function requestOf(
  ask: Ask,
  options: ReportOptions,
  inCase: { caseId?: string },
): Promise<RequestChoice> {
  const { place, txid = [], ask: asks, article = '', answerBy = '' } = options;
  const moves = txid.length === 0 ? [] : await ask('movement.list', inCase);
  const transactions = txid.map((hash) => {
    const found = moves.find((one) => one.txid === hash);
    if (!found) throw new Refusal('record.not-found', { kind: 'movement' });
    return found.id;
  });
  const chosen = {
    ...(asks === undefined ? {} : { asks: [...asks] }),
    article,
    answerBy,
    transactions,
  };
  if (place === undefined) return requestChoice.parse(chosen);
  const wallets = await ask('wallet.list', inCase);
  const accounts = await ask('account.list', inCase);
  const places = place.map((text) => {
    const address = wallets.flatMap(({ addresses }) => addresses).find(({ canonical }) => canonical === text);
    const found = address ?? accounts.find(({ number, userId }) => number === text || userId === text);
    if (!found) throw new Refusal('record.not-found', { kind: 'address' });
    return found.id;
  });
  return requestChoice.parse({ ...chosen, places });
}

function addKind(group: Command, program: Program, kind: ReportKind): void {
  const command = kindCommand(group, kind);
  program.answering(command, async (call, options: ReportOptions) => {
    if (options.draft === true) return draft(call, kind, options);
    if (options.outside !== undefined) return outside(call, kind, options, options.outside);
    if (options.sign === undefined && options.token === undefined)
      throw new UsageError(
        'report.unsigned',
        'a report is signed or it does not exist: give --sign P12, --token, --outside NAME or --draft',
      );
    const key = await readKey(call, options);
    const value = await withVault(call, options, async (ask) => {
      const order = await orderOf(ask, kind, options);
      const { language } = order;
      const report = await ask('report.sign', { ...order, ...key });
      const { sha256, size } = await ask('report.export', { id: report.id, to: options.out });
      const {
        pages,
        signatures,
        number,
        id,
        signer,
        signedAt,
        standard,
        caseJsonSha256,
        headSeq: seq,
        headHash: hash,
      } = report;
      const head = { seq, hash, words: headWords(hash) };
      return {
        file: resolve(options.out),
        sha256,
        size,
        pages,
        head,
        signatures,
        id,
        number,
        kind,
        language,
        signer,
        signedAt,
        standard,
        caseJsonSha256,
      };
    });
    return { value, text: fieldLines(value) };
  });
}

function addFolder(group: Command, program: Program): void {
  const folder = vaultOptions(
    group
      .command('folder <report>')
      .description('the report, verify.html and the attached files in a new folder'),
  ).requiredOption('--out <dir>', 'where to make the folder');
  program.answering(folder, async (call, named: string, options: VaultOptions & { out: string }) => {
    const value = await withVault(call, options, async (ask) => {
      const { id } = await findReport(ask, named);
      return ask('report.exportFolder', { id, to: options.out });
    });
    const text = columns(value.files.map(({ name, size, sha256 }) => [name, String(size), sha256]));
    return { value, text: `${value.folder}\n${text}` };
  });
}

function addList(group: Command, program: Program): void {
  const list = vaultOptions(group.command('list').description('the register of reports')).option(
    '--case <number>',
    'of this case only',
  );
  program.answering(list, async (call, options: VaultOptions & { readonly case?: string }) => {
    const rows = await withVault(call, options, async (ask) =>
      ask('report.list', options.case === undefined ? {} : { caseId: await idOf(ask, 'case', options.case) }),
    );
    return {
      value: rows,
      text: columns(
        rows.map((row) => [
          row.number,
          row.kind,
          row.status,
          reportLanguages(row).join('+'),
          row.signedAt || row.recordedAt,
          row.signers.map(({ name }) => name).join(', '),
          row.sha256,
        ]),
      ),
    };
  });
}

async function outside(call: Call, kind: ReportKind, options: ReportOptions, name: string): Promise<Answer> {
  const value = await withVault(call, options, async (ask) => {
    const order = await orderOf(ask, kind, options);
    const { id, number, status } = await ask('report.signOutside', { ...order, name, to: options.out });
    return { file: resolve(options.out), id, number, kind, language: order.language, status };
  });
  return { value, text: fieldLines(value) };
}

async function draft(call: Call, kind: ReportKind, options: ReportOptions): Promise<Answer> {
  const value = await withVault(call, options, async (ask) => {
    const order = await orderOf(ask, kind, options);
    const made = await ask('report.draft', { ...order, to: options.out });
    return { file: resolve(options.out), draft: true, language: order.language, ...made };
  });
  return { value, text: fieldLines(value) };
}

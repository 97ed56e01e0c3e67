import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { headWords } from '../../../db/domain/ledger';
import { type ReportLanguage, reportLanguage } from '../../../db/domain/report';
import { type Answer, type Call, UsageError } from '../io';
import type { Program } from '../program';
import { idOf } from '../recordKinds';
import { readSecret } from '../secrets';
import { columns, fieldLines } from '../text';
import { type VaultOptions, withVault } from '../vaultDesk';
import { findReport } from './sign';
import { vaultOptions } from './vault';

interface ReportOptions extends VaultOptions {
  readonly case: string;
  readonly reportLanguage?: ReportLanguage;
  readonly language: ReportLanguage;
  readonly out: string;
  readonly sign?: string;
  readonly draft?: boolean;
  readonly p12PassphraseFile?: string;
}

/** `report case`: drawn, signed, read back, verified, recorded, and then copied to where the officer wants it. */
export function addReport(parent: Command, program: Program): void {
  const group = parent.command('report').description('reports: case, list');
  const command = vaultOptions(group.command('case').description('sign the report of a case'))
    .requiredOption('--case <number>', 'the case')
    .requiredOption('--out <file>', 'where to write the PDF')
    .option('--sign <p12>', "the officer's PKCS#12")
    .option('--draft', 'unsigned pages, marked as a draft; nothing is registered')
    .option('--p12-passphrase-file <file>', 'file with its passphrase; asked for when left out')
    .addOption(
      new Option(
        '--report-language <language>',
        'language of the report where it differs from --language',
      ).choices(reportLanguage.options),
    );
  program.answering(command, async (call, options: ReportOptions) => {
    if (options.draft === true) return draft(call, options);
    if (options.sign === undefined)
      throw new UsageError(
        'report.unsigned',
        'a report is signed or it does not exist: give --sign P12, or --draft',
      );
    const pkcs12 = options.sign;
    const passphrase = await readSecret(
      call.io,
      options.p12PassphraseFile,
      '--p12-passphrase-file',
      `Passphrase of ${pkcs12}: `,
    );
    const value = await withVault(call, options, async (ask) => {
      const caseId = await idOf(ask, 'case', options.case);
      const language = options.reportLanguage ?? options.language;
      const report = await ask('report.sign', { caseId, language, pkcs12, passphrase });
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
        language,
        signer,
        signedAt,
        standard,
        caseJsonSha256,
      };
    });
    return { value, text: fieldLines(value) };
  });

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
        rows.map((row) => [row.number, row.status, row.language, row.signedAt || row.recordedAt, row.sha256]),
      ),
    };
  });
}

async function draft(call: Call, options: ReportOptions): Promise<Answer> {
  const value = await withVault(call, options, async (ask) => {
    const caseId = await idOf(ask, 'case', options.case);
    const language = options.reportLanguage ?? options.language;
    const made = await ask('report.draft', { caseId, language, to: options.out });
    return { file: resolve(options.out), draft: true, language, ...made };
  });
  return { value, text: fieldLines(value) };
}

import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { ReportRecord } from '../../../db/domain/report';
import { UsageError } from '../io';
import type { Program } from '../program';
import { several } from '../signingKey';
import { fieldLines } from '../text';
import { type Ask, type VaultOptions, withVault } from '../vaultDesk';
import { findReport } from './sign';
import { vaultOptions } from './vault';

interface OutOptions extends VaultOptions {
  readonly out?: string;
}

/** `timestamp request|answer|give-up` and `validation-data`: what a report gets from outside, carried as files. */
export function addTimestamp(parent: Command, program: Program): void {
  const group = parent
    .command('timestamp')
    .description('a time for a signed report, by files: request, answer, give-up');
  const ask = vaultOptions(
    group.command('request <report>').description('write the request for a time-stamping authority'),
  ).requiredOption('--out <file>', 'where to write the request (.tsq)');
  program.answering(ask, async (call, named: string, options: VaultOptions & { out: string }) => {
    const value = await withVault(call, options, async (router) => {
      const { id } = await findReport(router, named);
      const { number, status } = await router('report.timestampRequest', { id, to: options.out });
      return { file: resolve(options.out), number, status };
    });
    return { value, text: fieldLines(value) };
  });
  const answer = vaultOptions(
    group
      .command('answer <report> <tsr...>')
      .description("put the authority's answers into the report, one for each volume"),
  ).option('--out <file>', 'where to write the PDF; over the named file where it is left out');
  program.answering(answer, async (call, named: string, files: string[], options: OutOptions) => {
    const value = await withVault(call, options, async (router) => {
      const found = await findReport(router, named);
      const report = await router('report.timestampAnswer', { id: found.id, files });
      return written(router, report, options.out ?? found.file);
    });
    return { value, text: fieldLines(value) };
  });
  const stop = vaultOptions(group.command('give-up <report>').description('wait no longer for an answer'));
  program.answering(stop, async (call, named: string, options: VaultOptions) => {
    const value = await withVault(call, options, async (router) => {
      const { id } = await findReport(router, named);
      const { number, status } = await router('report.timestampGiveUp', { id });
      return { number, status };
    });
    return { value, text: fieldLines(value) };
  });
  addValidationData(parent, program);
}

function addValidationData(parent: Command, program: Program): void {
  const command = vaultOptions(
    parent
      .command('validation-data <report>')
      .description('keep chains and lists of revoked certificates in the report'),
  )
    .option('--crl <file>', 'a list of revoked certificates, PEM or DER, repeatable', several, [])
    .option('--ocsp <file>', 'an answer about one certificate (OCSP, DER), repeatable', several, [])
    .option('--certificate <file>', 'a certificate of the chain, PEM or DER, repeatable', several, [])
    .option('--out <file>', 'where to write the PDF; over the named file where it is left out');
  type Options = OutOptions & {
    readonly crl: string[];
    readonly ocsp: string[];
    readonly certificate: string[];
  };
  program.answering(command, async (call, named: string, options: Options) => {
    const lists = [...options.crl, ...options.ocsp];
    if (lists.length === 0)
      throw new UsageError('validation-data.crl', 'give at least one --crl FILE or --ocsp FILE');
    const value = await withVault(call, options, async (router) => {
      const found = await findReport(router, named);
      const input = { id: found.id, crls: lists, certificates: options.certificate };
      return written(router, await router('report.validationData', input), options.out ?? found.file);
    });
    return { value, text: fieldLines(value) };
  });
}

/** What came of an answer, with the PDF written where it is wanted. */
export async function written(ask: Ask, report: ReportRecord, to: string | undefined) {
  const { id, number, status, signatures, sha256 } = report;
  if (to === undefined) return { number, status, signatures, sha256 };
  await ask('report.export', { id, to });
  return { file: resolve(to), number, status, signatures, sha256 };
}

import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { type SignatureRole, signatureRole } from '../../../db/domain/report';
import { UsageError } from '../io';
import type { Program } from '../program';
import { type KeyOptions, keyOptions, readKey } from '../signingKey';
import { fieldLines } from '../text';
import { type Ask, type VaultOptions, withVault } from '../vaultDesk';
import { vaultOptions } from './vault';

interface SignOptions extends VaultOptions, KeyOptions {
  readonly role: SignatureRole;
  readonly out?: string;
}

/** `sign REPORT`: a further signature on a report of the vault, named by its number or by a copy of its file. */
export function addSign(parent: Command, program: Program): void {
  const command = keyOptions(
    vaultOptions(
      parent
        .command('sign <report>')
        .description('a further signature on a report: its number, or the PDF that was taken out'),
    ),
  )
    .option('--out <file>', 'where to write the PDF; over the named file where it is left out')
    .addOption(
      new Option('--role <role>', 'whose place on the page')
        .choices(signatureRole.options)
        .default('second-officer'),
    );
  program.answering(command, async (call, named: string, options: SignOptions) => {
    const key = await readKey(call, options);
    const value = await withVault(call, options, async (ask) => {
      const { id, file } = await findReport(ask, named);
      const to = options.out ?? file;
      if (to === undefined) throw new UsageError('sign.out', 'say where to write the PDF: --out FILE');
      const report = await ask('report.countersign', { id, role: options.role, ...key });
      const { sha256, size } = await ask('report.export', { id, to });
      const { versions } = await ask('report.get', { id });
      const { number, status, signatures } = report;
      const signers = versions.flatMap(({ signer, role }) => (role === '' ? [] : [`${role}: ${signer}`]));
      return { file: resolve(to), sha256, size, signatures, id, number, status, signers };
    });
    return { value, text: fieldLines(value) };
  });
}

/** By number, or by the SHA-256 of a file that the vault knows; a changed or foreign file is not signed. */
export async function findReport(ask: Ask, named: string): Promise<{ id: string; file?: string }> {
  const reports = await ask('report.list', {});
  const byNumber = reports.find(({ number, id }) => number === named || id === named);
  if (byNumber) return { id: byNumber.id };
  const { sha256 } = await ask('report.verify', { file: named });
  const byHash = reports.find((report) => report.sha256 === sha256);
  if (!byHash)
    throw new UsageError(
      'report.unknown',
      `not the newest file of a report in this vault: ${named} (SHA-256 ${sha256})`,
    );
  return { id: byHash.id, file: named };
}

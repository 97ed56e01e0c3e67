import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { LedgerFinding, LedgerVerdict } from '../../../db/domain/ledger';
import type { PdfVerdict } from '../../../db/domain/pdfVerdict';
import { Refusal } from '../../../db/domain/refusal';
import { hasFile } from '../../../db/domain/report';
import { type Answer, type Call, UsageError } from '../io';
import type { Program } from '../program';
import { several } from '../signingKey';
import { columns, fieldLines } from '../text';
import { type Ask, atDesk, type VaultOptions, withVault } from '../vaultDesk';
import { findingText } from './ledger';

interface VerifyOptions extends Partial<VaultOptions> {
  readonly trust: string[];
  readonly trustTime: string[];
  readonly crl: string[];
  readonly ocsp: string[];
  readonly at?: string;
}

/** `verify`: a PDF, ours or foreign, or a whole vault with the reports that it keeps. */
export function addVerify(parent: Command, program: Program): void {
  const command = parent
    .command('verify [files...]')
    .description(
      'what is proven and what is not: a PDF, the volumes of a report together or their folder, or a vault with --vault',
    )
    .option('--trust <pem>', 'a root certificate to trust, repeatable', several, [])
    .option('--trust-time <pem>', 'a root to trust for time stamps alone, repeatable', several, [])
    .option('--crl <file>', 'a list of revoked certificates, PEM or DER, repeatable', several, [])
    .option('--ocsp <file>', 'an answer about one certificate (OCSP, DER), repeatable', several, [])
    .option('--at <date>', 'judge certificates as of then: 2026-11-18 or 2026-11-18T14:02:11+05:00')
    .option('--vault <dir>', 'folder of a vault')
    .option('--passphrase-file <file>', "file with the officer's passphrase; asked for when left out")
    .option('--officer <name>', 'which officer, where the vault has several');
  program.answering(command, async (call, named: string[], options: VerifyOptions) => {
    const { vault } = options;
    if ((named.length === 0) === (vault === undefined))
      throw new UsageError('verify.one', 'give a file, or --vault DIR');
    const files = named.flatMap(filesOf);
    const [file] = files;
    if (files.length > 1) return verifyTogether(call, files, options);
    if (file !== undefined) return verifyFile(call, file, options);
    return verifyVault(call, { ...options, vault: vault ?? '' });
  });
}

/** The PDFs of a folder in the order of their names, which is that of volumes; a file is itself. @throws UsageError for a folder without */
function filesOf(named: string): string[] {
  if (!statSync(named, { throwIfNoEntry: false })?.isDirectory()) return [named];
  const inside = readdirSync(named).filter((name) => /\.pdf$/i.test(name));
  if (inside.length === 0) throw new UsageError('verify.folder', `no PDF in the folder: ${named}`);
  return inside.sort((a, b) => a.localeCompare(b, 'en', { numeric: true })).map((name) => join(named, name));
}

/** Integrity decides; where roots were given, an intact file signed by a stranger is a no as well, and a revoked signer always. */
async function verifyFile(
  call: Call,
  file: string,
  { trust, trustTime, crl, ocsp, at }: VerifyOptions,
): Promise<Answer> {
  const judgedAt = at === undefined ? {} : { at: instantOf(at) };
  const value = await atDesk(call, (ask) =>
    ask('report.verify', { file, roots: trust, stampRoots: trustTime, crls: [...crl, ...ocsp], ...judgedAt }),
  );
  return { value, text: fieldLines(value), no: isNo(value, trust) };
}

const isNo = ({ verdict, signatures, data }: PdfVerdict, trust: readonly string[]): boolean =>
  verdict !== 'intact' ||
  data?.commitments === 'broken' ||
  signatures.some(
    (signature) => signature.trust === 'revoked' || (trust.length > 0 && signature.trust !== 'trusted'),
  );

/** Each file by itself, and whether they are the volumes of one report: one that is missing is a no. */
async function verifyTogether(
  call: Call,
  files: readonly string[],
  { trust, trustTime, crl, ocsp, at }: VerifyOptions,
): Promise<Answer> {
  const judgedAt = at === undefined ? {} : { at: instantOf(at) };
  const { verdicts, set } = await atDesk(call, (ask) =>
    ask('report.verifyTogether', {
      files: [...files],
      roots: trust,
      stampRoots: trustTime,
      crls: [...crl, ...ocsp],
      ...judgedAt,
    }),
  );
  const value = { files: verdicts.map((verdict, index) => ({ file: files[index] ?? '', ...verdict })), set };
  const rows = value.files.map(({ file, verdict }) => [file, verdict]);
  const together =
    set === null ? [] : [set.complete ? 'volumes: complete' : `volumes: ${set.findings.join(', ')}`];
  const no = verdicts.some((verdict) => isNo(verdict, trust)) || set?.complete === false;
  return { value, text: [columns(rows), ...together].join('\n'), no };
}

/** A day alone means its end in UTC. @throws UsageError */
function instantOf(text: string): string {
  const full = /^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T23:59:59Z` : text;
  if (!/(Z|[+-]\d\d:\d\d)$/.test(full) || Number.isNaN(Date.parse(full)))
    throw new UsageError('verify.at', `--at: not a day or a time with its offset: ${text}`);
  return new Date(full).toISOString();
}

interface KeptReport {
  readonly number: string;
  readonly verdict: PdfVerdict['verdict'];
}
type VaultFinding = LedgerFinding | { code: 'report.altered'; number: string; found: string };

async function verifyVault(call: Call, options: VaultOptions): Promise<Answer> {
  const { ledger, reports } = await withVault(call, options, async (ask) => ({
    ledger: await ask('ledger.verify', {}),
    reports: await verifyKept(ask),
  }));
  const altered = reports.filter(({ verdict }) => verdict !== 'intact');
  const findings: VaultFinding[] = [
    ...ledger.findings,
    ...altered.map(({ number, verdict }) => ({ code: 'report.altered' as const, number, found: verdict })),
  ];
  const intact = ledger.ok && altered.length === 0;
  const value = {
    verdict: intact ? 'intact' : 'altered',
    signatures: [],
    findings,
    entries: ledger.entries,
    head: ledger.head,
    reports,
  };
  return { value, text: vaultText(ledger, reports, intact), no: !intact };
}

/** Each signed report's file is read and verified now; a file that is gone or was changed is no report any more. */
async function verifyKept(ask: Ask): Promise<KeptReport[]> {
  const kept: KeptReport[] = [];
  for (const { id, number, status, sha256 } of await ask('report.list', {})) {
    if (!hasFile({ status, sha256 })) continue;
    try {
      const { verdict } = await ask('report.get', { id });
      kept.push({ number, verdict: verdict?.verdict ?? 'unverifiable' });
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown;
      kept.push({ number, verdict: 'altered' });
    }
  }
  return kept;
}

function vaultText(ledger: LedgerVerdict, reports: readonly KeptReport[], intact: boolean): string {
  const rows = reports.map(({ number, verdict }) => [number, verdict]);
  return [
    intact ? 'intact' : 'ALTERED',
    fieldLines({ entries: ledger.entries, head: ledger.head.words }),
    ...ledger.findings.map(findingText),
    ...(rows.length > 0 ? [columns(rows)] : []),
  ].join('\n');
}

import { createHash, randomBytes } from 'node:crypto';
import { commit } from '../../../db/domain/commitments';
import { caseUco } from '../../../db/domain/interchange/caseUco';
import { canonicalJson } from '../../../db/domain/ledger';
import type { Paper, PaperSource, ReportWords } from '../../../db/domain/paper';
import { Refusal } from '../../../db/domain/refusal';
import type { ReportRecord } from '../../../db/domain/report';
import type { ReportModel } from '../../../db/domain/reportModel';
import { isoWithOffset, type Moment } from '../../../db/domain/time';
import type { NewVolume, recordReport } from '../../../db/reports';
import { csvFile } from '../../report/csv';
import type { DrawAttachment } from '../../report/types';
import { fieldSize } from '../../signing/fields';
import { signPdfBy } from '../../signing/sign';
import type { AnySigner } from '../../signing/signer';
import { verifyPdf } from '../../signing/verify';
import type { Desk } from './desk';
import { drawStamp, handOf } from './drawStamp';
import { type PreparedVolume, volumeFileName } from './volumes';

export interface CaseFile {
  readonly caseJson: Buffer;
  readonly caseJsonSha256: string;
  readonly root: string;
}

/** What is recorded of a report that was drawn and signed. */
export interface Made {
  readonly facts: Omit<Parameters<typeof recordReport>[2], 'sha256' | 'size' | 'fileName'>;
  readonly files: NewVolume[];
}

export interface FirstHand {
  readonly signer: AnySigner;
  readonly field: string;
  readonly words: ReportWords;
  readonly data: CaseFile;
  readonly source: PaperSource;
  /** the claimed time of the signature and the date on paper */
  readonly when: Moment;
  readonly fileName: string;
}

/** Signs one volume after the other, each read back and verified before the next; none is recorded unless all are intact. */
export async function signVolumes(
  desk: Desk,
  prepared: readonly PreparedVolume[],
  hand: FirstHand,
): Promise<Made> {
  const { signer, field, words, data, source, when } = hand;
  const size = fieldSize(prepared[0]?.pdf ?? Buffer.of(), field);
  const appearance = await drawStamp(desk, handOf(signer), when, words, size);
  const certificate = createHash('sha256').update(signer.chain[0].raw).digest('hex');
  const files: NewVolume[] = [];
  for (const [index, volume] of prepared.entries()) {
    const place = { pdf: volume.pdf, field, appearance, claimedTime: isoWithOffset(when) };
    const pdf = await signPdfBy({ ...place, signer });
    const { verdict, signatures } = verifyPdf(pdf);
    const [signature] = signatures;
    if (verdict !== 'intact' || signature?.coverage !== 'whole-file' || signature.certificate !== certificate)
      throw new Refusal('report.does-not-verify', { verdict });
    const { pages, rows, drawnSha256, drawnSize } = volume;
    const fileName = volumeFileName(hand.fileName, index + 1);
    const sha256 = desk.session.files.put(pdf);
    files.push({ fileName, sha256, size: pdf.length, pages, rows, drawnSha256, drawnSize });
  }
  const facts = {
    pages: files.reduce((sum, { pages }) => sum + pages, 0),
    standard: prepared[0]?.standard ?? '',
    caseJsonSha256: data.caseJsonSha256,
    commitmentRoot: data.root,
    headSeq: source.head.seq,
    headHash: source.head.hash,
    signer: signer.subject.commonName,
    signerCertificate: certificate,
    signatures: 1,
    signedAt: when.at,
  };
  return { files, facts };
}

/**
 * All that the report was read from, with a commitment to each field that a copy may hide: canonical (RFC 8785), so that
 * the same records and salts give the same hash.
 */
export function caseFile(
  report: string,
  { kind, source }: Paper,
  printed: readonly (ReportWords | undefined)[],
): CaseFile {
  const format = kind === 'case' ? { format: 'dalel-case' } : { format: 'dalel-report', kind };
  const words = printed.flatMap((one) => (one ? [{ language: one.language, version: one.version }] : []));
  const { document, root } = commit({ ...format, version: 1, report, words, ...source }, () =>
    randomBytes(16),
  );
  return fileOf(document, root);
}

export function fileOf(document: object, root: string): CaseFile {
  const caseJson = Buffer.from(canonicalJson(document), 'utf8');
  return { caseJson, caseJsonSha256: createHash('sha256').update(caseJson).digest('hex'), root };
}

/** The files that a report carries. */
export function attachmentsOf(
  caseJson: Uint8Array,
  { tables, source }: Pick<Paper, 'tables' | 'source'>,
  words: ReportWords,
): DrawAttachment[] {
  return [
    {
      name: 'case.json',
      mime: 'application/json',
      relationship: 'data',
      description: words.paper('attachment.case'),
      bytes: caseJson,
    },
    ...tables.map((table) => ({
      name: table.name,
      mime: 'text/csv',
      relationship: 'alternative' as const,
      description: words.paper(table.description),
      bytes: csvFile(table),
    })),
    {
      name: 'case.jsonld',
      mime: 'application/ld+json',
      relationship: 'alternative',
      description: words.paper('attachment.caseUco'),
      bytes: Buffer.from(canonicalJson(caseUco(source)), 'utf8'),
    },
  ];
}

export function reportFileName({
  number,
  language,
  secondLanguage,
}: Pick<ReportRecord, 'number' | 'language' | 'secondLanguage'>): string {
  return `${[number.replaceAll('/', '-'), language, secondLanguage].filter(Boolean).join('-')}.pdf`;
}

/** The root of the commitments, printed on each page beside the hash of the data. */
export function withRoot(
  model: ReportModel,
  hex: string,
  words: ReportWords,
  second: ReportWords | undefined,
): ReportModel {
  const root = (said: ReportWords) => ({ label: said.paper('labels.root'), hex });
  const beside = model.second && second ? { second: { ...model.second, root: root(second) } } : {};
  return { ...model, root: root(words), ...beside };
}

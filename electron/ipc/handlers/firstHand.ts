import { createHash, randomBytes } from 'node:crypto';
import { canonicalPieces } from '../../../db/domain/canonicalPieces';
import { commit } from '../../../db/domain/commitments';
import type { LedgerHead } from '../../../db/domain/ledger';
import type { Paper, PaperModel, ReportWords } from '../../../db/domain/paper';
import { Refusal } from '../../../db/domain/refusal';
import type { ReportRecord } from '../../../db/domain/report';
import { isoWithOffset, type Moment } from '../../../db/domain/time';
import type { NewVolume, recordReport } from '../../../db/reports';
import { signPdfBy } from '../../signing/sign';
import type { AnySigner } from '../../signing/signer';
import { verifyPdf } from '../../signing/verify';
import { type Gathered, gather } from './carriedFiles';
import type { Desk } from './desk';
import { drawStamp, handOf } from './drawStamp';
import { type PreparedVolume, volumeFileName } from './volumes';

export interface CaseFile {
  readonly caseJson: Gathered;
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
  readonly data: Pick<CaseFile, 'caseJsonSha256' | 'root'>;
  readonly head: LedgerHead;
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
  const { signer, field, words, data, head, when } = hand;
  const [first] = prepared;
  if (first === undefined) throw new Error('a report has at least one volume');
  const size = first.sizeOf(field);
  const appearance = await drawStamp(desk, handOf(signer), when, words, size);
  const certificate = createHash('sha256').update(signer.chain[0].raw).digest('hex');
  const files: NewVolume[] = [];
  for (const [index, volume] of prepared.entries()) {
    // The bytes before the signature are not held beside those with it.
    const pdf = await signPdfBy({
      pdf: volume.pdf,
      field,
      appearance,
      claimedTime: isoWithOffset(when),
      signer,
    });
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
    standard: first.standard,
    caseJsonSha256: data.caseJsonSha256,
    commitmentRoot: data.root,
    headSeq: head.seq,
    headHash: head.hash,
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
export async function caseFile(
  report: string,
  { kind, source }: Paper,
  printed: readonly (ReportWords | undefined)[],
): Promise<CaseFile> {
  const format = kind === 'case' ? { format: 'dalel-case' } : { format: 'dalel-report', kind };
  const words = printed.flatMap((one) => (one ? [{ language: one.language, version: one.version }] : []));
  const { document, root } = commit({ ...format, version: 1, report, words, ...source }, () =>
    randomBytes(16),
  );
  return fileOf(document, root);
}

export async function fileOf(document: object, root: string): Promise<CaseFile> {
  const caseJson = await gather(canonicalPieces(document));
  return { caseJson, caseJsonSha256: caseJson.sha256, root };
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
  model: PaperModel,
  hex: string,
  words: ReportWords,
  second: ReportWords | undefined,
): PaperModel {
  const root = (said: ReportWords) => ({ label: said.paper('labels.root'), hex });
  const beside = model.second && second ? { second: { ...model.second, root: root(second) } } : {};
  return { ...model, root: root(words), ...beside };
}

import type { ReportLanguage, ReportModel } from '../../db/domain/reportModel';

/** A file inside the PDF. `relationship` as in PDF/A-3 (AFRelationship). */
export interface DrawAttachment {
  name: string;
  mime: string;
  relationship: 'data' | 'source' | 'alternative' | 'supplement';
  description: string;
  bytes: Uint8Array;
}

/** A file that is put into the PDF after it was drawn, since it is too large for the engine; the pages name it all the same. */
export interface LaterAttachment extends Omit<DrawAttachment, 'bytes'> {
  size: number;
  /** lower-case hex */
  sha256: string;
}

/** Everything that one drawing needs; it can be sent between processes by structured clone. */
export interface DrawJob {
  model: ReportModel;
  /** these or the later ones must hold a `case.json` whose SHA-256 is `caseJsonSha256` */
  attachments: DrawAttachment[];
  later?: LaterAttachment[];
  /** lower-case hex, printed on each page */
  caseJsonSha256: string;
  /** folder with `report.typ`, `stamp.typ` and `fonts/` (assets/report) */
  assetsDir: string;
  /** visible parts of the signatures to come, for the first boxes in order; drawn as large as their box */
  stamps?: StampContent[];
}

/** A place for a signature in PDF units: points, origin at the lower left of the page, page from 1. */
export interface SignatureBox {
  page: number;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Level of PDF/A, recorded with the report: with tags, or without them where it is too long for them. */
export type ReportStandard = 'a-3a' | 'a-3b';

export interface DrawnReport {
  pdf: Uint8Array;
  pages: number;
  /** one box for each of `model.signatures`, in their order */
  signatureBoxes: SignatureBox[];
  standard: ReportStandard;
  /** one-page PDFs for `signPdf({ appearance })`, one for each of `job.stamps` */
  stamps: Uint8Array[];
  /** characters that no shipped font has, printed as [U+4E2D]; empty in the usual case */
  substituted: string[];
}

/** The words in the visible part of one signature. */
export interface StampContent {
  /** heading, as "Signed electronically" */
  title: string;
  /** the signer's name, set largest */
  name: string;
  /** label and value, at most five short lines: position, organisation, certificate, issuer, claimed time */
  lines: { label: string; value: string }[];
  /** printed at the foot where the certificate is a sample or a test, as "SAMPLE" */
  mark?: string;
}

/** A stamp drawn by itself, for a signature that is added later; the signing process imports it as a form. */
export interface StampJob extends StampContent {
  language: ReportLanguage;
  /** points */
  width: number;
  height: number;
  assetsDir: string;
}

import { headWords } from '../../db/domain/ledger';
import type { CarriedData, PdfVerdict } from '../../db/domain/pdfVerdict';
import type { VolumeSet } from '../../db/domain/volumeSet';
import { attachmentsOf } from '../../electron/signing/pdf/attachments';
import { PdfFile } from '../../electron/signing/pdf/document';
import { verifyPdf } from '../../electron/signing/verify';
import { carriedData } from '../../electron/signing/verify/carried';
import { judgeVolumes } from '../../electron/signing/verify/volumes';
import { digestOf, isUnanswered, settled } from './primitives';

export interface CarriedFile {
  name: string;
  size: number;
  sha256: string;
}

export interface CarriedHead {
  seq: number;
  hash: string;
  /** as case.json says them */
  words: string;
  /** as they follow from the hash */
  computed: string;
}

export interface Judgement {
  verdict: PdfVerdict;
  files: CarriedFile[];
  /** report number and ledger head of case.json, as far as it is one of ours */
  report: string;
  head: CarriedHead | undefined;
  /** whether the data follow from the root of their commitments */
  data: CarriedData | undefined;
}

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

function readCase(bytes: Uint8Array): Pick<Judgement, 'report' | 'head'> {
  try {
    const found = JSON.parse(new TextDecoder().decode(bytes)) as {
      report?: unknown;
      head?: { seq?: unknown; hash?: unknown; words?: unknown };
    };
    const hash = String(found.head?.hash ?? '');
    const head = /^[0-9a-f]{64}$/.test(hash)
      ? {
          seq: Number(found.head?.seq),
          hash,
          words: String(found.head?.words ?? ''),
          computed: headWords(hash),
        }
      : undefined;
    return { report: typeof found.report === 'string' ? found.report : '', head };
  } catch {
    return { report: '', head: undefined };
  }
}

function carried(bytes: Uint8Array): Omit<Judgement, 'verdict' | 'data'> {
  try {
    const files = attachmentsOf(new PdfFile(bytes));
    const main = files.find(({ name }) => name === 'case.json');
    const shown = files.map(({ name, bytes: content }) => ({
      name,
      size: content.length,
      sha256: hex(digestOf('sha256', content)),
    }));
    return { files: shown, ...(main === undefined ? { report: '', head: undefined } : readCase(main.bytes)) };
  } catch (error) {
    if (isUnanswered(error)) throw error;
    return { files: [], report: '', head: undefined };
  }
}

/** What is said of a file that asks more of the browser than any honest one: nothing good. */
function unverifiable(bytes: Uint8Array, error: unknown): PdfVerdict {
  const what = error instanceof Error ? error.message.slice(0, 200) : '';
  return {
    verdict: 'unverifiable',
    sha256: hex(digestOf('sha256', bytes)),
    size: bytes.length,
    signatures: [],
    findings: [{ code: 'malformed', params: { what } }],
  };
}

/** The verifier of Dalel over this browser's cryptography, and what the file carries. */
export async function judge(bytes: Uint8Array, roots: readonly string[]): Promise<Judgement> {
  const verdict = await settled(() => verifyPdf(bytes, { roots })).catch((error: unknown) =>
    unverifiable(bytes, error),
  );
  const readable = verdict.verdict !== 'malformed';
  const rest = readable ? await settled(() => carried(bytes)) : undefined;
  const data = readable ? await settled(() => carriedData(bytes)) : undefined;
  return { verdict, ...(rest ?? { files: [], report: '', head: undefined }), data };
}

/** What several files are together; undefined where none is a volume. */
export function judgeTogether(files: readonly Uint8Array[]): Promise<VolumeSet | undefined> {
  return settled(() => judgeVolumes(files));
}

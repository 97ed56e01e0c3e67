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

/** What the visitor knows beside the file: PEM of roots, bytes of lists and answers. */
export interface Given {
  roots: readonly string[];
  stampRoots: readonly string[];
  told: readonly Uint8Array[];
}

const nothing = { files: [], report: '', head: undefined, data: undefined };

/** What is said of a file whose check was stopped, by the visitor or by the page: nothing good. */
export function stoppedJudgement(size: number, what: string): Judgement {
  const findings = [{ code: 'stopped', params: what === '' ? {} : { what: what.slice(0, 200) } }];
  return { verdict: { verdict: 'unverifiable', sha256: '', size, signatures: [], findings }, ...nothing };
}

/** The verifier of Dalel over this browser's cryptography, and what the file carries. */
export async function judge(bytes: Uint8Array, { roots, stampRoots, told }: Given): Promise<Judgement> {
  const asked = settled(() => verifyPdf(bytes, { roots, stampRoots, crls: told }));
  const verdict = await asked.catch((error: unknown): PdfVerdict => {
    const what = error instanceof Error ? error.message.slice(0, 200) : '';
    const sha256 = hex(digestOf('sha256', bytes));
    const findings = [{ code: 'too-much-work', params: { what } }];
    return { verdict: 'unverifiable', sha256, size: bytes.length, signatures: [], findings };
  });
  if (verdict.verdict === 'malformed') return { verdict, ...nothing };
  const rest = await settled(() => carried(bytes));
  const data = await settled(() => carriedData(bytes));
  return { verdict, ...rest, data };
}

/** What several files are together; undefined where none is a volume. */
export function judgeTogether(files: readonly Uint8Array[]): Promise<VolumeSet | undefined> {
  return settled(() => judgeVolumes(files));
}

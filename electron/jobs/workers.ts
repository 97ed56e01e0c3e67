import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Candidate, MatchRequest } from '../../db/domain/hd';
import { type DatabaseJob, runDatabaseJob } from './databaseWork';
import { runDeriveWork } from './deriveWork';
import { type FileAnswer, runFileJob } from './fileJob';
import { runImportThread } from './import/thread';
import { type ImportJob, type ImportResult, runImportWork, type TakeBatch } from './import/work';
import type { CodeInImage } from './readCodes';
import { runInWorker } from './runInWorker';
import { startSignatureThreads } from './signatureThreads';
import { type SignatureThreads, wrongPositions } from './signatureWork';
import type { FileJob, ImageWords, JobHooks, PdfText, PictureJob, ScaledPicture } from './types';

/** Work that would keep the evidence process from answering. */
export interface Workers {
  /** Seals, reads again or copies out one file of the store. */
  file<J extends FileJob>(job: J, hooks: JobHooks): Promise<FileAnswer<J>>;
  /** Reads the words of an image. @throws Refusal `attachment.not-image` */
  image(image: Uint8Array, hooks: JobHooks): Promise<ImageWords>;
  /** Reads the codes in an image. @throws Refusal `attachment.not-image` */
  codes(image: Uint8Array): Promise<CodeInImage[]>;
  /** Scales a photograph. @throws Refusal `attachment.not-image`; WorkerEnded where it hung or took too much memory */
  picture(job: PictureJob, hooks?: JobHooks): Promise<ScaledPicture>;
  /** Reads the text of a PDF; no pages of what cannot be read. */
  pdf(pdf: Uint8Array, hooks: JobHooks): Promise<PdfText>;
  /** Derives the addresses of a key or descriptor. @throws Refusal those of `openKeySources` */
  derive(request: MatchRequest, hooks: JobHooks): Promise<Candidate[]>;
  /** Reads a table for an import; `take` is waited for. @throws Refusal `job.cancelled`, `table.damaged`, `file.altered` */
  importTable(job: ImportJob, take: TakeBatch, hooks: JobHooks): Promise<ImportResult>;
  /** Copies or checks a database beside the one that people work in. */
  database(job: DatabaseJob, nativeBinding: string | undefined): Promise<void>;
  /** Starts threads that check signatures; whoever starts them ends them. */
  signatures(): SignatureThreads;
}

/** A photograph of a phone takes a second, on a busy machine ten; what takes this long has hung. Milliseconds. */
const longestPicture = 90_000;

/** A thread for each job. @param folder where the built entries stand */
export function threadWorkers(folder: string): Workers {
  const entry = (name: string) => join(folder, `${name}.js`);
  return {
    file: async <J extends FileJob>(job: J, hooks: JobHooks) =>
      (await runInWorker(entry('fileJob'), job, hooks)) as FileAnswer<J>,
    image: async (image, hooks) =>
      (await runInWorker(entry('imageJob'), { image, data: languageData() }, hooks, 'end')) as ImageWords,
    codes: async (image) => (await runInWorker(entry('codeJob'), { image }, {}, 'end')) as CodeInImage[],
    picture: oneByOne(
      async (job: PictureJob, hooks: JobHooks = {}) =>
        (await runInWorker(entry('pictureJob'), job, hooks, 'end', longestPicture)) as ScaledPicture,
    ),
    pdf: async (pdf, hooks) => (await runInWorker(entry('pdfJob'), { pdf }, hooks, 'end')) as PdfText,
    database: async (job, nativeBinding) => {
      await runInWorker(entry('databaseWork'), { job, nativeBinding }, {});
    },
    derive: async (request, hooks) =>
      (await runInWorker(entry('deriveAddresses'), request, hooks)) as Candidate[],
    importTable: (job, take, hooks) => runImportThread(entry('importTable'), job, take, hooks),
    signatures: () => startSignatureThreads(entry('verifySignatures')),
  };
}

/** The same in this thread: for tests, which run the sources. */
export const ownThread: Workers = {
  file: runFileJob,
  derive: runDeriveWork,
  importTable: runImportWork,
  image: async (image, hooks) =>
    (await import('./readImage')).readImage({ image, data: languageData() }, hooks),
  codes: async (image) => (await import('./readCodes')).readCodes(image),
  picture: async (job) => (await import('./scalePicture')).scalePicture(job),
  pdf: async (pdf) => (await import('./readPdf')).readPdf({ pdf }),
  database: async (job, nativeBinding) => runDatabaseJob(job, nativeBinding),
  signatures: () => ({ check: wrongPositions, end: () => undefined }),
};

/** Never two at a time: each takes some hundred megabytes and compiles the same large library. */
function oneByOne<A extends unknown[], R>(run: (...given: A) => Promise<R>): (...given: A) => Promise<R> {
  let before: Promise<unknown> = Promise.resolve();
  return (...given) => {
    const mine = before.then(() => run(...given));
    before = mine.catch(() => undefined);
    return mine;
  };
}

/** English data of the package that is installed beside us; packed as it is shipped, some 3 MB. */
function languageData(): Uint8Array {
  const require = createRequire(import.meta.url);
  return readFileSync(require.resolve('@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz'));
}

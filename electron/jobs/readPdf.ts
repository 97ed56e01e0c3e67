/// <reference path="./pdfWorker.d.ts" />
import type { PdfJob, PdfText } from './types';

/** Documents beyond these are not read to their end, and are told to be unread. */
const mostPages = 2_000;
const mostCharacters = 16_000_000;

/** What the parser asks of its surroundings and an older Node does not have. It never draws here. */
function prepare(): void {
  Promise.withResolvers ??= <T>() => {
    let resolve: (value: T | PromiseLike<T>) => void = () => undefined;
    let reject: (reason?: unknown) => void = () => undefined;
    const promise = new Promise<T>((done, failed) => {
      resolve = done;
      reject = failed;
    });
    return { promise, resolve, reject };
  };
  if (!('DOMMatrix' in globalThis)) Reflect.set(globalThis, 'DOMMatrix', class {});
}

/**
 * The text of a PDF, page by page. Nothing of it runs and nothing is fetched; pictures on its pages are not read.
 * What is broken or locked by a password has no pages.
 */
export async function readPdf({ pdf }: PdfJob): Promise<PdfText> {
  prepare();
  const worker: unknown = await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
  // Without it the parser would look for its worker's file by an address.
  Reflect.set(globalThis, 'pdfjsWorker', worker);
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument({
    data: Uint8Array.from(pdf),
    verbosity: 0,
    enableXfa: false,
    useWasm: false,
    useWorkerFetch: false,
    useSystemFonts: false,
    disableFontFace: true,
    disableAutoFetch: true,
  });
  try {
    const file = await task.promise;
    const pages: string[] = [];
    let characters = 0;
    for (let number = 1; number <= Math.min(file.numPages, mostPages); number += 1) {
      const page = await file.getPage(number);
      const { items } = await page.getTextContent();
      const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : ' ') : '')).join('');
      pages.push(text);
      characters += text.length;
      page.cleanup();
      if (characters > mostCharacters) break;
    }
    return { pages, whole: pages.length === file.numPages };
  } catch {
    return { pages: [], whole: false };
  } finally {
    await task.destroy();
  }
}

import { GlobalWorkerOptions, getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import worker from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import { request } from '../ipc/client';
import styles from './printPdf.module.css';

GlobalWorkerOptions.workerSrc = worker;

/** Dots for an inch on paper: bars of a code stay sharp. */
const dots = 300;
const pointsOfInch = 72;
const millimetresOfInch = 25.4;
/** Pages at a time; what is longer is saved as PDF and printed from there. */
export const mostPrinted = 40;

/**
 * Opens the system's print dialog for a PDF of ours, each page drawn as it was shown. Width and height of the paper in
 * millimetres. Answers whether it was printed, and why not: '' where the officer closed the dialog.
 */
export async function printPdf(
  bytes: Uint8Array,
  paper: { readonly width: number; readonly height: number },
): Promise<{ printed: boolean; reason: string }> {
  const sheets = document.createElement('div');
  sheets.className = styles.sheets ?? '';
  sheets.setAttribute('aria-hidden', 'true');
  const task = getDocument({
    data: Uint8Array.from(bytes),
    enableXfa: false,
    useWasm: false,
    useWorkerFetch: false,
    disableRange: true,
    disableStream: true,
    disableAutoFetch: true,
  });
  try {
    const file = await task.promise;
    for (let number = 1; number <= Math.min(file.numPages, mostPrinted); number += 1) {
      const page = await file.getPage(number);
      const viewport = page.getViewport({ scale: dots / pointsOfInch });
      const canvas = document.createElement('canvas');
      canvas.className = styles.sheet ?? '';
      canvas.width = Math.ceil(viewport.width);
      canvas.height = Math.ceil(viewport.height);
      // A hair less than the paper, or rounding makes an empty page after each.
      const millimetres = (size: number) => `${((size / dots) * millimetresOfInch - 0.2).toFixed(2)}mm`;
      canvas.style.width = millimetres(viewport.width);
      canvas.style.height = millimetres(viewport.height);
      await page.render({ canvas, viewport }).promise;
      sheets.append(canvas);
    }
    document.body.append(sheets);
    return await request('app.print', paper);
  } finally {
    sheets.remove();
    void task.destroy();
  }
}

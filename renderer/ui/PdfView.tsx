import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import worker from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PdfBar } from './PdfBar';
import styles from './PdfView.module.css';
import { type PdfPlace, placeAfter } from './pdfPlace';
import { Notice } from './Words';

GlobalWorkerOptions.workerSrc = worker;

/** Pixels for each CSS pixel; more would take memory that no eye sees. */
const sharpness = Math.min(2, Math.max(1, window.devicePixelRatio));
const pageWidth = 820;
/** No page may take more pixels than this, whatever size it says it has. */
const mostPixels = 24_000_000;

/**
 * Draws one page at a time on a canvas. Nothing of the document runs: no scripts, no forms, no links, no attachments are
 * offered, and nothing is fetched; the parser itself works in a worker of the sandboxed page.
 */
export function PdfView({ bytes }: { bytes: Uint8Array }) {
  const { t } = useTranslation('attachment');
  const { file, broken: unreadable } = useDocument(bytes);
  const [place, setPlace] = useState<PdfPlace>({ page: 1, zoom: 1 });
  const pages = file?.numPages ?? 0;
  // Another document may be shorter than the one before it.
  const page = pages === 0 ? place.page : Math.min(place.page, pages);
  const { canvas, words, broken, shown } = usePage(file, page, place.zoom);
  if (unreadable || broken) return <Notice state="amber">{t('page.brokenPdf')}</Notice>;
  const turn = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = placeAfter(event.key, { page, zoom: place.zoom }, pages);
    if (next === undefined) return;
    event.preventDefault();
    setPlace(next);
  };
  return (
    <div className={styles.pdf} data-testid="pdf-view" data-pages={pages} data-shown={shown}>
      <PdfBar
        page={page}
        pages={pages}
        zoom={place.zoom}
        onPage={(wanted) => setPlace({ ...place, page: wanted })}
        onZoom={(zoom) => setPlace({ ...place, zoom })}
      />
      <div
        className={styles.pdfDesk}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: pages are turned and scrolled by keyboard
        tabIndex={0}
        role="group"
        aria-label={`${t('page.pageOf', { page, pages })}. ${t('page.keys')}`}
        onKeyDown={turn}
        data-testid="pdf-desk"
      >
        <canvas
          ref={canvas}
          className={styles.pdfPage}
          style={{ width: `${place.zoom * 100}%`, maxWidth: place.zoom * pageWidth }}
          aria-hidden
        />
        <p className={styles.words} data-testid="pdf-words">
          {words}
        </p>
      </div>
    </div>
  );
}

/** A document that is being read; what stood before it is shown until it is there. */
function useDocument(bytes: Uint8Array): { file: PDFDocumentProxy | undefined; broken: boolean } {
  const [file, setFile] = useState<PDFDocumentProxy>();
  const [broken, setBroken] = useState(false);
  useEffect(() => {
    setBroken(false);
    const task = getDocument({
      data: Uint8Array.from(bytes),
      enableXfa: false,
      useWasm: false,
      useWorkerFetch: false,
      disableRange: true,
      disableStream: true,
      disableAutoFetch: true,
      maxImageSize: mostPixels,
    });
    let here = true;
    task.promise.then(
      (read) => here && setFile(read),
      () => here && setBroken(true),
    );
    return () => {
      here = false;
      void task.destroy();
    };
  }, [bytes]);
  return { file, broken };
}

/** Draws a page where the canvas stands, and answers its words for whoever does not see it. */
function usePage(file: PDFDocumentProxy | undefined, page: number, zoom: number) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [words, setWords] = useState('');
  const [broken, setBroken] = useState(false);
  const [shown, setShown] = useState(0);
  useEffect(() => {
    const target = canvas.current;
    if (file === undefined || target === null) return;
    let here = true;
    let cancel: (() => void) | undefined;
    drawPage(file, page, zoom, target)
      .then(async ({ stop, drawn, text }) => {
        cancel = stop;
        if (!here) return stop();
        await drawn;
        const said = await text();
        if (!here) return;
        setWords(said);
        setShown(page);
      })
      .catch(() => here && setBroken(true));
    return () => {
      here = false;
      cancel?.();
    };
  }, [file, page, zoom]);
  return { canvas, words, broken, shown };
}

interface Drawing {
  stop: () => void;
  drawn: Promise<void>;
  text: () => Promise<string>;
}

async function drawPage(
  file: PDFDocumentProxy,
  number: number,
  zoom: number,
  canvas: HTMLCanvasElement,
): Promise<Drawing> {
  const page = await file.getPage(number);
  const natural = page.getViewport({ scale: 1 });
  const wanted = (pageWidth * zoom * sharpness) / natural.width;
  const scale = Math.min(wanted, Math.sqrt(mostPixels / (natural.width * natural.height)));
  const viewport = page.getViewport({ scale });
  canvas.width = Math.ceil(viewport.width);
  canvas.height = Math.ceil(viewport.height);
  const drawing = page.render({ canvas, viewport });
  const text = async () => {
    const { items } = await page.getTextContent();
    page.cleanup();
    return items.map((item) => ('str' in item ? item.str + (item.hasEOL ? ' ' : '') : '')).join('');
  };
  return { stop: () => drawing.cancel(), drawn: drawing.promise, text };
}

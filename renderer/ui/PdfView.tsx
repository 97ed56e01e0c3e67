import { ActionIcon } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import worker from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './PdfView.module.css';
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
  const canvas = useRef<HTMLCanvasElement>(null);
  const [file, setFile] = useState<PDFDocumentProxy>();
  const [broken, setBroken] = useState(false);
  const [page, setPage] = useState(1);
  useEffect(() => {
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
    task.promise.then(setFile, () => setBroken(true));
    return () => void task.destroy();
  }, [bytes]);
  useEffect(() => {
    const target = canvas.current;
    if (file === undefined || target === null) return;
    let here = true;
    let cancel: (() => void) | undefined;
    void drawPage(file, page, target).then(
      (stop) => {
        cancel = stop;
        if (!here) stop();
      },
      () => setBroken(true),
    );
    return () => {
      here = false;
      cancel?.();
    };
  }, [file, page]);
  if (broken) return <Notice state="amber">{t('page.brokenPdf')}</Notice>;
  const pages = file?.numPages ?? 0;
  return (
    <div className={styles.pdf} data-testid="pdf-view" data-pages={pages}>
      <div className={styles.pdfBar}>
        <ActionIcon
          variant="default"
          disabled={page <= 1}
          onClick={() => setPage(page - 1)}
          aria-label={t('page.previous')}
        >
          <IconChevronLeft size={16} aria-hidden />
        </ActionIcon>
        <span aria-live="polite">{pages > 0 && t('page.pageOf', { page, pages })}</span>
        <ActionIcon
          variant="default"
          disabled={page >= pages}
          onClick={() => setPage(page + 1)}
          aria-label={t('page.next')}
        >
          <IconChevronRight size={16} aria-hidden />
        </ActionIcon>
      </div>
      <canvas
        ref={canvas}
        className={styles.pdfPage}
        role="img"
        aria-label={t('page.pageOf', { page, pages })}
      />
    </div>
  );
}

async function drawPage(
  file: PDFDocumentProxy,
  number: number,
  canvas: HTMLCanvasElement,
): Promise<() => void> {
  const page = await file.getPage(number);
  const natural = page.getViewport({ scale: 1 });
  const wanted = (pageWidth * sharpness) / natural.width;
  const scale = Math.min(wanted, Math.sqrt(mostPixels / (natural.width * natural.height)));
  const viewport = page.getViewport({ scale });
  canvas.width = Math.ceil(viewport.width);
  canvas.height = Math.ceil(viewport.height);
  const drawing = page.render({ canvas, viewport });
  drawing.promise.then(
    () => page.cleanup(),
    () => undefined,
  );
  return () => drawing.cancel();
}

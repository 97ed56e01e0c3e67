import { ActionIcon, NumberInput } from '@mantine/core';
import {
  IconArrowAutofitWidth,
  IconChevronLeft,
  IconChevronRight,
  IconMinus,
  IconPlus,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './PdfView.module.css';
import { largestZoom, nearerZoom, smallestZoom } from './pdfPlace';

interface PdfBarProps {
  page: number;
  pages: number;
  zoom: number;
  onPage: (page: number) => void;
  onZoom: (zoom: number) => void;
}

/** Turns pages, goes to one by its number, and changes the size. */
export function PdfBar({ page, pages, zoom, onPage, onZoom }: PdfBarProps) {
  const { t } = useTranslation('attachment');
  const key = (label: string, off: boolean, act: () => void, icon: ReactNode, testId: string) => (
    <ActionIcon
      variant="default"
      disabled={off}
      onClick={act}
      aria-label={label}
      title={label}
      data-testid={testId}
    >
      {icon}
    </ActionIcon>
  );
  return (
    <div className={styles.pdfBar} role="group" aria-label={t('page.view')}>
      {key(
        t('page.previous'),
        page <= 1,
        () => onPage(page - 1),
        <IconChevronLeft size={16} aria-hidden />,
        'pdf-previous',
      )}
      <NumberInput
        className={styles.pageNumber}
        aria-label={t('page.pageNumber')}
        size="xs"
        min={1}
        max={Math.max(1, pages)}
        allowDecimal={false}
        hideControls
        value={page}
        onChange={(value) => typeof value === 'number' && value >= 1 && value <= pages && onPage(value)}
        data-testid="pdf-page"
      />
      <span aria-live="polite" data-testid="pdf-place">
        {pages > 0 && t('page.pageOf', { page, pages })}
      </span>
      {key(
        t('page.next'),
        page >= pages,
        () => onPage(page + 1),
        <IconChevronRight size={16} aria-hidden />,
        'pdf-next',
      )}
      <span className={styles.gap} />
      {key(
        t('page.zoomOut'),
        zoom <= smallestZoom,
        () => onZoom(nearerZoom(zoom, -1)),
        <IconMinus size={16} aria-hidden />,
        'pdf-smaller',
      )}
      <span className={styles.zoom} data-testid="pdf-zoom">
        {t('page.zoom', { percent: Math.round(zoom * 100) })}
      </span>
      {key(
        t('page.zoomIn'),
        zoom >= largestZoom,
        () => onZoom(nearerZoom(zoom, 1)),
        <IconPlus size={16} aria-hidden />,
        'pdf-larger',
      )}
      {key(
        t('page.fit'),
        zoom === 1,
        () => onZoom(1),
        <IconArrowAutofitWidth size={16} aria-hidden />,
        'pdf-fit',
      )}
    </div>
  );
}

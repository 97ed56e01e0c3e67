import { SegmentedControl } from '@mantine/core';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportModel } from '../../../db/domain/reportModel';
import { useAnswer } from '../../ipc/queries';
import { ReportView } from '../../ui/ReportView';
import { Waiting } from '../../ui/Waiting';
import { Failure } from '../../ui/Words';
import type { Order } from './orderModel';
import styles from './reports.module.css';
import { VolumePager } from './VolumePager';

const PdfView = lazy(async () => ({ default: (await import('../../ui/PdfView')).PdfView }));

/** The pages as they will be printed, or what stands on them as text; a report in volumes shows one of them. */
export function Preview({
  order,
  first,
  actions,
}: {
  order: Order;
  first: ReportModel;
  /** What can be done with these pages before anybody signs. */
  actions: ReactNode;
}) {
  const { t } = useTranslation('report');
  const [how, setHow] = useState<'pages' | 'text'>('pages');
  const [wanted, setWanted] = useState(1);
  const volumes = first.volume?.of ?? 1;
  const volume = Math.min(wanted, volumes);
  return (
    <div className={styles.desk}>
      <div className={styles.previewBar}>
        <SegmentedControl
          size="xs"
          aria-label={t('preview.how')}
          data={[
            { value: 'pages', label: t('preview.pages') },
            { value: 'text', label: t('preview.text') },
          ]}
          value={how}
          onChange={(next) => setHow(next === 'text' ? 'text' : 'pages')}
          data-testid="preview-how"
        />
        {volumes > 1 && <VolumePager volume={volume} volumes={volumes} onVolume={setWanted} />}
        {actions}
      </div>
      {how === 'pages' ? (
        <Pages order={order} volume={volume} />
      ) : (
        <Text order={order} volume={volume} first={first} />
      )}
      <p className={styles.hint}>
        {how === 'pages' ? t('preview.pagesHint') : `${t('new.previewHint')} ${t('sheet.attachmentsLater')}`}
      </p>
    </div>
  );
}

function Pages({ order, volume }: { order: Order; volume: number }) {
  const { t } = useTranslation('report');
  const drawn = useAnswer('report.pages', { ...order, volume }, { brief: true });
  if (drawn.error !== null) return <Failure error={drawn.error} />;
  if (drawn.data === undefined)
    return (
      <p className={styles.drawing} role="status" data-testid="preview-drawing">
        {t('preview.drawing')}
      </p>
    );
  return (
    <Suspense fallback={<Waiting />}>
      <PdfView bytes={drawn.data.pdf} />
    </Suspense>
  );
}

function Text({ order, volume, first }: { order: Order; volume: number; first: ReportModel }) {
  const { t } = useTranslation('report');
  const later = useAnswer('report.preview', { ...order, volume }, { enabled: volume > 1 });
  const model = volume > 1 ? later.data : first;
  if (model === undefined) return later.error === null ? <Waiting /> : <Failure error={later.error} />;
  return <ReportView model={model} label={t('sheet.label')} />;
}

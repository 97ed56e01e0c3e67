import { Button } from '@mantine/core';
import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportRecord } from '../../../db/domain/report';
import { useFormats } from '../../i18n/formats';
import { useAnswer } from '../../ipc/queries';
import { Section } from '../../ui/Page';
import { Waiting } from '../../ui/Waiting';
import { Failure } from '../../ui/Words';
import styles from './reports.module.css';
import { VolumePager } from './VolumePager';

const PdfView = lazy(async () => ({ default: (await import('../../ui/PdfView')).PdfView }));

/** The pages of the kept file as they were signed, read when somebody asks for them. */
export function KeptPages({ report }: { report: ReportRecord }) {
  const { t } = useTranslation('report');
  const formats = useFormats();
  const [open, setOpen] = useState(false);
  const [volume, setVolume] = useState(1);
  return (
    <Section
      title={t('page.kept')}
      count={formats.number(report.pages)}
      testId="section-pages"
      actions={
        <Button
          size="compact-sm"
          variant="default"
          leftSection={open ? <IconEyeOff size={16} aria-hidden /> : <IconEye size={16} aria-hidden />}
          aria-expanded={open}
          onClick={() => setOpen((before) => !before)}
          data-testid="show-pages"
        >
          {t(open ? 'page.hidePages' : 'page.showPages')}
        </Button>
      }
    >
      {open ? (
        <div className={styles.stack}>
          {report.volumes > 1 && (
            <VolumePager volume={volume} volumes={report.volumes} onVolume={setVolume} />
          )}
          {/* A signature more is another file. */}
          <KeptFile key={report.sha256} id={report.id} volume={volume} />
        </div>
      ) : (
        <p className={styles.hint}>{t('page.keptText')}</p>
      )}
    </Section>
  );
}

function KeptFile({ id, volume }: { id: string; volume: number }) {
  const file = useAnswer('report.file', { id, volume }, { brief: true });
  if (file.error !== null) return <Failure error={file.error} />;
  if (file.data === undefined) return <Waiting />;
  return (
    <Suspense fallback={<Waiting />}>
      <PdfView bytes={file.data.pdf} />
    </Suspense>
  );
}

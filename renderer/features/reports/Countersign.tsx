import { NativeSelect } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { openRoles, type ReportRecord, type ReportVersion, signatureRole } from '../../../db/domain/report';
import { request } from '../../ipc/client';
import { answers } from '../../ipc/queries';
import { Notice } from '../../ui/Words';
import styles from './reports.module.css';
import { SignPanel } from './SignPanel';

/** A further hand on a report that stands. Says nothing where all places are signed or a time stamp is awaited. */
export function Countersign({
  report,
  versions,
}: {
  report: ReportRecord;
  versions: readonly ReportVersion[];
}) {
  const { t } = useTranslation(['report', 'terms']);
  const roles = openRoles(report.kind, versions);
  const [wanted, setWanted] = useState('');
  const [signed, setSigned] = useState(false);
  const role = roles.find((one) => one === wanted) ?? roles[0];
  const done = async ({ status }: ReportRecord) => {
    // Taken out for another program: the report waits, and says so itself.
    setSigned(status !== 'awaiting-cms');
    await answers.invalidateQueries();
  };
  return (
    <>
      {signed && (
        <Notice state="green" icon={<IconCircleCheck size={18} aria-hidden />} testId="report-countersigned">
          {t('countersign.signed')}
        </Notice>
      )}
      {role !== undefined && (report.status === 'signed' || report.status === 'countersigned') && (
        <SignPanel
          key={roles.length}
          title={t('countersign.title')}
          button={t('countersign.button')}
          ready
          sign={(key) => request('report.countersign', { id: report.id, role, ...key })}
          outside={({ name, to }) => request('report.cmsRequest', { id: report.id, role, name, to })}
          suggestedName={report.fileName.replace(/\.pdf$/, '')}
          steps={t('countersign.stepsText')}
          onSigned={(now) => void done(now)}
        >
          <p className={styles.hint}>{t('countersign.text')}</p>
          <NativeSelect
            label={t('countersign.role')}
            value={role}
            onChange={(event) => setWanted(signatureRole.parse(event.currentTarget.value))}
            data={roles.map((one) => ({ value: one, label: t(`terms:signatureRole.${one}`) }))}
            data-testid="field-role"
          />
        </SignPanel>
      )}
    </>
  );
}

import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { IconFileExport, IconFileImport, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { openRoles, type ReportRecord, type ReportVersion, signatureRole } from '../../../db/domain/report';
import { useReadOnly } from '../../app/session';
import { request } from '../../ipc/client';
import { answers } from '../../ipc/queries';
import { Section } from '../../ui/Page';
import { Failure, Notice } from '../../ui/Words';
import styles from './reports.module.css';

/** A signature that another program makes: a file goes out, the detached CMS comes back. */
export function Outside({ report, versions }: { report: ReportRecord; versions: readonly ReportVersion[] }) {
  const { t } = useTranslation(['report', 'terms']);
  const readOnly = useReadOnly();
  const [name, setName] = useState('');
  const [wanted, setWanted] = useState('');
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const roles = openRoles(report.kind, versions);
  const role = roles.find((one) => one === wanted) ?? roles[0];
  const { id } = report;
  const act = async (work: () => Promise<unknown>) => {
    setFailure(null);
    setBusy(true);
    try {
      await work();
      await answers.invalidateQueries();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  const off = busy || readOnly;
  if (report.status === 'awaiting-cms') {
    return (
      <Section title={t('outside.title')} testId="section-outside">
        <Failure error={failure} />
        <Notice state="amber" testId="awaiting-cms">
          {t('outside.waiting')} {report.volumes > 1 && t('outside.volumes', { n: report.volumes })}
        </Notice>
        <Group gap={8} mt={8}>
          <Button
            leftSection={<IconFileImport size={16} aria-hidden />}
            disabled={off}
            onClick={() =>
              void act(async () => {
                const files = await request('app.chooseFiles', { purpose: 'cms' });
                if (files.length > 0)
                  await request('report.cmsAnswer', { id, files: files.map(({ token }) => token) });
              })
            }
            data-testid="cms-answer"
          >
            {t('outside.answer')}
          </Button>
          <Button
            variant="subtle"
            leftSection={<IconX size={16} aria-hidden />}
            disabled={off}
            onClick={() => void act(() => request('report.cmsGiveUp', { id }))}
            data-testid="cms-give-up"
          >
            {t('time.giveUp')}
          </Button>
        </Group>
      </Section>
    );
  }
  const stands = report.status === 'signed' || report.status === 'countersigned';
  if (role === undefined || !stands) return null;
  return (
    <Section title={t('outside.title')} testId="section-outside">
      <div className={styles.sign}>
        <p className={styles.hint}>{t('outside.text')}</p>
        <NativeSelect
          label={t('countersign.role')}
          value={role}
          onChange={(event) => setWanted(signatureRole.parse(event.currentTarget.value))}
          data={roles.map((one) => ({ value: one, label: t(`terms:signatureRole.${one}`) }))}
          data-testid="field-outside-role"
        />
        <TextInput
          label={t('outside.name')}
          description={t('outside.nameHint')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={200}
          data-testid="field-outside-name"
        />
        <Failure error={failure} />
        <Button
          variant="default"
          leftSection={<IconFileExport size={16} aria-hidden />}
          disabled={off || name.trim() === ''}
          onClick={() =>
            void act(async () => {
              const suggestedName = report.fileName.replace(/\.pdf$/, '.tosign');
              const to = await request('app.chooseSave', { suggestedName });
              if (to !== null)
                await request('report.cmsRequest', { id, role, name: name.trim(), to: to.token });
            })
          }
          data-testid="cms-request"
        >
          {t('outside.request')}
        </Button>
      </div>
    </Section>
  );
}

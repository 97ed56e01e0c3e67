import { Button, Select, TextInput } from '@mantine/core';
import { IconFile } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportKind, ImportPlan } from '../../../db/domain/import';
import type { RouteOutput } from '../../../electron/ipc/contract';
import type { ChosenFile } from '../../../electron/ipc/contract/app';
import { useReadOnly } from '../../app/session';
import { request } from '../../ipc/client';
import { useAnswer } from '../../ipc/queries';
import { useJob } from '../../ipc/useJob';
import { Page, Section } from '../../ui/Page';
import { Failure, Notice, useFindingWords } from '../../ui/Words';
import { ImportJob } from './ImportJob';
import styles from './imports.module.css';
import { PreviewTable } from './PreviewTable';
import { Totals } from './Totals';

type Preview = RouteOutput<'import.preview'>;
const kinds: readonly ImportKind[] = [
  'addresses',
  'exhibits',
  'persons',
  'transactions',
  'statements',
  'equipment',
  'providers',
  'watchlist',
];

/** From a file to rows: what it is, which column is what, what would come of it, and only then the import. */
export function ImportFormPage({ caseId }: { caseId?: string }) {
  const { t } = useTranslation('import');
  const readOnly = useReadOnly();
  const words = useFindingWords();
  const cases = useAnswer('case.list', {});
  const [chosenCase, setCase] = useState<string | null>(caseId ?? null);
  const [kind, setKind] = useState<ImportKind>('addresses');
  const [file, setFile] = useState<ChosenFile | null>(null);
  const [seen, setSeen] = useState<Preview | null>(null);
  const job = useJob();
  const preview = (
    of: ChosenFile,
    as: ImportKind,
    more: { plan?: ImportPlan; whole?: boolean; sheet?: number },
  ) =>
    job.run(async (id) => {
      if (chosenCase === null) return;
      setSeen(
        await request('import.preview', { file: of.token, kind: as, caseId: chosenCase, job: id, ...more }),
      );
    });
  const choose = async () => {
    const chosen = await request('app.chooseFile', { purpose: 'import' });
    if (chosen === null) return;
    setFile(chosen);
    setSeen(null);
    await preview(chosen, kind, {});
  };
  const again = (plan: ImportPlan) => file !== null && void preview(file, kind, { plan });
  return (
    <Page
      title={t('new.title')}
      subtitle={t('new.subtitle')}
      back={{ to: '/imports', label: t('list.title') }}
      testId="page-import-new"
    >
      <Section title={t('new.what')}>
        <div className={styles.controls}>
          <Select
            label={t('new.case')}
            w={320}
            searchable
            data={(cases.data ?? []).map((one) => ({ value: one.id, label: `${one.number} ${one.title}` }))}
            value={chosenCase}
            onChange={setCase}
            data-testid="field-caseId"
          />
          <Select
            label={t('new.kind')}
            w={300}
            allowDeselect={false}
            data={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
            value={kind}
            onChange={(value) => {
              const next = (value ?? 'addresses') as ImportKind;
              setKind(next);
              setSeen(null);
              if (file !== null) void preview(file, next, {});
            }}
            data-testid="field-kind"
          />
          <TextInput
            label={t('new.file')}
            w={280}
            readOnly
            value={file?.label ?? ''}
            placeholder={t('new.formats')}
          />
          <Button
            variant="default"
            leftSection={<IconFile size={16} aria-hidden />}
            disabled={readOnly || chosenCase === null || job.running !== null}
            onClick={() => void choose()}
            data-testid="choose-table"
          >
            {t('new.choose')}
          </Button>
        </div>
      </Section>
      <Failure error={job.failure} />
      {seen !== null && file !== null && chosenCase !== null && (
        <>
          {seen.already !== null && (
            <Notice
              state="amber"
              title={t('new.already', { number: seen.already.number })}
              testId="import-already"
            >
              {t('new.alreadyText')}
            </Notice>
          )}
          <Section title={t('new.columns')} flush>
            <PreviewTable
              seen={seen}
              kind={kind}
              change={again}
              sheet={(sheet) => void preview(file, kind, { sheet })}
            />
          </Section>
          {seen.problems.length > 0 && (
            <Notice state="amber" title={t('new.problems')} testId="import-problems">
              {seen.problems.map(({ code, field }) => (
                <div key={`${code} ${field}`}>
                  {words({ field, code, level: 'error', params: { field: t(`field.${field}`) } })}
                </div>
              ))}
            </Notice>
          )}
          {seen.totals !== null && (
            <Section title={t('new.dry')}>
              <Totals totals={seen.totals} findings={seen.findings} />
            </Section>
          )}
          <ImportJob
            asked={{ file: file.token, kind, caseId: chosenCase, plan: seen.plan }}
            ready={seen.problems.length === 0}
            tried={seen.totals !== null}
            dryRun={() => void preview(file, kind, { plan: seen.plan, whole: true })}
            dry={job}
          />
        </>
      )}
    </Page>
  );
}

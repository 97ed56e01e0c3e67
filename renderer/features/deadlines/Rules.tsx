import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeadlineRule } from '../../../db/domain/deadline';
import { lawWords } from '../../../db/domain/lawWords';
import { useFormats } from '../../i18n/formats';
import { useAnswer, useCommand } from '../../ipc/queries';
import type { Column } from '../../ui/DataTable';
import { Empty } from '../../ui/Page';
import { fieldColumn } from '../../ui/table/fieldColumn';
import { useMay } from '../../ui/useRights';
import { Notice } from '../../ui/Words';
import { EditedList } from './EditedList';
import { RuleForm } from './RuleForm';

/** The statutory periods of this vault, each edition a row; a supervisor changes them. */
export function Rules() {
  const { t } = useTranslation('custody');
  const may = useMay('deadline.rule');
  const rules = useAnswer('deadline.rules', {});
  const adopt = useCommand('deadline.adoptRules', { invalidates: ['deadline.rules', 'ledger.list'] });
  const columns = useColumns();
  const take = (
    <Button
      variant="default"
      loading={adopt.isPending}
      onClick={() => adopt.mutate({})}
      data-testid="adopt-rules"
    >
      {t('rule.adopt')}
    </Button>
  );
  return (
    <EditedList
      id="rules"
      title={t('rule.title')}
      rows={rules.data}
      columns={columns}
      error={rules.error ?? adopt.error}
      empty={<Empty title={t('rule.noneTitle')} text={t('rule.noneText')} action={may && take} />}
      notice={
        <div style={{ padding: '12px 16px' }}>
          <Notice state="amber">{t('rule.lawyers')}</Notice>
        </div>
      }
      words={{ add: t('rule.new'), change: t('rule.edition') }}
      testIds={{ section: 'section-rules', add: 'new-rule' }}
      form={(rule, close) => <RuleForm rule={rule} onClose={close} />}
    />
  );
}

function useColumns(): Column<DeadlineRule>[] {
  const { t } = useTranslation(['custody', 'terms']);
  const formats = useFormats();
  return useMemo(
    () => [
      { id: 'rule', header: t('deadline.rule'), value: (row) => row[formats.language], width: 380 },
      {
        id: 'article',
        header: t('deadline.article'),
        value: (row) => lawWords(row.article, formats.language),
        width: 150,
      },
      {
        id: 'length',
        header: t('deadline.length'),
        value: (row) =>
          row.unit === 'date'
            ? t('terms:periodUnit.date')
            : `${row.length} · ${t(`terms:periodUnit.${row.unit}`)}`,
        width: 200,
      },
      {
        id: 'starts',
        header: t('rule.starts'),
        value: (row) =>
          row.starts === 'manual' || row.starts === 'collected'
            ? t(`terms:clockStart.${row.starts}`)
            : t(`terms:legalStatus.${row.starts}`),
        width: 190,
      },
      {
        id: 'from',
        header: t('rule.from'),
        value: (row) => row.validFrom,
        cell: (row) => formats.date(row.validFrom),
        width: 120,
      },
      {
        id: 'to',
        header: t('rule.to'),
        value: (row) => row.validTo,
        cell: (row) => formats.date(row.validTo),
        width: 120,
        hidden: true,
      },
      fieldColumn('edition', t('rule.editionOf'), 320, { hidden: true }),
    ],
    [t, formats],
  );
}

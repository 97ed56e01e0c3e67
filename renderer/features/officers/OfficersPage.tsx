import { Button } from '@mantine/core';
import { IconKey, IconUserPlus } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isIdentified, type OfficerRecord } from '../../../db/domain/officer';
import { navigate } from '../../app/router';
import { useSession } from '../../app/session';
import { type Formats, useFormats } from '../../i18n/formats';
import { useAnswer } from '../../ipc/queries';
import { SoleOfficerNotice } from '../../records/SoleOfficerNotice';
import { type Column, DataTable } from '../../ui/DataTable';
import { Empty, Page, Section } from '../../ui/Page';
import { StateBadge } from '../../ui/StateBadge';
import { fieldColumn } from '../../ui/table/fieldColumn';
import { useMay } from '../../ui/useRights';
import { Failure } from '../../ui/Words';
import { AddOfficer } from './AddOfficer';
import { Identify } from './Identify';
import { Rekey } from './Rekey';
import { RightsMatrix } from './RightsMatrix';

/** Everybody who works or worked in this vault, and what each role may do. */
export function OfficersPage() {
  const { t } = useTranslation(['officer', 'terms']);
  const formats = useFormats();
  const officers = useAnswer('officer.list', {});
  const me = useSession((state) => state.session?.officer ?? null);
  const mayAdd = useMay('officer.add');
  const mayRekey = useMay('vault.rekey');
  const [opened, setOpened] = useState<'add' | 'rekey' | null>(null);
  const columns = useMemo(() => officerColumns(t, formats), [t, formats]);
  const own = officers.data?.find((one) => one.id === me?.id) ?? null;
  return (
    <Page
      title={t('title')}
      subtitle={t('subtitle')}
      testId="page-officers"
      actions={
        <>
          {mayRekey && (
            <Button
              variant="default"
              leftSection={<IconKey size={16} aria-hidden />}
              onClick={() => setOpened('rekey')}
              data-testid="rekey"
            >
              {t('rekey.title')}
            </Button>
          )}
          {mayAdd && (
            <Button
              leftSection={<IconUserPlus size={16} aria-hidden />}
              onClick={() => setOpened('add')}
              data-testid="add-officer"
            >
              {t('add.title')}
            </Button>
          )}
        </>
      }
    >
      <Failure error={officers.error} />
      <SoleOfficerNotice />
      {own !== null && !isIdentified(own) && <Identify officer={own} />}
      {officers.data !== undefined && (
        <DataTable<OfficerRecord>
          id="officers"
          label={t('title')}
          rows={officers.data}
          columns={columns}
          rowId={(row) => row.id}
          onOpen={(row) => navigate(`/officers/${row.id}`)}
          empty={<Empty title={t('title')} text={t('subtitle')} />}
          initialSort={{ id: 'name', desc: false }}
        />
      )}
      <Section title={t('matrix.title')} testId="rights-matrix">
        <RightsMatrix />
      </Section>
      <AddOfficer opened={opened === 'add'} onClose={() => setOpened(null)} />
      <Rekey opened={opened === 'rekey'} onClose={() => setOpened(null)} officers={officers.data ?? []} />
    </Page>
  );
}

function officerColumns(t: TFunction, formats: Formats): Column<OfficerRecord>[] {
  return [
    fieldColumn('name', t('field.name'), 220),
    fieldColumn('rank', t('field.rank'), 130),
    fieldColumn('unit', t('field.unit'), 220, { filter: 'choice' }),
    {
      id: 'role',
      header: t('field.role'),
      value: (row) => t(`terms:role.${row.role}`),
      width: 150,
      filter: 'choice',
    },
    fieldColumn('serviceNumber', t('field.serviceNumber'), 140, { mono: true }),
    {
      id: 'status',
      header: t('field.status'),
      value: (row) => t(`status.${row.status}`),
      cell: (row) => (
        <StateBadge state={row.status === 'active' ? 'green' : 'grey'}>
          {t(`status.${row.status}`)}
        </StateBadge>
      ),
      width: 150,
      filter: 'choice',
    },
    {
      id: 'since',
      header: t('field.since'),
      value: (row) => row.recordedAt,
      cell: (row) => formats.date(row.recordedAt),
      width: 150,
    },
  ];
}

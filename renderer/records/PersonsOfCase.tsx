import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonRecord } from '../../db/domain/person';
import { navigate } from '../app/router';
import { useFormats } from '../i18n/formats';
import { useAnswer } from '../ipc/queries';
import type { Column } from '../ui/DataTable';
import { Section } from '../ui/Page';
import { AddLink } from './AddLink';
import { shortNumber } from './numbers';
import { RecordsTable } from './RecordsTable';

/** The persons of a case by role. */
export function PersonsOfCase({
  caseId,
  id,
  title,
  addLabel,
}: {
  caseId: string;
  id?: string;
  title: string;
  addLabel: string;
}) {
  const { t } = useTranslation(['person', 'terms']);
  const formats = useFormats();
  const persons = useAnswer('person.list', { caseId });
  const columns = useMemo<Column<PersonRecord>[]>(
    () => [
      {
        id: 'number',
        header: t('column.number'),
        value: (row) => row.number,
        cell: (row) => shortNumber(row.number),
        width: 60,
        mono: true,
      },
      { id: 'name', header: t('column.name'), value: (row) => row.name || row.nameLatin, width: 210 },
      {
        id: 'role',
        header: t('column.role'),
        value: (row) => t(`terms:personRole.${row.role}`),
        width: 120,
        filter: 'choice',
      },
      { id: 'iin', header: t('column.iin'), value: (row) => row.iin, width: 118, mono: true },
      {
        id: 'birth',
        header: t('column.birth'),
        value: (row) => row.birth,
        cell: (row) => formats.date(row.birth),
        width: 100,
      },
      { id: 'phones', header: t('column.phones'), value: (row) => row.phones, width: 106 },
      { id: 'handles', header: t('column.handles'), value: (row) => row.handles, width: 170, hidden: true },
    ],
    [t, formats],
  );
  return (
    <div id={id}>
      <Section
        title={title}
        {...(persons.data === undefined ? {} : { count: formats.number(persons.data.length) })}
        actions={<AddLink to={`/persons/new?case=${caseId}`} label={addLabel} testId="add-person" />}
        flush
        testId="section-persons"
      >
        <RecordsTable
          id="case.persons"
          label={title}
          answer={persons}
          rows={persons.data ?? []}
          columns={columns}
          onOpen={(row) => navigate(`/persons/${row.id}`)}
          empty={t('empty')}
        />
      </Section>
    </div>
  );
}

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonRecord } from '../../db/domain/person';
import { useFormats } from '../i18n/formats';
import { useAnswer } from '../ipc/queries';
import type { Column } from '../ui/DataTable';
import { fieldColumn } from '../ui/table/fieldColumn';
import { shortNumber } from './numbers';
import { OfCase, type OfCaseProps } from './OfCase';

/** The persons of a case by role. */
export function PersonsOfCase(place: OfCaseProps) {
  const { t } = useTranslation(['person', 'terms']);
  const formats = useFormats();
  const persons = useAnswer('person.list', { caseId: place.caseId });
  const columns = useMemo<Column<PersonRecord>[]>(
    () => [
      fieldColumn('number', t('column.number'), 60, { cell: (row) => shortNumber(row.number), mono: true }),
      { id: 'name', header: t('column.name'), value: (row) => row.name || row.nameLatin, width: 210 },
      {
        id: 'role',
        header: t('column.role'),
        value: (row) => t(`terms:personRole.${row.role}`),
        width: 120,
        filter: 'choice',
      },
      fieldColumn('iin', t('column.iin'), 118, { mono: true }),
      fieldColumn('birth', t('column.birth'), 100, { cell: (row) => formats.date(row.birth) }),
      fieldColumn('phones', t('column.phones'), 106),
      fieldColumn('handles', t('column.handles'), 170, { hidden: true }),
    ],
    [t, formats],
  );
  return (
    <OfCase
      {...place}
      plural="persons"
      singular="person"
      answer={persons}
      columns={columns}
      empty={t('empty')}
    />
  );
}

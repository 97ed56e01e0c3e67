import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonRecord } from '../../db/domain/person';
import { useFormats } from '../i18n/formats';
import { useAnswer } from '../ipc/queries';
import type { Column } from '../ui/DataTable';
import { shortNumber } from './numbers';
import { OfCase, type OfCaseProps } from './OfCase';

/** The persons of a case by role. */
export function PersonsOfCase(place: OfCaseProps) {
  const { t } = useTranslation(['person', 'terms']);
  const formats = useFormats();
  const persons = useAnswer('person.list', { caseId: place.caseId });
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

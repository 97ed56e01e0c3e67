import type { TFunction } from 'i18next';
import { type ExhibitRecord, exhibitTitle } from '../../../db/domain/exhibit';
import type { Formats } from '../../i18n/formats';
import { Missing } from '../../records/Missing';
import type { Column } from '../../ui/DataTable';
import { RecordLink } from '../../ui/RecordLink';
import { When } from '../../ui/When';

/**
 * The list of exhibits of all cases. `caseNumbers` names the case of each by its number; `narrow` leaves out what fits
 * only a wide window.
 */
export function exhibitColumns(
  t: TFunction,
  formats: Formats,
  caseNumbers: ReadonlyMap<string, string>,
  narrow: boolean,
): Column<ExhibitRecord>[] {
  const caseNumber = (row: ExhibitRecord) => caseNumbers.get(row.caseId) ?? '';
  return [
    {
      id: 'number',
      header: t('exhibit:column.number'),
      value: (row) => row.number,
      width: 150,
      mono: true,
      filter: 'text',
    },
    {
      id: 'unitNumber',
      header: t('exhibit:field.unitNumber'),
      value: (row) => row.unitNumber,
      width: 140,
      mono: true,
      filter: 'text',
      hidden: true,
    },
    { id: 'title', header: t('exhibit:column.title'), value: exhibitTitle, width: 230, filter: 'text' },
    {
      id: 'kind',
      header: t('exhibit:column.kind'),
      value: (row) => t(`terms:exhibitKind.${row.kind}`),
      width: 140,
      filter: 'choice',
    },
    {
      id: 'serial',
      header: t('exhibit:column.serial'),
      value: (row) => row.serial,
      width: 126,
      mono: true,
      filter: 'text',
    },
    {
      id: 'bag',
      header: t('exhibit:column.bag'),
      value: (row) => row.bagNumber,
      cell: (row) => row.bagNumber || <Missing word={t('exhibit:noBag')} />,
      width: 108,
      mono: true,
      filter: 'text',
    },
    {
      id: 'seal',
      header: t('exhibit:column.seal'),
      value: (row) => row.sealNumber,
      cell: (row) => row.sealNumber || <Missing word={t('exhibit:noSeal')} />,
      width: 108,
      mono: true,
      filter: 'text',
    },
    {
      id: 'storage',
      header: t('exhibit:column.storage'),
      value: (row) => row.storagePath,
      width: 150,
      filter: 'text',
    },
    {
      id: 'case',
      header: t('exhibit:column.case'),
      value: caseNumber,
      cell: (row) => (
        <RecordLink kind="case" id={row.caseId} mono>
          {caseNumber(row)}
        </RecordLink>
      ),
      width: 140,
      filter: 'choice',
      hidden: true,
    },
    {
      id: 'power',
      header: t('exhibit:column.power'),
      value: (row) => t(`terms:powerState.${row.powerState}`),
      width: 130,
      filter: 'choice',
      hidden: true,
    },
    {
      id: 'foundWhere',
      header: t('exhibit:column.foundWhere'),
      value: (row) => row.foundWhere,
      width: 200,
      filter: 'text',
      hidden: true,
    },
    {
      id: 'possession',
      header: t('exhibit:column.possession'),
      value: (row) => row.possessionOf,
      width: 180,
      filter: 'text',
      hidden: true,
    },
    {
      id: 'foundAt',
      header: t('exhibit:column.foundAt'),
      value: (row) => row.foundAt,
      cell: (row) => formats.localDateTime(row.foundAt),
      width: 150,
      hidden: narrow,
    },
    {
      id: 'recorded',
      header: t('exhibit:column.recorded'),
      value: (row) => row.recordedAt,
      cell: (row) => <When at={row.recordedAt} offset={row.recordedOffset} />,
      width: 170,
      hidden: true,
    },
  ];
}

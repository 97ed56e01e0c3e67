import type { TFunction } from 'i18next';
import type { ThingRow } from '../../../db/domain/thing';
import type { Formats } from '../../i18n/formats';
import { MarkedTitle } from '../../records/Marked';
import { Missing } from '../../records/Missing';
import type { Column } from '../../ui/DataTable';
import { RecordLink } from '../../ui/RecordLink';
import { When } from '../../ui/When';

/** The list of exhibits of all cases; `narrow` leaves out what fits only a wide window. */
export function exhibitColumns(t: TFunction, formats: Formats, narrow: boolean): Column<ThingRow>[] {
  return [
    {
      id: 'number',
      ordered: true,
      header: t('exhibit:column.number'),
      value: (row) => row.number,
      width: 168,
      mono: true,
    },
    {
      id: 'unitNumber',
      ordered: true,
      header: t('exhibit:field.unitNumber'),
      value: (row) => row.unitNumber,
      width: 140,
      mono: true,
      hidden: true,
    },
    {
      id: 'title',
      ordered: true,
      header: t('exhibit:column.title'),
      value: (row) => row.title,
      cell: (row) => <MarkedTitle title={row.title} status={row.state} />,
      width: 214,
    },
    {
      id: 'kind',
      ordered: true,
      header: t('exhibit:column.kind'),
      value: (row) => t(`terms:exhibitKind.${row.kind}`),
      width: 140,
    },
    {
      id: 'serial',
      ordered: true,
      header: t('exhibit:column.serial'),
      value: (row) => row.serial,
      width: 126,
      mono: true,
    },
    {
      id: 'bag',
      ordered: true,
      header: t('exhibit:column.bag'),
      value: (row) => row.bagNumber,
      cell: (row) => row.bagNumber || <Missing word={t('exhibit:noBag')} />,
      width: 108,
      mono: true,
    },
    {
      id: 'seal',
      ordered: true,
      header: t('exhibit:column.seal'),
      value: (row) => row.sealNumber,
      cell: (row) => row.sealNumber || <Missing word={t('exhibit:noSeal')} />,
      width: 108,
      mono: true,
    },
    {
      id: 'place',
      ordered: true,
      header: t('exhibit:column.storage'),
      value: (row) => row.place,
      width: 150,
    },
    {
      id: 'case',
      header: t('exhibit:column.case'),
      value: (row) => row.caseNumber,
      cell: (row) => (
        <RecordLink kind="case" id={row.caseId} mono>
          {row.caseNumber}
        </RecordLink>
      ),
      width: 140,
      hidden: true,
    },
    {
      id: 'power',
      header: t('exhibit:column.power'),
      value: (row) => (row.powerState === null ? '' : t(`terms:powerState.${row.powerState}`)),
      width: 130,
      hidden: true,
    },
    {
      id: 'foundWhere',
      header: t('exhibit:column.foundWhere'),
      value: (row) => row.foundWhere,
      width: 200,
      hidden: true,
    },
    {
      id: 'possession',
      header: t('exhibit:column.possession'),
      value: (row) => row.possessionOf,
      width: 180,
      hidden: true,
    },
    {
      id: 'foundAt',
      ordered: true,
      header: t('exhibit:column.foundAt'),
      value: (row) => row.foundAt,
      cell: (row) => formats.localDateTime(row.foundAt),
      width: 150,
      hidden: narrow,
    },
    {
      id: 'recorded',
      ordered: true,
      header: t('exhibit:column.recorded'),
      value: (row) => row.recordedAt,
      cell: (row) => <When at={row.recordedAt} offset={row.recordedOffset} />,
      width: 170,
      hidden: true,
    },
  ];
}

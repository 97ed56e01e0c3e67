import type { TFunction } from 'i18next';
import type { ThingRow } from '../../../db/domain/thing';
import type { Formats } from '../../i18n/formats';
import { MarkedTitle } from '../../records/Marked';
import { Missing } from '../../records/Missing';
import type { Column } from '../../ui/DataTable';
import { RecordLink } from '../../ui/RecordLink';
import { fieldColumn } from '../../ui/table/fieldColumn';
import { When } from '../../ui/When';

/** The list of exhibits of all cases; `narrow` leaves out what fits only a wide window. */
export function exhibitColumns(t: TFunction, formats: Formats, narrow: boolean): Column<ThingRow>[] {
  return [
    fieldColumn('number', t('exhibit:column.number'), 168, { ordered: true, mono: true }),
    fieldColumn('unitNumber', t('exhibit:field.unitNumber'), 140, {
      ordered: true,
      mono: true,
      hidden: true,
    }),
    fieldColumn('title', t('exhibit:column.title'), 214, {
      ordered: true,
      cell: (row) => <MarkedTitle title={row.title} status={row.state} />,
    }),
    {
      id: 'kind',
      ordered: true,
      header: t('exhibit:column.kind'),
      value: (row) => t(`terms:exhibitKind.${row.kind}`),
      width: 140,
    },
    fieldColumn('serial', t('exhibit:column.serial'), 126, { ordered: true, mono: true }),
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
    fieldColumn('place', t('exhibit:column.storage'), 150, { ordered: true }),
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
    fieldColumn('foundWhere', t('exhibit:column.foundWhere'), 200, { hidden: true }),
    {
      id: 'possession',
      header: t('exhibit:column.possession'),
      value: (row) => row.possessionOf,
      width: 180,
      hidden: true,
    },
    fieldColumn('foundAt', t('exhibit:column.foundAt'), 150, {
      ordered: true,
      cell: (row) => formats.localDateTime(row.foundAt),
      hidden: narrow,
    }),
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

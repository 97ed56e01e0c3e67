import type { TFunction } from 'i18next';
import { type CaseRecord, citationText } from '../../../db/domain/case';
import type { Formats } from '../../i18n/formats';
import { amountOrder, exactAmount } from '../../records/numbers';
import type { Column } from '../../ui/DataTable';
import { fieldColumn } from '../../ui/table/fieldColumn';
import { When } from '../../ui/When';
import { StageBadge } from './StageBadge';

/** The articles of a case in one line: "190 ч.4, 217 ч.2". */
export function articlesText(articles: CaseRecord['articles'], t: TFunction): string {
  const words = { part: t('case:cite.part'), point: t('case:cite.point') };
  return articles.map((citation) => citationText(citation, words)).join(', ');
}

/** The list of cases. Amounts are sorted by size and shown to the tiyn and the cent. `narrow` leaves out what fits only a wide window. */
export function caseColumns(t: TFunction, formats: Formats, narrow: boolean): Column<CaseRecord>[] {
  return [
    fieldColumn('number', t('case:column.number'), 104, { mono: true, filter: 'text' }),
    fieldColumn('title', t('case:column.title'), 172, { filter: 'text' }),
    {
      id: 'category',
      header: t('case:column.category'),
      value: (row) => t(`terms:caseCategory.${row.category}`),
      width: 120,
      filter: 'choice',
    },
    {
      id: 'stage',
      header: t('case:column.stage'),
      value: (row) => t(`terms:caseStage.${row.stage}`),
      cell: (row) => <StageBadge stage={row.stage} />,
      width: 136,
      filter: 'choice',
    },
    {
      id: 'articles',
      header: t('case:column.articles'),
      value: (row) => articlesText(row.articles, t),
      width: 130,
      filter: 'text',
      hidden: true,
    },
    fieldColumn('region', t('case:column.region'), 96, { filter: 'choice' }),
    {
      id: 'erdr',
      header: t('case:column.erdr'),
      value: (row) => row.erdrNumber,
      width: 130,
      mono: true,
      filter: 'text',
    },
    {
      id: 'damageTiyn',
      header: t('case:column.damageTiyn'),
      value: (row) => amountOrder(row.damageTiyn),
      text: (row) => exactAmount(row.damageTiyn, 2),
      cell: (row) => formats.amount(row.damageTiyn, 2),
      width: 146,
      align: 'right',
    },
    {
      id: 'damageCents',
      header: t('case:column.damageCents'),
      value: (row) => amountOrder(row.damageCents),
      text: (row) => exactAmount(row.damageCents, 2),
      cell: (row) => formats.amount(row.damageCents, 2),
      width: 112,
      align: 'right',
    },
    fieldColumn('investigator', t('case:column.investigator'), 130, { filter: 'choice', hidden: narrow }),
    {
      id: 'recorded',
      header: t('case:column.recorded'),
      value: (row) => row.recordedAt,
      cell: (row) => <When at={row.recordedAt} offset={row.recordedOffset} />,
      width: 150,
      hidden: narrow,
    },
  ];
}

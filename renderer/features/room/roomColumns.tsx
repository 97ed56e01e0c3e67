import { Checkbox } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ThingRow } from '../../../db/domain/thing';
import type { Control } from '../../../db/domain/wallet';
import { useFormats } from '../../i18n/formats';
import { Amounts, amountsText } from '../../records/things/amounts';
import { useThingWords } from '../../records/things/ThingFilters';
import type { Column } from '../../ui/DataTable';
import { ControlBadge, StateBadge } from '../../ui/StateBadge';
import { fieldColumn } from '../../ui/table/fieldColumn';

/** From this width in pixels on, a row holds what its money is worth; the sums above say it of all. */
const wide = 1400;

const stateColours = { held: 'green', lost: 'red', disposed: 'grey' } as const;

function State({ row, word }: { row: ThingRow; word: string }) {
  const { state } = row;
  if (state === 'held' || state === 'lost' || state === 'disposed')
    return <StateBadge state={stateColours[state]}>{word}</StateBadge>;
  return <ControlBadge control={state.slice('wallet.'.length) as Control} />;
}

/** Columns of everything that is held, with a box to choose by. */
export function useRoomColumns(
  chosen: ReadonlyMap<string, ThingRow>,
  toggle: (row: ThingRow) => void,
): Column<ThingRow>[] {
  const { t } = useTranslation(['room', 'terms']);
  const formats = useFormats();
  const words = useThingWords();
  const plain = useMemo<Column<ThingRow>[]>(
    () => [
      fieldColumn('number', t('column.number'), 170, { ordered: true, mono: true }),
      fieldColumn('title', t('column.title'), 180),
      { id: 'kind', header: t('column.kind'), value: (row) => words.kind(row.kind), width: 140 },
      fieldColumn('place', t('column.place'), 160),
      fieldColumn('holder', t('column.holder'), 130),
      {
        id: 'state',
        header: t('column.state'),
        value: (row) => words.state(row.state),
        cell: (row) => <State row={row} word={words.state(row.state)} />,
        width: 150,
      },
      {
        id: 'amounts',
        header: t('column.amounts'),
        value: amountsText,
        cell: (row) => <Amounts row={row} />,
        width: 150,
        align: 'right',
      },
      {
        id: 'value',
        header: t('column.value'),
        value: (row) => (row.valueTiyn === null ? '' : formats.amount(row.valueTiyn, 2)),
        width: 130,
        align: 'right',
        hidden: window.innerWidth < wide,
      },
      fieldColumn('seal', t('column.seal'), 120, { mono: true, hidden: true }),
      {
        id: 'case',
        header: t('column.case'),
        value: (row) => row.caseNumber,
        width: 130,
        mono: true,
        hidden: true,
      },
    ],
    [t, formats, words.kind, words.state],
  );
  return useMemo(
    () => [
      {
        id: 'chosen',
        header: t('column.chosen'),
        value: (row) => (chosen.has(row.id) ? 1 : 0),
        cell: (row) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keeps a click on the box from opening the row
          <span onClick={(event) => event.stopPropagation()}>
            <Checkbox
              size="xs"
              tabIndex={-1}
              aria-label={t('chooseRow', { number: row.number })}
              checked={chosen.has(row.id)}
              onChange={() => toggle(row)}
            />
          </span>
        ),
        width: 64,
      },
      ...plain,
    ],
    [plain, t, chosen, toggle],
  );
}

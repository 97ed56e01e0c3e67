import { Button, SegmentedControl } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { create } from 'zustand';
import { type ThingGrouping, type ThingRow, thingWhat } from '../../../db/domain/thing';
import { useFormats } from '../../i18n/formats';
import { request } from '../../ipc/client';
import { ThingTable } from '../../records/things/ThingTable';
import { keptText, setKept, useThings } from '../../records/things/useThings';
import { Empty, Page } from '../../ui/Page';
import { Bulk } from './Bulk';
import { RoomSummary } from './RoomSummary';
import styles from './room.module.css';
import { useRoomColumns } from './roomColumns';
import { SavedViews } from './SavedViews';

/** So many are acted on at once: each place that is changed is an entry of its own. */
const mostChosen = 500;

/** Whether groups, shelves and sums stand above the rows; on a small window they leave room for few of them. */
const useSummary = create<{ open: boolean }>(() => ({ open: true }));

/** Everything that is held: where it lies, who answers for it, what it amounts to. A page of it is read at a time. */
export function RoomPage() {
  const { t } = useTranslation('room');
  const formats = useFormats();
  const [by, setBy] = useState<ThingGrouping>('place');
  const summary = useSummary(({ open }) => open);
  const [chosen, setChosen] = useState<ReadonlyMap<string, ThingRow>>(new Map());
  const toggle = (row: ThingRow) =>
    setChosen((old) => {
      const next = new Map(old);
      if (!next.delete(row.id)) next.set(row.id, row);
      return next;
    });
  const columns = useRoomColumns(chosen, toggle);
  const things = useThings('room', columns, { id: 'number', desc: false });
  const { view, change, filter, pages } = things;
  const total = pages.total ?? 0;
  const chooseAll = async () => {
    const page = await request('thing.page', { filter, limit: mostChosen });
    setChosen(new Map(page.rows.map((row) => [row.id, row])));
  };
  return (
    <Page
      title={t('title')}
      subtitle={t('subtitle')}
      actions={
        <Button
          variant="default"
          leftSection={
            summary ? <IconChevronUp size={16} aria-hidden /> : <IconChevronDown size={16} aria-hidden />
          }
          aria-expanded={summary}
          onClick={() => useSummary.setState({ open: !summary })}
          data-testid="room-summary"
        >
          {t(summary ? 'hideSummary' : 'showSummary')}
        </Button>
      }
      testId="page-room"
    >
      {pages.total !== undefined && (
        <>
          {(total > 0 || view.filters.length > 0) && (
            <>
              {summary && <RoomSummary filter={filter} view={view} change={change} by={by} setBy={setBy} />}
              <div className={styles.bar}>
                <SavedViews by={by} view={view} restore={setBy} change={change} />
                {view.filters.length > 0 && (
                  <Button
                    size="compact-sm"
                    variant="default"
                    leftSection={<IconX size={14} aria-hidden />}
                    onClick={() => change(() => ({ filters: [] }))}
                    data-testid="room-show-all"
                  >
                    {t('showAll')}
                  </Button>
                )}
                <span className={styles.spacer} />
                {total > 0 && total <= mostChosen && chosen.size < total && (
                  <Button size="compact-sm" variant="subtle" onClick={() => void chooseAll()}>
                    {t('chooseAll', { n: formats.number(total) })}
                  </Button>
                )}
                <Bulk
                  chosen={[...chosen.values()]}
                  shelf={keptText(view, 'shelf')}
                  done={() => setChosen(new Map())}
                />
              </div>
            </>
          )}
          <ThingTable
            id="room"
            label={t('title')}
            columns={columns}
            things={things}
            height={520}
            onMark={toggle}
            before={
              <SegmentedControl
                size="xs"
                aria-label={t('groups')}
                data={['', ...thingWhat.options].map((value) => ({
                  value,
                  label: t(`what.${value === '' ? 'all' : value}`),
                }))}
                value={keptText(view, 'what')}
                onChange={(value) => setKept(change, 'what', value)}
              />
            }
            empty={<Empty title={t('emptyTitle')} text={t('emptyText')} />}
          />
        </>
      )}
    </Page>
  );
}

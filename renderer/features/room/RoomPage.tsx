import { Button, Checkbox, Select } from '@mantine/core';
import { IconHandMove, IconMapPin, IconPrinter, IconX } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, navigate } from '../../app/router';
import { useFormats } from '../../i18n/formats';
import { useAnswer } from '../../ipc/queries';
import { type Column, DataTable } from '../../ui/DataTable';
import { Empty, Page, Section } from '../../ui/Page';
import { StateBadge } from '../../ui/StateBadge';
import { useMay } from '../../ui/useRights';
import { Failure } from '../../ui/Words';
import { MoveTo } from './MoveTo';
import styles from './room.module.css';
import { type GroupBy, groupings, groupRows, liesAt, type RoomRow, roomRows, shelfMap } from './roomModel';
import { SavedViews } from './SavedViews';

/** Everything that is held: where it lies, who answers for it, what it amounts to. */
export function RoomPage() {
  const { t } = useTranslation(['room', 'terms']);
  const exhibits = useAnswer('exhibit.list', {});
  const held = useAnswer('custody.holdings', {});
  const cases = useAnswer('case.list', {});
  const [by, setBy] = useState<GroupBy>('place');
  const [group, setGroup] = useState<string | null>(null);
  const [shelf, setShelf] = useState<string | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const all = useMemo(
    () => roomRows(exhibits.data ?? [], held.data ?? [], cases.data ?? []),
    [exhibits.data, held.data, cases.data],
  );
  const rows = useMemo(
    () =>
      all.filter(
        (row) => (group === null || row[by] === group) && (shelf === null || liesAt(row.place, shelf)),
      ),
    [all, by, group, shelf],
  );
  const toggle = (id: string) =>
    setChosen((old) => new Set(old.has(id) ? [...old].filter((one) => one !== id) : [...old, id]));
  const columns = useRoomColumns(chosen, toggle);
  const valueWords = (value: string) => {
    if (value === '') return t('none');
    if (by === 'kind') return t(`terms:exhibitKind.${value}`);
    return by === 'state' ? t(`state.${value}`) : value;
  };
  return (
    <Page title={t('title')} subtitle={t('subtitle')} testId="page-room">
      <Failure error={exhibits.error ?? held.error} />
      {all.length === 0 && exhibits.data !== undefined ? (
        <Empty title={t('emptyTitle')} text={t('emptyText')} />
      ) : (
        <>
          <div className={styles.top}>
            <Section
              title={t('groups')}
              actions={
                <Select
                  size="xs"
                  aria-label={t('groupBy')}
                  allowDeselect={false}
                  data={groupings.map((value) => ({ value, label: t(`by.${value}`) }))}
                  value={by}
                  onChange={(value) => {
                    setBy((value ?? 'place') as GroupBy);
                    setGroup(null);
                  }}
                  data-testid="room-group-by"
                />
              }
            >
              <Groups rows={all} by={by} words={valueWords} chosen={group} choose={setGroup} />
            </Section>
            <Section title={t('shelves')}>
              <Shelves rows={all} chosen={shelf} choose={setShelf} />
            </Section>
          </div>
          <div className={styles.bar}>
            <SavedViews
              state={{ by, group, shelf }}
              restore={(state) => {
                setBy(state.by);
                setGroup(state.group);
                setShelf(state.shelf);
              }}
            />
            {(group !== null || shelf !== null) && (
              <Button
                size="compact-sm"
                variant="default"
                leftSection={<IconX size={14} aria-hidden />}
                onClick={() => {
                  setGroup(null);
                  setShelf(null);
                }}
              >
                {t('showAll')}
              </Button>
            )}
            <span className={styles.spacer} />
            <Bulk chosen={[...chosen]} rows={all} done={() => setChosen(new Set())} />
          </div>
          <DataTable<RoomRow>
            id="room"
            label={t('title')}
            rows={rows}
            columns={columns}
            rowId={(row) => row.id}
            onOpen={(row) => navigate(`/exhibits/${row.id}`)}
            height={480}
            empty={<Empty title={t('nothingTitle')} text={t('nothingText')} />}
          />
        </>
      )}
    </Page>
  );
}

interface GroupsProps {
  rows: readonly RoomRow[];
  by: GroupBy;
  words: (value: string) => string;
  chosen: string | null;
  choose: (value: string | null) => void;
}

function Groups({ rows, by, words, chosen, choose }: GroupsProps) {
  const { t } = useTranslation('room');
  const formats = useFormats();
  return (
    <div className={styles.groups}>
      {groupRows(rows, by).map((group) => (
        <button
          key={group.value}
          type="button"
          className={styles.group}
          aria-pressed={chosen === group.value}
          onClick={() => choose(chosen === group.value ? null : group.value)}
        >
          <span className={styles.groupName}>{words(group.value)}</span>
          <span className={styles.groupCount}>{formats.number(group.exhibits)}</span>
          {group.pieces > group.exhibits && (
            <span className="dl-dim">{t('pieces', { n: formats.number(group.pieces) })}</span>
          )}
        </button>
      ))}
    </div>
  );
}

function Shelves({
  rows,
  chosen,
  choose,
}: {
  rows: readonly RoomRow[];
  chosen: string | null;
  choose: (path: string | null) => void;
}) {
  const { t } = useTranslation('room');
  const formats = useFormats();
  const racks = useMemo(() => shelfMap(rows), [rows]);
  if (racks.length === 0) return <p className="dl-dim">{t('noShelves')}</p>;
  return (
    <div className={styles.racks} data-testid="shelf-map">
      {racks.map(({ rack, shelves }) => (
        <div key={rack} className={styles.rack}>
          <div className={styles.rackName}>{rack}</div>
          <div className={styles.shelves}>
            {shelves.map(({ name, path, exhibits }) => (
              <button
                key={path}
                type="button"
                className={styles.shelf}
                aria-pressed={chosen === path}
                onClick={() => choose(chosen === path ? null : path)}
              >
                <span>{name === '' ? t('rackItself') : name}</span>
                <strong>{formats.number(exhibits)}</strong>
              </button>
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}

/** What can be done with the chosen things at once. */
function Bulk({
  chosen,
  rows,
  done,
}: {
  chosen: readonly string[];
  rows: readonly RoomRow[];
  done: () => void;
}) {
  const { t } = useTranslation('room');
  const formats = useFormats();
  const [moving, setMoving] = useState(false);
  const may = useMay('exhibit.amend');
  const transfer = useMay('custody.record');
  if (chosen.length === 0) return <span className="dl-dim">{t('chooseHint')}</span>;
  const [first = ''] = chosen;
  return (
    <>
      <span role="status" data-testid="room-chosen">
        {t('chosen', { n: formats.number(chosen.length) })}
      </span>
      {may && (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconMapPin size={14} aria-hidden />}
          onClick={() => setMoving(true)}
          data-testid="room-move"
        >
          {t('move')}
        </Button>
      )}
      {transfer && chosen.length === 1 && (
        <Button
          component={Link}
          to={`/custody/new?exhibit=${first}`}
          size="compact-sm"
          variant="default"
          leftSection={<IconHandMove size={14} aria-hidden />}
        >
          {t('transfer')}
        </Button>
      )}
      {chosen.length === 1 && (
        <Button
          component={Link}
          to={`/labels?exhibit=${first}`}
          size="compact-sm"
          variant="default"
          leftSection={<IconPrinter size={14} aria-hidden />}
        >
          {t('labels')}
        </Button>
      )}
      <Button size="compact-sm" variant="subtle" onClick={done}>
        {t('chooseNone')}
      </Button>
      <MoveTo
        opened={moving}
        ids={chosen}
        known={[...new Set(rows.map(({ place }) => place).filter(Boolean))].sort()}
        close={() => setMoving(false)}
        done={done}
      />
    </>
  );
}

const stateColours = { held: 'green', lost: 'red', disposed: 'grey' } as const;

function useRoomColumns(chosen: ReadonlySet<string>, toggle: (id: string) => void): Column<RoomRow>[] {
  const { t } = useTranslation(['room', 'terms']);
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
              aria-label={t('chooseRow', { number: row.number })}
              checked={chosen.has(row.id)}
              onChange={() => toggle(row.id)}
            />
          </span>
        ),
        width: 60,
      },
      {
        id: 'number',
        header: t('column.number'),
        value: (row) => row.number,
        width: 150,
        mono: true,
        filter: 'text',
      },
      { id: 'title', header: t('column.title'), value: (row) => row.title, width: 220, filter: 'text' },
      {
        id: 'kind',
        header: t('column.kind'),
        value: (row) => t(`terms:exhibitKind.${row.kind}`),
        width: 140,
        filter: 'choice',
      },
      { id: 'place', header: t('column.place'), value: (row) => row.place, width: 180, filter: 'text' },
      { id: 'holder', header: t('column.holder'), value: (row) => row.holder, width: 150, filter: 'choice' },
      {
        id: 'state',
        header: t('column.state'),
        value: (row) => t(`state.${row.state}`),
        cell: (row) => <StateBadge state={stateColours[row.state]}>{t(`state.${row.state}`)}</StateBadge>,
        width: 130,
        filter: 'choice',
      },
      {
        id: 'seal',
        header: t('column.seal'),
        value: (row) => row.seal,
        width: 120,
        mono: true,
        filter: 'text',
        hidden: true,
      },
      {
        id: 'case',
        header: t('column.case'),
        value: (row) => row.caseNumber,
        width: 130,
        mono: true,
        filter: 'choice',
        hidden: true,
      },
    ],
    [t, chosen, toggle],
  );
}

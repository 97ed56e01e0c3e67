import { ActionIcon, Button, Checkbox, CloseButton, Menu, Popover, TextInput } from '@mantine/core';
import { IconColumns3, IconFilter } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/formats';
import { atHand, ExportMenu } from './ExportMenu';
import { type Column, choicesOf, type FilterValue } from './model';
import styles from './table.module.css';
import type { TableView } from './views';

interface TableBarProps<T> {
  /** What the table is called. */
  title: string;
  rows: T[];
  shownRows: T[];
  columns: Column<T>[];
  shownColumns: Column<T>[];
  view: TableView;
  change: (change: (view: TableView) => Partial<TableView>) => void;
}

/** Above the rows: filters in force as chips, a way to add one, the columns, and how many rows there are. */
export function TableBar<T>({
  title,
  rows,
  shownRows,
  columns,
  shownColumns,
  view,
  change,
}: TableBarProps<T>) {
  const { t } = useTranslation('common');
  const formats = useFormats();
  const setFilter = (id: string, value: FilterValue | undefined) =>
    change((old) => {
      const others = old.filters.filter((filter) => filter.id !== id);
      return { filters: value === undefined || value.length === 0 ? others : [...others, { id, value }] };
    });
  const counted =
    shownRows.length === rows.length
      ? t('table.rows', { count: rows.length, shown: formats.number(rows.length) })
      : t('table.rowsOf', { shown: formats.number(shownRows.length), total: formats.number(rows.length) });
  return (
    <div className={styles.bar}>
      {view.filters.map((filter) => {
        const column = columns.find((candidate) => candidate.id === filter.id);
        if (column === undefined) return null;
        return (
          <FilterChip
            key={filter.id}
            column={column}
            value={filter.value}
            remove={() => setFilter(filter.id, undefined)}
          />
        );
      })}
      <FilterButton
        rows={rows}
        columns={columns.filter((column) => column.filter !== undefined)}
        view={view}
        setFilter={setFilter}
      />
      <span className={styles.spacer} />
      <span className={styles.count} role="status" data-testid="row-count">
        {counted}
      </span>
      <ExportMenu title={title} columns={shownColumns} parts={atHand(shownRows)} rows={shownRows} />
      <ColumnMenu columns={columns} view={view} change={change} />
    </div>
  );
}

function FilterChip<T>({
  column,
  value,
  remove,
}: {
  column: Column<T>;
  value: FilterValue;
  remove: () => void;
}) {
  const { t } = useTranslation('common');
  const label = (one: string) => (one === '' ? t('table.blank') : (column.choiceLabel?.(one) ?? one));
  const text = Array.isArray(value) ? value.map(label).join(', ') : value;
  return (
    <span className={styles.chip}>
      <span className={styles.chipText} title={text}>
        {column.header}: {text}
      </span>
      <CloseButton
        size="xs"
        onClick={remove}
        aria-label={t('table.removeFilter', { column: column.header })}
      />
    </span>
  );
}

interface FilterButtonProps<T> {
  rows: T[];
  columns: Column<T>[];
  view: TableView;
  setFilter: (id: string, value: FilterValue | undefined) => void;
}

function FilterButton<T>({ rows, columns, view, setFilter }: FilterButtonProps<T>) {
  const { t } = useTranslation('common');
  const [opened, setOpened] = useState(false);
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  if (columns.length === 0) return null;
  const column = columns.find((candidate) => candidate.id === chosen) ?? columns[0];
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      trapFocus
      returnFocus
      position="bottom-start"
      shadow="md"
      width={300}
    >
      <Popover.Target>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconFilter size={14} aria-hidden />}
          onClick={() => setOpened(!opened)}
          data-testid="add-filter"
        >
          {t('table.filter')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('table.filter')}>
        <div style={{ display: 'flex', flexWrap: 'wrap', gap: 4, marginBottom: 8 }}>
          {columns.map((candidate) => (
            <Button
              key={candidate.id}
              size="compact-xs"
              variant={candidate.id === column?.id ? 'filled' : 'default'}
              aria-pressed={candidate.id === column?.id}
              onClick={() => setChosen(candidate.id)}
            >
              {candidate.header}
            </Button>
          ))}
        </div>
        {column !== undefined && (
          <FilterControl
            key={column.id}
            rows={rows}
            column={column}
            value={view.filters.find((filter) => filter.id === column.id)?.value}
            set={(value) => setFilter(column.id, value)}
          />
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

interface FilterControlProps<T> {
  rows: T[];
  column: Column<T>;
  value: FilterValue | undefined;
  set: (value: FilterValue | undefined) => void;
}

function FilterControl<T>({ rows, column, value, set }: FilterControlProps<T>) {
  const { t } = useTranslation('common');
  const formats = useFormats();
  if (column.filter === 'text') {
    return (
      <TextInput
        data-autofocus
        aria-label={column.header}
        placeholder={t('table.contains')}
        value={typeof value === 'string' ? value : ''}
        onChange={(event) => set(event.currentTarget.value)}
      />
    );
  }
  const chosen = Array.isArray(value) ? value : [];
  return (
    <div style={{ maxHeight: 260, overflow: 'auto', display: 'grid', gap: 6 }}>
      {choicesOf(rows, column, formats.compare).map((choice) => (
        <Checkbox
          key={choice.value}
          size="xs"
          label={`${choice.value === '' ? t('table.blank') : (column.choiceLabel?.(choice.value) ?? choice.value)} · ${formats.number(choice.count)}`}
          checked={chosen.includes(choice.value)}
          onChange={(event) =>
            set(
              event.currentTarget.checked
                ? [...chosen, choice.value]
                : chosen.filter((one) => one !== choice.value),
            )
          }
        />
      ))}
    </div>
  );
}

/** Which columns a table shows. */
export function ColumnMenu<T>({
  columns,
  view,
  change,
}: Pick<TableBarProps<T>, 'columns' | 'view' | 'change'>) {
  const { t } = useTranslation('common');
  const visible = (id: string) => view.visibility[id] !== false;
  const last = columns.filter((column) => visible(column.id)).length === 1;
  return (
    <Menu closeOnItemClick={false} position="bottom-end" shadow="md">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('table.columns')}
          title={t('table.columns')}
          data-testid="columns"
        >
          <IconColumns3 size={17} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {columns.map((column) => (
          <Menu.CheckboxItem
            key={column.id}
            checked={visible(column.id)}
            disabled={last && visible(column.id)}
            onChange={(checked: boolean) =>
              change((old) => ({ visibility: { ...old.visibility, [column.id]: checked } }))
            }
          >
            {column.header}
          </Menu.CheckboxItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

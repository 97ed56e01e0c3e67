import { Select, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportKind, ImportPlan } from '../../../db/domain/import';
import { fieldNames } from '../../../db/domain/tables/fields';
import type { RouteOutput } from '../../../electron/ipc/contract';
import styles from './imports.module.css';

interface PreviewTableProps {
  seen: RouteOutput<'import.preview'>;
  kind: ImportKind;
  change: (plan: ImportPlan) => void;
  sheet: (sheet: number) => void;
}

/** What the file was recognised as, and its first rows under the fields that its columns are. */
export function PreviewTable({ seen, kind, change, sheet }: PreviewTableProps) {
  const { t } = useTranslation('import');
  const { dialect, map } = seen.plan;
  const fields = fieldNames(kind).map((name) => ({ value: name, label: t(`field.${name}`) }));
  const setColumn = (at: number, name: string | null) => {
    // A field has one column: the one that had it gives it up.
    const columns = map.columns.map((old, index) => (index === at ? name : old === name ? null : old));
    change({ dialect, map: { ...map, columns } });
  };
  return (
    <>
      <div className={styles.controls} style={{ padding: '8px 16px 12px' }}>
        <span data-testid="recognised">
          {t('recognised', {
            format: dialect.format.toUpperCase(),
            encoding: dialect.encoding,
            delimiter: dialect.delimiter === '' ? '' : t(`delimiter.${delimiterNames[dialect.delimiter]}`),
          })}
        </span>
        <Switch
          label={t('dialect.header')}
          checked={dialect.header}
          onChange={(event) => change({ map, dialect: { ...dialect, header: event.currentTarget.checked } })}
        />
        <Switch
          label={t('dialect.decimalComma')}
          checked={dialect.decimalComma}
          onChange={(event) =>
            change({ map, dialect: { ...dialect, decimalComma: event.currentTarget.checked } })
          }
        />
        <Select
          size="xs"
          w={190}
          aria-label={t('dialect.dateOrder')}
          allowDeselect={false}
          data={(['dmy', 'mdy', 'ymd'] as const).map((value) => ({ value, label: t(`dateOrder.${value}`) }))}
          value={dialect.dateOrder}
          onChange={(value) =>
            value !== null &&
            change({ map, dialect: { ...dialect, dateOrder: value as 'dmy' | 'mdy' | 'ymd' } })
          }
        />
        {seen.sheets.length > 1 && (
          <Select
            size="xs"
            w={190}
            aria-label={t('dialect.sheet')}
            allowDeselect={false}
            data={seen.sheets.map((label, at) => ({ value: String(at), label }))}
            value={String(dialect.sheet)}
            onChange={(value) => sheet(Number(value ?? 0))}
          />
        )}
        <span className="dl-dim">{t(`mapped.${seen.mapped}`)}</span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard */}
      <section className={styles.preview} tabIndex={0} aria-label={t('new.columns')}>
        <table>
          <thead>
            <tr>
              <th className={styles.line}>№</th>
              {map.columns.map((name, at) => (
                <th key={at}>
                  <div className={styles.headWord}>{seen.header[at] ?? t('column.nth', { n: at + 1 })}</div>
                  <Select
                    size="xs"
                    clearable
                    searchable
                    aria-label={t('mapColumn', { column: seen.header[at] ?? at + 1 })}
                    placeholder={t('leftOut')}
                    data={fields}
                    value={name}
                    onChange={(value) => setColumn(at, value)}
                    data-testid={`map-${at}`}
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {seen.rows.map((row) => (
              <tr key={row.line}>
                <td className={styles.line}>{row.line}</td>
                {map.columns.map((name, at) => (
                  <td key={at} className={name === null ? styles.left : undefined}>
                    {row.cells[at] ?? ''}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

const delimiterNames = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const;

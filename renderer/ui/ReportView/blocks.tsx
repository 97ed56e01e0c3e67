import { Fragment, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  ReportAddress,
  ReportAddressTable,
  ReportField,
  ReportFields,
  ReportNote,
  ReportTable,
} from '../../../db/domain/reportModel';
import { groupsOfFour } from '../Address';
import styles from './ReportView.module.css';

// The paper's own rule (electron/report/prepare.ts): a field up to this length shares its line with another one.
const halfLine = 34;
const longestWord = 22;

function isWide(field: ReportField): boolean {
  return field.value.length > halfLine || field.value.includes('\n') || field.label.length > halfLine;
}

/** A line may break within a word that is too long for a column, as on paper; what is copied stays one word. */
export function Soft({ text }: { text: string }): ReactNode {
  if (!/\S{23,}/u.test(text)) return text;
  const pieces = text
    .split(/(\s+)/u)
    .flatMap((part) => (part.length <= longestWord ? [part] : (part.match(/.{1,6}/gsu) ?? [])));
  return pieces.map((piece, at) => (
    <Fragment key={at}>
      {at > 0 && <wbr />}
      {piece}
    </Fragment>
  ));
}

/** Short fields stand two to a line, long ones alone. Empty ones are not printed. */
export function FieldTable({ block }: { block: ReportFields }) {
  const fields = block.fields.filter((field) => field.value !== '');
  let open = false;
  return (
    <dl className={styles.fields}>
      {fields.map((field, index) => {
        const next = fields[index + 1];
        const alone = isWide(field) || (!open && (next === undefined || isWide(next)));
        open = !alone && !open;
        return (
          <div key={`${index} ${field.label}`} data-alone={alone || undefined}>
            <dt>{field.label}</dt>
            <dd className={field.mono === true ? styles.mono : ''}>
              <Soft text={field.value} />
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

const fewRows = 200;

/** On the screen a long table is cut until it is asked for; paper prints all of it. */
function useCut<T>(rows: readonly T[]): { shown: readonly T[]; more: ReactNode } {
  const { t } = useTranslation('report');
  const [all, setAll] = useState(false);
  const hidden = rows.length - fewRows;
  if (all || hidden <= 0) return { shown: rows, more: null };
  return {
    shown: rows.slice(0, fewRows),
    more: (
      <p className={styles.cut}>
        {t('sheet.rowsHidden', { n: hidden })}{' '}
        <button type="button" onClick={() => setAll(true)}>
          {t('sheet.showAll')}
        </button>
      </p>
    ),
  };
}

const widths = { narrow: '1%', normal: 'auto', wide: '40%' } as const;

export function PlainTable({ block }: { block: ReportTable }) {
  const { shown, more } = useCut(block.rows);
  const { columns } = block;
  const cells = (row: readonly string[]) =>
    row.map((text, index) => {
      const column = columns[index];
      return (
        <td
          key={index}
          style={{ textAlign: column?.align ?? 'left' }}
          className={column?.mono === true ? styles.mono : ''}
        >
          <Soft text={text} />
        </td>
      );
    });
  return (
    <>
      <table className={styles.table}>
        {block.caption !== undefined && <caption>{block.caption}</caption>}
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.label}
                scope="col"
                style={{ textAlign: column.align ?? 'left', width: widths[column.width ?? 'normal'] }}
              >
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row, index) => (
            <tr key={index}>{cells(row)}</tr>
          ))}
        </tbody>
        {block.total !== undefined && (
          <tfoot>
            <tr>{cells(block.total)}</tr>
          </tfoot>
        )}
      </table>
      {more}
    </>
  );
}

// Longer addresses take a line of their own, with everything else under them, as on paper.
const longAddress = 64;
// Beyond this they are set smaller, so that they stay on one line.
const smallAddress = 44;

export function AddressTable({ block }: { block: ReportAddressTable }) {
  const { shown, more } = useCut(block.rows);
  const longest = block.rows.reduce((most, row) => Math.max(most, row.address.length), 0);
  const stacked = longest > longAddress;
  const { columns } = block;
  return (
    <>
      <table
        className={styles.table}
        data-addresses={stacked ? 'stacked' : longest > smallAddress ? 'small' : 'plain'}
      >
        {block.caption !== undefined && <caption>{block.caption}</caption>}
        <thead>
          <tr>
            <th scope="col" className={styles.indexCell}>
              {columns.index}
            </th>
            <th scope="col">{columns.address}</th>
            {!stacked && (
              <>
                <th scope="col">{columns.chain}</th>
                <th scope="col">{columns.format}</th>
                <th scope="col">{columns.verdict}</th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {shown.map((row, index) => (
            <AddressRow key={index} row={row} number={index + 1} stacked={stacked} />
          ))}
        </tbody>
      </table>
      {more}
    </>
  );
}

function AddressRow({ row, number, stacked }: { row: ReportAddress; number: number; stacked: boolean }) {
  const verdict = (
    <span className={styles.tone} data-tone={row.tone}>
      {row.verdict}
    </span>
  );
  return (
    <tr>
      <td className={styles.indexCell}>{number}</td>
      <td>
        <span className={styles.address}>
          {groupsOfFour(row.address).map((group, index) => (
            <span key={index}>{group}</span>
          ))}
        </span>
        {stacked && (
          <div className={styles.dim}>
            {row.chain} · {row.format} · {verdict}
          </div>
        )}
        {row.detail !== undefined && (
          <div className={styles.dim}>
            <Soft text={row.detail} />
          </div>
        )}
      </td>
      {!stacked && (
        <>
          <td>{row.chain}</td>
          <td>{row.format}</td>
          <td>{verdict}</td>
        </>
      )}
    </tr>
  );
}

export function Note({ block }: { block: ReportNote }) {
  return (
    <div className={styles.note} data-level={block.level}>
      <span className={styles.noteMark} aria-hidden>
        {block.level === 'warn' ? '!' : 'i'}
      </span>
      <div>
        {block.title !== undefined && <div className={styles.noteTitle}>{block.title}</div>}
        <div className={styles.noteText}>
          <Soft text={block.text} />
        </div>
      </div>
    </div>
  );
}

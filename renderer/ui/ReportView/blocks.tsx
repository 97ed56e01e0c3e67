import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  isPanorama,
  type ReportAddress,
  type ReportAddressTable,
  type ReportField,
  type ReportFields,
  type ReportFigure,
  type ReportNote,
  type ReportPictures,
  type ReportTable,
} from '../../../db/domain/reportModel';
import { groupsOfFour } from '../Address';
import { dataUrl } from './image';
import pictures from './pictures.module.css';
import styles from './ReportView.module.css';
import { Columns, Inline, Said } from './Said';

// The paper's own rule (electron/report/prepare.ts): a field up to this length shares its line with another one.
const halfLine = 34;

function isLong(field: ReportField): boolean {
  return field.value.length > halfLine || field.value.includes('\n') || field.label.length > halfLine;
}

/** Short fields stand two to a line, long ones alone. Empty ones are not printed. */
/** A block, and the same in the other language of the report. */
interface Pair<T> {
  block: T;
  beside: T | undefined;
}

export function FieldTable({ block, beside }: Pair<ReportFields>) {
  const fields = block.fields.filter((field) => field.value !== '');
  const others = beside?.fields.filter((field) => field.value !== '');
  const isWide = (field: ReportField) => {
    const other = others?.[fields.indexOf(field)];
    return isLong(field) || (other !== undefined && isLong(other));
  };
  let open = false;
  return (
    <dl className={styles.fields}>
      {fields.map((field, index) => {
        const next = fields[index + 1];
        const alone = isWide(field) || (!open && (next === undefined || isWide(next)));
        open = !alone && !open;
        return (
          <div key={`${index} ${field.label}`} data-alone={alone || undefined}>
            <dt>
              <Said one={field.label} two={others?.[index]?.label} />
            </dt>
            <dd className={field.mono === true ? styles.mono : ''}>
              <Said one={field.value} two={others?.[index]?.value} />
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

export function PlainTable({ block, beside }: Pair<ReportTable>) {
  const { shown, more } = useCut(block.rows);
  const { columns } = block;
  const cells = (row: readonly string[], other: readonly string[] | undefined) =>
    row.map((text, index) => {
      const column = columns[index];
      return (
        <td
          key={index}
          style={{ textAlign: column?.align ?? 'left' }}
          className={column?.mono === true ? styles.mono : ''}
        >
          <Said one={text} two={other?.[index]} />
        </td>
      );
    });
  return (
    <>
      <table className={styles.table}>
        {block.caption !== undefined && (
          <caption>
            <Inline one={block.caption} two={beside?.caption} />
          </caption>
        )}
        <thead>
          <tr>
            {columns.map((column, index) => (
              <th
                key={column.label}
                scope="col"
                style={{ textAlign: column.align ?? 'left', width: widths[column.width ?? 'normal'] }}
              >
                <Said one={column.label} two={beside?.columns[index]?.label} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row, index) => (
            <tr key={index}>{cells(row, beside?.rows[index])}</tr>
          ))}
        </tbody>
        {block.total !== undefined && (
          <tfoot>
            <tr>{cells(block.total, beside?.total)}</tr>
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

export function AddressTable({ block, beside }: Pair<ReportAddressTable>) {
  const { shown, more } = useCut(block.rows);
  const longest = block.rows.reduce((most, row) => Math.max(most, row.address.length), 0);
  const stacked = longest > longAddress;
  const column = (name: keyof ReportAddressTable['columns']) => (
    <Said one={block.columns[name]} two={beside?.columns[name]} />
  );
  return (
    <>
      <table
        className={styles.table}
        data-addresses={stacked ? 'stacked' : longest > smallAddress ? 'small' : 'plain'}
      >
        {block.caption !== undefined && (
          <caption>
            <Inline one={block.caption} two={beside?.caption} />
          </caption>
        )}
        <thead>
          <tr>
            <th scope="col" className={styles.indexCell}>
              {column('index')}
            </th>
            <th scope="col">{column('address')}</th>
            {!stacked && (
              <>
                <th scope="col">{column('chain')}</th>
                <th scope="col">{column('format')}</th>
                <th scope="col">{column('verdict')}</th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {shown.map((row, index) => (
            <AddressRow
              key={index}
              row={row}
              other={beside?.rows[index]}
              number={index + 1}
              stacked={stacked}
            />
          ))}
        </tbody>
      </table>
      {more}
    </>
  );
}

function AddressRow({
  row,
  other,
  number,
  stacked,
}: {
  row: ReportAddress;
  other: ReportAddress | undefined;
  number: number;
  stacked: boolean;
}) {
  const verdict = (
    <span className={styles.tone} data-tone={row.tone}>
      <Inline one={row.verdict} two={other?.verdict} />
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
            <Said one={row.detail} two={other?.detail} />
          </div>
        )}
      </td>
      {!stacked && (
        <>
          <td>
            <Said one={row.chain} two={other?.chain} />
          </td>
          <td>
            <Said one={row.format} two={other?.format} />
          </td>
          <td>{verdict}</td>
        </>
      )}
    </tr>
  );
}

export function Note({ block, beside }: Pair<ReportNote>) {
  return (
    <div className={styles.note} data-level={block.level}>
      <span className={styles.noteMark} aria-hidden>
        {block.level === 'warn' ? '!' : 'i'}
      </span>
      <div>
        {block.title !== undefined && (
          <div className={styles.noteTitle}>
            <Inline one={block.title} two={beside?.title} />
          </div>
        )}
        <div className={styles.noteText}>
          <Columns one={block.text} two={beside?.text} />
        </div>
      </div>
    </div>
  );
}

/** A drawing of its own: shown as an image, so that nothing in it can run. */
export function Figure({ block, beside }: Pair<ReportFigure>) {
  const source = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(block.svg)}`;
  return (
    <figure className={pictures.figure}>
      {block.caption !== undefined && (
        <figcaption>
          <Inline one={block.caption} two={beside?.caption} />
        </figcaption>
      )}
      <img src={source} alt={block.alt} style={{ width: `${block.width * 100}%` }} />
    </figure>
  );
}

export function Pictures({ block, beside }: Pair<ReportPictures>) {
  return (
    <div className={pictures.pictures}>
      {block.items.map((item, at) => (
        <figure key={at} data-wide={isPanorama(item) || undefined}>
          <div className={pictures.frame}>
            <img src={dataUrl(item.image)} alt={item.alt} style={{ maxHeight: item.height }} />
          </div>
          <figcaption>
            <b>
              <Said one={item.caption} two={beside?.items[at]?.caption} />
            </b>
            {item.details !== undefined && <Said one={item.details} two={beside?.items[at]?.details} />}
            {item.sha256 !== undefined && <code>SHA-256 {item.sha256}</code>}
          </figcaption>
        </figure>
      ))}
    </div>
  );
}

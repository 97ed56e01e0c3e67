import type { TableRow } from './rows';
import type { Structured } from './structured';

/** The names of the columns that a statement has, as db/domain/tables/fields/money.ts knows them. */
const header = ['account', 'happenedAt', 'amount', 'asset', 'txid', 'description'];

/** A statement of account in SWIFT's MT940 or MT942: blocks of `:NN:` fields, perhaps between the braces of a message. */
export function isMt940(text: string): boolean {
  return (
    /(^|[\r\n]|\{4:\s*)\s*:20:/.test(text.slice(0, 4_096)) &&
    /(^|[\r\n])\s*:(25P?|60[FM]|61|34F|28C?):/.test(text)
  );
}

interface Tag {
  readonly name: string;
  readonly line: number;
  readonly text: string;
}

/** Fields in their order; a line that begins with no tag goes on with the field before it. */
function tagsOf(text: string): Tag[] {
  const found: { name: string; line: number; text: string }[] = [];
  for (const [index, raw] of text.split(/\r\n|\n|\r/).entries()) {
    const opened = /^\s*:(\d{2}[A-Z]?|NS):(.*)$/.exec(raw);
    if (opened) found.push({ name: opened[1] ?? '', line: index + 1, text: opened[2] ?? '' });
    else if (/^(-\}?|\{.*)?\s*$/.test(raw)) continue;
    else {
      const last = found.at(-1);
      if (last) last.text += `\n${raw}`;
    }
  }
  return found;
}

/**
 * Field 61: value date, entry date, mark, amount, type, reference. `RC` takes a credit back and `RD` a debit.
 * A line that is none keeps its text: the row is rejected with it, and nothing is lost.
 */
const movement =
  /^(\d{6})(\d{4})?\s*(RC|RD|EC|ED|C|D)([A-Z])?\s*(\d+(?:[.,]\d*)?)\s*([A-Z][A-Z0-9 ]{3})?([^\n]*)(?:\n([\s\S]*))?$/;

/** Each transaction of a statement as a row. Amounts keep their comma: the dialect says so. */
export function readMt940(text: string): Structured {
  const rows: { line: number; cells: string[] }[] = [];
  let account = '';
  let currency = '';
  for (const tag of tagsOf(text)) {
    const last = rows.at(-1);
    if (tag.name === '20') [account, currency] = ['', ''];
    else if (tag.name.startsWith('25')) account = tag.text.trim();
    else if (/^(60|34|62)/.test(tag.name))
      currency = /[A-Z]{3}(?=[CD]?[\d,.]+\s*$)/.exec(tag.text)?.[0] ?? currency;
    else if (tag.name === '61') rows.push({ line: tag.line, cells: rowOf(tag.text, account, currency) });
    else if ((tag.name === '86' || tag.name === 'NS') && last)
      last.cells[5] = [last.cells[5], ...tag.text.split('\n').map((part) => part.trim())]
        .filter(Boolean)
        .join(' ');
  }
  return { header, rows: rows satisfies TableRow[] };
}

function rowOf(text: string, account: string, currency: string): string[] {
  const found = movement.exec(text.trim());
  if (!found) return [account, '', '', currency, '', text.replaceAll('\n', ' ')];
  const [, day = '', , mark = '', , amount = '', , rest = '', more = ''] = found;
  const out = mark === 'D' || mark === 'RC' || mark === 'ED';
  const [own = '', bank = ''] = rest.split('//');
  const reference = [own.trim(), bank.trim()].filter((part) => part !== '' && part !== 'NONREF').join(' // ');
  const date = `20${day.slice(0, 2)}-${day.slice(2, 4)}-${day.slice(4)}`;
  // The comma always stands, and nothing needs to stand after it.
  const number = amount.replace('.', ',').replace(/,$/, ',00');
  return [
    account,
    date,
    `${out ? '-' : ''}${number}`,
    currency,
    reference,
    more.replaceAll('\n', ' ').trim(),
  ];
}

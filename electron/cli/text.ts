import { isoWithOffset } from '../../db/domain/time';

type Fields = Readonly<Record<string, unknown>>;

/** A record for people: one field a line, those not stated left out, lines of a record indented under it. */
export function fieldLines(record: unknown, indent = ''): string {
  if (typeof record !== 'object' || record === null) return `${indent}${shown(record)}`;
  return Object.entries(record as Fields)
    .filter(([, value]) => value !== '' && value !== null && !(Array.isArray(value) && value.length === 0))
    .map(([name, value]) => {
      if (typeof value !== 'object') return `${indent}${name}: ${shown(value)}`;
      if (!Array.isArray(value)) return `${indent}${name}:\n${fieldLines(value, `${indent}  `)}`;
      return `${indent}${name}:\n${value.map((line) => listItem(line, `${indent}  `)).join('\n')}`;
    })
    .join('\n');
}

function listItem(value: unknown, indent: string): string {
  return `${indent}- ${fieldLines(value, `${indent}  `).trimStart()}`;
}

function shown(value: unknown): string {
  return typeof value === 'string' ? visible(value) : String(value);
}

/** Text of a record must not move the cursor or colour the terminal. */
export function visible(text: string): string {
  return text.replace(
    /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g,
    (sign) => `\\x${sign.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
}

/** Columns padded to the widest cell, two blanks between them. */
export function columns(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, index) => {
      widths[index] = Math.max(widths[index] ?? 0, visible(cell).length);
    });
  }
  return rows
    .map((row) =>
      row
        .map((cell, index) => visible(cell).padEnd(widths[index] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** The wall clock of a recorded moment with its zone. */
export function momentText(at: string, offset: number): string {
  return isoWithOffset({ at, offset });
}

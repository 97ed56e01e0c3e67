import type { ChainId } from '../../../db/domain/address';
import type { AddressForm, ImportPlan, ImportTotals } from '../../../db/domain/import';
import { CsvScanner } from '../../exchange/importers/tables/csv';
import { longestCell, mostColumns, type TableRow } from '../../exchange/importers/tables/rows';
import { canonicalPlace, fastForm, fastForms } from '../scan/fast';
import type { KernelMemory } from '../scan/kernelMemory';
import { ByteWords } from './byteWords';
import { type CellGuard, shortestSecret } from './guard';
import { type AddressJudge, roleOf } from './judgeAddress';
import type { Seen } from './seen';
import type { SegmentRows } from './segment';

/** What plain rows are judged with and written to: the same that all others are. */
export interface Ground {
  readonly plan: ImportPlan;
  readonly memory: KernelMemory;
  readonly judge: AddressJudge;
  readonly guard: CellGuard;
  readonly seen: Seen;
  readonly totals: { -readonly [K in keyof ImportTotals]: ImportTotals[K] };
  /** Undefined where rows are only counted. */
  readonly segment: SegmentRows | undefined;
}

/** Bytes of the file that are taken in at once, and what may be left of a row before them. */
const stepBytes = 1024 * 1024;
export const pieceBytes = stepBytes + 2 * longestCell;
/** Fields that a row keeps as they are, in the order of `packRest`. */
const kept = ['label', 'memo', 'path'] as const;
const fields = ['text', 'chain', 'role', ...kept] as const;
type Field = (typeof fields)[number];
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
const longest = 400;
/** What the kernel answers instead of a place: the row needs the scanner of texts, or more of the file. */
const [odd, unended] = [-1, -2] as const;
const [unit, space, newline, carriage] = [0x1f, 0x20, 0x0a, 0x0d] as const;

/** Whether a table may have plain rows: a text in UTF-8, all of whose fields stand in columns. */
export function mayBePlain({ dialect, map }: ImportPlan): boolean {
  return dialect.format === 'csv' && dialect.encoding === 'utf-8' && Object.keys(map.fixed).length === 0;
}

/**
 * Reads a register of addresses on its bytes. Rows that are plain throughout and whose address `fastForm` knows are judged and
 * packed here, without a text being made of them; all others are handed over for the rules, in their place.
 */
export class PlainRows {
  readonly #ground: Ground;
  /** Where the cells of the row that was cut begin and end, in turns. */
  readonly #cells: Uint32Array;
  readonly #delimiter: number;
  readonly #count: number;
  /** In which column each field stands; -1 for none. */
  readonly #columns: Readonly<Record<Field, number>>;
  readonly #chains = new ByteWords<ChainId | undefined>();
  readonly #roles = new ByteWords<AddressForm['role']>();
  /** Groups of `Seen` by the place in `fastForms`. */
  readonly #groups: readonly number[];
  /** The import's numbers of forms, for each role by the place in `fastForms`. */
  readonly #numbers = new Map<AddressForm['role'], number[]>();
  #header: boolean;
  #line = 1;
  #begun = false;
  #end: number;
  /** What `#span` found. */
  #from = 0;
  #to = 0;
  /** From here on the file is read as text: a row was too long for bytes. */
  #asText: { readonly scanner: CsvScanner; readonly decoder: InstanceType<typeof TextDecoder> } | undefined;

  constructor(ground: Ground) {
    this.#ground = ground;
    const { dialect, map } = ground.plan;
    this.#columns = columnsOf(map.columns);
    const { kernel } = ground.memory;
    this.#cells = new Uint32Array(kernel.memory.buffer, kernel.cells.value, 2 * mostColumns);
    this.#delimiter = dialect.delimiter === '' ? -1 : dialect.delimiter.charCodeAt(0);
    this.#count = map.columns.length;
    this.#groups = fastForms.map(({ chain }) => ground.seen.groupOf(chain));
    this.#header = dialect.header;
    this.#end = ground.memory.piece;
  }

  /** Takes in more of the file. Yields rows for the rules; no rows where a segment is full, which is to be emptied. */
  *read(chunk: Uint8Array): Generator<TableRow[]> {
    const { bytes, piece } = this.#ground.memory;
    for (let from = 0; from < chunk.length; from += stepBytes) {
      const part = chunk.subarray(from, from + stepBytes);
      if (this.#asText) {
        yield this.#scan(part, false);
        continue;
      }
      bytes.set(part, this.#end);
      this.#end += part.length;
      const at = yield* this.#rows(this.#first());
      bytes.copyWithin(piece, at, this.#end);
      this.#end += piece - at;
      if (this.#asText) yield this.#scan(bytes.subarray(piece, this.#end), false);
    }
  }

  /** The rows that the end of the file completes. */
  *end(): Generator<TableRow[]> {
    const { bytes, piece } = this.#ground.memory;
    const left = this.#asText ? new Uint8Array() : bytes.subarray(piece, this.#end);
    this.#readAsText(!this.#begun);
    yield this.#scan(left, true);
  }

  /** Where the first row begins: a mark of UTF-8 at the file's beginning is no part of it. */
  #first(): number {
    const { bytes, piece } = this.#ground.memory;
    if (this.#begun || this.#end < piece + 3) return piece;
    this.#begun = true;
    return bytes[piece] === 0xef && bytes[piece + 1] === 0xbb && bytes[piece + 2] === 0xbf
      ? piece + 3
      : piece;
  }

  *#rows(from: number): Generator<TableRow[], number> {
    if (!this.#begun) return from;
    let at = from;
    while (at < this.#end) {
      if (this.#ground.segment?.full) yield [];
      const after = this.#ground.memory.kernel.cutRow(at, this.#end, this.#delimiter, this.#count);
      if (after === unended) return at;
      if (after !== odd && !this.#header && this.#take(at)) {
        this.#line += 1;
        at = after;
        continue;
      }
      const end = after === odd ? this.#endOfOdd(at) : after;
      if (end < 0) return at;
      yield this.#oddRow(at, end);
      at = end;
    }
    return at;
  }

  /** Where a row with quotes ends; -1 where that is not here, and the rest is read as text where it is too far. */
  #endOfOdd(at: number): number {
    const scanner = new CsvScanner(this.#ground.plan.dialect.delimiter);
    const here = Math.min(longestCell, this.#end - at);
    for (const size of [Math.min(4_096, here), here]) {
      // Quotes, delimiters and line ends are single bytes in UTF-8: one sign for a byte keeps the places.
      const end = scanner.endOfRow(
        Buffer.from(this.#ground.memory.bytes.buffer, at, size).toString('latin1'),
      );
      if (end >= 0) return at + end;
    }
    if (here === longestCell) this.#readAsText(false);
    return -1;
  }

  #oddRow(at: number, end: number): TableRow[] {
    const scanner = new CsvScanner(this.#ground.plan.dialect.delimiter, this.#line);
    const rows = scanner.push(utf8.decode(this.#ground.memory.bytes.subarray(at, end)), true);
    this.#line = scanner.line;
    return this.#withoutHeader(rows);
  }

  #readAsText(mark: boolean): void {
    this.#asText ??= {
      scanner: new CsvScanner(this.#ground.plan.dialect.delimiter, this.#line),
      decoder: new TextDecoder('utf-8', { ignoreBOM: !mark }),
    };
  }

  #scan(bytes: Uint8Array, last: boolean): TableRow[] {
    const { scanner, decoder } = this.#asText ?? {};
    return this.#withoutHeader(scanner?.push(decoder?.decode(bytes, { stream: !last }) ?? '', last) ?? []);
  }

  #withoutHeader(rows: TableRow[]): TableRow[] {
    if (!this.#header || rows.length === 0) return rows;
    this.#header = false;
    return rows.slice(1);
  }

  /** Judges and keeps the row that was just cut, where all of it is plain; false where the rules are to judge it. */
  #take(at: number): boolean {
    const { memory, seen, totals, segment } = this.#ground;
    if (memory.bytes[at] === newline || memory.bytes[at] === carriage) return true;
    for (const field of kept) if (!this.#isPlain(field)) return false;
    const chain = this.#word(this.#chains, 'chain', this.#learnChain);
    const role = this.#word(this.#roles, 'role', learnRole);
    if (!chain || !role || !this.#span('text')) return false;
    const [begin, size] = [this.#from, this.#to - this.#from];
    const form = fastForm(memory, chain.meaning, begin, size);
    if (form < 0) return false;
    totals.read += 1;
    const canonical = canonicalPlace(memory, form, begin);
    if (!seen.addAt(this.#groups[form] ?? -1, canonical, size)) {
      totals.duplicates += 1;
      return true;
    }
    totals.accepted += 1;
    const number = this.#numberOf(form, role.meaning);
    if (segment) this.#write(segment, number, canonical, begin, size);
    return true;
  }

  /** As `packRest` writes it. */
  #write(segment: SegmentRows, form: number, canonical: number, begin: number, size: number): void {
    const { bytes } = this.#ground.memory;
    segment.put(bytes, canonical, canonical + size);
    segment.form(form);
    segment.putNumber(this.#line);
    const found = canonical === begin || alike(bytes, canonical, begin, size) ? 0 : size;
    let empty = this.#part(segment, 1, begin, begin + found);
    for (const field of kept) {
      this.#span(field);
      empty = this.#part(segment, empty + 1, this.#from, this.#to);
    }
    segment.end();
  }

  /** Writes a part of a row's rest after as many separators as are due; how many still are, where the part is empty. */
  #part(segment: SegmentRows, due: number, from: number, to: number): number {
    if (to === from) return due;
    for (let left = due; left > 0; left -= 1) segment.putByte(unit);
    segment.put(this.#ground.memory.bytes, from, to);
    return 0;
  }

  /** Finds a field's cell without the spaces around it; false where it is empty. */
  #span(field: Field): boolean {
    const column = this.#columns[field];
    const { bytes } = this.#ground.memory;
    let from = column < 0 ? 0 : (this.#cells[2 * column] ?? 0);
    let to = column < 0 ? 0 : (this.#cells[2 * column + 1] ?? 0);
    while (from < to && bytes[from] === space) from += 1;
    while (to > from && bytes[to - 1] === space) to -= 1;
    this.#from = from;
    this.#to = to;
    return to > from;
  }

  /** Whether a field's cell is short, of letters, digits and common signs, and nothing that must not be kept. */
  #isPlain(field: Field): boolean {
    const column = this.#columns[field];
    if (column < 0) return true;
    const [begin, end] = [this.#cells[2 * column] ?? 0, this.#cells[2 * column + 1] ?? 0];
    if (end - begin > longest) return false;
    const signs = plainSigns(this.#ground.memory.bytes, begin, end);
    return signs >= 0 && (signs < shortestSecret || this.#isClean(begin, end));
  }

  #isClean(begin: number, end: number): boolean {
    return this.#ground.guard.check(this.#textOf(begin, end)) === undefined;
  }

  #textOf(begin: number, end: number): string {
    return utf8.decode(this.#ground.memory.bytes.subarray(begin, end));
  }

  /** The chain that a cell names, or none; nothing where the rules are to say. */
  readonly #learnChain = (cell: string): { meaning: ChainId | undefined } | undefined => {
    const meaning = this.#ground.judge.chainOf(cell);
    return meaning === undefined && cell.trim() !== '' ? undefined : { meaning };
  };

  #word<T>(words: ByteWords<T>, field: Field, learn: (cell: string) => { meaning: T } | undefined) {
    const column = this.#columns[field];
    const begin = column < 0 ? 0 : (this.#cells[2 * column] ?? 0);
    const end = column < 0 ? 0 : (this.#cells[2 * column + 1] ?? 0);
    const { bytes } = this.#ground.memory;
    const known = words.find(bytes, begin, end);
    if (known) return known;
    if (end - begin > longest || !this.#isClean(begin, end)) return undefined;
    const learnt = learn(this.#textOf(begin, end));
    if (learnt) words.learn(bytes, begin, end, learnt.meaning);
    return learnt;
  }

  #numberOf(form: number, role: AddressForm['role']): number {
    let numbers = this.#numbers.get(role);
    if (!numbers) {
      numbers = [];
      this.#numbers.set(role, numbers);
    }
    const found = fastForms[form];
    if (!found) throw new RangeError(`no form ${form}`);
    const number = numbers[form] ?? this.#ground.judge.formOf(found, role);
    numbers[form] = number;
    return number;
  }
}

const learnRole = (cell: string) => ({ meaning: roleOf(cell) });

function columnsOf(columns: readonly (string | null)[]): Record<Field, number> {
  const at = (field: Field) => columns.lastIndexOf(field);
  const [text, chain, role, label, memo, path] = fields.map(at) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return { text, chain, role, label, memo, path };
}

function alike(bytes: Uint8Array, one: number, other: number, size: number): boolean {
  for (let at = 0; at < size; at += 1) if (bytes[one + at] !== bytes[other + at]) return false;
  return true;
}

/**
 * How many signs a text in UTF-8 has, of ASCII that can be seen, Latin, Greek and Cyrillic letters and their like; -1 where there
 * are others among them or bytes that are no text.
 */
function plainSigns(bytes: Uint8Array, begin: number, end: number): number {
  let signs = 0;
  for (let at = begin; at < end; at += 1) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x20 || lead > 0xdf || lead === 0x7f) return -1;
    if (lead > 0x7e) {
      at += 1;
      const tail = at < end ? (bytes[at] ?? 0) : 0;
      // C2 80 to C2 A0 are controls and a space that binds.
      if (lead < 0xc2 || (tail & 0xc0) !== 0x80 || (lead === 0xc2 && tail < 0xa1)) return -1;
    }
    signs += 1;
  }
  return signs;
}

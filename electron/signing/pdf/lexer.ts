import { type PdfDict, PdfError, type PdfObject, type PdfString, pdfNull } from './objects';

/** Objects nested deeper than this are an attack, not a document. */
const DEEPEST = 100;
/** What is longer is a stream in an honest file; signatures with all their certificates stay far below. */
const LONGEST_STRING = 4 * 1024 * 1024;

/** What each byte is (ISO 32000-1, 7.2.2): a table, since every byte of a file passes here. */
const REGULAR = 0;
const SPACE = 1;
const DELIMITER = 2;
const classes = new Uint8Array(256);
for (const byte of [0, 9, 10, 12, 13, 32]) classes[byte] = SPACE;
for (const byte of '()<>[]{}/%') classes[byte.charCodeAt(0)] = DELIMITER;

export const isSpace = (byte: number | undefined): boolean => byte !== undefined && classes[byte] === SPACE;
const isRegular = (byte: number | undefined): boolean => byte !== undefined && classes[byte] === REGULAR;
const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39;

/** Reads objects from bytes (ISO 32000-1, 7.2 and 7.3). Strict: what is not an object is an error, never guessed. */
export class Lexer {
  readonly bytes: Uint8Array;
  at: number;
  readonly limit: number;

  constructor(bytes: Uint8Array, at: number, limit = bytes.length) {
    if (!Number.isSafeInteger(at) || at < 0 || at > limit) throw new PdfError('offset outside the file');
    this.bytes = bytes;
    this.at = at;
    this.limit = Math.min(limit, bytes.length);
  }

  peek(ahead = 0): number | undefined {
    const at = this.at + ahead;
    return at < this.limit ? this.bytes[at] : undefined;
  }

  skipSpace(): void {
    for (;;) {
      const byte = this.peek();
      if (byte === 0x25) {
        while (this.peek() !== undefined && this.peek() !== 10 && this.peek() !== 13) this.at += 1;
      } else if (isSpace(byte)) this.at += 1;
      else return;
    }
  }

  /** A keyword or number: the run of regular characters. */
  word(): string {
    const start = this.at;
    while (isRegular(this.peek())) {
      this.at += 1;
      if (this.at - start > 512) throw new PdfError('word too long');
    }
    let text = '';
    for (let at = start; at < this.at; at += 1) text += String.fromCharCode(this.bytes[at] ?? 0);
    return text;
  }

  /** True, and past it, where the keyword stands next. */
  take(keyword: string): boolean {
    this.skipSpace();
    for (let i = 0; i < keyword.length; i += 1) if (this.peek(i) !== keyword.charCodeAt(i)) return false;
    if (isRegular(this.peek(keyword.length))) return false;
    this.at += keyword.length;
    return true;
  }

  integer(): number {
    this.skipSpace();
    const text = this.word();
    if (!/^\d{1,15}$/.test(text)) throw new PdfError('not an integer');
    return Number(text);
  }

  object(depth = 0): PdfObject {
    if (depth > DEEPEST) throw new PdfError('nested too deeply');
    this.skipSpace();
    const byte = this.peek();
    switch (byte) {
      case undefined:
        throw new PdfError('ends too early');
      case 0x2f:
        return { kind: 'name', name: this.nameText() };
      case 0x28:
        return this.literalString();
      case 0x5b:
        return this.arrayObject(depth);
      case 0x3c:
        return this.peek(1) === 0x3c ? this.dictObject(depth) : this.hexString();
      default:
        return this.wordObject();
    }
  }

  private nameText(): string {
    this.at += 1;
    const raw = this.word();
    if (!raw.includes('#')) return raw;
    return raw.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  }

  private arrayObject(depth: number): PdfObject {
    this.at += 1;
    const items: PdfObject[] = [];
    for (;;) {
      this.skipSpace();
      if (this.peek() === 0x5d) break;
      items.push(this.object(depth + 1));
    }
    this.at += 1;
    return { kind: 'array', items };
  }

  dictObject(depth: number): PdfDict {
    this.at += 2;
    const entries = new Map<string, PdfObject>();
    for (;;) {
      this.skipSpace();
      if (this.peek() === 0x3e && this.peek(1) === 0x3e) break;
      if (this.peek() !== 0x2f) throw new PdfError('dictionary key is not a name');
      const key = this.nameText();
      // readers differ on which of two wins: that is how one file shows two contents
      if (entries.has(key)) throw new PdfError(`key /${key} stands twice`);
      const value = this.object(depth + 1);
      if (value.kind !== 'null') entries.set(key, value);
    }
    this.at += 2;
    return { kind: 'dict', entries };
  }

  private hexString(): PdfString {
    const start = this.at;
    this.at += 1;
    while (this.peek() !== 0x3e) {
      if (this.peek() === undefined) throw new PdfError('string ends too early');
      this.at += 1;
      if (this.at - start > LONGEST_STRING) throw new PdfError('string too long');
    }
    this.at += 1;
    const inner = Buffer.from(this.bytes.subarray(start + 1, this.at - 1)).toString('latin1');
    const text = inner.replace(/[\0\t\n\f\r ]/g, '');
    if (!/^[0-9A-Fa-f]*$/.test(text)) throw new PdfError('not hexadecimal');
    const bytes = Buffer.from(text.length % 2 === 0 ? text : `${text}0`, 'hex');
    return { kind: 'string', bytes, hex: true, start, end: this.at };
  }

  private literalString(): PdfString {
    const start = this.at;
    this.at += 1;
    const out: number[] = [];
    for (let open = 1; open > 0; ) {
      const byte = this.peek();
      if (byte === undefined || this.at - start > LONGEST_STRING) throw new PdfError('string ends too early');
      this.at += 1;
      if (byte === 0x5c) this.escape(out);
      else {
        if (byte === 0x28) open += 1;
        if (byte === 0x29) open -= 1;
        if (open > 0) out.push(byte);
      }
    }
    return { kind: 'string', bytes: Uint8Array.from(out), hex: false, start, end: this.at };
  }

  private escape(out: number[]): void {
    const byte = this.peek() ?? 0;
    this.at += 1;
    const plain: Record<number, number> = { 0x6e: 10, 0x72: 13, 0x74: 9, 0x62: 8, 0x66: 12 };
    if (byte >= 0x30 && byte <= 0x37) {
      let value = byte - 0x30;
      for (let i = 0; i < 2; i += 1) {
        const next = this.peek();
        if (next === undefined || next < 0x30 || next > 0x37) break;
        value = value * 8 + next - 0x30;
        this.at += 1;
      }
      out.push(value & 255);
    } else if (byte === 13) {
      if (this.peek() === 10) this.at += 1;
    } else if (byte !== 10) out.push(plain[byte] ?? byte);
  }

  /** Digits alone, at most ten, without a leading zero; -1, and nothing was read, where it is something else. */
  private digits(): number {
    const start = this.at;
    let value = 0;
    while (isDigit(this.peek()) && this.at - start < 11) {
      value = value * 10 + (this.peek() ?? 0) - 0x30;
      this.at += 1;
    }
    const length = this.at - start;
    const plain = length === 1 || (length > 1 && length <= 10 && this.bytes[start] !== 0x30);
    if (plain && !isRegular(this.peek())) return value;
    this.at = start;
    return -1;
  }

  /** "12 0 R" is one object; two numbers without R are two. */
  private referenceTo(num: number): PdfObject | undefined {
    const back = this.at;
    this.skipSpace();
    const gen = this.digits();
    if (gen >= 0 && gen <= 99_999 && this.take('R')) return { kind: 'ref', num, gen };
    this.at = back;
    return undefined;
  }

  private wordObject(): PdfObject {
    const value = this.digits();
    if (value >= 0) return this.referenceTo(value) ?? { kind: 'number', value, text: String(value) };
    const text = this.word();
    if (text === 'true' || text === 'false') return { kind: 'boolean', value: text === 'true' };
    if (text === 'null') return pdfNull;
    if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(text)) throw new PdfError(`not an object: ${text.slice(0, 20)}`);
    const number: PdfObject = { kind: 'number', value: Number(text), text };
    return (/^\d{1,10}$/.test(text) ? this.referenceTo(Number(text)) : undefined) ?? number;
  }
}

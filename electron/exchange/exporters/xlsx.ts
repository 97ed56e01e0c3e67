import type { OutCell, TableWriter } from './table';
import { ZipPart, zipOf } from './zip';

/** Rows of a sheet (ECMA-376 leaves it to programs; all of them stop here). */
const mostRows = 1_048_576;

const spreadsheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/**
 * A workbook (ECMA-376, transitional) whose texts are inline strings of the format Text: nothing in it is a formula, and no
 * program makes numbers of addresses. A table that is longer than a sheet goes on in the next one, under its heading.
 */
export class XlsxWriter implements TableWriter {
  readonly #title: string;
  readonly #header: readonly string[];
  readonly #sheets: ZipPart[] = [];
  #rows = 0;

  constructor(title: string, header: readonly string[]) {
    this.#title = title;
    this.#header = header;
    this.#begin();
  }

  #begin(): ZipPart {
    const sheet = new ZipPart(`xl/worksheets/sheet${this.#sheets.length + 1}.xml`);
    const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
    const columns = this.#header
      .map((name, at) => `<col min="${at + 1}" max="${at + 1}" width="${widthOf(name)}" customWidth="1"/>`)
      .join('');
    sheet.add(
      `${head}<worksheet xmlns="${spreadsheet}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>` +
        `${columns === '' ? '' : `<cols>${columns}</cols>`}<sheetData>${rowOf(1, this.#header, 2)}`,
    );
    this.#sheets.push(sheet);
    this.#rows = 1;
    return sheet;
  }

  add(rows: readonly (readonly OutCell[])[]): void {
    let sheet = this.#sheets.at(-1) ?? this.#begin();
    let texts: string[] = [];
    for (const row of rows) {
      if (this.#rows === mostRows) {
        sheet.add(texts.join(''));
        texts = [];
        sheet = this.#begin();
      }
      this.#rows += 1;
      texts.push(rowOf(this.#rows, row, 1));
    }
    if (texts.length > 0) sheet.add(texts.join(''));
  }

  end(): Uint8Array[] {
    for (const sheet of this.#sheets) sheet.add('</sheetData></worksheet>');
    const numbers = this.#sheets.map((_, at) => at + 1);
    return zipOf([
      part('[Content_Types].xml', contentTypes(numbers)),
      part('_rels/.rels', relationships([['rId1', 'officeDocument', 'xl/workbook.xml']])),
      part('xl/workbook.xml', workbook(this.#title, numbers)),
      part(
        'xl/_rels/workbook.xml.rels',
        relationships([
          ...numbers.map((n): Relation => [`rId${n}`, 'worksheet', `worksheets/sheet${n}.xml`]),
          [`rId${numbers.length + 1}`, 'styles', 'styles.xml'],
        ]),
      ),
      part('xl/styles.xml', styles),
      ...this.#sheets.map((sheet) => sheet.end()),
    ]);
  }
}

type Relation = readonly [id: string, type: string, target: string];

function part(name: string, xml: string) {
  const made = new ZipPart(name);
  made.add(head + xml);
  return made.end();
}

const relationships = (list: readonly Relation[]): string =>
  `<Relationships xmlns="${packageRelations}">${list
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

function contentTypes(sheets: readonly number[]): string {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const parts = [
    ['/xl/workbook.xml', `${type}.sheet.main+xml`],
    ['/xl/styles.xml', `${type}.styles+xml`],
    ...sheets.map((n) => [`/xl/worksheets/sheet${n}.xml`, `${type}.worksheet+xml`]),
  ];
  return (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    `${parts.map(([name, kind]) => `<Override PartName="${name}" ContentType="${kind}"/>`).join('')}</Types>`
  );
}

function workbook(title: string, sheets: readonly number[]): string {
  // A sheet's name holds none of these and at most 31 characters.
  const name =
    title
      .replace(/[[\]:*?/\\']/g, ' ')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, 26) || 'Dalel';
  const list = sheets
    .map((n) => `<sheet name="${escapeXml(n === 1 ? name : `${name} ${n}`)}" sheetId="${n}" r:id="rId${n}"/>`)
    .join('');
  return `<workbook xmlns="${spreadsheet}" xmlns:r="${relations}"><sheets>${list}</sheets></workbook>`;
}

/** Style 1 is the format Text (`@`, number 49), style 2 the same in bold; style 0 is what numbers have. */
const styles =
  `<styleSheet xmlns="${spreadsheet}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>` +
  '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" quotePrefix="1"/>' +
  '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" quotePrefix="1"/></cellXfs>' +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

function rowOf(n: number, cells: readonly OutCell[], style: number): string {
  const parts = cells.map((value, at) => {
    const place = `${columnName(at)}${n}`;
    if (value === null || value === '') return '';
    if (typeof value === 'number' && Number.isSafeInteger(value))
      return `<c r="${place}"><v>${value}</v></c>`;
    return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(String(value))}</t></is></c>`;
  });
  return `<row r="${n}">${parts.join('')}</row>`;
}

const names: string[] = [];

/** Column 27 is `AB`. */
function columnName(at: number): string {
  const known = names[at];
  if (known !== undefined) return known;
  let name = '';
  for (let rest = at + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  names[at] = name;
  return name;
}

const widthOf = (name: string): number => Math.min(60, Math.max(12, name.length + 4));

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/**
 * Text for XML 1.0. What XML cannot hold, and a carriage return, which readers would turn into a line feed, is written
 * `_x000D_` as ECMA-376 says (ST_Xstring); a text that looks like that is kept from being read so.
 */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_')
    .replace(
      /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g,
      (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    )
    .replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);
}

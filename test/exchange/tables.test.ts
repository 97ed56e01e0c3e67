import { crc32, deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { CsvScanner } from '../../electron/exchange/importers/tables/csv';
import { recogniseTable } from '../../electron/exchange/importers/tables/openTable';
import { openWorkbook } from '../../electron/exchange/importers/tables/xlsx';

/** A ZIP archive of these parts; `says` is the unpacked size that the directory claims, where it lies. */
function zip(parts: Record<string, string>, says?: number): Buffer {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, text] of Object.entries(parts)) {
    const content = Buffer.from(text);
    const packed = deflateRawSync(content);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50);
    head.writeUInt16LE(8, 8);
    head.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(crc32(content), 16);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(says ?? content.length, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    local.push(head, Buffer.from(name), packed);
    directory.push(entry, Buffer.from(name));
    at += 30 + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...local, ...directory, end]);
}

const book =
  '<workbook><sheets><sheet name="Журнал &amp; опись" sheetId="1" r:id="rId1"/></sheets></workbook>';
const relations = '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>';
const strings = '<sst><si><t>Описание</t></si><si><r><t>Теле</t></r><r><t>фон</t></r></si><si/></sst>';
const styles = '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>';
const sheet = (rows: string) => `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
const workbook = (rows: string, more: Record<string, string> = {}, says?: number) =>
  zip(
    {
      'xl/workbook.xml': book,
      'xl/_rels/workbook.xml.rels': relations,
      'xl/sharedStrings.xml': strings,
      'xl/styles.xml': styles,
      'xl/worksheets/sheet1.xml': sheet(rows),
      ...more,
    },
    says,
  );

describe('a workbook', () => {
  // Would catch: texts from the wrong place, a column that slips to the left of an empty one, a date shown as a number.
  it('gives its cells as they are seen', () => {
    const opened = openWorkbook(
      workbook(
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>Дата</t></is></c></row>' +
          '<row r="3"><c r="A3" t="s"><v>1</v></c><c r="C3" s="1"><v>45979</v></c><c r="D3"><v>1.5E3</v></c></row>',
      ),
    );
    expect(opened.sheets).toEqual(['Журнал & опись']);
    expect(opened.rows(0)).toEqual([
      { line: 1, cells: ['Описание', '', 'Дата'] },
      { line: 3, cells: ['Телефон', '', '2025-11-18', '1500'] },
    ]);
  });

  // Would catch: a file whose reader expands entities, unpacks without end, or dies instead of refusing.
  it('is refused where it is a trap or damaged', () => {
    const entity = '<!DOCTYPE x [<!ENTITY a "aaaa">]><workbook/>';
    const damaged = expect.objectContaining({ code: 'table.damaged' });
    expect(() => openWorkbook(workbook('', { 'xl/workbook.xml': entity }))).toThrow(damaged);
    expect(() => openWorkbook(workbook('<row/>'.repeat(1_000), {}, 10))).toThrow(damaged);
    expect(() => openWorkbook(workbook('', {}, 2 ** 31))).toThrow(
      expect.objectContaining({ code: 'file.too-large' }),
    );
    expect(() => openWorkbook(Buffer.from('PK nothing'))).toThrow(damaged);
    const begun = performance.now();
    expect(() => openWorkbook(workbook('<row><c>'.repeat(500_000))).rows(0)).toThrow(damaged);
    expect(performance.now() - begun).toBeLessThan(20_000);
    const whole = workbook('<row r="1"/>');
    for (let cut = 1; cut < whole.length; cut += 7)
      expect(() => openWorkbook(whole.subarray(0, cut)).rows(0)).toThrow(damaged);
  });

  it('is recognised by its content, with the language of its header', async () => {
    const bytes = workbook(
      '<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2" t="s"><v>1</v></c></row>',
    );
    const file = { size: bytes.length, head: bytes.subarray(0, 100), bytes: () => [bytes] };
    const found = await recogniseTable('exhibits', file);
    expect(found.dialect).toMatchObject({ format: 'xlsx', header: true, language: 'ru' });
    expect(found.sample).toEqual([{ line: 2, cells: ['Телефон'] }]);
  });
});

describe('CSV', () => {
  const scan = (text: string, size: number) => {
    const scanner = new CsvScanner(',');
    const rows = [];
    for (let at = 0; at < text.length; at += size)
      rows.push(...scanner.push(text.slice(at, at + size), false));
    return [...rows, ...scanner.push('', true)];
  };

  // Would catch: a row that depends on where the file was cut into pieces, or a line number that forgets a line within quotes.
  it('reads the same rows however it is cut', () => {
    const text = 'a,"b ""x"", c"\r\n\r\n"two\nlines",d\rlast,"open';
    const rows = [
      { line: 1, cells: ['a', 'b "x", c'] },
      { line: 3, cells: ['two\nlines', 'd'] },
      { line: 5, cells: ['last,"open'], broken: 'quote' },
    ];
    for (const size of [1, 2, 3, 5, 100]) expect(scan(text, size)).toEqual(rows);
  });
});

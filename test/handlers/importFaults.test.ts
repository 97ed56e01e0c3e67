import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ownThread, type Workers } from '../../electron/jobs/workers';
import { bitcoinAddress } from './bitcoinAddress';
import { makeDeskVault, makeTestDesk, type TestDesk } from './support';

let test: TestDesk;
let caseId: string;
let workers: Workers;
beforeEach(async () => {
  workers = { ...ownThread };
  test = makeTestDesk(undefined, workers);
  await makeDeskVault(test);
  caseId = (await test.request('case.record', { draft: { title: 'Пирамида' } })).id;
});
afterEach(() => test.end());

function put(name: string, content: string | Uint8Array): string {
  const path = join(test.folder, name);
  writeFileSync(path, content);
  return path;
}

async function run(file: string) {
  const asked = { file, kind: 'addresses', caseId } as const;
  const { plan } = await test.request('import.preview', { ...asked, job: 'p' });
  return test.request('import.run', { ...asked, plan, job: 'r' });
}

/** What an import that failed must leave: nothing, in a vault that works on. */
async function nothingLeft(): Promise<void> {
  expect(await test.request('import.list', {})).toEqual([]);
  expect((await test.request('address.page', {})).total).toBe(0);
  const { client, ...vault } = test.desk.session.vault;
  expect(client.prepare('SELECT count(*) FROM imported_address').pluck().get()).toBe(0);
  expect(vault.readOnly).toBe(false);
  const store = join(test.desk.session.folder, 'files');
  const names = existsSync(store) ? readdirSync(store) : [];
  expect(names.filter((name) => !name.endsWith('.sealed'))).toEqual([]);
  expect((await run(put('after.csv', `address\n${bitcoinAddress()}\n`))).totals.accepted).toBe(1);
  expect((await test.request('ledger.verify', {})).findings).toEqual([]);
}

const register = (rows: number) =>
  ['address,chain', ...Array.from({ length: rows }, () => `${bitcoinAddress()},bitcoin`)].join('\n');

describe('a register that changes under the import', () => {
  // Would catch: the first half of a file, imported as the whole of it.
  it('is refused when it is cut while it is read', async () => {
    const file = put('a.csv', Buffer.alloc(3_000_000, `${register(1_000)}\n`));
    const asked = { file, kind: 'addresses', caseId } as const;
    const { plan } = await test.request('import.preview', { ...asked, job: 'p' });
    workers.file = (job, hooks) => {
      let cut = false;
      const progress = () => {
        if (!cut) writeFileSync(file, 'address\n');
        cut = true;
      };
      return ownThread.file(job, { ...hooks, progress });
    };
    await expect(test.request('import.run', { ...asked, plan, job: 'r' })).rejects.toMatchObject({
      code: 'file.changing',
    });
    workers.file = ownThread.file;
    await nothingLeft();
  });

  // Would catch: rows of a file that is not the one that is kept, or an import that is there and told as failed.
  it('is read from what was sealed, whatever becomes of the file', async () => {
    const file = put('a.csv', register(500));
    const asked = { file, kind: 'addresses', caseId } as const;
    const { plan } = await test.request('import.preview', { ...asked, job: 'p' });
    workers.importTable = (job, take, hooks) => {
      rmSync(file);
      return ownThread.importTable(job, take, hooks);
    };
    const { record } = await test.request('import.run', { ...asked, plan, job: 'r' });
    expect(record).toMatchObject({ accepted: 500 });
    expect((await test.request('address.page', {})).total).toBe(500);
    expect((await test.request('ledger.verify', {})).findings).toEqual([]);
  });
});

/** A workbook of one sheet, its parts packed; `claim` is what the sheet says of its size. */
function workbook(sheet: Buffer, claim = sheet.length): Buffer {
  const parts: [string, Buffer, number][] = [
    ['xl/workbook.xml', Buffer.from('<workbook><sheets><sheet name="S" r:id="r1"/></sheets></workbook>'), -1],
    [
      'xl/_rels/workbook.xml.rels',
      Buffer.from('<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>'),
      -1,
    ],
    ['xl/worksheets/sheet1.xml', sheet, claim],
  ];
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, content, said] of parts) {
    const packed = deflateRawSync(content);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(said < 0 ? content.length : said, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    bodies.push(head, Buffer.from(name), packed);
    directory.push(entry, Buffer.from(name));
    at += 30 + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, ...directory, end]);
}

describe('a hostile register', () => {
  const row = (text: string) => `<row r="1"><c r="A1" t="inlineStr"><is><t>${text}</t></is></c></row>`;

  // Would catch: a packed file of kilobytes that fills the memory, whether it says its size or lies about it.
  it.each([
    ['says its size', undefined, 'file.too-large'],
    ['lies about its size', 1_000, 'table.damaged'],
  ])('is refused when it is a bomb that %s', async (_how, claim, code) => {
    const sheet = Buffer.concat([
      Buffer.from(`<worksheet><sheetData>${row(bitcoinAddress())}`),
      Buffer.alloc(80 * 1024 * 1024, ' '),
      Buffer.from('</sheetData></worksheet>'),
    ]);
    const file = put('bomb.xlsx', workbook(sheet, claim));
    await expect(run(file)).rejects.toMatchObject({ code });
    await nothingLeft();
  });

  // Would catch: a cell without an end that is held whole, takes the rows after it along, or is repeated in full.
  it('is read around a cell of megabytes, and lines without an end', async () => {
    const lines = [
      'address,chain',
      `${bitcoinAddress()},bitcoin`,
      `"${'x'.repeat(12_000_000)},bitcoin`,
      `${bitcoinAddress()},bitcoin`,
      'y'.repeat(10_000_000),
      `${bitcoinAddress()},bitcoin`,
    ];
    const { totals, record, findings } = await run(put('a.csv', lines.join('\n')));
    expect(totals).toEqual({ read: 5, accepted: 3, flagged: 0, rejected: 2, duplicates: 0 });
    expect(findings.map(({ code, firstLine }) => [code, firstLine])).toEqual([
      ['import.quote', 3],
      ['import.too-long', 5],
    ]);
    const rejects = await test.request('attachment.get', { id: record?.rejectsId ?? '' });
    expect(rejects.size).toBeLessThan(5_000);
    expect((await test.request('ledger.verify', {})).findings).toEqual([]);
  });

  // Would catch: a program or picture taken for a register, or signs that nobody sees kept in a cell.
  it('is refused when it is no text, and rows with zero bytes are rejected', async () => {
    const noText = put('a.csv', Buffer.concat([Buffer.from('\u0000\u0001'), randomBytes(5_000)]));
    await expect(run(noText)).rejects.toMatchObject({ code: 'table.unknown' });
    const padding = Array.from({ length: 200 }, () => `${bitcoinAddress()},fine`);
    const odd = [
      `${bitcoinAddress()},a\u0000b`,
      `${bitcoinAddress()}\u0000,c`,
      `${bitcoinAddress()},\u202edoc`,
    ];
    const { totals, findings } = await run(put('b.csv', ['address,label', ...padding, ...odd].join('\n')));
    expect(totals).toMatchObject({ accepted: 200, rejected: 3 });
    expect(findings).toMatchObject([{ code: 'text.invisible', count: 3, firstLine: 202 }]);
  });

  // Would catch: a register of another program's encoding that is read as signs of nothing.
  it.each([
    ['UTF-16, little end first', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16, big end first', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['UTF-8 with a mark', (text: string) => Buffer.from(`\ufeff${text}`)],
    ['windows-1251', (text: string) => Buffer.from([...text].map(in1251))],
  ])('is read in %s', async (_name, encode) => {
    const [one, two] = [bitcoinAddress(), bitcoinAddress()];
    const text = `Адрес;Владелец\r\n${one};Иванов Иван\r\n${two};"Пётр; ""Ю"""\r\n`;
    const { totals } = await run(put('a.csv', encode(text)));
    expect(totals).toMatchObject({ read: 2, accepted: 2 });
    const { rows } = await test.request('address.page', {});
    expect(rows.map(({ canonical, label }) => [canonical, label]).sort()).toEqual(
      [
        [one, 'Иванов Иван'],
        [two, 'Пётр; "Ю"'],
      ].sort(),
    );
  });
});

/** Cyrillic letters of Russian in windows-1251; all else is ASCII here. */
function in1251(sign: string): number {
  const code = sign.charCodeAt(0);
  if (sign === 'ё') return 0xb8;
  return code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code;
}

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { squeezedText } from '../report/foreign';
import { makePki, type Pki } from '../tools/makePki';
import { makeDeskVault, makeTestDesk, type TestDesk } from './support';

let test: TestDesk;
let pki: Pki;
let caseId = '';
beforeAll(async () => {
  test = makeTestDesk();
  pki = makePki(join(test.folder, 'pki'), ['investigator']);
  await makeDeskVault(test);
  caseId = (await test.request('case.record', { draft: { title: 'Дело «Алтын»' } })).id;
});
afterAll(() => test.end());

function file(name: string, content: string | Uint8Array): string {
  const path = join(test.folder, name);
  writeFileSync(path, content);
  return path;
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(data.length);
  let crc = 0xffffffff;
  for (const byte of body) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE((crc ^ 0xffffffff) >>> 0);
  return Buffer.concat([size, body, sum]);
}

/** A grey square of 8 by 8, with a text that its maker left in it. */
function png(): Buffer {
  const header = Buffer.from([0, 0, 0, 8, 0, 0, 0, 8, 8, 0, 0, 0, 0]);
  const lines = Buffer.alloc(8 * 9, 0x80).map((value, at) => (at % 9 === 0 ? 0 : value));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('tEXt', Buffer.from('Author\0captain Nobody')),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const letterhead = {
  bodyKk: 'Қазақстан Республикасы Ішкі істер министрлігі',
  bodyRu: 'Министерство внутренних дел Республики Казахстан',
  bodyEn: '',
  unitKk: 'Шымкент қаласының полиция департаменті',
  unitRu: 'Департамент полиции города Шымкента',
  unitEn: '',
  addressKk: '',
  addressRu: 'г. Шымкент, ул. Тауке хана, 12',
  addressEn: '',
  contacts: '+7 7252 00 00 00',
  lines: { case: { 'second-officer': 'начальник отдела' } },
};

describe('the letterhead of the vault', () => {
  it('stands on every report, in its language, with the lines under the signatures', async () => {
    await test.request('letterhead.state', { draft: letterhead });
    const model = await test.request('report.preview', { caseId, language: 'kk', second: 'ru' });
    expect(model.letterhead[0]).toBe(letterhead.bodyKk);
    expect(model.second?.letterhead[0]).toBe(letterhead.bodyRu);
    // what one language lacks stands in another, so that both have as many lines
    expect(model.letterhead[2]).toBe(letterhead.addressRu);
    expect(model.signatures[1]?.position).toBe('начальник отдела');
    expect(await test.request('ledger.verify', {})).toMatchObject({ ok: true });
  });

  // Would catch: the name of a camera's owner, or of a program, that leaves with every report.
  it('keeps of an emblem only the picture', async () => {
    await test.request('letterhead.emblem', { file: file('emblem.png', png()) });
    const { emblem } = await test.request('letterhead.get', {});
    const kept = Buffer.from(emblem?.base64 ?? '', 'base64');
    expect(kept.toString('latin1')).not.toContain('Nobody');
    const to = join(test.folder, 'emblem.pdf');
    await test.request('report.draft', { caseId, language: 'ru', to });
    expect(squeezedText(to)).toContain('ДепартаментполициигородаШымкента');
  });

  it.each([
    '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    '<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>',
    '<svg xmlns="http://www.w3.org/2000/svg"><rect onload="x()"/></svg>',
    '<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>',
    'GIF89a',
  ])('refuses an emblem that is more than a picture: %s', async (text) => {
    await expect(test.request('letterhead.emblem', { file: file('bad.svg', text) })).rejects.toThrow(
      'picture.unusable',
    );
  });
});

const good = readFileSync(join(import.meta.dirname, '../../assets/report/report.typ'), 'utf8').replace(
  '#letterhead',
  '#letterhead\n#text(size: 8pt)[Нысан № 7]',
);
const add = (source: string) =>
  test.request('template.add', { file: file('unit.typ', source), name: 'Бланк 7', kind: '' });

describe("a unit's own template", () => {
  it.each([
    ['what does not compile, in the words of the compiler', '#let x = (\n', /unclosed/],
    ['a package, which would be fetched', '#import "@preview/cetz:0.3.0": *\n', /import/],
    ['a file of the machine', `${good}\n#read("/etc/passwd")\n`, /not found|file/],
    ['source that is put together while it runs', `${good}\n#eval("1")\n`, /eval/],
    ['the same by a name that is put together', `${good}\n#dictionary(std).at("ev" + "al")("1")\n`, /std/],
    ['pages without a place to sign', good.replace('#signatures', ''), /signature/],
    ['pages without what is attached', good.replace('#closing', ''), /case\.json/],
  ])('is refused for %s', async (_what, source, words) => {
    await expect(add(source)).rejects.toMatchObject({
      code: 'template.wrong',
      params: { why: expect.stringMatching(words) },
    });
    expect(await test.request('template.list', {})).toEqual([]);
  });

  it('draws the reports from then on, and its hash is in the register and on the page', async () => {
    const template = await add(good);
    await expect(add(good)).rejects.toThrow('template.known');
    const report = await test.request('report.sign', {
      caseId,
      language: 'kk',
      pkcs12: pki.p12('investigator'),
      passphrase: pki.passphrase,
    });
    expect(report.template).toBe(template.sha256);
    const to = join(test.folder, 'unit.pdf');
    await test.request('report.export', { id: report.id, to });
    const text = squeezedText(to);
    expect(text).toContain('Нысан№7');
    expect(text).toContain(template.sha256);
    expect((await test.request('report.verify', { file: to })).verdict).toBe('intact');
    await test.request('template.withdraw', { id: template.id, reason: 'ескірді' });
    const model = await test.request('report.preview', { caseId, language: 'kk' });
    expect(model.template).toBeUndefined();
    expect(await test.request('ledger.verify', {})).toMatchObject({ ok: true });
  });
});

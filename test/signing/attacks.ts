import { deflateSync } from 'node:zlib';

/** A file with these objects (number, body) and an honest table, so that the attack is in the objects alone. */
function pdf(objects: Record<number, string | Buffer>, root = 1): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const offsets: [number, number][] = [];
  let at = parts[0]?.length ?? 0;
  const add = (part: Buffer): void => {
    parts.push(part);
    at += part.length;
  };
  for (const [num, body] of Object.entries(objects)) {
    offsets.push([Number(num), at]);
    add(Buffer.concat([Buffer.from(`${num} 0 obj\n`), Buffer.from(body), Buffer.from('\nendobj\n')]));
  }
  const start = at;
  const table = offsets
    .map(([num, offset]) => `${num} 1\n${String(offset).padStart(10, '0')} 00000 n \n`)
    .join('');
  add(
    Buffer.from(
      `xref\n0 1\n0000000000 65535 f \n${table}trailer\n<</Root ${root} 0 R /Size 100>>\nstartxref\n${start}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

const catalog = '<</Type /Catalog /Pages 2 0 R /AcroForm <</Fields [3 0 R]>>>>';
const pages = '<</Type /Pages /Kids [] /Count 0>>';

function stream(dict: string, data: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from(`<<${dict} /Length ${data.length}>>\nstream\n`),
    data,
    Buffer.from('\nendstream'),
  ]);
}

/** Zeros that decompress to 400 MB. */
function bomb(): Buffer {
  const once = deflateSync(Buffer.alloc(400 * 1024 * 1024), { level: 1 });
  return stream('/Type /ObjStm /N 1 /First 5 /Filter /FlateDecode', once);
}

/** Files that mean harm, by what they do; none of them may be called intact. */
export const attacks: [string, () => Buffer][] = [
  ['arrays nested without end', () => pdf({ 1: catalog, 2: pages, 3: '['.repeat(200_000) })],
  ['dictionaries nested without end', () => pdf({ 1: catalog, 2: pages, 3: '<</A '.repeat(100_000) })],
  ['a string that never ends', () => pdf({ 1: catalog, 2: pages, 3: `(${'('.repeat(5_000_000)}` })],
  [
    'a table that names itself as the one before',
    () => {
      const file = pdf({ 1: catalog, 2: pages, 3: '<<>>' });
      const start = file.toString('latin1').lastIndexOf('xref\n0 1');
      return Buffer.from(file.toString('latin1').replace('/Size 100', `/Size 100 /Prev ${start}`), 'latin1');
    },
  ],
  [
    'a form field that is its own child',
    () => pdf({ 1: catalog, 2: pages, 3: '<</FT /Sig /T (a) /Kids [3 0 R]>>' }),
  ],
  [
    'a page that is its own parent',
    () => pdf({ 1: catalog, 2: '<</Type /Pages /Kids [2 0 R]>>', 3: '<</FT /Sig /T (a)>>' }),
  ],
  ['a reference that goes in a circle', () => pdf({ 1: catalog, 2: pages, 3: '4 0 R', 4: '3 0 R' })],
  [
    'a stream whose length is itself',
    () => pdf({ 1: catalog, 2: pages, 3: '<</Length 3 0 R>>\nstream\nx\nendstream' }),
  ],
  ['a key that stands twice', () => pdf({ 1: '<</Type /Catalog /Type /Catalog /Pages 2 0 R>>', 2: pages })],
  [
    'a table that promises a million objects',
    () =>
      Buffer.from(
        pdf({ 1: catalog, 2: pages }).toString('latin1').replace('xref\n0 1', 'xref\n0 9999999'),
        'latin1',
      ),
  ],
  [
    'a signature with ranges outside the file',
    () =>
      pdf({
        1: catalog,
        2: pages,
        3: '<</FT /Sig /T (a) /V 4 0 R>>',
        4: '<</Type /Sig /SubFilter /ETSI.CAdES.detached /ByteRange [0 999999999 999999999999 1] /Contents <3000>>>',
      }),
  ],
  [
    'a signature without ranges',
    () =>
      pdf({
        1: catalog,
        2: pages,
        3: '<</FT /Sig /T (a) /V 4 0 R>>',
        4: '<</Type /Sig /SubFilter /ETSI.CAdES.detached /Contents <3000>>>',
      }),
  ],
  [
    'a signature without contents',
    () =>
      pdf({
        1: catalog,
        2: pages,
        3: '<</FT /Sig /T (a) /V 4 0 R>>',
        4: '<</Type /Sig /SubFilter /ETSI.CAdES.detached /ByteRange [0 10 20 30]>>',
      }),
  ],
  [
    'a signature that is written into its field',
    () => pdf({ 1: catalog, 2: pages, 3: '<</FT /Sig /T (a) /V <</Type /Sig>>>>' }),
  ],
];

/** A file whose object stream decompresses to 400 MB. */
export function bombFile(): Buffer {
  const xref = Buffer.concat([Buffer.of(0, 0, 0, 0, 0), Buffer.from([2, 0, 0, 5, 0])]);
  const parts = Buffer.concat([Buffer.from('%PDF-1.7\n5 0 obj\n'), bomb(), Buffer.from('\nendobj\n')]);
  const table = Buffer.concat([
    xref.subarray(0, 5),
    Buffer.from([2, 0, 0, 5, 0]),
    Buffer.from([1, 0, 0, 9, 0]),
  ]);
  const start = parts.length;
  return Buffer.concat([
    parts,
    Buffer.from('6 0 obj\n'),
    stream('/Type /XRef /W [1 3 1] /Index [0 2 5 1] /Root 1 0 R /Size 7', table),
    Buffer.from(`\nendobj\nstartxref\n${start}\n%%EOF\n`),
  ]);
}

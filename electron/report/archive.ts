import type { DrawAttachment } from './types';

/**
 * Makes a PDF/A-3a (ISO 19005-3) of what the engine drew. As WebAssembly it offers no level of PDF/A, but tags, embeds its
 * fonts and calibrates its colours all the same; what it leaves out is little: the output intent, how each attachment
 * belongs to the document, and the metadata that claim the level. The claim was judged by veraPDF (README.md).
 *
 * Reads only what this one version of the engine writes: one classic table of objects, none of them packed. Anything
 * else is an error, never guessed.
 */

/** Where each object stands; the file ends with the table. */
interface Layout {
  readonly offsets: ReadonlyMap<number, number>;
  readonly table: number;
  readonly trailer: string;
}

const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

function unread(what: string): Error {
  return new Error(`the engine wrote a PDF that is not as expected: ${what}`);
}

function found(text: string, pattern: RegExp, what: string): string {
  const inner = pattern.exec(text)?.[1];
  if (inner === undefined) throw unread(what);
  return inner;
}

function readLayout(pdf: Buffer): Layout {
  const table = Number(found(pdf.subarray(-40).toString('latin1'), /startxref\s+(\d+)\s+%%EOF\s*$/, 'end'));
  const text = pdf.subarray(table).toString('latin1');
  const trailer = found(text, /trailer\s+<<([\s\S]*)>>\s+startxref/, 'trailer');
  const count = Number(found(text, /^xref\s+0 (\d+)\s/, 'table'));
  const first = text.indexOf('\n', text.indexOf('\n') + 1) + 1;
  const offsets = new Map<number, number>();
  // entries of 20 bytes, ISO 32000-1, 7.5.4
  for (let num = 0; num < count; num += 1) {
    const entry = text.slice(first + num * 20, first + num * 20 + 20);
    if (/^\d{10} 00000 n/.test(entry)) offsets.set(num, Number(entry.slice(0, 10)));
    else if (!/^\d{10} \d{5} f/.test(entry)) throw unread(`entry ${num}`);
  }
  return { offsets, table, trailer };
}

/** Objects in the order in which they stand, with the bytes of each, from its number to before the next one's. */
function objectsIn(pdf: Buffer, { offsets, table }: Layout): { num: number; bytes: Buffer }[] {
  const sorted = [...offsets].sort(([, a], [, b]) => a - b);
  return sorted.map(([num, from], at) => ({ num, bytes: pdf.subarray(from, sorted[at + 1]?.[1] ?? table) }));
}

/** What stands between the outer brackets of a dictionary that is no stream. */
function dictionary(num: number, objects: ReadonlyMap<number, Buffer>): string {
  return found(
    latin(objects.get(num) ?? Buffer.alloc(0)),
    /obj\s+<<([\s\S]*)>>\s+endobj\s*$/,
    `object ${num}`,
  );
}

function streamBytes(bytes: Buffer): string {
  return found(bytes.toString('utf8'), /stream\r?\n([\s\S]*?)\r?\nendstream/, 'metadata');
}

const ascii = (text: string): Buffer => Buffer.from(text, 'latin1');

/** The claim of the level, beside the title, author and languages as the engine wrote them, already escaped. */
function metadata(drawn: string, at: Date): Buffer {
  const kept = ['dc:title', 'dc:creator', 'dc:description', 'dc:language', 'xmp:CreatorTool'].map(
    (tag) => new RegExp(`<${tag}>.*?</${tag}>`, 's').exec(drawn)?.[0] ?? '',
  );
  const when = `${at.toISOString().slice(0, 19)}Z`;
  const spaces = {
    dc: 'http://purl.org/dc/elements/1.1/',
    xmp: 'http://ns.adobe.com/xap/1.0/',
    pdfaid: 'http://www.aiim.org/pdfa/ns/id/',
  };
  return Buffer.from(
    `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">` +
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""` +
      Object.entries(spaces)
        .map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`)
        .join('') +
      `>${kept.join('')}<dc:format>application/pdf</dc:format><xmp:CreateDate>${when}</xmp:CreateDate>` +
      `<xmp:ModifyDate>${when}</xmp:ModifyDate><pdfaid:part>3</pdfaid:part>` +
      `<pdfaid:conformance>A</pdfaid:conformance></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>`,
  );
}

/** AFRelationship by the words of a job (ISO 32000-2, 7.11.3). */
export const relationships = {
  data: 'Data',
  source: 'Source',
  alternative: 'Alternative',
  supplement: 'Supplement',
} as const;

/** File specifications by the names of their files, as the catalog lists them. */
function specifications(catalog: string): { name: string; num: number }[] {
  const listed = /\/EmbeddedFiles <<\s*\/Names \[([\s\S]*?)\]\s*>>/.exec(catalog)?.[1] ?? '';
  return [...listed.matchAll(/\(([A-Za-z0-9._-]+)\) (\d+) 0 R/g)].map(([, name = '', num]) => ({
    name,
    num: Number(num),
  }));
}

function profile(objects: ReadonlyMap<number, Buffer>): string {
  for (const bytes of objects.values()) {
    if (bytes.length > 200) continue;
    const num = /\[\s*\/ICCBased (\d+) 0 R\s*\]/.exec(latin(bytes))?.[1];
    const head = latin((objects.get(Number(num)) ?? Buffer.alloc(0)).subarray(0, 400));
    if (num !== undefined && /\/N 3\b/.test(head)) return num;
  }
  throw unread('no profile of colours');
}

/** The bytes of a catalog that says what PDF/A-3a asks for, and shows the title instead of the file's name. */
function catalogOf(drawn: string, specs: readonly number[], intent: number): string {
  const named = drawn.replace(/\/ViewerPreferences <</, '/ViewerPreferences <<\n    /DisplayDocTitle true');
  if (!named.includes('/DisplayDocTitle')) throw unread('no preferences');
  const files = specs.length === 0 ? '' : `\n  /AF [${specs.map((num) => `${num} 0 R`).join(' ')}]`;
  return `<<${named.trimEnd()}${files}\n  /OutputIntents [${intent} 0 R]\n>>`;
}

function tableOf(offsets: readonly number[]): string {
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
  return `xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${entries.join('')}`;
}

/** All objects in their places with those that are written anew, then the table that finds them. */
function assemble(pdf: Buffer, layout: Layout, anew: ReadonlyMap<number, Buffer>, size: number): Buffer {
  const old = objectsIn(pdf, layout);
  const first = layout.offsets.get(old[0]?.num ?? -1) ?? 0;
  const parts: Buffer[] = [pdf.subarray(0, first)];
  const offsets: number[] = [];
  let at = first;
  const add = (num: number, bytes: Buffer) => {
    offsets[num - 1] = at;
    parts.push(bytes);
    at += bytes.length;
  };
  for (const { num, bytes } of old) add(num, anew.get(num) ?? bytes);
  for (const [num, bytes] of anew) if (!layout.offsets.has(num)) add(num, bytes);
  if (offsets.length !== size - 1 || Object.keys(offsets).length !== size - 1) throw unread('a gap');
  const trailer = layout.trailer.replace(/\/Size \d+/, `/Size ${size}`);
  parts.push(ascii(`${tableOf(offsets)}trailer\n<<${trailer}>>\nstartxref\n${at}\n%%EOF\n`));
  return Buffer.concat(parts);
}

/**
 * @param pdf what the engine drew, tagged
 * @param at the document's date, whole seconds
 * @throws Error where the engine wrote something else than what is known of it
 */
export function toArchive(drawn: Uint8Array, at: Date, attachments: readonly DrawAttachment[]): Uint8Array {
  const pdf = Buffer.from(drawn.buffer, drawn.byteOffset, drawn.byteLength);
  const layout = readLayout(pdf);
  const objects = new Map(objectsIn(pdf, layout).map(({ num, bytes }) => [num, bytes]));
  const number = (text: string, key: string) => Number(found(text, new RegExp(`/${key} (\\d+) 0 R`), key));
  const root = number(layout.trailer, 'Root');
  const catalog = dictionary(root, objects);
  if (!/\/MarkInfo <<\s*\/Marked true/.test(catalog)) throw unread('no tags');
  const written = (num: number, body: Buffer | string): [number, Buffer] => [
    num,
    Buffer.concat([ascii(`${num} 0 obj\n`), Buffer.from(body), ascii('\nendobj\n\n')]),
  ];
  const specs = specifications(catalog);
  const related = specs.map(({ name, num }) => {
    const relationship = attachments.find((one) => one.name === name)?.relationship;
    if (relationship === undefined) throw unread(`attachment ${name}`);
    const body = dictionary(num, objects).trimEnd();
    return written(num, ascii(`<<${body}\n  /AFRelationship /${relationships[relationship]}\n>>`));
  });
  const intent = Math.max(...layout.offsets.keys()) + 1;
  const described = number(catalog, 'Metadata');
  const xmp = metadata(streamBytes(objects.get(described) ?? Buffer.alloc(0)), at);
  const head = ascii(`<<\n  /Type /Metadata\n  /Subtype /XML\n  /Length ${xmp.length}\n>>\nstream\n`);
  const info = number(layout.trailer, 'Info');
  const dates = `(D:${at.toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z)`;
  const anew = new Map([
    ...related,
    written(described, Buffer.concat([head, xmp, ascii('\nendstream')])),
    written(info, ascii(`<<${dictionary(info, objects).replace(/\(D:[^)]*\)/g, dates)}>>`)),
    written(
      root,
      ascii(
        catalogOf(
          catalog,
          specs.map(({ num }) => num),
          intent,
        ),
      ),
    ),
    written(
      intent,
      '<<\n  /Type /OutputIntent\n  /S /GTS_PDFA1\n  /OutputConditionIdentifier (sRGB)\n  /Info (sRGB IEC61966-2.1)\n' +
        `  /DestOutputProfile ${profile(objects)} 0 R\n>>`,
    ),
  ]);
  return assemble(pdf, layout, anew, intent + 1);
}

/** How many pages a file of the engine has. */
export function countPages(drawn: Uint8Array): number {
  const text = latin(drawn.subarray(0, 4_096));
  return Number(found(text, /\/Type \/Pages\s+\/Count (\d+)/, 'pages'));
}

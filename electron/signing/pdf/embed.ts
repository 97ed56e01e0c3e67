import { deflateSync } from 'node:zlib';
import { PdfFile } from './document';
import { array, dict, name, num, PdfError, type PdfObject, ref, textString } from './objects';
import { appendUpdate, type Written } from './write';

/** A file to be carried by a PDF/A-3. `relationship` as in ISO 19005-3, Annex E. */
export interface EmbeddedFile {
  name: string;
  mime: string;
  relationship: 'Data' | 'Source' | 'Alternative' | 'Supplement';
  description: string;
  /** as it is, or packed already (Flate, RFC 1950) with the size of what is packed */
  bytes: Uint8Array | { readonly packed: Uint8Array; readonly size: number };
  /** RFC 3339; the file's own date, which PDF/A-3 asks for */
  modified: string;
}

/** `D:20261118090211Z` of ISO 32000-1, 7.9.4. */
function utcDate(rfc3339: string): string {
  return `D:${new Date(rfc3339).toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`;
}

function held(file: EmbeddedFile): PdfObject {
  const { packed, size } =
    file.bytes instanceof Uint8Array
      ? { packed: deflateSync(file.bytes), size: file.bytes.length }
      : file.bytes;
  return {
    kind: 'stream',
    raw: packed,
    dict: dict({
      Type: name('EmbeddedFile'),
      Subtype: name(file.mime),
      Filter: name('FlateDecode'),
      Params: dict({ ModDate: textString(utcDate(file.modified)), Size: num(size) }),
    }),
  };
}

/** The names that are there, sorted with the new ones: a name tree of one node (ISO 32000-1, 7.9.6). */
function nameTree(file: PdfFile, names: PdfObject | undefined, added: [string, PdfObject][]): PdfObject {
  const tree = file.dict(names);
  if (tree?.entries.has('Kids')) throw new PdfError('the attachments are listed in a tree of several nodes');
  const flat = file.items(tree?.entries.get('Names'));
  const known: { key: Uint8Array; items: PdfObject[] }[] = [];
  for (let at = 0; at + 1 < flat.length; at += 2) {
    const [key, value] = [flat[at], flat[at + 1]];
    if (key?.kind === 'string' && value !== undefined) known.push({ key: key.bytes, items: [key, value] });
  }
  for (const [text, spec] of added) {
    const key = textString(text);
    known.push({ key: key.bytes, items: [key, spec] });
  }
  known.sort((left, right) => Buffer.compare(left.key, right.key));
  return dict({ Names: array(...known.flatMap(({ items }) => items)) });
}

/**
 * The objects that carry further files, and what the catalog says of them (/Names, /AF): for an update that writes the
 * catalog anyway. Names must be ASCII. @throws PdfError where the file lists its attachments in a way that is not ours
 */
export function embedFiles(
  file: PdfFile,
  catalog: Map<string, PdfObject>,
  files: readonly EmbeddedFile[],
  first: number,
): { written: Written[]; next: number } {
  const written: Written[] = [];
  const specs: [string, PdfObject][] = [];
  let next = first;
  for (const one of files) {
    const [stream, spec] = [next, next + 1];
    next += 2;
    written.push({ num: stream, gen: 0, body: held(one) });
    written.push({
      num: spec,
      gen: 0,
      body: dict({
        Type: name('Filespec'),
        F: textString(one.name),
        UF: textString(one.name),
        Desc: textString(one.description),
        AFRelationship: name(one.relationship),
        EF: dict({ F: ref(stream), UF: ref(stream) }),
      }),
    });
    specs.push([one.name, ref(spec)]);
  }
  if (files.length === 0) return { written, next };
  const names = new Map(file.dict(catalog.get('Names'))?.entries ?? []);
  names.set('EmbeddedFiles', nameTree(file, names.get('EmbeddedFiles'), specs));
  catalog.set('Names', { kind: 'dict', entries: names });
  catalog.set('AF', array(...file.items(catalog.get('AF')), ...specs.map(([, spec]) => spec)));
  return { written, next };
}

/** Puts files into a PDF that was drawn without them, in an update of its own. @throws PdfError as `embedFiles` */
export function addFiles(pdf: Uint8Array, files: readonly EmbeddedFile[]): Buffer {
  const file = new PdfFile(pdf);
  const root = file.trailer.entries.get('Root');
  if (root?.kind !== 'ref') throw new PdfError('the catalog is no object of its own');
  const entries = new Map(file.catalog().entries);
  const { written, next } = embedFiles(file, entries, files, file.xref.size);
  return appendUpdate(
    file,
    [...written, { num: root.num, gen: root.gen, body: { kind: 'dict', entries } }],
    next,
  ).bytes;
}

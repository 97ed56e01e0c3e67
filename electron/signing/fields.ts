import { tagFields } from './formTags';
import { PdfFile } from './pdf/document';
import { type EmbeddedFile, embedFiles } from './pdf/embed';
import {
  array,
  dict,
  name,
  num,
  PdfError,
  type PdfObject,
  type PdfStream,
  ref,
  textString,
} from './pdf/objects';
import { fieldsOf, pagesOf } from './pdf/pages';
import { appendUpdate, type Written } from './pdf/write';

/** A place for a signature: points, origin at the lower left of the page, page from 1. */
export interface FieldPlace {
  /** unique within the file, ASCII, as "Signature1" */
  field: string;
  /** what assistive programs and viewers say of it, as "Investigator" */
  label: string;
  box: { page: number; x: number; y: number; width: number; height: number };
}

/** A widget needs an appearance in PDF/A even while it shows nothing. */
function emptyForm(width: number, height: number): PdfStream {
  return {
    kind: 'stream',
    dict: dict({
      Type: name('XObject'),
      Subtype: name('Form'),
      BBox: array(num(0), num(0), num(width), num(height)),
      Resources: dict({}),
    }),
    raw: new Uint8Array(0),
  };
}

/**
 * Adds all empty signature fields in one update, before anyone signs, so that a later signature only fills what the
 * earlier ones saw. What speaks of the pages as they were drawn goes with them as further attachments.
 * @throws PdfError where the file cannot be continued or a name is taken
 */
export function addSignatureFields(
  pdf: Uint8Array,
  places: readonly FieldPlace[],
  files: readonly EmbeddedFile[] = [],
): Buffer {
  const file = new PdfFile(pdf);
  const taken = new Set(fieldsOf(file).map((field) => field.name));
  const pages = pagesOf(file);
  const written: Written[] = [];
  const annotations = new Map<number, PdfObject[]>();
  const fields: PdfObject[] = [];
  const first = file.xref.size;
  // an appearance and a widget for each
  const widgets = places.flatMap(({ box }, at) => {
    const page = pages[box.page - 1]?.ref;
    return page === undefined ? [] : [{ widget: first + 2 * at + 1, page }];
  });
  const tags = tagFields(file, widgets, first + 2 * places.length);
  for (const [at, { field, label, box }] of places.entries()) {
    const page = pages[box.page - 1];
    if (page === undefined) throw new PdfError(`no page ${box.page}`);
    if (taken.has(field)) throw new PdfError(`a field named ${field} exists`);
    taken.add(field);
    const appearance = first + 2 * at;
    const widget = appearance + 1;
    written.push({ num: appearance, gen: 0, body: emptyForm(box.width, box.height) });
    written.push({
      num: widget,
      gen: 0,
      body: dict({
        Type: name('Annot'),
        Subtype: name('Widget'),
        FT: name('Sig'),
        T: textString(field),
        TU: textString(label),
        // printed and locked
        F: num(132),
        Rect: array(num(box.x), num(box.y), num(box.x + box.width), num(box.y + box.height)),
        P: page.ref,
        AP: dict({ N: ref(appearance) }),
        ...(tags === undefined ? {} : { StructParent: num(tags.keys[at] ?? 0) }),
      }),
    });
    fields.push(ref(widget));
    annotations.set(box.page, [...(annotations.get(box.page) ?? []), ref(widget)]);
  }
  for (const [index, added] of annotations) {
    const page = pages[index - 1];
    if (page === undefined) throw new PdfError(`no page ${index}`);
    const entries = new Map(page.dict.entries);
    entries.set('Annots', array(...file.items(entries.get('Annots')), ...added));
    // read in the order of the tags
    if (tags !== undefined) entries.set('Tabs', name('S'));
    written.push({ num: page.ref.num, gen: page.ref.gen, body: { kind: 'dict', entries } });
  }
  const holder = withForm(file, fields);
  const embedded = embedFiles(file, holder.catalog, files, tags?.next ?? first + 2 * places.length);
  written.push(...(tags?.written ?? []), ...embedded.written, holder.written);
  return appendUpdate(file, written, embedded.next).bytes;
}

/** What `fieldSize` will say of a field that is not made yet: of its box as it will be written. */
export function sizeOfPlace({ x, y, width, height }: FieldPlace['box']): { width: number; height: number } {
  const written = (value: number) => Number(num(value).text);
  return { width: written(x + width) - written(x), height: written(y + height) - written(y) };
}

/** Width and height of a signature field's box, in points. @throws PdfError where there is no such field */
export function fieldSize(pdf: Uint8Array, name: string): { width: number; height: number } {
  const file = new PdfFile(pdf);
  const field = fieldsOf(file).find((candidate) => candidate.name === name);
  const [x1, y1, x2, y2] = file.items(field?.dict.entries.get('Rect')).map((side) => file.number(side));
  if (x1 === undefined || y1 === undefined || x2 === undefined || y2 === undefined)
    throw new PdfError(`no signature field ${name}`);
  return { width: Math.abs(x2 - x1), height: Math.abs(y2 - y1) };
}

function withForm(file: PdfFile, added: PdfObject[]): { catalog: Map<string, PdfObject>; written: Written } {
  const root = file.trailer.entries.get('Root');
  if (root?.kind !== 'ref') throw new PdfError('the catalog is no object of its own');
  const catalog = new Map(file.catalog().entries);
  const form = new Map(file.dict(catalog.get('AcroForm'))?.entries ?? []);
  form.set('Fields', array(...file.items(form.get('Fields')), ...added));
  // signatures exist, and the file is to be continued only by updates
  form.set('SigFlags', num(3));
  catalog.set('AcroForm', { kind: 'dict', entries: form });
  return { catalog, written: { num: root.num, gen: root.gen, body: { kind: 'dict', entries: catalog } } };
}

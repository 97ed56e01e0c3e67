import { PdfFile } from './pdf/document';
import { array, dict, name, num, PdfError, type PdfObject, ref } from './pdf/objects';
import { pagesOf } from './pdf/pages';
import type { Written } from './pdf/write';

/** A stamp is one small page; more than this is something else. */
const MOST_OBJECTS = 400;

/**
 * Turns the first page of `pdf` (a stamp that the drawing process made) into a form XObject with its fonts:
 * the objects to write, numbered from `first`; the form is the first of them.
 */
export function importAppearance(
  pdf: Uint8Array,
  first: number,
): { objects: Written[]; form: number; next: number } {
  const file = new PdfFile(pdf);
  const page = pagesOf(file)[0];
  const content = file.resolve(page?.dict.entries.get('Contents'));
  if (page === undefined || content.kind !== 'stream')
    throw new PdfError('the stamp is not one page with one content');
  const numbers = new Map<number, number>();
  const queue: number[] = [];
  let next = first + 1;
  const renumber = (object: PdfObject): PdfObject => {
    switch (object.kind) {
      case 'ref': {
        const known = numbers.get(object.num);
        if (known !== undefined) return ref(known);
        if (numbers.size >= MOST_OBJECTS) throw new PdfError('the stamp is too large');
        numbers.set(object.num, next);
        queue.push(object.num);
        next += 1;
        return ref(next - 1);
      }
      case 'array':
        return array(...object.items.map(renumber));
      case 'dict':
        return {
          kind: 'dict',
          entries: new Map([...object.entries].map(([key, value]) => [key, renumber(value)])),
        };
      case 'stream':
        return { kind: 'stream', dict: dictOf(renumber(object.dict)), raw: object.raw };
      default:
        return object;
    }
  };
  const box = file.items(page.dict.entries.get('MediaBox'));
  const form = dict({
    Type: name('XObject'),
    Subtype: name('Form'),
    BBox: box.length === 4 ? array(...box) : array(num(0), num(0), num(100), num(50)),
    Resources: renumber(file.resolve(page.dict.entries.get('Resources'))),
  });
  const group = page.dict.entries.get('Group');
  if (group !== undefined) form.entries.set('Group', renumber(group));
  for (const key of ['Filter', 'DecodeParms']) {
    const value = content.dict.entries.get(key);
    if (value !== undefined) form.entries.set(key, renumber(value));
  }
  const objects: Written[] = [{ num: first, gen: 0, body: { kind: 'stream', dict: form, raw: content.raw } }];
  for (let old = queue.shift(); old !== undefined; old = queue.shift()) {
    objects.push({ num: numbers.get(old) ?? 0, gen: 0, body: renumber(file.load(old)) });
  }
  return { objects, form: first, next };
}

function dictOf(object: PdfObject) {
  if (object.kind !== 'dict') throw new PdfError('not a dictionary');
  return object;
}

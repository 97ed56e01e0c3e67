import type { PdfFile } from './pdf/document';
import { array, dict, name, num, PdfError, type PdfObject, type PdfRef, ref } from './pdf/objects';
import type { Written } from './pdf/write';

/** A widget that is to have a place in the structure of a tagged file. */
interface TaggedWidget {
  /** number of its object */
  widget: number;
  page: PdfRef;
}

interface FormTags {
  written: Written[];
  next: number;
  /** `/StructParent` of each widget, in their order */
  keys: number[];
}

const isRef = (object: PdfObject | undefined): object is PdfRef => object?.kind === 'ref';

/** The element that all others lie in. */
function outermost(file: PdfFile, root: Map<string, PdfObject>): PdfRef {
  const kids = root.get('K');
  const first = isRef(kids) && file.resolve(kids).kind === 'dict' ? kids : file.items(kids)[0];
  if (!isRef(first)) throw new PdfError('the tags have no beginning');
  return first;
}

/**
 * What a tagged file says of new form fields: an element `Form` for each, at the end of the reading order, and the way
 * back from the widget (ISO 32000-1, 14.7.4.4 and 14.8.4.5; PDF/UA-1, 7.18.4). Without it a field stands outside of what is
 * read aloud. Undefined where the file has no tags.
 * @throws PdfError where the tags are kept in a way that is not ours
 */
export function tagFields(
  file: PdfFile,
  widgets: readonly TaggedWidget[],
  first: number,
): FormTags | undefined {
  const rootRef = file.catalog().entries.get('StructTreeRoot');
  if (rootRef === undefined) return undefined;
  if (!isRef(rootRef)) throw new PdfError('the tags are no object of their own');
  const root = new Map(file.dict(rootRef)?.entries ?? []);
  const above = outermost(file, root);
  const around = new Map(file.dict(above)?.entries ?? []);
  const tree = new Map(file.dict(root.get('ParentTree'))?.entries ?? []);
  const nextKey = file.number(root.get('ParentTreeNextKey'));
  if (tree.has('Kids') || nextKey === undefined)
    throw new PdfError('the tags are kept in a tree of several nodes');
  const elements = widgets.map(
    ({ widget, page }, at): Written => ({
      num: first + at,
      gen: 0,
      body: dict({
        Type: name('StructElem'),
        S: name('Form'),
        P: above,
        Pg: page,
        K: dict({ Type: name('OBJR'), Obj: ref(widget), Pg: page }),
      }),
    }),
  );
  const keys = widgets.map((_one, at) => nextKey + at);
  const listed = elements.map((element) => ref(element.num));
  const inside = around.get('K');
  const before = inside?.kind === 'array' ? inside.items : inside === undefined ? [] : [inside];
  around.set('K', array(...before, ...listed));
  const nums = keys.flatMap((key, at) => [num(key), ref(first + at)]);
  tree.set('Nums', array(...file.items(tree.get('Nums')), ...nums));
  root.set('ParentTree', { kind: 'dict', entries: tree });
  root.set('ParentTreeNextKey', num(nextKey + widgets.length));
  const again = (of: PdfRef, entries: Map<string, PdfObject>): Written => ({
    num: of.num,
    gen: of.gen,
    body: { kind: 'dict', entries },
  });
  return {
    written: [...elements, again(above, around), again(rootRef, root)],
    next: first + widgets.length,
    keys,
  };
}

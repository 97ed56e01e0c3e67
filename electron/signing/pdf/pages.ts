import { spend } from '../work';
import type { PdfFile } from './document';
import { type PdfDict, PdfError, type PdfObject, type PdfRef } from './objects';

const MOST_PAGES = 200_000;

export interface PageNode {
  ref: PdfRef;
  dict: PdfDict;
}

/** Pages in order, and the numbers of all nodes. A tree with a circle, or a page that is no object of its own, is refused. */
export function pageTreeOf(file: PdfFile): { pages: PageNode[]; nodes: ReadonlySet<number> } {
  const pages: PageNode[] = [];
  const seen = new Set<number>();
  const stack: PdfObject[] = [];
  const root = file.catalog().entries.get('Pages');
  if (root !== undefined) stack.push(root);
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.kind !== 'ref' || seen.has(node.num)) throw new PdfError('the tree of pages is not a tree');
    seen.add(node.num);
    spend(1);
    const dict = file.resolve(node);
    if (dict.kind !== 'dict') throw new PdfError('a page is missing');
    if (file.name(dict.entries.get('Type')) === 'Page') pages.push({ ref: node, dict });
    else stack.push(...[...file.items(dict.entries.get('Kids'))].reverse());
    if (seen.size > MOST_PAGES) throw new PdfError('too many pages');
  }
  return { pages, nodes: seen };
}

/** Pages in order. @throws PdfError as `pageTreeOf` */
export const pagesOf = (file: PdfFile): PageNode[] => pageTreeOf(file).pages;

export interface FieldNode {
  ref: PdfRef;
  dict: PdfDict;
  /** full name, parts joined by dots */
  name: string;
  type: string | undefined;
  /** value, its own or inherited */
  value: PdfObject | undefined;
}

/** All fields and widgets of the form, parents before children. Circles end where they close. */
export function fieldsOf(file: PdfFile): FieldNode[] {
  const form = file.dict(file.catalog().entries.get('AcroForm'));
  const out: FieldNode[] = [];
  const seen = new Set<number>();
  const stack: { node: PdfObject; parent: FieldNode | undefined }[] = [];
  for (const node of [...file.items(form?.entries.get('Fields'))].reverse())
    stack.push({ node, parent: undefined });
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { node, parent } = next;
    if (node.kind !== 'ref') throw new PdfError('a form field is no object of its own');
    if (seen.has(node.num)) throw new PdfError('the tree of form fields is not a tree');
    seen.add(node.num);
    spend(2);
    const dict = file.resolve(node);
    // data beside the entries would be compared by nobody
    if (dict.kind === 'stream') throw new PdfError('a form field is a stream');
    if (dict.kind !== 'dict') continue;
    const own = file.resolve(dict.entries.get('T'));
    const part = own.kind === 'string' ? Buffer.from(own.bytes).toString('latin1') : undefined;
    const field: FieldNode = {
      ref: node,
      dict,
      name: [parent?.name, part].filter((text) => text !== undefined && text !== '').join('.'),
      type: file.name(dict.entries.get('FT')) ?? parent?.type,
      value: dict.entries.get('V') ?? parent?.value,
    };
    out.push(field);
    for (const kid of [...file.items(dict.entries.get('Kids'))].reverse())
      stack.push({ node: kid, parent: field });
    if (seen.size > MOST_PAGES) throw new PdfError('too many form fields');
  }
  return out;
}

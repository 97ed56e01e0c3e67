import type { PdfFile } from '../pdf/document';
import { PdfError, type PdfObject } from '../pdf/objects';
import { fieldsOf, pageTreeOf } from '../pdf/pages';
import { spend } from '../work';

/** What an object is for, as far as later revisions may touch it at all. Everything else must stay as it was signed. */
export type Role =
  | 'catalog'
  | 'form'
  | 'field-list'
  | 'field'
  | 'appearance'
  | 'page'
  | 'annotation-list'
  | 'store'
  | 'extensions'
  | 'information'
  | 'metadata';

export interface Edge {
  /** object that holds the reference, -1 for the trailer */
  from: number;
  /** key in the outermost dictionary of that object */
  key: string;
  to: number;
}

const MOST_STEPS = 1_000_000;

export class TooComplex extends Error {}

/** Calls `found` for each reference inside one object, with the outermost dictionary key that it stands under. */
export function eachReference(
  object: PdfObject,
  key: string,
  top: boolean,
  found: (num: number, key: string) => void,
): void {
  if (object.kind === 'ref') found(object.num, key);
  else if (object.kind === 'array') for (const item of object.items) eachReference(item, key, false, found);
  else if (object.kind === 'dict' || object.kind === 'stream') {
    const entries = object.kind === 'dict' ? object.entries : object.dict.entries;
    for (const [name, value] of entries) eachReference(value, top ? name : key, false, found);
  }
}

const edgesKnown = new WeakMap<PdfFile, Edge[]>();
const rolesKnown = new WeakMap<PdfFile, Map<number, Role>>();

/** All references that can be reached from the trailer; computed once for a file, however many signatures it has. */
export function reachableEdges(file: PdfFile): Edge[] {
  const known = edgesKnown.get(file);
  if (known !== undefined) return known;
  const edges: Edge[] = [];
  const seen = new Set<number>();
  const queue: number[] = [];
  const visit = (from: number, object: PdfObject): void =>
    eachReference(object, '', true, (to, key) => {
      spend(0.3);
      edges.push({ from, key, to });
      if (edges.length > MOST_STEPS) throw new TooComplex('too many references');
      if (!seen.has(to)) {
        seen.add(to);
        queue.push(to);
      }
    });
  visit(-1, file.trailer);
  for (let num = queue.pop(); num !== undefined; num = queue.pop()) visit(num, file.load(num));
  edgesKnown.set(file, edges);
  return edges;
}

/** Gives each object that may change a role, by where the document's structure puts it. */
export function rolesOf(file: PdfFile): Map<number, Role> {
  const known = rolesKnown.get(file);
  if (known !== undefined) return known;
  const roles = new Map<number, Role>();
  const give = (object: PdfObject | undefined, role: Role): void => {
    if (object?.kind === 'ref' && !roles.has(object.num)) roles.set(object.num, role);
  };
  const catalog = file.catalog().entries;
  give(file.trailer.entries.get('Root'), 'catalog');
  give(file.trailer.entries.get('Info'), 'information');
  give(catalog.get('Metadata'), 'metadata');
  const form = catalog.get('AcroForm');
  give(form, 'form');
  give(file.dict(form)?.entries.get('Fields'), 'field-list');
  const { pages, nodes } = pageTreeOf(file);
  for (const field of fieldsOf(file)) {
    if (nodes.has(field.ref.num)) throw new PdfError('a page is a form field');
    give(field.ref, 'field');
    give(field.dict.entries.get('Kids'), 'field-list');
    giveAppearance(file, field.dict.entries.get('AP'), give);
  }
  for (const page of pages) {
    give(page.ref, 'page');
    give(page.dict.entries.get('Annots'), 'annotation-list');
  }
  giveTree(file, catalog.get('DSS'), 'store', roles);
  giveTree(file, catalog.get('Extensions'), 'extensions', roles);
  rolesKnown.set(file, roles);
  return roles;
}

/** /AP is a dictionary of forms, or of dictionaries of forms (ISO 32000-1, 12.5.5). */
function giveAppearance(
  file: PdfFile,
  object: PdfObject | undefined,
  give: (o: PdfObject | undefined, r: Role) => void,
): void {
  give(object, 'appearance');
  for (const state of file.dict(object)?.entries.values() ?? []) {
    give(state, 'appearance');
    const inner = file.resolve(state);
    if (inner.kind === 'dict') for (const form of inner.entries.values()) give(form, 'appearance');
  }
}

function giveTree(file: PdfFile, start: PdfObject | undefined, role: Role, roles: Map<number, Role>): void {
  const queue: PdfObject[] = start === undefined ? [] : [start];
  for (let object = queue.pop(); object !== undefined; object = queue.pop()) {
    eachReference(object, '', true, (num) => {
      if (roles.has(num)) return;
      roles.set(num, role);
      queue.push(file.load(num));
    });
    if (roles.size > 500_000) throw new TooComplex('too many objects');
  }
}

/** From where a field is reached: the form, pages, other fields, structure elements (/K, /Obj), actions (/A, /AA, /T). */
const FIELD_WAYS = new Set(['Fields', 'CO', 'Annots', 'Kids', 'Parent', 'K', 'Obj', 'A', 'AA', 'T', '']);

/** Whether a changed object may be reached this way; a second way to it would carry the change elsewhere. */
export function edgeAllowed(role: Role, edge: Edge, roles: ReadonlyMap<number, Role>): boolean {
  const from = roles.get(edge.from);
  switch (role) {
    case 'catalog':
      return edge.from === -1 && edge.key === 'Root';
    case 'information':
      return edge.from === -1 && edge.key === 'Info';
    case 'metadata':
      return from === 'catalog' && edge.key === 'Metadata';
    case 'form':
      return from === 'catalog' && edge.key === 'AcroForm';
    case 'field-list':
      return (
        (from === 'form' && edge.key === 'Fields') ||
        (from === 'catalog' && edge.key === 'AcroForm') ||
        (from === 'field' && edge.key === 'Kids')
      );
    case 'annotation-list':
      return from === 'page' && edge.key === 'Annots';
    case 'appearance':
      return from === 'appearance' || (from === 'field' && edge.key === 'AP');
    case 'store':
      return from === 'store' || (from === 'catalog' && edge.key === 'DSS');
    case 'extensions':
      return from === 'extensions' || (from === 'catalog' && edge.key === 'Extensions');
    case 'field':
      // the form may be written into the catalog, and a page holds its widgets in no other place
      if (from === 'catalog') return edge.key === 'AcroForm';
      return from === 'page' ? edge.key === 'Annots' : FIELD_WAYS.has(edge.key);
    case 'page':
      return true;
  }
}

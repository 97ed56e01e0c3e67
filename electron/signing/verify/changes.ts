import type { PdfFile } from '../pdf/document';
import { type PdfDict, type PdfObject, pdfNull, sameObject } from '../pdf/objects';
import { fieldsOf } from '../pdf/pages';
import { serialize } from '../pdf/write';
import { type Edge, type Role, reachableEdges, rolesOf } from './roles';

/** What later revisions did to a signed one, from nothing to forbidden. */
export interface Changes {
  level: 'none' | 'signatures' | 'permitted' | 'content';
  /** what was changed, as codes with the object or key */
  reasons: { code: string; what: string }[];
}

/** Certification (DocMDP): 1 nothing, 2 forms and signatures, 3 annotations too. 2 where the signer did not say. */
export type Permission = 1 | 2 | 3;

export interface ChangeQuestion {
  signed: PdfFile;
  now: PdfFile;
  permission: Permission;
  /** names of fields that a signature locked; undefined: none */
  locked: ((field: string) => boolean) | undefined;
}

interface Context {
  question: ChangeQuestion;
  changed: Set<number>;
  rolesNow: Map<number, Role>;
  edges: Edge[];
  signedAppearances: Set<number>;
  changes: Changes;
}

const LEVELS = ['none', 'signatures', 'permitted', 'content'] as const;

function raise(changes: Changes, level: Changes['level'], code: string, what: string): void {
  if (LEVELS.indexOf(level) > LEVELS.indexOf(changes.level)) changes.level = level;
  if (changes.reasons.length < 50) changes.reasons.push({ code, what });
}

/** Object numbers of the signed revision whose content differs now. Entries at the same offset are the same bytes. */
function changedObjects(signed: PdfFile, now: PdfFile): Set<number> {
  const out = new Set<number>();
  for (const [num, before] of signed.xref.entries) {
    const after = now.xref.entries.get(num);
    const same =
      after !== undefined &&
      ((before.kind === 'offset' &&
        after.kind === 'offset' &&
        before.offset === after.offset &&
        before.gen === after.gen) ||
        (before.kind === 'packed' &&
          after.kind === 'packed' &&
          before.container === after.container &&
          !out.has(after.container)));
    if (same) continue;
    const gens = before.kind === 'offset' && after?.kind === 'offset' && before.gen !== after.gen;
    if (after === undefined || gens || !sameObject(signed.load(num), now.load(num))) out.add(num);
  }
  // objects inside a container that was itself replaced
  for (const [num, before] of signed.xref.entries) {
    if (before.kind === 'packed' && out.has(before.container) && !sameObject(signed.load(num), now.load(num)))
      out.add(num);
  }
  return out;
}

/** Cross-reference and object streams are the container, not the content. */
function isContainer(object: PdfObject): boolean {
  if (object.kind !== 'stream') return false;
  const type = object.dict.entries.get('Type');
  return type?.kind === 'name' && (type.name === 'XRef' || type.name === 'ObjStm');
}

/** Whether a changed object may be reached this way; a second way to it would carry the change elsewhere. */
function edgeAllowed(role: Role, edge: Edge, roles: Map<number, Role>): boolean {
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
    case 'page':
    case 'field':
      return true;
  }
}

function differingKeys(a: PdfDict, b: PdfDict): string[] {
  const keys = new Set([...a.entries.keys(), ...b.entries.keys()]);
  return [...keys].filter((key) => !sameObject(a.entries.get(key) ?? pdfNull, b.entries.get(key) ?? pdfNull));
}

const CATALOG_FREE = new Set(['AcroForm', 'DSS', 'Extensions']);

function compareCatalog(context: Context): void {
  const { signed, now } = context.question;
  const before = signed.catalog();
  const after = now.catalog();
  for (const key of differingKeys(before, after)) {
    if (CATALOG_FREE.has(key)) {
      if (key !== 'AcroForm') raise(context.changes, 'permitted', 'validation-data-added', key);
    } else if (key === 'Metadata') {
      raise(context.changes, 'permitted', 'metadata-changed', key);
    } else if (
      key === 'Version' &&
      (signed.name(before.entries.get(key)) ?? '') < (now.name(after.entries.get(key)) ?? '')
    ) {
      raise(context.changes, 'permitted', 'version-raised', key);
    } else raise(context.changes, 'content', 'catalog-changed', key);
  }
  compareForm(context, signed.dict(before.entries.get('AcroForm')), now.dict(after.entries.get('AcroForm')));
}

function compareForm(context: Context, before: PdfDict | undefined, after: PdfDict | undefined): void {
  if (before !== undefined && after === undefined)
    raise(context.changes, 'content', 'form-removed', 'AcroForm');
  if (after === undefined) return;
  const { signed, now } = context.question;
  for (const key of differingKeys(before ?? { kind: 'dict', entries: new Map() }, after)) {
    if (key === 'SigFlags' || key === 'Fields') continue;
    // resources and default appearance draw nothing by themselves; what they draw is judged field by field
    if (key === 'DR' || key === 'DA') raise(context.changes, 'permitted', 'form-defaults-changed', key);
    else raise(context.changes, 'content', 'form-changed', key);
  }
  compareFields(context, signed, now);
}

/**
 * Whether what showed the field when it was signed also serves something outside the form. Replacing it is then not
 * only filling a field, and what the other place shows cannot be told.
 */
function appearanceIsShared(signed: PdfFile, field: PdfDict): boolean {
  const roles = rolesOf(signed);
  const own = new Set<number>();
  const collect = (object: PdfObject | undefined): void => {
    if (object?.kind === 'ref') own.add(object.num);
  };
  collect(field.entries.get('AP'));
  for (const state of signed.dict(field.entries.get('AP'))?.entries.values() ?? []) collect(state);
  return reachableEdges(signed).some((edge) => own.has(edge.to) && !edgeAllowed('appearance', edge, roles));
}

function showsSomething(file: PdfFile, field: PdfDict): boolean {
  for (const state of file.dict(field.entries.get('AP'))?.entries.values() ?? []) {
    const form = file.resolve(state);
    if (form.kind !== 'stream' || form.raw.length > 0) return true;
  }
  return false;
}

/** Numbers of the objects that show signatures which were already there: nobody may touch them. */
function signedAppearances(signed: PdfFile): Set<number> {
  const out = new Set<number>();
  const collect = (object: PdfObject | undefined): void => {
    if (object?.kind === 'ref') out.add(object.num);
  };
  for (const field of fieldsOf(signed)) {
    if (field.type !== 'Sig' || field.value === undefined) continue;
    collect(field.dict.entries.get('AP'));
    for (const state of signed.dict(field.dict.entries.get('AP'))?.entries.values() ?? []) collect(state);
  }
  return out;
}

const FILLED = new Set(['V', 'AP', 'AS', 'M']);

function compareFields(context: Context, signed: PdfFile, now: PdfFile): void {
  const { changes, question } = context;
  const before = new Map(fieldsOf(signed).map((field) => [field.ref.num, field]));
  const after = new Map(fieldsOf(now).map((field) => [field.ref.num, field]));
  for (const [num, field] of before) {
    if (!after.has(num)) raise(changes, 'content', 'field-removed', field.name);
  }
  for (const [num, field] of after) {
    const old = before.get(num);
    const isSignature = field.type === 'Sig';
    if (old === undefined) {
      if (!isSignature) raise(changes, 'content', 'field-added', field.name);
      // an empty field with a picture is a picture over the page that nobody answers for
      else if (field.value === undefined && showsSomething(now, field.dict))
        raise(changes, 'content', 'picture-added', field.name);
      else raise(changes, 'signatures', 'signature-field-added', field.name);
      continue;
    }
    const keys = differingKeys(old.dict, field.dict);
    if (keys.includes('AP') && appearanceIsShared(signed, old.dict))
      raise(changes, 'content', 'appearance-shared', field.name);
    if (keys.includes('AP') && isSignature && old.value !== undefined) {
      raise(changes, 'content', 'signature-appearance-changed', field.name);
    }
    if (old.name !== field.name || old.type !== field.type)
      raise(changes, 'content', 'field-changed', field.name);
    for (const key of keys) {
      if (!FILLED.has(key) && key !== 'Kids')
        raise(changes, 'content', 'field-changed', `${field.name} /${key}`);
      else if (isSignature && key === 'V' && old.dict.entries.has('V'))
        raise(changes, 'content', 'signature-replaced', field.name);
      else
        raise(
          changes,
          isSignature ? 'signatures' : 'permitted',
          isSignature ? 'signature-added' : 'field-filled',
          field.name,
        );
    }
    if (keys.length > 0 && question.locked?.(field.name) === true)
      raise(changes, 'content', 'locked-field-changed', field.name);
  }
}

function annotationNumbers(file: PdfFile, page: PdfDict | undefined): PdfObject[] {
  return file.items(page?.entries.get('Annots'));
}

function comparePage(context: Context, num: number): void {
  const { signed, now, permission } = context.question;
  const before = signed.dict(signed.load(num));
  const after = now.dict(now.load(num));
  if (before === undefined || after === undefined) {
    raise(context.changes, 'content', 'page-changed', String(num));
    return;
  }
  for (const key of differingKeys(before, after)) {
    if (key !== 'Annots') raise(context.changes, 'content', 'page-changed', `${num} /${key}`);
  }
  compareAnnotations(
    context,
    num,
    annotationNumbers(signed, before),
    annotationNumbers(now, after),
    permission,
  );
}

function compareAnnotations(
  context: Context,
  page: number,
  before: PdfObject[],
  after: PdfObject[],
  permission: Permission,
): void {
  const level = permission === 3 ? 'permitted' : 'content';
  const mark = (item: PdfObject): string =>
    item.kind === 'ref' ? `${item.num} ${item.gen}` : serialize(item).toString('latin1');
  const old = new Set(before.map(mark));
  const fresh = new Set(after.map(mark));
  if (fresh.size !== after.length || old.size !== before.length)
    raise(context.changes, level, 'annotation-twice', String(page));
  for (const item of old)
    if (!fresh.has(item)) raise(context.changes, level, 'annotation-removed', String(page));
  for (const item of after) {
    if (old.has(mark(item))) continue;
    const isField = item.kind === 'ref' && context.rolesNow.get(item.num) === 'field';
    if (!isField) raise(context.changes, level, 'annotation-added', String(page));
  }
}

const INFORMATION_FREE = new Set(['ModDate', 'Producer']);

function compareOther(context: Context, num: number, role: Role): void {
  const { signed, now } = context.question;
  const before = signed.load(num);
  const after = now.load(num);
  switch (role) {
    case 'information': {
      const keys = before.kind === 'dict' && after.kind === 'dict' ? differingKeys(before, after) : ['Info'];
      for (const key of keys)
        raise(
          context.changes,
          INFORMATION_FREE.has(key) ? 'permitted' : 'content',
          'information-changed',
          key,
        );
      return;
    }
    case 'metadata':
      raise(context.changes, 'permitted', 'metadata-changed', String(num));
      return;
    case 'store':
    case 'extensions':
      raise(context.changes, 'permitted', 'validation-data-added', String(num));
      return;
    case 'appearance':
      if (context.signedAppearances.has(num))
        raise(context.changes, 'content', 'signature-appearance-changed', String(num));
      else raise(context.changes, 'permitted', 'appearance-changed', String(num));
      return;
    default:
  }
}

/** The trailer may name another table and size; a new /Root or /Info is another document. */
function compareTrailer(context: Context): void {
  const { signed, now } = context.question;
  for (const key of ['Root', 'Encrypt']) {
    const before = signed.trailer.entries.get(key) ?? pdfNull;
    const after = now.trailer.entries.get(key) ?? pdfNull;
    if (!sameObject(before, after)) raise(context.changes, 'content', 'trailer-changed', key);
  }
  const before = signed.trailer.entries.get('Info') ?? pdfNull;
  const after = now.trailer.entries.get('Info') ?? pdfNull;
  if (!sameObject(before, after)) {
    const old = signed.dict(before);
    const fresh = now.dict(after);
    const keys = old !== undefined && fresh !== undefined ? differingKeys(old, fresh) : ['Info'];
    for (const key of keys)
      raise(context.changes, INFORMATION_FREE.has(key) ? 'permitted' : 'content', 'information-changed', key);
  }
}

/** Compares the signed revision with the file as it is now, object by object, against what may change. */
export function judgeChanges(question: ChangeQuestion): Changes {
  const { signed, now, permission } = question;
  const changes: Changes = { level: 'none', reasons: [] };
  const changed = changedObjects(signed, now);
  for (const num of [...changed]) {
    if (isContainer(signed.load(num)) && !now.xref.entries.has(num)) changed.delete(num);
  }
  const rolesNow = rolesOf(now);
  const context: Context = {
    question,
    changed,
    rolesNow,
    edges: reachableEdges(now),
    signedAppearances: signedAppearances(signed),
    changes,
  };
  compareTrailer(context);
  compareCatalog(context);
  const reached = new Map<number, Edge[]>();
  for (const edge of context.edges) {
    if (changed.has(edge.to)) reached.set(edge.to, [...(reached.get(edge.to) ?? []), edge]);
  }
  for (const num of changed) {
    const ways = reached.get(num);
    // what nothing refers to any more is not shown; its former holder has changed and is judged itself
    if (ways === undefined) continue;
    const role = rolesNow.get(num);
    if (role === undefined) {
      raise(changes, 'content', 'object-changed', String(num));
      continue;
    }
    const stray = ways.find((edge) => !edgeAllowed(role, edge, rolesNow));
    if (stray !== undefined) raise(changes, 'content', 'object-changed', `${num} /${stray.key}`);
    if (role === 'page') comparePage(context, num);
    else compareOther(context, num, role);
  }
  comparePageLists(context);
  if (
    permission === 1 &&
    changes.level !== 'none' &&
    changes.reasons.some((r) => r.code !== 'validation-data-added')
  ) {
    raise(changes, 'content', 'certification-forbids', 'DocMDP 1');
  }
  return changes;
}

/** An /Annots array that is an object of its own changes without its page. */
function comparePageLists(context: Context): void {
  const { signed, now, permission } = context.question;
  for (const num of context.changed) {
    if (context.rolesNow.get(num) !== 'annotation-list') continue;
    compareAnnotations(context, num, signed.items(signed.load(num)), now.items(now.load(num)), permission);
  }
}

import type { PdfFile } from '../pdf/document';
import { type PdfObject, pdfNull, sameObject } from '../pdf/objects';
import { type ChangeContext, type ChangeQuestion, type Changes, differingKeys, raise } from './changeContext';
import { appearedObjects, changedObjects } from './changedObjects';
import { compareForm, signedAppearances } from './formChanges';
import { comparePage, comparePageLists } from './pageChanges';
import { type Edge, edgeAllowed, type Role, reachableEdges, rolesOf } from './roles';

const CATALOG_FREE = new Set(['AcroForm', 'DSS', 'Extensions']);

function compareCatalog(context: ChangeContext): void {
  const { signed, now } = context.question;
  const before = signed.catalog();
  const after = now.catalog();
  for (const key of differingKeys(before, after)) {
    if (CATALOG_FREE.has(key)) {
      if (key !== 'AcroForm') raise(context.changes, 'permitted', 'validation-data-added', key);
    } else if (key === 'Metadata') {
      compareMetadata(context, before.entries.get(key), after.entries.get(key));
    } else if (
      key === 'Version' &&
      (signed.name(before.entries.get(key)) ?? '') < (now.name(after.entries.get(key)) ?? '')
    ) {
      raise(context.changes, 'permitted', 'version-raised', key);
    } else raise(context.changes, 'content', 'catalog-changed', key);
  }
  compareForm(context, signed.dict(before.entries.get('AcroForm')), now.dict(after.entries.get('AcroForm')));
}

/** What readers show of the descriptive data (XMP, ISO 16684-1): title, authors, description. */
const SHOWN = ['dc:title', 'dc:creator', 'dc:description'];

function shownOf(file: PdfFile, object: PdfObject | undefined): string {
  const found = file.resolve(object);
  if (found.kind !== 'stream') return '';
  const text = Buffer.from(file.decode(found)).toString('utf8');
  return SHOWN.map((tag) => {
    const inner = text
      .split(`<${tag}`)
      .slice(1)
      .map((part) => part.split(`</${tag}>`)[0] ?? '');
    return inner
      .map((part) =>
        part
          .replace(/^[^>]*>/, '')
          .replace(/<[^>]*>|\s+/g, ' ')
          .trim(),
      )
      .join('|');
  }).join('\n');
}

/** Dates and programs may change; a title that says something else is content. Data that come first are not shown anywhere else. */
function compareMetadata(
  context: ChangeContext,
  before: PdfObject | undefined,
  after: PdfObject | undefined,
): void {
  const { signed, now } = context.question;
  const had = shownOf(signed, before).replace(/[|\s]/g, '') !== '';
  const same = !had || shownOf(signed, before) === shownOf(now, after);
  raise(context.changes, same ? 'permitted' : 'content', 'metadata-changed', 'Metadata');
}

const INFORMATION_FREE = new Set(['ModDate', 'Producer']);

function compareOther(context: ChangeContext, num: number, role: Role): void {
  const { signed, now } = context.question;
  const before = signed.load(num);
  const after = now.load(num);
  switch (role) {
    case 'information': {
      const keys = before.kind === 'dict' && after.kind === 'dict' ? differingKeys(before, after) : ['Info'];
      raiseInformation(context.changes, keys);
      return;
    }
    case 'metadata':
      compareMetadata(context, before, after);
      return;
    case 'store':
    case 'extensions':
      raise(context.changes, 'permitted', 'validation-data-added', String(num));
      return;
    case 'appearance':
      if (context.signedAppearances.has(num))
        raise(context.changes, 'content', 'signature-appearance-changed', String(num));
      else if (!context.filledAppearances.has(num))
        raise(context.changes, 'content', 'look-changed-alone', String(num));
      else raise(context.changes, 'permitted', 'appearance-changed', String(num));
      return;
    default:
  }
}

function raiseInformation(changes: Changes, keys: readonly string[]): void {
  for (const key of keys)
    raise(changes, INFORMATION_FREE.has(key) ? 'permitted' : 'content', 'information-changed', key);
}

/** The trailer may name another table and size; a new /Root or /Info is another document. */
function compareTrailer(context: ChangeContext): void {
  const { signed, now } = context.question;
  for (const key of ['Root', 'Encrypt']) {
    const before = signed.trailer.entries.get(key) ?? pdfNull;
    const after = now.trailer.entries.get(key) ?? pdfNull;
    if (!sameObject(before, after)) raise(context.changes, 'content', 'trailer-changed', key);
  }
  const before = signed.trailer.entries.get('Info') ?? pdfNull;
  const after = now.trailer.entries.get('Info') ?? pdfNull;
  if (sameObject(before, after)) return;
  const old = signed.dict(before);
  const fresh = now.dict(after);
  raiseInformation(
    context.changes,
    old !== undefined && fresh !== undefined ? differingKeys(old, fresh) : ['Info'],
  );
}

/** Each changed object must have a role that may change, and be reached in no other way. */
function compareObjects(context: ChangeContext): void {
  const { changes, changed, rolesNow } = context;
  const reached = new Map<number, Edge[]>();
  for (const edge of context.edges) {
    if (!changed.has(edge.to)) continue;
    const ways = reached.get(edge.to);
    if (ways === undefined) reached.set(edge.to, [edge]);
    else ways.push(edge);
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
}

/** Compares the signed revision with the file as it is now, object by object, against what may change. */
export function judgeChanges(question: ChangeQuestion): Changes {
  const { signed, now, permission } = question;
  const changes: Changes = { level: 'none', reasons: [] };
  const edges = reachableEdges(now);
  const changed = changedObjects(signed, now);
  const context: ChangeContext = {
    question,
    changed,
    rolesNow: rolesOf(now),
    edges,
    signedAppearances: signedAppearances(signed),
    filledAppearances: new Set(),
    changes,
  };
  for (const num of appearedObjects(signed, now, edges, changed))
    raise(changes, 'content', 'object-appeared', String(num));
  compareTrailer(context);
  compareCatalog(context);
  compareObjects(context);
  comparePageLists(context);
  const more = changes.reasons.some(({ code }) => code !== 'validation-data-added');
  if (permission.level === 1 && changes.level !== 'none' && more)
    raise(changes, 'content', 'certification-forbids', 'DocMDP 1');
  return changes;
}

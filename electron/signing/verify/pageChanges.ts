import type { PdfFile } from '../pdf/document';
import type { PdfObject } from '../pdf/objects';
import { serialize } from '../pdf/write';
import { type ChangeContext, differingKeys, raise } from './changeContext';

/** A page may get the widgets of further signatures, and notes where the certification says so; all else is content. */
export function comparePage(context: ChangeContext, num: number): void {
  const { signed, now } = context.question;
  const before = signed.dict(signed.load(num));
  const after = now.dict(now.load(num));
  if (before === undefined || after === undefined) {
    raise(context.changes, 'content', 'page-changed', String(num));
    return;
  }
  for (const key of differingKeys(before, after)) {
    if (key !== 'Annots') raise(context.changes, 'content', 'page-changed', `${num} /${key}`);
  }
  const annotations = (file: PdfFile, page: typeof before): PdfObject[] =>
    file.items(page.entries.get('Annots'));
  compareAnnotations(context, num, annotations(signed, before), annotations(now, after));
}

/** An /Annots array that is an object of its own changes without its page. */
export function comparePageLists(context: ChangeContext): void {
  const { signed, now } = context.question;
  for (const num of context.changed) {
    if (context.rolesNow.get(num) !== 'annotation-list') continue;
    compareAnnotations(context, num, signed.items(signed.load(num)), now.items(now.load(num)));
  }
}

/** Marks of a reader that hide nothing, as long as they bring no picture and no action of their own. */
const NOTES = new Set(['Text', 'Popup', 'Highlight', 'Underline', 'StrikeOut', 'Squiggly']);
const OWN_DOING = ['AP', 'A', 'AA', 'PA', 'RC', 'DA'];

/** "Evil annotation" (Rohlmann et al., IEEE S&P 2021): what covers the page shows other content than was certified. */
function isNote(file: PdfFile, item: PdfObject): boolean {
  const note = file.resolve(item);
  if (note.kind !== 'dict') return false;
  return (
    NOTES.has(file.name(note.entries.get('Subtype')) ?? '') && !OWN_DOING.some((key) => note.entries.has(key))
  );
}

function compareAnnotations(
  context: ChangeContext,
  page: number,
  before: PdfObject[],
  after: PdfObject[],
): void {
  const { now, permission } = context.question;
  const mark = (item: PdfObject): string =>
    item.kind === 'ref' ? `${item.num} ${item.gen}` : serialize(item).toString('latin1');
  const old = new Set(before.map(mark));
  const fresh = new Set(after.map(mark));
  if (fresh.size !== after.length || old.size !== before.length)
    raise(context.changes, 'content', 'annotation-twice', String(page));
  for (const item of old)
    if (!fresh.has(item)) raise(context.changes, 'content', 'annotation-removed', String(page));
  for (const item of after) {
    if (old.has(mark(item))) continue;
    if (item.kind === 'ref' && context.rolesNow.get(item.num) === 'field') continue;
    const allowed = permission.level === 3 && isNote(now, item);
    raise(context.changes, allowed ? 'permitted' : 'content', 'annotation-added', String(page));
  }
}

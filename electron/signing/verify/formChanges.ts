import type { PdfFile } from '../pdf/document';
import { type PdfDict, PdfError, type PdfObject, pdfNull, sameObject } from '../pdf/objects';
import { type FieldNode, fieldsOf, pagesOf } from '../pdf/pages';
import { appearancesOf, type ChangeContext, differingKeys, raise } from './changeContext';
import { edgeAllowed, reachableEdges, rolesOf } from './roles';

const emptyDict: PdfDict = { kind: 'dict', entries: new Map() };

/** The form as a whole: nothing but its fields, its flags and further resources may change. */
export function compareForm(
  context: ChangeContext,
  before: PdfDict | undefined,
  after: PdfDict | undefined,
): void {
  if (before !== undefined && after === undefined)
    raise(context.changes, 'content', 'form-removed', 'AcroForm');
  if (after === undefined) return;
  const { signed, now } = context.question;
  for (const key of differingKeys(before ?? emptyDict, after)) {
    if (key === 'SigFlags' || key === 'Fields') continue;
    // further resources draw nothing by themselves; what was there is what readers draw fields with
    const harmless =
      key === 'DR'
        ? keepsResources(signed, now, before?.entries.get(key), after.entries.get(key))
        : key === 'DA' && before?.entries.has(key) !== true;
    if (harmless) raise(context.changes, 'permitted', 'form-defaults-changed', key);
    else raise(context.changes, 'content', 'form-changed', key);
  }
  compareFields(context, signed, now);
}

/** Whether each font and the like that had a name before has the same name now. */
function keepsResources(
  signed: PdfFile,
  now: PdfFile,
  before: PdfObject | undefined,
  after: PdfObject | undefined,
): boolean {
  const fresh = now.dict(after);
  for (const [kind, held] of signed.dict(before)?.entries ?? []) {
    const other = fresh?.entries.get(kind);
    if (other !== undefined && sameObject(held, other)) continue;
    const names = now.dict(other);
    for (const [name, value] of signed.dict(held)?.entries ?? []) {
      if (!sameObject(value, names?.entries.get(name) ?? pdfNull)) return false;
    }
  }
  return true;
}

/**
 * Whether what showed the field when it was signed also serves something outside the form. Replacing it is then not
 * only filling a field, and what the other place shows cannot be told.
 */
function appearanceIsShared(signed: PdfFile, field: PdfDict): boolean {
  const roles = rolesOf(signed);
  const own = appearancesOf(signed, field);
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
export function signedAppearances(signed: PdfFile): Set<number> {
  const out = new Set<number>();
  for (const field of fieldsOf(signed)) {
    if (field.type !== 'Sig' || field.value === undefined) continue;
    for (const num of appearancesOf(signed, field.dict)) out.add(num);
  }
  return out;
}

/** Keys of a field that filling it changes. */
const FILLED = new Set(['V', 'AP', 'AS', 'M']);

function compareFields(context: ChangeContext, signed: PdfFile, now: PdfFile): void {
  const { changes } = context;
  const before = new Map(fieldsOf(signed).map((field) => [field.ref.num, field]));
  const after = new Map(fieldsOf(now).map((field) => [field.ref.num, field]));
  for (const [num, field] of before) {
    if (!after.has(num)) raise(changes, 'content', 'field-removed', field.name);
  }
  const added: FieldNode[] = [];
  for (const [num, field] of after) {
    const old = before.get(num);
    if (old !== undefined) compareField(context, old, field);
    // what was a font, a page or a note must not become a field under its old number
    else if (signed.xref.entries.has(num)) raise(changes, 'content', 'object-changed', `${num} /FT`);
    else if (field.type !== 'Sig') raise(changes, 'content', 'field-added', field.name);
    else added.push(field);
  }
  compareAddedSignatures(context, added);
}

function compareField(context: ChangeContext, old: FieldNode, field: FieldNode): void {
  const { changes, question } = context;
  const { signed, now } = question;
  const isSignature = field.type === 'Sig';
  const keys = differingKeys(old.dict, field.dict);
  if (keys.includes('AP') && appearanceIsShared(signed, old.dict))
    raise(changes, 'content', 'appearance-shared', field.name);
  if (keys.includes('AP') && isSignature && old.value !== undefined)
    raise(changes, 'content', 'signature-appearance-changed', field.name);
  if (old.name !== field.name || old.type !== field.type)
    raise(changes, 'content', 'field-changed', field.name);
  const filled = !sameObject(old.value ?? pdfNull, field.value ?? pdfNull);
  if (filled) for (const num of appearancesOf(now, field.dict)) context.filledAppearances.add(num);
  for (const key of keys) {
    if (!FILLED.has(key) && key !== 'Kids')
      raise(changes, 'content', 'field-changed', `${field.name} /${key}`);
    else if (isSignature && key === 'V' && old.dict.entries.has('V'))
      raise(changes, 'content', 'signature-replaced', field.name);
    // another look for the same value shows something that the value does not say
    else if ((key === 'AP' || key === 'AS') && !filled)
      raise(changes, 'content', 'look-changed-alone', field.name);
    else if (isSignature) raise(changes, 'signatures', 'signature-added', field.name);
    else raise(changes, 'permitted', 'field-filled', field.name);
  }
  if (keys.length > 0 && question.locked?.(field.name) === true)
    raise(changes, 'content', 'locked-field-changed', field.name);
}

/** The part of a page that pictures of further signatures may take. */
const LARGEST_SHARE = 0.25;

/**
 * Signature fields that did not stand in the signed revision. Whoever signs in one answers for no other byte, but its
 * picture lies over the page: a certified file takes none ("sneaky signature", Rohlmann et al., IEEE S&P 2021), another
 * only a small one, which is named.
 */
function compareAddedSignatures(context: ChangeContext, added: readonly FieldNode[]): void {
  const { changes, question } = context;
  const { now, permission } = question;
  let share = 0;
  for (const { name, dict, value } of added) {
    const part = showsSomething(now, dict) ? shareOfPage(now, dict) : 0;
    share += part;
    if (part === 0) raise(changes, 'signatures', 'signature-field-added', name);
    else if (value === undefined || permission.certified || share > LARGEST_SHARE)
      raise(changes, 'content', 'picture-added', name);
    else raise(changes, 'signatures', 'visible-signature-added', name);
  }
}

const numbersOf = (file: PdfFile, object: PdfObject | undefined): number[] =>
  file.items(object).map((item) => file.number(item) ?? Number.NaN);

/** How much of the smallest page a widget takes, 0 where it has no extent. @throws PdfError for a box that is none */
function shareOfPage(file: PdfFile, widget: PdfDict): number {
  const [left = 0, low = 0, right = 0, high = 0] = numbersOf(file, widget.entries.get('Rect'));
  const area = Math.abs((right - left) * (high - low));
  if (!Number.isFinite(area)) throw new PdfError('a field without a box');
  if (area === 0) return 0;
  const pages = pagesOf(file)
    .map(({ dict }) => numbersOf(file, dict.entries.get('MediaBox')))
    .filter((box) => box.length === 4)
    .map(([a = 0, b = 0, c = 0, d = 0]) => Math.abs((c - a) * (d - b)));
  // a box that pages inherit is not looked up: A6 is smaller than any report
  return area / Math.min(...pages, 298 * 420);
}

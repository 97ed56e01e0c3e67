import type { Author, EntryHands, EntrySubject, RowChange } from '../domain/ledger';
import { role } from '../domain/officer';

/** Shapes are checked by hand: a schema library takes longer over an entry than its hash and its replay together. */
export type Fields = Readonly<Record<string, unknown>>;

export class WrongShape extends Error {
  constructor(where: string) {
    super(`not the shape of an entry: ${where}`);
    this.name = 'WrongShape';
  }
}

export function fieldsOf(value: unknown, where: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new WrongShape(where);
  return value as Fields;
}

/** @throws WrongShape when the object says more or less than these fields */
export function exactly(value: unknown, names: readonly string[], where: string): Fields {
  const fields = fieldsOf(value, where);
  let known = 0;
  for (const name of names) if (Object.hasOwn(fields, name)) known += 1;
  if (known !== names.length || Object.keys(fields).length !== known) throw new WrongShape(where);
  return fields;
}

export function text(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value !== 'string') throw new WrongShape(name);
  return value;
}

export function whole(fields: Fields, name: string): number {
  const value = fields[name];
  if (!Number.isSafeInteger(value)) throw new WrongShape(name);
  return value as number;
}

const roles: ReadonlySet<string> = new Set(role.options);
const authorNames = ['id', 'name', 'rank', 'unit', 'role'] as const;

export function authorOf(value: unknown): Author {
  const fields = exactly(value, authorNames, 'author');
  for (const name of authorNames) text(fields, name);
  if (!roles.has(text(fields, 'role'))) throw new WrongShape('role');
  return value as Author;
}

const subjectNames = ['kind', 'id', 'number', 'title', 'caseId'] as const;

export function subjectOf(value: unknown): EntrySubject {
  const fields = exactly(value, subjectNames, 'subject');
  for (const name of subjectNames) if (name !== 'caseId' || fields.caseId !== null) text(fields, name);
  return value as EntrySubject;
}

export function handsOf(value: unknown): EntryHands | null {
  if (value === null) return null;
  const fields = exactly(value, ['second', 'authorisation'], 'hands');
  text(fields, 'authorisation');
  if (fields.second !== null) authorOf(fields.second);
  return value as EntryHands;
}

export function changesOf(value: unknown): readonly RowChange[] {
  if (!Array.isArray(value)) throw new WrongShape('changes');
  for (const change of value) checkChange(change);
  return value as RowChange[];
}

function checkChange(value: unknown): void {
  const op = fieldsOf(value, 'change').op;
  const name = op === 'insert' ? 'row' : 'fields';
  if (op !== 'insert' && op !== 'update') throw new WrongShape('op');
  const change = exactly(value, ['op', 'table', 'id', name], 'change');
  text(change, 'table');
  text(change, 'id');
  const cells = fieldsOf(change[name], name);
  if (op === 'insert') return;
  for (const step of Object.values(cells))
    if (!Array.isArray(step) || step.length !== 2) throw new WrongShape('fields');
}

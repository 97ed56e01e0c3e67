import type { PdfFile } from '../pdf/document';
import { type PdfDict, type PdfObject, pdfNull, sameObject } from '../pdf/objects';
import type { Permission } from './permissions';
import type { Edge, Role } from './roles';

/** What later revisions did to a signed one, from nothing to forbidden. */
export interface Changes {
  level: 'none' | 'signatures' | 'permitted' | 'content';
  /** what was changed, as codes with the object or key */
  reasons: { code: string; what: string }[];
}

export interface ChangeQuestion {
  signed: PdfFile;
  now: PdfFile;
  permission: Permission;
  /** names of fields that a signature locked; undefined: none */
  locked: ((field: string) => boolean) | undefined;
}

export interface ChangeContext {
  question: ChangeQuestion;
  changed: ReadonlySet<number>;
  rolesNow: ReadonlyMap<number, Role>;
  edges: readonly Edge[];
  /** objects that show signatures which stood when it was signed */
  signedAppearances: ReadonlySet<number>;
  /** objects that show fields whose value is another now */
  filledAppearances: Set<number>;
  changes: Changes;
}

const LEVELS = ['none', 'signatures', 'permitted', 'content'] as const;

export function raise(changes: Changes, level: Changes['level'], code: string, what: string): void {
  if (LEVELS.indexOf(level) > LEVELS.indexOf(changes.level)) changes.level = level;
  if (changes.reasons.length < 50) changes.reasons.push({ code, what });
}

export function differingKeys(a: PdfDict, b: PdfDict): string[] {
  const keys = new Set([...a.entries.keys(), ...b.entries.keys()]);
  return [...keys].filter((key) => !sameObject(a.entries.get(key) ?? pdfNull, b.entries.get(key) ?? pdfNull));
}

/** Numbers of the objects that show a field: /AP, its states, and the forms of each state (ISO 32000-1, 12.5.5). */
export function appearancesOf(file: PdfFile, field: PdfDict): Set<number> {
  const out = new Set<number>();
  const collect = (object: PdfObject | undefined): void => {
    if (object?.kind === 'ref') out.add(object.num);
  };
  const look = field.entries.get('AP');
  collect(look);
  for (const state of file.dict(look)?.entries.values() ?? []) {
    collect(state);
    const inner = file.resolve(state);
    if (inner.kind === 'dict') for (const form of inner.entries.values()) collect(form);
  }
  return out;
}

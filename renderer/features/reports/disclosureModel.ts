import type { DisclosableField } from '../../../db/domain/disclosure';
import { type PersonRole, personRole } from '../../../db/domain/person';

/** Fields of one record, or of one part of the data where they belong to no numbered record. */
export interface FieldGroup {
  readonly key: string;
  readonly part: string;
  readonly record: string;
  readonly role: string;
  /** Of a person: the name, by which officers know whom they hide. */
  readonly name: string;
  readonly fields: readonly DisclosableField[];
}

/** Persons first, since it is they who are protected; the rest in the order of the report. */
export function groupFields(fields: readonly DisclosableField[]): FieldGroup[] {
  const groups = new Map<string, DisclosableField[]>();
  for (const field of fields) {
    const key = `${field.part} ${field.record}`;
    groups.set(key, [...(groups.get(key) ?? []), field]);
  }
  const all = [...groups].map(([key, inside]): FieldGroup => {
    const [{ part = '', record = '', role = '' } = {}] = inside;
    const name = part === 'persons' ? inside.find((field) => field.name === 'name') : undefined;
    const fields = name === undefined ? inside : [name, ...inside.filter((field) => field !== name)];
    return { key, part, record, role, name: name?.text ?? '', fields };
  });
  const first = all.filter(({ part }) => part === 'persons');
  return [...first, ...all.filter(({ part }) => part !== 'persons')];
}

/** Roles of the persons that the report speaks of, victims and witnesses first. */
export function rolesIn(fields: readonly DisclosableField[]): PersonRole[] {
  const order: readonly PersonRole[] = ['victim', 'witness', 'attesting-witness'];
  const found = new Set(fields.map(({ role }) => role));
  const roles = personRole.options.filter((role) => found.has(role));
  return [...order.filter((role) => roles.includes(role)), ...roles.filter((role) => !order.includes(role))];
}

/** Namespace of the words in which the fields of a part have their labels. */
const namespaces: Readonly<Record<string, string>> = {
  case: 'case',
  persons: 'person',
  exhibits: 'exhibit',
  wallets: 'wallet',
  sites: 'site',
  links: 'link',
  envelopes: 'envelope',
};

export const namespaceOf = (part: string): string => namespaces[part] ?? 'records';

import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

type Schema = { readonly [key: string]: unknown };

/** What a value breaks of a JSON schema: the keywords that the schemas of STIX use, references to files beside them included. */
export function schemaErrors(file: string, value: unknown): string[] {
  return errorsOf(read(file), file, value, '');
}

const read = (file: string): Schema => JSON.parse(readFileSync(file, 'utf8')) as Schema;

/** The published schemas name each other by their address; here they stand in folders of the same names. */
function fileOf(reference: string, from: string): string {
  const published = /schemas\/(common\/.+)$/.exec(reference)?.[1];
  return published === undefined
    ? resolve(dirname(from), reference)
    : resolve(dirname(from), '..', published);
}

function errorsOf(schema: Schema, file: string, value: unknown, at: string): string[] {
  const found: string[] = [];
  const wrong = (what: string) => found.push(`${at || '.'}: ${what}`);
  if (typeof schema.$ref === 'string') {
    if (schema.$ref.startsWith('#/')) {
      const root = read(file);
      const inner = schema.$ref
        .slice(2)
        .split('/')
        .reduce<unknown>((part, key) => (part as Schema)[key], root);
      found.push(...errorsOf(inner as Schema, file, value, at));
    } else {
      const other = fileOf(schema.$ref, file);
      found.push(...errorsOf(read(other), other, value, at));
    }
  }
  for (const part of (schema.allOf as Schema[] | undefined) ?? [])
    found.push(...errorsOf(part, file, value, at));
  for (const key of ['anyOf', 'oneOf'] as const) {
    const parts = schema[key] as Schema[] | undefined;
    if (parts && !parts.some((part) => errorsOf(part, file, value, at).length === 0)) wrong(key);
  }
  if (schema.not && errorsOf(schema.not as Schema, file, value, at).length === 0) wrong('not');
  if ('const' in schema && JSON.stringify(schema.const) !== JSON.stringify(value)) wrong('const');
  if (Array.isArray(schema.enum) && !schema.enum.includes(value)) wrong(`enum ${String(value)}`);
  if (typeof schema.type === 'string' && !isOf(schema.type, value)) wrong(`type ${schema.type}`);
  if (
    typeof value === 'string' &&
    typeof schema.pattern === 'string' &&
    !new RegExp(schema.pattern).test(value)
  )
    wrong(`pattern ${schema.pattern}`);
  if (Array.isArray(value)) {
    if (typeof schema.minItems === 'number' && value.length < schema.minItems) wrong('minItems');
    if (schema.items)
      for (const [index, item] of value.entries())
        found.push(...errorsOf(schema.items as Schema, file, item, `${at}.${index}`));
  } else if (typeof value === 'object' && value !== null) {
    found.push(...ofFields(schema, file, value as Schema, at));
  }
  return found;
}

function ofFields(schema: Schema, file: string, value: Schema, at: string): string[] {
  const required = ((schema.required as string[] | undefined) ?? [])
    .filter((name) => !Object.hasOwn(value, name))
    .map((name) => `${at || '.'}: lacks ${name}`);
  const known = (schema.properties as Record<string, Schema> | undefined) ?? {};
  const inner = Object.entries(value).flatMap(([name, one]) =>
    known[name] ? errorsOf(known[name], file, one, `${at}.${name}`) : [],
  );
  return [...required, ...inner];
}

function isOf(type: string, value: unknown): boolean {
  if (type === 'array') return Array.isArray(value);
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value);
  return typeof value === type;
}

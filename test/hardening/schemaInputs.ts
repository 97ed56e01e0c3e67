import fc from 'fast-check';
import type { z } from 'zod';

/** Texts that are there in the vault or on the disk of the test: ids, folders, passphrases. */
export type Known = readonly string[];

/** What a schema of zod keeps of itself; only the parts that the generator reads. */
interface Definition {
  readonly type: string;
  readonly shape?: Record<string, z.ZodType>;
  readonly element?: z.ZodType;
  readonly items?: readonly z.ZodType[];
  readonly innerType?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly entries?: Record<string, string | number>;
  readonly values?: readonly unknown[];
  readonly in?: z.ZodType;
  readonly keyType?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly getter?: () => z.ZodType;
}

/** Values that fit a schema's shape, mostly: ranges and patterns are the router's to refuse. */
export function inputsOf(schema: z.ZodType, known: Known): fc.Arbitrary<unknown> {
  const of = (inner: z.ZodType) => inputsOf(inner, known);
  const definition = schema.def as unknown as Definition;
  switch (definition.type) {
    case 'object':
      return fc.record(
        Object.fromEntries(Object.entries(definition.shape ?? {}).map(([key, inner]) => [key, of(inner)])),
      );
    case 'string':
      return texts(known);
    case 'number':
    case 'int':
      return fc.oneof(fc.integer({ min: 0, max: 500 }), fc.constantFrom(-1, 0, 1, 2 ** 53, 1.5));
    case 'boolean':
      return fc.boolean();
    case 'enum':
      return fc.constantFrom(...Object.values(definition.entries ?? {}));
    case 'literal':
      return fc.constantFrom(...(definition.values ?? []));
    case 'array':
      return fc.array(inside(definition.element, of), { maxLength: 3 });
    case 'tuple':
      return fc.tuple(...(definition.items ?? []).map(of));
    case 'optional':
      return fc.option(inside(definition.innerType, of), { nil: undefined });
    case 'nullable':
      return fc.option(inside(definition.innerType, of), { nil: null });
    case 'default':
    case 'prefault':
    case 'catch':
    case 'readonly':
    case 'nonoptional':
      return inside(definition.innerType, of);
    case 'union':
      return fc.oneof(...(definition.options ?? []).map(of));
    case 'pipe':
      return inside(definition.in, of);
    case 'record':
      return fc.dictionary(fc.string({ maxLength: 20 }), inside(definition.valueType, of), { maxKeys: 3 });
    case 'lazy':
      return inside(definition.getter?.(), of);
    default:
      return fc.anything();
  }
}

function inside(
  schema: z.ZodType | undefined,
  of: (inner: z.ZodType) => fc.Arbitrary<unknown>,
): fc.Arbitrary<unknown> {
  return schema === undefined ? fc.anything() : of(schema);
}

function texts(known: Known): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...known) },
    {
      weight: 2,
      arbitrary: fc.constantFrom('', '2026-11-18', '12', ...hostileTexts.map(({ text }) => text)),
    },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  );
}

/** What no schema asks for: nests, numbers, names of the prototype. */
export function anyInputs(known: Known): fc.Arbitrary<unknown> {
  return fc.oneof(
    fc.anything({ maxDepth: 3, withBigInt: true, withDate: true, withNullPrototype: true }),
    fc.dictionary(
      fc.constantFrom('id', 'caseId', 'draft', 'folder', '__proto__', 'constructor', 'toString'),
      fc.oneof(fc.constantFrom<unknown>(...known), fc.anything({ maxDepth: 1 })),
    ),
  );
}

/** Texts by which a field is turned against whoever reads it, and the length at which each is tried. */
export const hostileTexts: readonly { name: string; text: string }[] = [
  { name: 'a script', text: '<script>window.pwned=1</script><img src=x onerror=alert(1)>' },
  { name: 'a direction override', text: 'счёт \u202e321\u202c' },
  { name: 'a short direction override', text: '\u202e12' },
  { name: 'a zero-width space', text: 'ko\u200bsher' },
  { name: 'a NUL', text: 'a\u0000b' },
  { name: 'half of a surrogate pair', text: 'до \ud83d после' },
  { name: 'a formula', text: '=HYPERLINK("http://x.invalid","y")' },
  { name: 'a formula by plus', text: '+cmd|calc!A1' },
  { name: 'SQL', text: "'; DROP TABLE officer; --" },
  { name: 'a path upwards', text: '../../../../etc/passwd' },
  { name: 'a template of words', text: '{{officer}} $t(common:yes) %s' },
  { name: 'composed and decomposed letters', text: 'Ё \u0415\u0308 ﬁ' },
];

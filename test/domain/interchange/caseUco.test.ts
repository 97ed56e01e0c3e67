import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { caseUco } from '../../../db/domain/interchange/caseUco';
import { partnerSource as source } from './partnerSource';

const fixtures = resolve(import.meta.dirname, '../../fixtures/interchange/case-uco');
const json = <T>(file: string): T => JSON.parse(readFileSync(resolve(fixtures, file), 'utf8')) as T;

interface Constraint {
  datatype?: string;
  class?: string;
  minCount?: number;
  maxCount?: number;
}
type Terms = Record<string, { subClassOf: string[]; properties: Record<string, Constraint> }>;
const terms = json<Terms>('terms.json');

type Node = { readonly [key: string]: unknown };
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function ancestors(name: string): string[] {
  return [name, ...(terms[name]?.subClassOf ?? []).flatMap(ancestors)];
}

function constraints(name: string): Record<string, Constraint> {
  return Object.assign(
    {},
    ...ancestors(name)
      .reverse()
      .map((one) => terms[one]?.properties ?? {}),
  );
}

/** All nodes that say what they are, wherever they stand. */
function nodesOf(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (!isNode(value)) return [];
  const own = typeof value['@id'] === 'string' && value['@type'] !== undefined ? [value] : [];
  return [...own, ...Object.values(value).flatMap(nodesOf)];
}

function datatypeOf(value: unknown): string {
  if (isNode(value) && typeof value['@type'] === 'string' && '@value' in value) return value['@type'];
  if (typeof value === 'string') return 'xsd:string';
  return typeof value === 'boolean' ? 'xsd:boolean' : 'xsd:integer';
}

/** What a document breaks of the ontologies' shapes. `strict` names classes and properties that they do not have. */
function shapeErrors(document: unknown, strict: boolean): string[] {
  const nodes = nodesOf(document);
  const types = new Map(nodes.map((node) => [node['@id'], String(node['@type'])]));
  return nodes.flatMap((node) => {
    const type = String(node['@type']);
    if (!terms[type]) return strict ? [`no class ${type}`] : [];
    const known = constraints(type);
    const used = Object.keys(node).filter((key) => !key.startsWith('@'));
    const lacking = Object.entries(known)
      .filter(([name, { minCount = 0 }]) => minCount > 0 && node[name] === undefined)
      .map(([name]) => `${type} lacks ${name}`);
    return [
      ...lacking,
      ...used.flatMap((name) => valueErrors(type, name, node[name], known[name], types, strict)),
    ];
  });
}

function valueErrors(
  type: string,
  name: string,
  value: unknown,
  rule: Constraint | undefined,
  types: ReadonlyMap<unknown, string>,
  strict: boolean,
): string[] {
  if (!rule) return strict ? [`${type} has no ${name}`] : [];
  const values = Array.isArray(value) ? value : [value];
  const many =
    rule.maxCount !== undefined && values.length > rule.maxCount ? [`${type} ${name}: too many`] : [];
  const wrong = values.flatMap((one) => {
    if (rule.datatype !== undefined)
      return datatypeOf(one) === rule.datatype ? [] : [`${type} ${name}: ${datatypeOf(one)}`];
    if (rule.class === undefined) return [];
    if (!isNode(one) || typeof one['@id'] !== 'string') return [`${type} ${name}: no IRI`];
    const target = types.get(one['@id']);
    if (target === undefined || !terms[target]) return strict ? [`${type} ${name}: points at nothing`] : [];
    return ancestors(target).includes(rule.class) ? [] : [`${type} ${name}: ${target} is no ${rule.class}`];
  });
  return [...many, ...wrong];
}

describe('a case as CASE/UCO', () => {
  // Would catch: a judge of shapes that finds nothing, or finds fault with the ontology's own examples.
  it('is judged by shapes that accept the published examples and refuse what breaks them', () => {
    for (const name of ['device.json', 'location.json']) expect(shapeErrors(json(name), false)).toEqual([]);
    const broken = {
      '@id': 'kb:1',
      '@type': 'uco-observable:DeviceFacet',
      'uco-observable:manufacturer': 'Ledger',
      'uco-observable:colour': 'black',
    };
    expect(shapeErrors(broken, true)).toEqual([
      'uco-observable:DeviceFacet uco-observable:manufacturer: no IRI',
      'uco-observable:DeviceFacet has no uco-observable:colour',
    ]);
  });

  // Would catch: a class or property that the ontologies do not have, a text where a thing must stand, a count that is wrong.
  it('uses classes and properties that exist, as their shapes want them', () => {
    const document = caseUco(source);
    expect(shapeErrors(document, true)).toEqual([]);
    const types = new Set(nodesOf(document).map((node) => node['@type']));
    for (const type of [
      'case-investigation:Investigation',
      'case-investigation:ProvenanceRecord',
      'uco-observable:DigitalAddressFacet',
      'uco-observable:MobileDevice',
      'uco-location:LatLongCoordinatesFacet',
      'uco-core:Relationship',
    ])
      expect(types).toContain(type);
  });

  // Would catch: two objects of one name, a reference to nothing, an empty text that says something.
  it('names each thing once, refers only to what it names, and is the same each time', () => {
    const document = caseUco(source);
    const ids = nodesOf(document).map((node) => node['@id']);
    expect(new Set(ids).size).toBe(ids.length);
    const text = JSON.stringify(document);
    const context = JSON.stringify(document['@context']);
    for (const [, ref] of text.replace(context, '').matchAll(/"@id":"([^"]+)"/g)) expect(ids).toContain(ref);
    expect(text).not.toContain('""');
    expect(JSON.stringify(caseUco(source))).toBe(text);
  });

  it('leaves out a link whose end a report does not have, and is never an empty bundle', () => {
    const { vault, head, taken, links } = source;
    const objects = (caseUco({ vault, head, taken, links })['uco-core:object'] as Node[]).map(
      (one) => one['@type'],
    );
    expect(objects).toEqual(['uco-tool:Tool']);
    expect(shapeErrors(caseUco({ vault, head, taken }), true)).toEqual([]);
  });
});

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type MispObject, mispEvent } from '../../../db/domain/interchange/misp';
import { stixBundle } from '../../../db/domain/interchange/stix';
import { ownNames, uuidV5 } from '../../../db/domain/interchange/uuidV5';
import { schemaErrors } from './jsonSchema';
import { bitcoin, partnerSource as source } from './partnerSource';

const fixtures = resolve(import.meta.dirname, '../../fixtures/interchange');
const json = <T>(file: string): T => JSON.parse(readFileSync(resolve(fixtures, file), 'utf8')) as T;

interface Stix {
  type: string;
  id: string;
  [key: string]: unknown;
}
interface Bundle {
  type: string;
  id: string;
  objects: Stix[];
}

describe('names of version 5', () => {
  // Would catch: other bytes than RFC 9562 says, so that nobody else comes to the same id.
  it('are those of the RFC and of the extension', () => {
    expect(uuidV5('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com')).toBe(
      '2ed6657d-e927-568b-95e1-2665a8aea6a2',
    );
    expect(uuidV5('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'dalel.invalid')).toBe(ownNames);
    const { value, id } = json<{ value: string; id: string }>('stix/scos/example-wallet.json');
    expect(`cryptocurrency-wallet--${uuidV5('00abedb4-aa42-466c-9c01-fed23315a9b7', value)}`).toBe(id);
  });
});

describe('a case as STIX 2.1', () => {
  const bundle = (named = true) => JSON.parse(JSON.stringify(stixBundle(source, named))) as Bundle;
  const schemaOf = (type: string): string | undefined =>
    ({
      identity: 'sdos/identity',
      grouping: 'sdos/grouping',
      note: 'sdos/note',
      relationship: 'sros/relationship',
      'marking-definition': 'common/marking-definition',
      'cryptocurrency-wallet': 'scos/cryptocurrency-wallet',
      'cryptocurrency-transaction': 'scos/cryptocurrency-transaction',
    })[type];

  // Would catch: a property that the schemas do not know so, a malformed id or time, an object of no type.
  it('keeps to the schemas, object by object', () => {
    const { objects, ...head } = bundle();
    expect(head.id).toMatch(/^bundle--[0-9a-f-]{36}$/);
    const errors = objects.flatMap((one) => {
      const schema = schemaOf(one.type);
      if (schema === undefined)
        return one.type === 'extension-definition' ? [] : [`no schema for ${one.type}`];
      const file = resolve(fixtures, `stix/${schema}.json`);
      return schemaErrors(file, one).map((error) => `${one.id}${error}`);
    });
    expect(errors).toEqual([]);
    expect(schemaErrors(resolve(fixtures, 'stix/sdos/identity.json'), { type: 'identity' })).not.toEqual([]);
  });

  it('names the extensions as their authors define them', () => {
    for (const kind of ['wallet', 'transaction']) {
      const { object_marking_refs: _marks, ...published } = json<Record<string, unknown>>(
        `stix/scos/definition-${kind}.json`,
      );
      expect(bundle().objects.find(({ id }) => id === published.id)).toEqual(published);
    }
  });

  // Would catch: an object twice, a reference to nothing, an id that is another one tomorrow.
  it('names each thing once, points only at what it holds, and is the same each time', () => {
    const { objects } = bundle();
    const ids = objects.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const refs = [...JSON.stringify(objects).matchAll(/"([a-z-]+--[0-9a-f-]{36})"/g)].map(([, ref]) => ref);
    const outside = 'identity--9779a2db-f98c-5f4b-8d08-8ee04e02dbb5';
    expect(refs.filter((ref) => ref !== outside && !ids.includes(ref ?? ''))).toEqual([]);
    expect(bundle()).toEqual(bundle());
    expect(ids).toContain('cryptocurrency-wallet--b6ae6083-875f-5fe9-84b9-89e168f89406');
  });

  // Would catch: an amount that a double rounds, given out as exact.
  it('states a number only where it is the amount, and the amount in words', () => {
    const text = JSON.stringify(bundle());
    expect(text).toContain('0.12345678');
    expect(text).toContain('9007199254.740993000000000001 ETH');
    const [, large] = bundle().objects.filter(({ type }) => type === 'cryptocurrency-transaction');
    expect(JSON.stringify(large)).not.toContain('amount');
  });

  it('names nobody unless asked, and a victim never', () => {
    for (const made of [bundle(), mispEvent(source, true)]) expect(JSON.stringify(made)).toContain('Қуат');
    for (const made of [bundle(false), mispEvent(source, false)])
      expect(JSON.stringify(made)).not.toMatch(/Қуат|Алтын/);
    for (const made of [bundle(), mispEvent(source, true)])
      expect(JSON.stringify(made)).not.toContain('Сауле');
  });
});

interface Definition {
  uuid: string;
  version: number;
  'meta-category': string;
  requiredOneOf?: string[];
  attributes: Record<string, { 'misp-attribute': string; multiple?: boolean; sane_default?: string[] }>;
}

describe('a case as an event of MISP', () => {
  const { Event } = mispEvent(source, true) as {
    Event: { Object: MispObject[]; uuid: string; date: string };
  };
  const relations = json<{ values: { name: string }[] }>('misp/relationships.json').values.map(
    ({ name }) => name,
  );

  // Would catch: a relation or type that the template has not, a template of another version, an object that says nothing.
  it('keeps to the templates of its objects', () => {
    const names = [...new Set(Event.Object.map(({ name }) => name))].sort();
    expect(names).toEqual([
      'btc-transaction',
      'btc-wallet',
      'coin-address',
      'cryptocurrency-transaction',
      'forensic-case',
      'person',
    ]);
    for (const object of Event.Object) {
      const template = json<Definition>(`misp/${object.name}.json`);
      expect(object).toMatchObject({
        template_uuid: template.uuid.toLowerCase(),
        template_version: String(template.version),
        'meta-category': template['meta-category'],
      });
      const used = object.Attribute.map((one) => one.object_relation);
      for (const one of object.Attribute) {
        const known = template.attributes[one.object_relation];
        expect([object.name, one.object_relation, one.type]).toEqual([
          object.name,
          one.object_relation,
          known?.['misp-attribute'],
        ]);
        expect(one.value).not.toBe('');
        if (known?.multiple !== true)
          expect(used.filter((name) => name === one.object_relation)).toHaveLength(1);
        if (known?.sane_default && one.object_relation === 'role')
          expect(known.sane_default).toContain(one.value);
      }
      if (template.requiredOneOf)
        expect(used.some((name) => template.requiredOneOf?.includes(name))).toBe(true);
      for (const { relationship_type } of object.ObjectReference)
        expect(relations).toContain(relationship_type);
    }
  });

  it('names each thing once and points only at what it holds', () => {
    const ids = Event.Object.map(({ uuid }) => uuid);
    const attributes = Event.Object.flatMap(({ Attribute }) => Attribute.map(({ uuid }) => uuid));
    expect(new Set([...ids, ...attributes, Event.uuid]).size).toBe(ids.length + attributes.length + 1);
    for (const { referenced_uuid } of Event.Object.flatMap(({ ObjectReference }) => ObjectReference))
      expect(ids).toContain(referenced_uuid);
    expect(mispEvent(source, true)).toEqual({ Event });
  });

  it('writes each coin where the template has it, balances exactly, and nothing to search for that failed', () => {
    const values = (relation: string) =>
      Event.Object.flatMap(({ Attribute }) => Attribute)
        .filter(({ object_relation }) => object_relation === relation)
        .map(({ value }) => value);
    expect(values('address')).toEqual([bitcoin, bitcoin]);
    expect(values('address-xmr')).toEqual(['4'.repeat(95)]);
    expect(values('address-crypto')).toEqual(['TLsV52sRDL79HXGGm9yzwKibb6BeruhUzy']);
    expect(values('current-balance')).toEqual(['1.50000001']);
    expect(
      values('time').every((at) => at === '2026-11-18T02:31:00.000Z' || at === '2026-11-18T02:00:00.000Z'),
    ).toBe(true);
  });
});

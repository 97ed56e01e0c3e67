import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  commit,
  digestOfDisclosure,
  disclosableFields,
  disclosureOf,
  fillHidden,
  hide,
  judgeCommitments,
  stillShown,
} from '../../db/domain/commitments';

const salt = (pointer: string) => createHash('sha256').update(pointer).digest().subarray(0, 16);

const people = {
  report: 'R-01',
  head: { seq: 7, hash: 'ab', words: 'lusab' },
  persons: [
    { id: 'p1', number: 'P-01', name: 'Әлия Сәрсен', role: 'victim', iin: '900101400123', notes: '' },
    { id: 'p2', number: 'P-02', name: 'Дамир Оспан', role: 'suspect', iin: '', notes: 'знает Әлия Сәрсен' },
  ],
  links: [{ from: { id: 'p1', title: 'Әлия Сәрсен' }, kind: 'owns', source: 'протокол' }],
};

const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
const person = fc.record({
  id: fc.uuid(),
  name: word,
  iin: fc.option(word, { nil: '' }),
  'a/b~c': fc.record({ notes: word, count: fc.integer() }),
});
const document = fc.record({ report: word, persons: fc.array(person, { maxLength: 6 }) });

describe('commitments', () => {
  // RFC 9901, 4.2.3: the digest of its example disclosure.
  it('are digests as RFC 9901 makes them', () => {
    const disclosure = 'WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0';
    expect(digestOfDisclosure(disclosure)).toBe('X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0');
    const own = disclosureOf('_26bc4LT-ac6q2KI6cBW5es', 'family_name', 'Möbius');
    expect(JSON.parse(Buffer.from(own, 'base64url').toString('utf8'))).toEqual([
      '_26bc4LT-ac6q2KI6cBW5es',
      'family_name',
      'Möbius',
    ]);
  });

  // Would catch: a copy whose root moves when something is hidden, and one that still holds what was hidden.
  it('give every copy the root of the original, whatever it hides, and keep none of what it hides', () => {
    fc.assert(
      fc.property(document, fc.array(fc.nat()), (plain, chosen) => {
        const { document: whole, root } = commit(plain, salt);
        const fields = disclosableFields(plain);
        const pointers = fields.filter((_, index) => chosen.includes(index)).map(({ pointer }) => pointer);
        const copy = hide(whole, pointers);
        expect(judgeCommitments(whole)).toEqual({ state: 'whole', root, hidden: 0 });
        expect(judgeCommitments(copy.document)).toEqual({
          state: pointers.length > 0 ? 'redacted' : 'whole',
          root,
          hidden: pointers.length,
        });
        for (const pointer of pointers) {
          expect(Object.keys(copy.document.commitments.salts)).not.toContain(pointer);
          expect(disclosableFields(copy.document).map((field) => field.pointer)).not.toContain(pointer);
        }
        // hiding again what is hidden, or a part of it before, comes to the same
        expect(hide(hide(whole, pointers.slice(0, 1)).document, pointers).document).toEqual(copy.document);
        const filled = fillHidden(copy.document, pointers, '[hidden]');
        expect(Object.keys(filled)).toEqual(expect.arrayContaining(Object.keys(plain)));
        expect(JSON.stringify(filled)).not.toContain('_sd');
      }),
    );
  });

  // Would catch: a copy in which a field that stayed visible was changed, added, moved or taken away.
  it('break with any other change', () => {
    const { document: whole } = commit(people, salt);
    const copy = hide(whole, ['/persons/0/name', '/persons/0/iin', '/links/0/from/title']).document;
    expect(judgeCommitments(copy)).toMatchObject({ state: 'redacted', hidden: 3 });
    const text = JSON.stringify(copy);
    const changes: [string, (value: typeof copy) => void][] = [
      ['a shown name', (one) => Object.assign(one.persons[1] ?? {}, { name: 'Дамир Оспанов' })],
      ['a number that is no text', (one) => Object.assign(one.head, { seq: 8 })],
      ['a role', (one) => Object.assign(one.persons[0] ?? {}, { role: 'witness' })],
      ['a hidden field given another text', (one) => Object.assign(one.persons[0] ?? {}, { name: 'Кто-то' })],
      ['a person more', (one) => one.persons.push({ ...people.persons[1], id: 'p3' } as never)],
      ['a person fewer', (one) => one.persons.pop()],
      ['a digest taken out', (one) => (one.persons[0] as unknown as { _sd: string[] })._sd.pop()],
      ['a digest more', (one) => ((one.persons[1] as unknown as { _sd: string[] })._sd = ['a'.repeat(43)])],
      ['a salt', (one) => Object.assign(one.commitments.salts, { '/persons/1/name': 'A'.repeat(22) })],
      [
        'a salt taken away',
        (one) => delete (one.commitments.salts as Record<string, string>)['/persons/1/name'],
      ],
      ['another root', (one) => Object.assign(one.commitments, { root: '0'.repeat(64) })],
      [
        'a path into the prototype',
        (one) => Object.assign(one.commitments.salts, { '/__proto__/x': 'A'.repeat(22) }),
      ],
    ];
    for (const [name, change] of changes) {
      const other = JSON.parse(text) as typeof copy;
      change(other);
      expect(judgeCommitments(other).state, name).toBe('broken');
    }
    expect(judgeCommitments(people).state).toBe('none');
    for (const nonsense of [null, [], 1, { commitments: 1 }, { commitments: { alg: 'md5' } }])
      expect(['none', 'broken']).toContain(judgeCommitments(nonsense).state);
  });

  // Would catch: the name of a hidden victim that still stands in a note, a link or an address.
  it('tell where hidden words still stand', () => {
    const { document: whole } = commit(people, salt);
    const hidden = [{ pointer: '/persons/0/name', text: 'Әлия Сәрсен' }];
    const left = stillShown(hide(whole, ['/persons/0/name']).document, hidden);
    expect(left.map(({ pointer, disclosable }) => [pointer, disclosable])).toEqual([
      ['/persons/1/notes', true],
      ['/links/0/from/title', true],
    ]);
    const all = ['/persons/0/name', '/persons/1/notes', '/links/0/from/title'];
    expect(stillShown(hide(whole, all).document, hidden)).toEqual([]);
  });

  // Would catch: a hidden name in a list of words, in the vault's own name, or with another space between its parts.
  it('tell of words in lists, in the parts that stay whole, and written otherwise', () => {
    const document = {
      vault: { name: 'Әлия Сәрсен ісі' },
      head: { seq: 1, note: 'ӘЛИЯ  СӘРСЕН' },
      taken: { by: 'Әлия\u00a0Сәрсен' },
      exhibits: [{ tags: ['қара', 'Әлия Сәрсен'], notes: 'таза' }],
      commitments: { salts: { 'Әлия Сәрсен': 'x' } },
    };
    const left = stillShown(document, [{ pointer: '/persons/0/name', text: 'Әлия Сәрсен' }]);
    expect(left.map(({ pointer, whole, disclosable }) => [pointer, whole, disclosable])).toEqual([
      ['/vault/name', true, false],
      ['/head/note', true, false],
      ['/taken/by', true, false],
      ['/exhibits/0/tags/1', true, false],
    ]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalPieces } from '../../db/domain/canonicalPieces';
import { commit, hide, judgeCommitments } from '../../db/domain/commitments';
import { caseUco } from '../../db/domain/interchange/caseUco';
import { canonicalJson } from '../../db/domain/ledger';
import { openJson } from '../../db/domain/openJson';
import { bindPaper } from '../../db/domain/paper';
import { casePaper } from '../../db/domain/paper/kinds/case';
import { splitVolumes, volumeWords } from '../../db/domain/paper/volumes';
import { Anew, joined, type Sequence } from '../../db/domain/sequence';
import type { CaseSnapshot } from '../../db/domain/snapshot';
import type { WalletRecord } from '../../db/domain/wallet';
import { keepPacked } from '../../electron/ipc/handlers/packedRecords';
import { csvFile, csvPieces } from '../../electron/report/csv';
import { paperWords, snapshot } from './paperSources';

const anew = <T>(list: readonly T[]): Sequence<T> => new Anew(() => list, list.length);

/** Wallets of all sorts: some need a page of their own, some have several addresses, some none, some stand on an exhibit. */
const wallets = fc.array(
  fc.record({
    which: fc.nat(snapshot.wallets.length - 1),
    notes: fc.constantFrom('', 'Қағаз'),
    addresses: fc.nat(3),
    onExhibit: fc.boolean(),
  }),
  { maxLength: 40 },
);
function caseOf(drawn: typeof wallets extends fc.Arbitrary<infer T> ? T : never): WalletRecord[] {
  return drawn.flatMap(({ which, notes, addresses, onExhibit }, n) => {
    const known = snapshot.wallets[which];
    const line = known?.addresses[0];
    if (known === undefined || line === undefined) return [];
    return {
      ...known,
      id: `wallet-${n}`,
      number: `W-${n}`,
      notes,
      exhibitId: onExhibit ? (snapshot.exhibits[0]?.id ?? null) : 'gone',
      addresses: Array.from({ length: addresses }, (_, at) => ({ ...line, id: `address-${n}-${at}` })),
    };
  });
}

const occasion = {
  number: 'ШМК-2026-001/R-01',
  when: { at: '2026-11-18T02:31:00.000Z', offset: 300 },
  officer: { name: 'Ғани', rank: 'капитан', unit: 'ПД' },
  draft: false,
};

describe('what is gone through record by record', () => {
  // Would catch: a record that is lost or doubled between two pages, and one that comes back other than it went in.
  it('is kept packed as it was', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.jsonValue(), { maxLength: 5 }), { maxLength: 8 }),
        fc.nat(12),
        (pages, most) => {
          const asJson = JSON.parse(JSON.stringify(pages.flat())) as unknown[];
          const kept = keepPacked(most)(
            asJson.length === 0 ? [] : pages.map((page) => JSON.parse(JSON.stringify(page))),
          );
          expect([...kept]).toEqual(asJson);
          expect([...kept]).toEqual(asJson);
          expect(kept.length).toBe(asJson.length);
        },
      ),
    );
  });

  // Would catch: a volume that begins or ends elsewhere, or data with another hash, as soon as a case is too large to be held.
  it('gives the same volumes, data and tables as what is held', () => {
    const words = paperWords('kk');
    const second = paperWords('ru');
    fc.assert(
      fc.property(wallets, fc.integer({ min: 30, max: 120 }), fc.boolean(), (drawn, most, twice) => {
        const list = caseOf(drawn);
        const held: CaseSnapshot = { ...snapshot, wallets: list };
        const paged: CaseSnapshot = {
          ...snapshot,
          wallets: keepPacked(3)([list.slice(0, 2), list.slice(2)]),
        };
        const made = [held, paged].map((source) => {
          const paper = bindPaper(casePaper, source);
          const model = paper.lay(words, occasion, twice ? second : undefined);
          const salt = (pointer: string) => Buffer.from(pointer.padEnd(16).slice(-16));
          const { document, root } = commit({ format: 'dalel-case', ...paper.source }, salt);
          return {
            model: paper.model(words, occasion, twice ? second : undefined),
            volumes: [...splitVolumes(model, volumeWords(words), volumeWords(second), most)],
            data: [...canonicalPieces(document)].join(''),
            root,
            linked: [...canonicalPieces(caseUco(source))].join(''),
            tables: paper.tables.map((table) => Buffer.from(csvFile(table)).toString('utf8')),
          };
        });
        expect(made[1]).toEqual(made[0]);
        expect(judgeCommitments(JSON.parse(made[1]?.data ?? ''))).toMatchObject({
          state: 'whole',
          root: made[0]?.root,
        });
        expect(made[1]?.linked).toBe(canonicalJson(caseUco(held)));
      }),
      { numRuns: 25 },
    );
  });

  // Would catch: a comma too many, keys in the order of a locale, or what stands inside a record that is itself too long to hold.
  it('is written as the same canonical JSON', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.array(fc.jsonValue()), (object, list) => {
        const document = {
          ...object,
          list: anew(list),
          deep: anew([{ b: anew(list), a: 1 }, 2]),
          none: anew([]),
        };
        const whole = { ...object, list, deep: [{ b: list, a: 1 }, 2], none: [] };
        expect([...canonicalPieces(document)].join('')).toBe(canonicalJson(whole));
        expect([...canonicalPieces(whole)].join('')).toBe(canonicalJson(whole));
      }),
    );
  });

  // Would catch: a second header, a byte-order mark in the middle, or a formula that passes because its row came late.
  it('is written as the same table', () => {
    const rows = Array.from({ length: 2_500 }, (_, n) => [String(n), n % 7 === 0 ? '=1+1' : 'a "b", c']);
    const columns = ['n', 'text'];
    const text = [...csvPieces({ columns, rows: anew(rows) })].join('');
    expect(text).toBe(Buffer.from(csvFile({ columns, rows })).toString('utf8'));
    expect(text.split('\r\n')).toHaveLength(2_502);
    expect(text.match(/\uFEFF/g)).toHaveLength(1);
    expect(text).toContain("'=1+1");
  });

  // Would catch: a length that is remembered of what was filtered, and parts out of their order.
  it('is filtered, flattened and joined as a list is', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9)), fc.array(fc.nat(9)), (one, other) => {
        const work = (list: Sequence<number>) =>
          joined(
            list.filter((n) => n % 2 === 0).flatMap((n) => Array.from({ length: n }, () => n)),
            other,
          ).map((n) => n + 1);
        expect([...work(anew(one))]).toEqual([...work(one)]);
        expect(work(anew(one)).length).toBe(work(one).length);
        expect(anew(one).some((n) => n > 5)).toBe(one.some((n) => n > 5));
        expect(JSON.stringify({ list: anew(one) })).toBe(JSON.stringify({ list: one }));
      }),
    );
  });

  // Would catch: a record that ends at a bracket inside a text, and a text that is no JSON taken for some.
  it('is read as JSON is, long lists record by record', () => {
    const document = fc.dictionary(
      fc.string(),
      fc.oneof(fc.jsonValue(), fc.array(fc.jsonValue(), { minLength: 1 })),
    );
    const bytes = (text: string) => new TextEncoder().encode(text);
    fc.assert(
      fc.property(document, fc.constantFrom(undefined, 1, '\t'), fc.nat(40), (value, space, cut) => {
        const text = JSON.stringify(value, undefined, space);
        expect(JSON.parse(JSON.stringify(openJson(bytes(text), 1)))).toEqual(JSON.parse(text));
        const broken = text.slice(0, Math.max(0, text.length - 1 - cut));
        const read = (from: string) => JSON.stringify(openJson(bytes(from), 1));
        expect(() => read(broken)).toThrow();
        expect(() => read(`${text}${text}`)).toThrow();
      }),
    );
    expect(() => JSON.stringify(openJson(bytes('{"a":[1] 2,"b":1}'), 1))).toThrow();
    expect(() => JSON.stringify(openJson(bytes('{"a":[1}'), 1))).toThrow();
    expect(() => JSON.stringify(openJson(bytes('{"a":[1],"a":[2]}'), 1))).toThrow();
  });

  // Would catch: data of which one word was changed, one hidden without its digest, or a salt for a field that is not there.
  it('is judged as a whole document is', () => {
    const { document } = commit(
      { persons: snapshot.persons, wallets: snapshot.wallets },
      () => new Uint8Array(16),
    );
    const judged = (said: unknown) => {
      const text = JSON.stringify(said);
      const states = [
        judgeCommitments(JSON.parse(text)),
        judgeCommitments(openJson(new TextEncoder().encode(text), 1)),
      ];
      expect(states[1]).toEqual(states[0]);
      return states[0]?.state;
    };
    const field = '/wallets/0/label';
    expect(judged(document)).toBe('whole');
    expect(judged(hide(document, [field]).document)).toBe('redacted');
    const [first, ...others] = document.wallets;
    expect(judged({ ...document, wallets: [{ ...first, label: 'other' }, ...others] })).toBe('broken');
    expect(judged({ ...document, wallets: others })).toBe('broken');
    const salts = { ...document.commitments.salts, '/wallets/9/label': 'AAAAAAAAAAAAAAAAAAAAAA' };
    expect(judged({ ...document, commitments: { ...document.commitments, salts } })).toBe('broken');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exhibitDraft } from '../../../db/domain/exhibit';
import type { ReferenceEntry } from '../../../db/domain/reference';
import {
  checkExhibitForm,
  emptyExhibit,
  makeSuggestions,
  modelSuggestions,
  nextExhibit,
  possibleParents,
  referenceRow,
} from '../../../renderer/features/exhibits/exhibitModel';
import { pickedValue, pickedWords } from '../../../renderer/records/suggestions';

const caseId = '01900000-0000-7000-8000-000000000001';

function row(maker: string, model: string): ReferenceEntry {
  const name = `${maker} ${model}`;
  const facts = { maker, model };
  return {
    id: name,
    table: 'hardware-wallet',
    code: name,
    kk: name,
    ru: name,
    en: name,
    validFrom: '',
    validTo: '',
    source: 's',
    edition: 'e',
    facts,
  };
}
const rows = [row('Ledger', 'Nano X'), row('Ledger', 'Flex'), row('Trezor', 'Safe 3')];

describe('the form of an exhibit', () => {
  // A draft that the route's schema does not accept would be refused only after everything was typed.
  it('begins with a draft that its schema accepts once the case is known', () => {
    expect(exhibitDraft.safeParse(emptyExhibit({ caseId })).success).toBe(true);
  });

  // Without this the first save of a form that asks for the case would be a malformed request instead of words.
  it('asks for the case', () => {
    const fields = checkExhibitForm(emptyExhibit({ description: 'phone' })).filter(
      (found) => found.level === 'error',
    );
    expect(fields.map((found) => found.field)).toEqual(['caseId']);
    expect(
      checkExhibitForm(emptyExhibit({ caseId, description: 'phone' })).filter(
        (found) => found.level === 'error',
      ),
    ).toEqual([]);
  });

  // A bag, seal or serial number carried over to the next thing would stand on two exhibits.
  it('carries over where and when, never what belongs to one thing', () => {
    const saved = {
      ...emptyExhibit({ caseId }),
      bagNumber: 'B1',
      sealNumber: 'S1',
      serial: 'X',
      imei: '1',
      description: 'd',
      notes: 'n',
      foundWhere: 'desk',
      protocolNumber: '3',
    };
    const next = nextExhibit(saved);
    expect(next).toMatchObject({
      caseId,
      foundWhere: 'desk',
      protocolNumber: '3',
      bagNumber: '',
      sealNumber: '',
      serial: '',
      imei: '',
      description: '',
      notes: '',
    });
  });
});

describe('suggestions', () => {
  it('proposes models of the maker that is typed, however it is written', () => {
    expect(modelSuggestions('hardware-wallet', 'LEDGER ', rows, [])).toEqual(['Nano X', 'Flex']);
  });

  // A model picked before its maker must bring the maker, or two of three fields stay wrong.
  it('names the maker beside each model while none is typed, and gives both back when picked', () => {
    const [first = ''] = modelSuggestions('hardware-wallet', '', rows, []);
    expect([pickedValue(first), pickedWords(first)]).toEqual(['Nano X', 'Ledger']);
  });

  it('proposes what was already written for the same kind of thing, once', () => {
    const written = [
      { kind: 'phone', make: 'Samsung', model: 'S24' },
      { kind: 'hardware-wallet', make: 'Ledger', model: 'Nano X' },
    ] as const;
    expect(makeSuggestions('phone', [], written)).toEqual(['Samsung']);
    expect(makeSuggestions('hardware-wallet', rows, written)).toEqual(['Ledger', 'Trezor']);
  });

  it('finds the reference row of what is typed', () => {
    expect(referenceRow(rows, 'trezor', 'safe 3')?.code).toBe('Trezor Safe 3');
    expect(referenceRow(rows, 'Trezor', 'Nano X')).toBeUndefined();
  });
});

describe('what an exhibit may be part of', () => {
  // A phone in its own SIM card: every page that walks up the parents would walk for ever.
  it('is never itself or anything that lies in it, whatever the tree', () => {
    const trees = fc
      .integer({ min: 1, max: 12 })
      .chain((size) =>
        fc.tuple(
          ...Array.from({ length: size }, (_unused, index) =>
            index === 0 ? fc.constant(null) : fc.option(fc.nat(index - 1)),
          ),
        ),
      );
    fc.assert(
      fc.property(trees, fc.nat(11), (parents, at) => {
        const exhibits = parents.map((parent, index) => ({
          id: `e${index}`,
          parentId: parent === null ? null : `e${parent}`,
        }));
        const self = `e${at % exhibits.length}`;
        const byId = new Map(exhibits.map((exhibit) => [exhibit.id, exhibit]));
        for (const option of possibleParents(exhibits, self)) {
          for (let step = byId.get(option.id); step !== undefined; step = byId.get(step.parentId ?? ''))
            expect(step.id).not.toBe(self);
        }
      }),
    );
  });

  it('ends on a circle that is already there', () => {
    const circle = [
      { id: 'a', parentId: 'b' },
      { id: 'b', parentId: 'a' },
      { id: 'c', parentId: null },
    ];
    expect(possibleParents(circle, 'c').map((exhibit) => exhibit.id)).toEqual(['a', 'b']);
  });
});

import { describe, expect, it } from 'vitest';
import { caseDraft } from '../../../db/domain/case';
import { actKey, fieldChanges, recordOfTable } from '../../../renderer/records/changeWords';
import { draftOf } from '../../../renderer/records/draftOf';
import { amountOrder, shortNumber } from '../../../renderer/records/numbers';
import { pickedValue, pickingForm, suggestion } from '../../../renderer/records/suggestions';
import { chainsOf, isUnsecured, redFirst } from '../../../renderer/records/walletFacts';
import type { FormHandle } from '../../../renderer/ui/form';

describe('a record as a draft', () => {
  // The route's schema is strict: an amendment that sends the record's number or officer along is refused.
  it('keeps the typed fields and drops what the vault added', () => {
    const draft = caseDraft.parse({ title: 'Pyramid', victims: 3 });
    const record = { ...draft, id: 'x', number: 'SHM-2026-014', ledgerSeq: 4, officerName: 'A' };
    expect(draftOf(caseDraft, record)).toEqual(draft);
  });
});

describe('wallets of a case', () => {
  const wallet = (
    control: 'confirmed' | 'carrier-held' | 'access' | 'lost' | 'unknown' | 'moved',
    recordedAt: string,
  ) => ({ control, recordedAt });

  // The money that can be lost today must not stand under what is already safe.
  it('puts red before amber before green, the oldest first', () => {
    const sorted = redFirst([
      wallet('confirmed', '2026-01-01'),
      wallet('access', '2026-01-02'),
      wallet('unknown', '2026-03-01'),
      wallet('carrier-held', '2026-02-01'),
      wallet('moved', '2026-01-01'),
    ]);
    expect(sorted.map((one) => one.control)).toEqual([
      'carrier-held',
      'unknown',
      'access',
      'moved',
      'confirmed',
    ]);
  });

  it('counts as unsecured whatever others can still move', () => {
    expect(
      (['unknown', 'carrier-held', 'access', 'moved', 'confirmed', 'lost'] as const).filter((control) =>
        isUnsecured({ control }),
      ),
    ).toEqual(['unknown', 'carrier-held', 'access', 'moved']);
  });

  it('names each chain once by its ticker', () => {
    const addresses = [{ chain: 'bitcoin' }, { chain: 'ethereum' }, { chain: 'bitcoin' }];
    expect(chainsOf({ addresses } as Parameters<typeof chainsOf>[0])).toEqual(['BTC', 'ETH']);
  });
});

describe('numbers', () => {
  it('shortens a record number within its case and leaves a case number as it is', () => {
    expect([shortNumber('SHM-2026-014/E-03'), shortNumber('SHM-2026-014')]).toEqual(['E-03', 'SHM-2026-014']);
  });

  // Sorted as text, 9 tenge would stand above 10 000.
  it('orders amounts by size and leaves what is not stated out', () => {
    expect(['1000000', '900', ''].map(amountOrder)).toEqual([1000000, 900, null]);
  });
});

describe('the history of a record', () => {
  it('lists the fields that were changed with their group of words, without what the machine keeps for itself', () => {
    const changes = fieldChanges([
      { op: 'update', table: 'case_file', id: '1', fields: { stage: ['erdr', 'court'], ledgerSeq: [1, 2] } },
      { op: 'update', table: 'address', id: '2', fields: { role: ['suspect', 'agency'] } },
      { op: 'insert', table: 'wallet', id: '3', row: { label: 'x' } },
    ]);
    expect(changes).toEqual([
      { namespace: 'case', table: 'case', field: 'stage', group: 'caseStage', from: 'erdr', to: 'court' },
      {
        namespace: 'wallet',
        table: 'address',
        field: 'role',
        group: 'addressRole',
        from: 'suspect',
        to: 'agency',
      },
    ]);
  });

  it('knows a table by both of its spellings, and an act by its last word', () => {
    expect([recordOfTable('caseFile'), recordOfTable('case_file'), recordOfTable('exhibit')]).toEqual([
      'case',
      'case',
      'exhibit',
    ]);
    expect([actKey('wallet.record'), actKey('wallet.amend'), actKey('vault.create')]).toEqual([
      'history.inserted',
      'history.amended',
      'history.other',
    ]);
  });
});

describe('a suggestion with words', () => {
  // The list shows "190 — Fraud"; the case must keep "190", or every search and count by article misses it.
  it('is kept as its value alone, while what is typed by hand goes through', () => {
    const kept: [string, unknown][] = [];
    const form = { set: (path: string, value: unknown) => kept.push([path, value]) } as unknown as FormHandle;
    const picking = pickingForm(form, (path, text) => form.set(path, pickedValue(text)));
    picking.set('articles.0.article', suggestion('190', 'Fraud'));
    picking.set('articles.0.article', '232-1');
    expect(kept).toEqual([
      ['articles.0.article', '190'],
      ['articles.0.article', '232-1'],
    ]);
  });
});

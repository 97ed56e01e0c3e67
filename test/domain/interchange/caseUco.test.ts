import { describe, expect, it } from 'vitest';
import { uuidV7 } from '../../../db/domain/ids';
import { caseUco } from '../../../db/domain/interchange/caseUco';
import { personDraft } from '../../../db/domain/person';
import { walletDraft } from '../../../db/domain/wallet';

const id = (n: number) => uuidV7(n, new Uint8Array(10));
const meta = (n: number) => ({
  id: id(n),
  number: `P-${n}`,
  recordedAt: '2026-11-18T02:00:00.000Z',
  recordedOffset: 300,
  officerId: id(0),
  officerName: 'Ғани',
  device: 'laptop',
  ledgerSeq: 3,
});
const source = {
  vault: { name: 'Қойма 7' },
  head: { seq: 9, hash: 'ab'.repeat(32), words: 'lusab' },
  taken: { at: '2026-11-18T02:31:00.000Z', offset: 300 },
  persons: [{ ...meta(1), ...personDraft.parse({ caseId: id(9), name: 'Қуат Ө.', role: 'victim' }) }],
  wallets: [
    {
      ...meta(2),
      ...walletDraft.parse({ caseId: id(9), label: 'Ledger' }),
      exhibitId: id(7),
      addresses: [],
    },
  ],
};

describe('a case as CASE/UCO', () => {
  // Would catch: an object that refers to nothing, two objects of one name, and empty texts that say something.
  it('names each thing once and refers only to what it names or to an exhibit', () => {
    const text = JSON.stringify(caseUco(source));
    const document = JSON.parse(text) as { 'uco-core:object': { '@id': string; '@type': string }[] };
    const ids = document['uco-core:object'].map((one) => one['@id']);
    expect(new Set(ids).size).toBe(ids.length);
    expect(document['uco-core:object'].map((one) => one['@type'])).toEqual([
      'uco-identity:Person',
      'uco-observable:DigitalAccount',
      'uco-observable:ObservableRelationship',
    ]);
    expect(text).not.toContain('""');
    expect(JSON.stringify(caseUco(source))).toBe(text);
  });

  it('is an empty bundle where a report has none of these records', () => {
    const { persons: _persons, wallets: _wallets, ...rest } = source;
    expect(caseUco(rest)).toMatchObject({ '@type': 'uco-core:Bundle', 'uco-core:object': [] });
  });
});

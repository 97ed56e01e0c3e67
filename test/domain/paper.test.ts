import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkAddress } from '../../db/domain/address';
import { caseDraft } from '../../db/domain/case';
import { exhibitDraft } from '../../db/domain/exhibit';
import { uuidV7 } from '../../db/domain/ids';
import { buildReport, makeWords } from '../../db/domain/paper';
import { amountWords } from '../../db/domain/paper/words';
import { personDraft } from '../../db/domain/person';
import { reportModel } from '../../db/domain/reportModel';
import { equipmentDraft, siteDraft } from '../../db/domain/site';
import type { CaseSnapshot } from '../../db/domain/snapshot';
import { walletDraft } from '../../db/domain/wallet';

const id = uuidV7(0, new Uint8Array(10));
const meta = {
  id,
  number: 'ШМК-2026-001/E-01',
  recordedAt: '2026-11-18T02:00:00.000Z',
  recordedOffset: 300,
  officerId: id,
  officerName: 'Ғани',
  device: 'laptop',
  ledgerSeq: 3,
};
const locales = resolve(import.meta.dirname, '../../assets/locales');

function wordsOf(language: 'kk' | 'ru' | 'en') {
  const read = (name: string): unknown =>
    JSON.parse(readFileSync(resolve(locales, language, `${name}.json`), 'utf8'));
  return makeWords(language, { paper: read('paper'), terms: read('terms') });
}

function snapshot(): CaseSnapshot {
  const text = 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq';
  const { network, canonical, format, checksum } = checkAddress('bitcoin', text);
  const draft = walletDraft.parse({
    caseId: id,
    label: 'Ledger',
    control: 'carrier-held',
    addresses: [{ chain: 'bitcoin', text }],
  });
  return {
    vault: { id, name: 'Қойма 7', shortCode: 'ШМК', sample: false, soleOfficer: false },
    head: { seq: 9, hash: 'ab'.repeat(32), words: 'lusab' },
    taken: { at: '2026-11-18T02:31:00.000Z', offset: 300 },
    case: {
      ...meta,
      ...caseDraft.parse({
        title: 'Пирамида',
        articles: [{ article: '217', part: '2', point: '1' }],
        damageTiyn: '120450000050',
      }),
    },
    persons: [{ ...meta, ...personDraft.parse({ caseId: id, name: 'Қуат Ө.' }) }],
    exhibits: [{ ...meta, ...exhibitDraft.parse({ caseId: id, description: 'Nano X' }) }],
    wallets: [
      {
        ...meta,
        ...draft,
        exhibitId: id,
        addresses: draft.addresses.map((line) => ({
          ...line,
          id,
          walletId: id,
          position: 0,
          network,
          canonical,
          format,
          checksum,
        })),
      },
    ],
    sites: [
      {
        ...meta,
        ...siteDraft.parse({ caseId: id, name: 'Шардара-2' }),
        equipment: [
          {
            ...equipmentDraft.parse({ model: 'S19', count: 40, nameplateWatts: 3250 }),
            id,
            siteId: id,
            position: 0,
          },
        ],
      },
    ],
    envelopes: [],
    links: [],
  };
}

const occasion = {
  number: 'ШМК-2026-001/R-01',
  when: { at: '2026-11-18T02:31:00.000Z', offset: 300 },
  officer: { name: 'Ғани', rank: 'капитан', unit: 'ПД' },
  draft: false,
};

describe('what a report says', () => {
  it.each(['kk', 'ru', 'en'] as const)(
    'fits the model in %s, has words for all, and is the same each time',
    (language) => {
      const model = buildReport(snapshot(), wordsOf(language), occasion);
      expect(reportModel.parse(model)).toEqual(model);
      expect(buildReport(snapshot(), wordsOf(language), occasion)).toEqual(model);
    },
  );

  it('says everything that the officer stated, whatever it was', () => {
    const words = wordsOf('ru');
    fc.assert(
      fc.property(
        fc.record({
          title: fc.stringMatching(/^\S{1,30}$/),
          notes: fc.stringMatching(/^\S{1,30}$/),
          investigator: fc.stringMatching(/^\S{1,30}$/),
        }),
        (stated) => {
          const filled = { ...snapshot(), case: { ...snapshot().case, ...stated } };
          const said = JSON.stringify(buildReport(filled, words, occasion));
          for (const text of Object.values(stated)) expect(said).toContain(JSON.stringify(text).slice(1, -1));
        },
      ),
    );
  });

  it('warns that a device held is not money held until control is confirmed', () => {
    const words = wordsOf('en');
    const held = snapshot();
    const [wallet] = held.wallets;
    const warning = words.paper('notes.heldIsNotMoney.title');
    expect(JSON.stringify(buildReport(held, words, occasion))).toContain(warning);
    const confirmed = { ...held, wallets: wallet ? [{ ...wallet, control: 'confirmed' as const }] : [] };
    expect(JSON.stringify(buildReport(confirmed, words, occasion))).not.toContain(warning);
  });

  it('prints money to the tiyn, beyond what a double holds', () => {
    expect(amountWords('900719925474099312345', 2, 'ru')).toBe(
      '9 007 199 254 740 993 123,45'.replaceAll(' ', '\u00a0'),
    );
    expect(amountWords('-5', 2, 'en')).toBe('-0.05');
  });

  it('throws for a word that no file has, instead of printing its key', () => {
    expect(() => makeWords('en', { paper: {}, terms: {} }).paper('title')).toThrow(
      'no words for paper title in en',
    );
  });
});

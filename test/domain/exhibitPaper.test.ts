import { describe, expect, it } from 'vitest';
import type { ExhibitRecord } from '../../db/domain/exhibit';
import { bindPaper, buildReport } from '../../db/domain/paper';
import type { Picture, Pictures } from '../../db/domain/paper/kind';
import { inventoryPaper } from '../../db/domain/paper/kinds/inventory';
import { base, papers, paperWords, snapshot } from './paperSources';

const occasion = {
  number: 'ШМК-2026-001/R-01',
  when: { at: '2026-11-18T02:31:00.000Z', offset: 300 },
  officer: { name: 'Ғани', rank: 'капитан', unit: 'ПД' },
  draft: false,
};

/** Everything that identifies a thing, says in which state it was and what became of it. */
const stated = {
  serial: 'SN-41',
  imei: '490154203237518',
  usbId: '2c97:0004',
  unitNumber: 'ВД-7',
  colour: 'қара',
  condition: 'экраны сынған',
  possessionOf: 'Қуат Ө.',
  quantity: 3,
  resolutionNumber: '№ 31',
} satisfies Partial<ExhibitRecord>;
const cardOnly = { rootNumber: 'FR-9', clockDeviation: '+00:03:12', imageHash: 'ab'.repeat(32) };
const exhibits = snapshot.exhibits.map((one) => ({ ...one, ...stated, ...cardOnly, seizureId: one.id }));
const handled = ['Айгүл С.', '2-бөлме / 4-сөре', 'P-2', '№ 12'];

describe('an exhibit on paper', () => {
  // Would catch: a field of the record that is kept and never reaches the court.
  it.each(['kk', 'ru', 'en'] as const)('says on the case report in %s all that was stated', (language) => {
    const said = JSON.stringify(
      buildReport({ ...snapshot, exhibits }, paperWords(language), occasion).sections,
    );
    const all = [...Object.values(stated), ...Object.values(cardOnly), ...handled, 'Z-01', 'C-01'];
    for (const text of all) expect(said).toContain(String(text));
    expect(said).toContain(paperWords(language).term('custodyStatus.lost'));
  });

  // Would catch: an inventory that lets two things of one kind be taken for each other, or shows the seal of the day of seizure.
  it.each(['kk', 'ru', 'en'] as const)(
    'says on the inventory in %s what tells it from others',
    (language) => {
      const { case: of, handling, wallets } = snapshot;
      const paper = bindPaper(inventoryPaper, { ...base, case: of, exhibits, handling, wallets });
      const { resolutionNumber: _resolution, ...counted } = stated;
      const said = JSON.stringify(paper.model(paperWords(language), occasion).sections);
      for (const text of [...Object.values(counted), ...handled]) expect(said).toContain(String(text));
      const csv = JSON.stringify(paper.tables);
      for (const text of [...Object.values(stated), ...Object.values(cardOnly), ...handled])
        expect(csv).toContain(String(text));
    },
  );

  // Would catch: a report of a case file from before custody was part of it, which could no longer be drawn again.
  it('is drawn from data that says nothing of custody', () => {
    const { handling: _handling, ...older } = snapshot;
    expect(buildReport(older, paperWords('en'), occasion).sections.some(({ id }) => id === 'handling')).toBe(
      false,
    );
  });

  // Would catch: a photograph that the paper leaves out without a word: too large, not cleared, of another format, or one too many.
  it('shows each photograph or names it with its hash and why it is not shown', () => {
    const [known] = snapshot.attachments;
    if (known === undefined) throw new Error('the snapshot has a photograph');
    const photo = (sha256: string, more: object = {}) => ({
      ...known,
      state: 'intact' as const,
      withdrawn: 0,
      sha256: sha256.repeat(64),
      ...more,
    });
    const left = { large: photo('2', { size: 67_108_865 }), guard: photo('3', { secret: 'unread' }) };
    const more = { format: photo('4', { mediaType: 'image/x-raw' }), more: photo('5'), broken: photo('6') };
    const attachments = [photo('1'), ...Object.values({ ...left, ...more })];
    const image = { mime: 'image/jpeg' as const, base64: '/9j/' };
    const size = { width: 800, height: 600 };
    const pictures: Pictures = new Map<string, Picture | 'broken'>([
      ['1'.repeat(64), { image, ...size, original: size }],
      ['6'.repeat(64), 'broken'],
    ]);
    const words = paperWords('en');
    const model = buildReport({ ...snapshot, attachments }, words, { ...occasion, pictures });
    const blocks = model.sections.find(({ id }) => id === 'exhibits')?.blocks ?? [];
    const shown = blocks.flatMap((block) => (block.type === 'pictures' ? block.items : []));
    const named = blocks.flatMap((block) =>
      block.type === 'table' && block.caption === words.paper('files.notPrinted') ? block.rows : [],
    );
    expect(shown).toHaveLength(1);
    expect(named.map((row) => [row[2], row[4]])).toEqual(
      Object.entries({ ...left, ...more }).map(([why, { sha256 }]) => [
        words.paper(`files.why.${why}`),
        sha256,
      ]),
    );
  });
});

describe('the protocol of seizure', () => {
  // Would catch: a line of the closed list that names a thing by less than what was written down of it at the scene.
  it.each(['kk', 'ru', 'en'] as const)('says in %s how each thing was found', (language) => {
    const words = paperWords(language);
    const said = JSON.stringify(papers.seizure.model(words, occasion).sections);
    const all = ['490154203237518', '2c97:0004', 'экраны сынған', 'Серік', 'Қуат Ө.', 'ef'.repeat(32)];
    const sealed = ['К-061', 'PL-131061', 'Жұмабеков А.', words.term('envelopeKind.seed')];
    const states = [words.term('powerState.locked'), words.paper('seizure.addresses.not-readable')];
    for (const text of [...all, ...sealed, ...states]) expect(said).toContain(text);
  });
});

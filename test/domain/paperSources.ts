import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { checkAddress } from '../../db/domain/address';
import { caseDraft } from '../../db/domain/case';
import { exhibitDraft } from '../../db/domain/exhibit';
import { uuidV7 } from '../../db/domain/ids';
import { bindPaper, makeWords, type Paper, type PaperSource } from '../../db/domain/paper';
import { casePaper } from '../../db/domain/paper/kinds/case';
import { inventoryPaper } from '../../db/domain/paper/kinds/inventory';
import { personDraft } from '../../db/domain/person';
import type { ReportKind, ReportLanguage } from '../../db/domain/report';
import { equipmentDraft, siteDraft } from '../../db/domain/site';
import type { CaseSnapshot } from '../../db/domain/snapshot';
import { walletDraft } from '../../db/domain/wallet';

const locales = resolve(import.meta.dirname, '../../assets/locales');

/** All words of paper, as the app reads them. @throws Error where two files say the same key */
export function paperWords(language: ReportLanguage) {
  const folder = resolve(locales, language);
  const read = (name: string): Record<string, string> =>
    JSON.parse(readFileSync(resolve(folder, name), 'utf8'));
  const paper: Record<string, string> = {};
  for (const name of readdirSync(folder)
    .filter((one) => /^paper\w*\.json$/.test(one))
    .sort())
    for (const [key, text] of Object.entries(read(name))) {
      if (key in paper) throw new Error(`${name} says ${key} again`);
      paper[key] = text;
    }
  return makeWords(language, { paper, terms: read('terms.json') });
}

export const id = uuidV7(0, new Uint8Array(10));
export const meta = {
  id,
  number: 'ШМК-2026-001/E-01',
  recordedAt: '2026-11-18T02:00:00.000Z',
  recordedOffset: 300,
  officerId: id,
  officerName: 'Ғани',
  device: 'laptop',
  ledgerSeq: 3,
};

export const base: PaperSource = {
  vault: { id, name: 'Қойма 7', shortCode: 'ШМК', sample: false, soleOfficer: false },
  head: { seq: 9, hash: 'ab'.repeat(32), words: 'lusab' },
  taken: { at: '2026-11-18T02:31:00.000Z', offset: 300 },
};

export const snapshot: CaseSnapshot = (() => {
  const text = 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq';
  const { network, canonical, format, checksum } = checkAddress('bitcoin', text);
  const draft = walletDraft.parse({ caseId: id, label: 'Ledger', addresses: [{ chain: 'bitcoin', text }] });
  const addresses = draft.addresses.map((line) => ({
    ...line,
    id,
    walletId: id,
    position: 0,
    network,
    canonical,
    format,
    checksum,
  }));
  const exhibit = exhibitDraft.parse({
    caseId: id,
    description: 'Nano X',
    serial: '7F-01',
    bagNumber: '118',
  });
  const site = siteDraft.parse({ caseId: id, name: 'Шардара-2', latitude: '42.1', longitude: '68.2' });
  const machines = equipmentDraft.parse({ model: 'S19', count: 40, nameplateWatts: 3250 });
  const articles = [{ article: '217', part: '2', point: '1' }];
  return {
    ...base,
    case: { ...meta, ...caseDraft.parse({ title: 'Пирамида', articles, damageTiyn: '120450000050' }) },
    persons: [{ ...meta, ...personDraft.parse({ caseId: id, name: 'Қуат Ө.' }) }],
    exhibits: [{ ...meta, ...exhibit }],
    wallets: [{ ...meta, ...draft, exhibitId: id, addresses }],
    sites: [{ ...meta, ...site, equipment: [{ ...machines, id, siteId: id, position: 0 }] }],
    envelopes: [],
    links: [],
    attachments: [
      {
        ...meta,
        number: 'ШМК-2026-001/A-01',
        caseId: id,
        ownerKind: 'exhibit',
        ownerId: id,
        name: 'сурет 14.jpg',
        description: '',
        kind: 'image',
        mediaType: 'image/jpeg',
        size: 2_481_906,
        sha256: 'cd'.repeat(32),
        modifiedAt: '2026-11-17T21:04:00.000Z',
        secret: 'none',
        copyOf: null,
        state: 'altered',
        withdrawn: 1,
      },
    ],
  };
})();

/** One of each kind of report, with one of everything that it can say. */
export const papers: Readonly<Record<ReportKind, Paper>> = {
  case: bindPaper(casePaper, snapshot),
  inventory: bindPaper(inventoryPaper, { ...base, case: snapshot.case, exhibits: snapshot.exhibits }),
};

import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { checkAddress } from '../../db/domain/address';
import { caseDraft } from '../../db/domain/case';
import { exhibitDraft } from '../../db/domain/exhibit';
import { uuidV7 } from '../../db/domain/ids';
import { bindPaper, type Paper, type PaperSource } from '../../db/domain/paper';
import { casePaper } from '../../db/domain/paper/kinds/case';
import { fundsPaper } from '../../db/domain/paper/kinds/funds';
import { inventoryPaper } from '../../db/domain/paper/kinds/inventory';
import { ledgerExtractPaper } from '../../db/domain/paper/kinds/ledgerExtract';
import { miningSitePaper, withDamage } from '../../db/domain/paper/kinds/miningSite';
import { providerRequestPaper } from '../../db/domain/paper/kinds/providerRequest';
import { seizurePaper } from '../../db/domain/paper/kinds/seizure';
import { statisticsPaper } from '../../db/domain/paper/kinds/statistics';
import { personDraft } from '../../db/domain/person';
import { requestAsk } from '../../db/domain/providerRequest';
import type { ReportKind, ReportLanguage } from '../../db/domain/report';
import { type SeizureRecord, seizureDraft } from '../../db/domain/seizure';
import { equipmentDraft, siteDraft } from '../../db/domain/site';
import type { CaseSnapshot } from '../../db/domain/snapshot';
import { type CountedCase, tabulate } from '../../db/domain/statistics';
import { type WalletRecord, walletDraft } from '../../db/domain/wallet';
import { readWords } from '../../electron/ipc/handlers/orderedPaper';
import { fundsSource } from './fundsSource';
import { custodyPapers } from './paperCustody';

const assets = resolve(import.meta.dirname, '../../assets');

/** All words of paper, as the app reads them. @throws Error where two files say the same key */
export function paperWords(language: ReportLanguage) {
  const folder = resolve(assets, 'locales', language);
  const said = readdirSync(folder)
    .filter((name) => /^paper\w*\.json$/.test(name))
    .flatMap((name) => Object.keys(JSON.parse(readFileSync(resolve(folder, name), 'utf8'))));
  const again = said.find((key, index) => said.indexOf(key) !== index);
  if (again !== undefined) throw new Error(`two files of ${language} say ${again}`);
  return readWords(assets, language);
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

export const snapshot: Omit<CaseSnapshot, 'wallets'> & { wallets: WalletRecord[] } = (() => {
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
    seizureId: id,
  });
  const site = siteDraft.parse({
    caseId: id,
    name: 'Шардара-2',
    address: 'Шардара, 2-учаске',
    latitude: '42.1',
    longitude: '68.2',
    runningSince: '2026-03',
    tariffTiyn: '2250',
  });
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
    handling: {
      held: [
        {
          exhibitId: id,
          holder: 'Айгүл С.',
          since: '2026-11-18T09:00',
          place: '2-бөлме / 4-сөре',
          seal: 'P-2',
          intact: 'no',
          status: 'lost',
          dueBack: '2026-12-01',
        },
      ],
      statuses: [
        {
          exhibitId: id,
          status: 'physical-evidence',
          orderNumber: '№ 12',
          issuer: 'СО',
          date: '2026-11-18',
        },
      ],
      acts: [
        {
          number: 'ШМК-2026-001/C-01',
          happenedAt: '2026-11-18T09:00',
          action: 'to-storage',
          exhibitIds: [id],
          from: 'Ғани',
          to: 'Айгүл С.',
          place: '2-бөлме / 4-сөре',
          purpose: 'сақтауға',
        },
      ],
      searches: [{ id, number: 'ШМК-2026-001/Z-01', protocolNumber: '14' }],
    },
  };
})();

const [site] = snapshot.sites;
if (site === undefined) throw new Error('the snapshot has a site');

const seizure: SeizureRecord = {
  ...meta,
  number: 'ШМК-2026-001/Z-02',
  ...seizureDraft.parse({
    caseId: id,
    place: 'Пәтер',
    address: 'Шымкент, Тауке хан 14-3',
    startedAt: '2026-11-18T02:10',
    endedAt: '2026-11-18T04:40',
    authorisation: '№ 118',
    officers: [{ name: 'Ғани', position: 'капитан' }],
    witnesses: [{ name: 'Сейітов', document: '041225873' }, { name: 'Ли' }],
    present: [{ name: 'Қуат', capacity: 'күдікті' }],
    supplementTo: id,
  }),
  state: 'closed',
  closedAt: '2026-11-18T02:00:00.000Z',
  closedOffset: 300,
  closedById: id,
  closedByName: 'Ғани',
  inventory: [
    {
      exhibitId: id,
      number: 'ШМК-2026-001/E-01',
      unitNumber: 'ВД-2026-0001',
      kind: 'hardware-wallet',
      title: 'Nano X',
      serial: '7F-01',
      quantity: 1,
      bagNumber: 'KZ-1',
      sealNumber: 'P-1',
      foundWhere: 'үстел',
      parent: 'ШМК-2026-001/E-02',
      identifiers: [
        { chain: 'bitcoin', text: 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq' },
        { chain: null, text: 'xpub6' },
      ],
      seen: {
        imei: '490154203237518',
        usbId: '2c97:0004',
        colour: 'қара',
        condition: 'экраны сынған',
        powerState: 'locked',
        foundAt: '2026-11-18T02:40',
        foundBy: 'Серік',
        possessionOf: 'Қуат Ө.',
        identifierState: 'not-readable',
        photos: [{ number: 'ШМК-2026-001/A-02', sha256: 'ef'.repeat(32) }],
        model: 'Ledger Nano X',
        weight: '212000',
        envelopes: [
          {
            number: 'ШМК-2026-001/S-01',
            printedNumber: 'К-061',
            kind: 'seed',
            wordCount: 24,
            seal: 'PL-131061',
            sealedAt: '2026-11-18T03:40',
            sealedBy: 'Жұмабеков А.',
          },
        ],
      },
    },
  ],
};

const entry = {
  seq: 3,
  kind: 'case.record',
  at: meta.recordedAt,
  offset: 300,
  author: { id, name: 'Ғани', rank: 'капитан', unit: 'ПД', role: 'investigator' as const },
  subject: { kind: 'case' as const, id, number: 'ШМК-2026-001', title: 'Пирамида', caseId: id },
  reason: 'по рапорту',
  second: '',
  hash: 'cd'.repeat(32),
  signature: 'ef'.repeat(64),
  secondSignature: '',
  body: '{}',
  proof: ['01'.repeat(32)],
};

export const counted: CountedCase = {
  id,
  number: 'ШМК-2026-001',
  title: 'Пирамида',
  category: 'pyramid',
  stage: 'court',
  region: 'Шымкент',
  day: '2026-11-18',
  damageTiyn: '120450000050',
  damageCents: '',
  victims: 14,
  exhibits: 3,
  wallets: 2,
  confirmed: 1,
  machines: 40,
};

/** One of each kind of report, with one of everything that it can say. */
export const papers: Readonly<Record<ReportKind, Paper>> = {
  funds: bindPaper(fundsPaper, fundsSource(base, meta, snapshot.case, snapshot.wallets)),
  case: bindPaper(casePaper, snapshot),
  inventory: bindPaper(inventoryPaper, {
    ...base,
    case: snapshot.case,
    exhibits: snapshot.exhibits,
    handling: { held: [], statuses: [], searches: [], ...snapshot.handling, acts: [] },
    wallets: snapshot.wallets,
  }),
  'provider-request': bindPaper(providerRequestPaper, {
    ...base,
    case: snapshot.case,
    provider: {
      name: 'Saryarqa Exchange',
      legalEntity: 'Saryarqa Digital Ltd.',
      registration: '971240001315',
      jurisdiction: 'АХҚО',
      licence: 'AFSA-A-LA-2024-0000',
      contact: 'le@saryarqa.example',
      requestChannel: 'Портал',
    },
    article: 'CPC 161',
    asks: requestAsk.options,
    period: { from: '2026-01-01', to: '2026-11-18' },
    answerBy: '2026-11-23',
    answerTo: '+7 7252 00 00 00',
    addresses: snapshot.wallets.flatMap(({ addresses }) => addresses),
    accounts: [{ userId: 'UID 48211907', email: 'a@example.org', phone: '', freezeReference: '№ 14-3/882' }],
  }),
  seizure: bindPaper(seizurePaper, {
    ...base,
    case: snapshot.case,
    seizure,
    supplements: 'ШМК-2026-001/Z-01',
  }),
  'mining-site': bindPaper(miningSitePaper, withDamage({ ...base, case: snapshot.case, site })),
  'ledger-extract': bindPaper(ledgerExtractPaper, {
    ...base,
    case: snapshot.case,
    tree: { size: 9, root: '23'.repeat(32) },
    keys: [{ officerId: id, name: 'Ғани', signingKey: '45'.repeat(32) }],
    entries: [entry],
    wallets: snapshot.wallets,
  }),
  statistics: bindPaper(statisticsPaper, {
    ...base,
    statistics: tabulate([counted], { from: '2026-01-01', to: '2026-12-31' }),
    wallets: snapshot.wallets,
  }),
  ...custodyPapers(base, snapshot.case, snapshot.wallets),
};

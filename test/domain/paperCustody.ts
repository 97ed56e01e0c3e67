import type { CaseRecord } from '../../db/domain/case';
import type { CustodyEvent } from '../../db/domain/custody/event';
import { firstState } from '../../db/domain/custody/state';
import type { DiscrepancyRecord } from '../../db/domain/discrepancy';
import type { DispositionRecord } from '../../db/domain/disposition';
import { type ExhibitRecord, exhibitDraft } from '../../db/domain/exhibit';
import { uuidV7 } from '../../db/domain/ids';
import { bindPaper, type PaperSource } from '../../db/domain/paper';
import type { CarriedWallet } from '../../db/domain/paper/carriedSection';
import { custodyRecordPaper } from '../../db/domain/paper/kinds/custody';
import { dispositionPaper } from '../../db/domain/paper/kinds/disposition';
import { handOverPaper } from '../../db/domain/paper/kinds/handOver';
import { countPaper, discrepancyPaper } from '../../db/domain/paper/kinds/room';
import type { CountRecord } from '../../db/domain/stockCount';

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

const expert = {
  kind: 'outside' as const,
  name: 'Иманова',
  organisation: 'Сараптама орталығы',
  rank: 'сарапшы',
  document: '№ 555',
};
const holder = { kind: 'officer' as const, officerId: id, name: 'Ғани', rank: 'капитан', unit: 'ПД' };

const event: CustodyEvent = {
  ...meta,
  number: 'ШМК-2026-001/C-01',
  caseId: id,
  action: 'to-laboratory',
  from: holder,
  to: expert,
  method: 'courier',
  happenedAt: '2026-11-19T10:00',
  fromPlace: 'A2/03',
  toPlace: 'зертхана',
  purpose: 'сараптама',
  authorisation: '№ 118',
  attestation: 'пломба бүтін',
  dueBack: '2026-12-01',
  items: [
    {
      id,
      kind: 'exhibit',
      subjectId: id,
      number: 'ШМК-2026-001/E-01',
      title: 'Nano X',
      sealBefore: 'P-1',
      sealAfter: 'P-2',
      intact: 'yes',
      condition: 'бүтін',
      photoId: null,
      receipts: [
        {
          id,
          itemId: id,
          state: 'refused',
          officerId: '',
          officerName: 'Иманова',
          via: 'paper',
          seal: 'P-3',
          intact: 'yes',
          condition: 'жыртылған',
          place: 'зертхана',
          reason: 'пломба жоқ',
          paperNumber: 'ҚС-1',
          attachmentId: null,
          recordedAt: meta.recordedAt,
          recordedOffset: 300,
          ledgerSeq: 3,
        },
      ],
    },
  ],
};

const discrepancy: DiscrepancyRecord = {
  ...meta,
  number: 'ШМК-2026-001/D-01',
  caseId: id,
  subjectKind: 'exhibit',
  subjectId: id,
  subjectNumber: 'ШМК-2026-001/E-01',
  subjectTitle: 'Nano X',
  kind: 'missing',
  expected: 'A2/03',
  found: '',
  notes: 'іздеу жүргізілді',
  countId: '',
  eventId: '',
  secondId: id,
  secondName: 'Серік',
  state: 'resolved',
  resolution: 'found',
  outcome: 'көрші сөреде',
  resolvedAt: meta.recordedAt,
  resolvedOffset: 300,
  resolvedById: id,
  resolvedByName: 'Ғани',
};

const count: CountRecord = {
  ...meta,
  number: 'ШМК-2026-N001',
  caseId: '*',
  scope: 'place',
  place: 'A2',
  ofOfficerId: '',
  ofOfficerName: '',
  reason: 'кадр ауысты',
  notes: '',
  state: 'closed',
  closedAt: meta.recordedAt,
  closedOffset: 300,
  secondId: id,
  secondName: 'Серік',
  lines: (['present', 'missing', 'seal-broken', 'unexpected', 'unknown'] as const).map((result, index) => ({
    id,
    ordinal: index + 1,
    subjectKind: 'exhibit' as const,
    subjectId: id,
    number: `ШМК-2026-001/E-0${index + 1}`,
    title: 'Nano X',
    caseId: id,
    scanned: 'P-1',
    scannedAt: meta.recordedAt,
    intact: 'yes' as const,
    seal: '',
    note: '',
    result,
    record: 'yes' as const,
    funds: 'none' as const,
  })),
};

const disposition: DispositionRecord = {
  ...meta,
  number: 'ШМК-2026-001/X-01',
  caseId: id,
  way: 'returned-to-victim',
  orderNumber: '1-77',
  orderDate: '2026-11-17',
  issuer: 'Сот',
  recipient: expert,
  happenedAt: '2026-11-19T10:00',
  place: 'қойма',
  manner: 'қолма-қол',
  movementId: null,
  actNumber: '5',
  attachmentId: null,
  notes: 'үкім',
  secondId: id,
  secondName: 'Серік',
  items: [{ id, kind: 'exhibit', subjectId: id, number: 'ШМК-2026-001/E-01', title: 'Nano X' }],
};

const moved = {
  number: 'ШМК-2026-001/T-01',
  assetId: 'bitcoin',
  amount: '1234567890',
  fee: '900',
  txid: 'ab'.repeat(32),
  movedAt: '2026-11-19T09:50',
  officerName: 'Ғани',
  secondName: 'Серік',
  confirmedAt: '2026-11-19T05:10:00.000Z',
  confirmedBy: 'Серік',
  from: 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq',
  to: 'жәбірленуші Ахметова, түбіртек № 7',
};

const exhibit: ExhibitRecord = {
  ...meta,
  ...exhibitDraft.parse({
    caseId: id,
    description: 'Nano X',
    make: 'Ledger',
    serial: '7F-01',
    imei: '490154203237518',
    bagNumber: 'KZ-1',
    sealNumber: 'P-1',
    quantity: 2,
  }),
};
const { kind, make, model, serial, imei, quantity, bagNumber } = exhibit;
const handed = { id, kind, make, model, serial, imei, quantity, bagNumber };

/** The papers of custody, with one of everything that they can say. */
export const custodyPapers = (base: PaperSource, file: CaseRecord, wallets: readonly CarriedWallet[]) => ({
  'custody-record': bindPaper(custodyRecordPaper, {
    ...base,
    case: file,
    described: { exhibit, search: 'ШМК-2026-001/Z-01', parent: 'ШМК-2026-001/E-02' },
    left: 3,
    wallets,
    thing: {
      kind: 'exhibit',
      id,
      caseId: id,
      number: 'ШМК-2026-001/E-01',
      title: 'Nano X',
      parentId: null,
      ownSeal: true,
      state: {
        ...firstState(holder, '2026-11-18T02:00', { place: 'A2', seal: 'P-1' }),
        dueBack: '2026-12-01',
      },
      offeredEventId: '',
    },
    events: [event],
    statuses: [
      {
        subjectKind: 'exhibit',
        subjectId: id,
        status: 'arrested',
        orderNumber: 'А-9',
        issuer: 'Сот',
        date: '2026-11-18',
        notes: 'қаулы',
        id,
        caseId: id,
        dispositionId: '',
        officerId: id,
        officerName: 'Ғани',
        recordedAt: meta.recordedAt,
        recordedOffset: 300,
        ledgerSeq: 4,
      },
    ],
  }),
  'hand-over': bindPaper(handOverPaper, { ...base, case: file, event, handed: [handed], wallets }),
  'discrepancy-act': bindPaper(discrepancyPaper, { ...base, case: file, act: discrepancy, wallets }),
  'count-result': bindPaper(countPaper, { ...base, count, wallets }),
  'disposition-act': bindPaper(dispositionPaper, {
    ...base,
    case: file,
    disposition,
    things: [{ ...handed, sealNumber: 'P-1' }],
    moved,
    wallets,
  }),
});

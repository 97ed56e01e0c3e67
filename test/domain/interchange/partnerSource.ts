import { caseDraft } from '../../../db/domain/case';
import { exhibitDraft } from '../../../db/domain/exhibit';
import { uuidV7 } from '../../../db/domain/ids';
import type { PartnerSource } from '../../../db/domain/interchange/source';
import { personDraft } from '../../../db/domain/person';
import { siteDraft } from '../../../db/domain/site';
import { walletDraft } from '../../../db/domain/wallet';

export const id = (n: number) => uuidV7(n, new Uint8Array(10));
export const meta = (n: number, number: string) => ({
  id: id(n),
  number,
  recordedAt: '2026-11-18T02:00:00.000Z',
  recordedOffset: 300,
  officerId: id(0),
  officerName: 'Ғани',
  device: 'laptop',
  ledgerSeq: 3,
});

export const bitcoin = '1KFHE7w8BhaENAswwryaoccDb6qcT6DbYY';
const caseId = id(9);
const address = (
  n: number,
  chain: 'bitcoin' | 'tron' | 'monero',
  text: string,
  role: 'suspect' | 'agency',
) => ({
  id: id(n),
  walletId: id(20),
  position: n,
  chain,
  text,
  role,
  path: '',
  memo: '',
  label: '',
  network: 'main',
  canonical: text,
  format: 'P2PKH',
  checksum: 'verified' as const,
});
const wallet = { ...walletDraft.parse({ caseId, label: 'Ledger' }), exhibitId: id(11) };
const refOf = (kind: 'person' | 'wallet', n: number) => ({ kind, id: id(n), number: '', title: '' });

/** A case of each kind of record that goes to partners. */
export const partnerSource: PartnerSource = {
  vault: { id: id(1), name: 'Қойма 7', shortCode: 'SHM', sample: false, soleOfficer: false },
  head: { seq: 9, hash: 'ab'.repeat(32), words: 'lusab' },
  taken: { at: '2026-11-18T02:31:00.000Z', offset: 300 },
  case: {
    ...meta(9, 'SHM-2026-001'),
    ...caseDraft.parse({ title: 'Пирамида «Алтын»', unit: 'СБ-7', notes: 'Потерпевшая Сауле' }),
  },
  persons: [
    {
      ...meta(30, 'P-01'),
      ...personDraft.parse({
        caseId,
        name: 'Қуат Өмірбек',
        nameLatin: 'Kuat Omirbek',
        role: 'suspect',
        birth: '1990-02-03',
        phones: '+7 701 000 00 00; +7 702 000 00 00',
        handles: '@kuat',
      }),
    },
    { ...meta(31, 'P-02'), ...personDraft.parse({ caseId, name: 'Сауле Потерпевшая', role: 'victim' }) },
  ],
  exhibits: [
    {
      ...meta(11, 'E-01'),
      ...exhibitDraft.parse({
        caseId,
        kind: 'hardware-wallet',
        make: 'Ledger',
        model: 'Nano X',
        serial: 'S1',
      }),
    },
    {
      ...meta(12, 'E-02'),
      ...exhibitDraft.parse({
        caseId,
        kind: 'phone',
        make: 'Ledger',
        imei: '490154203237518',
        rootNumber: '7',
      }),
      parentId: id(11),
    },
  ],
  wallets: [
    {
      ...meta(20, 'W-01'),
      ...wallet,
      addresses: [
        address(21, 'bitcoin', bitcoin, 'suspect'),
        address(22, 'tron', 'TLsV52sRDL79HXGGm9yzwKibb6BeruhUzy', 'agency'),
        address(23, 'monero', '4'.repeat(95), 'suspect'),
      ],
    },
    {
      ...meta(24, 'W-02'),
      ...wallet,
      exhibitId: null,
      addresses: [address(25, 'bitcoin', bitcoin, 'suspect')],
    },
  ],
  sites: [
    {
      ...meta(40, 'M-01'),
      ...siteDraft.parse({ caseId, name: 'Ангар', address: 'Жамбыл 1', latitude: '43.2', longitude: '76.9' }),
      equipment: [],
    },
  ],
  links: [
    {
      ...meta(50, 'L-01'),
      caseId,
      fromKind: 'person',
      fromId: id(30),
      kind: 'controls',
      toKind: 'wallet',
      toId: id(20),
      source: 'осмотр',
      confidence: 'confirmed',
      notes: '',
      from: refOf('person', 30),
      to: refOf('wallet', 20),
    },
  ],
  movements: [
    movement(60, 'bitcoin', '12345678', 'a'.repeat(64)),
    // More digits than a double holds.
    movement(61, 'ethereum', '9007199254740993000000000001', `0x${'b'.repeat(64)}`),
  ],
  observations: [
    {
      ...meta(70, 'O-01'),
      caseId,
      walletId: id(20),
      addressId: id(21),
      accountId: null,
      assetId: 'bitcoin',
      amount: '150000001',
      observedAt: '2026-11-18T07:00',
      blockHeight: null,
      source: 'explorer',
      sourceName: 'x',
      attachmentId: null,
      entry: 'typed',
      fileHash: '',
      notes: '',
      withdrawn: 0,
    } as PartnerSource['observations'][number],
  ],
};

function movement(n: number, assetId: string, amount: string, txid: string) {
  return {
    ...meta(n, `F-${n}`),
    caseId,
    fromAddressId: id(21),
    fromAccountId: null,
    toAddressId: id(22),
    toAccountId: null,
    toText: '',
    assetId,
    amount,
    fee: '',
    txid,
    movedAt: '2026-11-18T07:31',
    blockHeight: null,
    purpose: 'seizure',
    notes: '',
    withdrawn: 0,
  } as unknown as PartnerSource['movements'][number];
}

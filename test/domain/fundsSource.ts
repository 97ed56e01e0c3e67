import type { CaseRecord } from '../../db/domain/case';
import { accountDraft } from '../../db/domain/funds/account';
import { movementDraft } from '../../db/domain/funds/movement';
import { observationDraft } from '../../db/domain/funds/observation';
import { valuationDraft } from '../../db/domain/funds/valuation';
import type { PaperSource } from '../../db/domain/paper';
import type { CarriedWallet } from '../../db/domain/paper/carriedSection';
import type { FundsSource } from '../../db/domain/paper/kinds/funds';
import type { RecordMeta } from '../../db/domain/record';

/** One of everything that a report on money can say. */
export function fundsSource(
  base: PaperSource,
  meta: RecordMeta,
  of: CaseRecord,
  wallets: readonly CarriedWallet[],
): FundsSource {
  const { id } = meta;
  const other = id.replace(/.$/, '1');
  const seen = {
    ...meta,
    number: 'ШМК-2026-001/O-01',
    ...observationDraft.parse({
      caseId: id,
      addressId: id,
      assetId: 'usdt.tron',
      amount: '1500000',
      observedAt: '2026-11-17T10:00',
      blockHeight: 77_000_000,
      sourceName: 'tronscan.org',
    }),
    walletId: id,
    entry: 'typed' as const,
    fileHash: 'ab'.repeat(32),
    withdrawn: 0,
  };
  const place = {
    id,
    kind: 'address' as const,
    walletId: id,
    number: 'ШМК-2026-001/W-01',
    title: 'Ledger',
    text: 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t',
    chain: 'tron' as const,
    role: 'suspect' as const,
    agency: false,
  };
  return {
    ...base,
    case: of,
    wallets: wallets.map((one) => ({ ...one, othersMayHold: 'Қуат' })),
    funds: {
      places: [place],
      accounts: [
        {
          ...meta,
          number: 'ШМК-2026-001/K-01',
          ...accountDraft.parse({ caseId: id, provider: 'Биржа', userId: '7' }),
        },
      ],
      observations: [seen],
      movements: [
        {
          ...meta,
          number: 'ШМК-2026-001/F-01',
          ...movementDraft.parse({
            caseId: id,
            fromAddressId: id,
            toText: 'квитанция 7',
            assetId: 'usdt.tron',
            amount: '500000',
            txid: 'cd'.repeat(32),
            movedAt: '2026-11-17T11:00',
            purpose: 'return',
          }),
          fromWalletId: id,
          toWalletId: null,
          secondName: 'Серік',
          authorisation: '№ 14',
          confirmedAt: '2026-11-18T06:00:00.000Z',
          confirmedOffset: null,
          confirmedBy: 'Айгүл',
          confirmationId: null,
          confirmationSource: 'tronscan',
          withdrawn: 0,
        },
      ],
      drops: [
        {
          observationId: id,
          beforeId: other,
          assetId: 'usdt.tron',
          addressId: id,
          accountId: null,
          before: '9000000',
          expected: '9000000',
          seen: '1500000',
          missing: '7500000',
          explained: '0',
          open: true,
          reasons: [],
        },
      ],
      balances: [
        { placeId: id, assetId: 'usdt.tron', observationId: id, amount: '1500000', expected: '1000000' },
      ],
      totals: [{ assetId: 'usdt.tron', secured: '0', accounts: '0', open: '1000000', others: '0' }],
      control: [],
    },
    valuations: [
      {
        ...meta,
        number: 'ШМК-2026-001/V-01',
        ...valuationDraft.parse({
          caseId: id,
          assetId: 'usdt.tron',
          amount: '1500000',
          date: '2026-11-15',
          price: '1.0002',
          priceSource: 'биржа',
        }),
        rate: '523.45',
        quantum: 1,
        rateDate: '2026-11-13',
        rateTableId: id,
        valueMinor: '150',
        valueTiyn: '78533',
        withdrawn: 0,
      },
    ],
    rateTables: [
      {
        id,
        name: 'курсы.csv',
        sha256: 'ef'.repeat(32),
        size: 120,
        rows: 2,
        currencies: 'USD',
        firstDate: '2026-11-10',
        lastDate: '2026-11-13',
        source: 'nationalbank.kz',
        recordedAt: meta.recordedAt,
        recordedOffset: 300,
        officerId: id,
        officerName: 'Ғани',
        ledgerSeq: 4,
      },
    ],
    entitlements: [
      {
        id,
        caseId: id,
        walletId: id,
        walletNumber: place.number,
        addressId: id,
        address: place.text,
        fork: 'BCH',
        names: { kk: 'Bitcoin Cash', ru: 'Bitcoin Cash', en: 'Bitcoin Cash' },
        date: '2017-08-01',
        block: 478_558,
        assetId: 'bitcoincash',
        due: '500',
        observationId: id,
        state: 'unclaimed',
        amount: '500',
        txid: '',
        notes: '',
        source: '',
        recordedAt: meta.recordedAt,
        officerName: 'Ғани',
      },
    ],
  };
}

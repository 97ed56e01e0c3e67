import { findAsset } from '../../funds/assets';
import type { PaperTable } from '../kind';
import type { FundsSource } from './funds';

/** What other programs read: every observation, movement and valuation, withdrawn ones marked, amounts in base units. */
export function fundsTables(source: FundsSource): PaperTable[] {
  return [observations(source), movements(source), valuations(source)].filter(({ rows }) => rows.length > 0);
}

const ticker = (assetId: string) => findAsset(assetId)?.ticker ?? assetId;

function observations({ funds }: FundsSource): PaperTable {
  const at = (id: string | null) => funds.places.find((place) => place.id === id);
  return {
    name: 'observations.csv',
    description: 'funds.observationsCsv',
    columns: [
      'number',
      'holder',
      'address',
      'chain',
      'asset',
      'asset_id',
      'base_units',
      'seen_at',
      'block',
      'source',
      'source_name',
      'file_sha256',
      'withdrawn',
    ],
    rows: funds.observations.map((one) => {
      const place = at(one.addressId ?? one.accountId);
      return [
        one.number,
        place?.number ?? '',
        place?.text ?? '',
        place?.chain ?? '',
        ticker(one.assetId),
        one.assetId,
        one.amount,
        one.observedAt,
        one.blockHeight === null ? '' : String(one.blockHeight),
        one.source,
        one.sourceName,
        one.fileHash,
        one.withdrawn === 1 ? 'yes' : 'no',
      ];
    }),
  };
}

function movements({ funds }: FundsSource): PaperTable {
  const at = (id: string | null) => {
    const place = funds.places.find((one) => one.id === id);
    return place === undefined ? '' : place.text || place.number;
  };
  return {
    name: 'movements.csv',
    description: 'funds.movementsCsv',
    columns: [
      'number',
      'purpose',
      'from',
      'to',
      'asset',
      'asset_id',
      'base_units',
      'fee_base_units',
      'txid',
      'sent_at',
      'officer',
      'second_officer',
      'authorisation',
      'confirmed_at',
      'withdrawn',
    ],
    rows: funds.movements.map((one) => [
      one.number,
      one.purpose,
      at(one.fromAddressId ?? one.fromAccountId),
      at(one.toAddressId ?? one.toAccountId) || one.toText,
      ticker(one.assetId),
      one.assetId,
      one.amount,
      one.fee,
      one.txid,
      one.movedAt,
      one.officerName,
      one.secondName,
      one.authorisation,
      one.confirmedAt,
      one.withdrawn === 1 ? 'yes' : 'no',
    ]),
  };
}

function valuations({ valuations: rows, rateTables }: FundsSource): PaperTable {
  return {
    name: 'valuations.csv',
    description: 'funds.valuationsCsv',
    columns: [
      'number',
      'basis',
      'date',
      'asset',
      'asset_id',
      'base_units',
      'price',
      'price_currency',
      'price_source',
      'rate',
      'rate_quantum',
      'rate_date',
      'rate_file_sha256',
      'value_tiyn',
      'withdrawn',
    ],
    rows: rows.map((row) => [
      row.number,
      row.basis,
      row.date,
      ticker(row.assetId),
      row.assetId,
      row.amount,
      row.price,
      row.priceCurrency,
      row.priceSource,
      row.rate,
      String(row.quantum),
      row.rateDate,
      rateTables.find(({ id }) => id === row.rateTableId)?.sha256 ?? '',
      row.valueTiyn,
      row.withdrawn === 1 ? 'yes' : 'no',
    ]),
  };
}

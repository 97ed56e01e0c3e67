import { stringify } from 'csv-stringify/sync';
import type { CaseSnapshot } from '../../db/domain/snapshot';

const columns = [
  'case',
  'wallet',
  'label',
  'control',
  'exhibit',
  'chain',
  'network',
  'address',
  'as_found',
  'format',
  'checksum',
  'role',
  'path',
  'memo',
] as const;

/**
 * The inventory of addresses as CSV (RFC 4180, UTF-8 with BOM for spreadsheets), one line an address and one for each
 * wallet without any. Cells that a spreadsheet would run as a formula are escaped.
 */
export function inventoryCsv(snapshot: CaseSnapshot): Uint8Array {
  const exhibits = new Map(snapshot.exhibits.map((exhibit) => [exhibit.id, exhibit.number]));
  const rows = snapshot.wallets.flatMap((wallet) => {
    const held = [
      snapshot.case.number,
      wallet.number,
      wallet.label,
      wallet.control,
      exhibits.get(wallet.exhibitId ?? '') ?? '',
    ];
    const lines = wallet.addresses.map((line) => [
      ...held,
      line.chain,
      line.network,
      line.canonical,
      line.text,
      line.format,
      line.checksum,
      line.role,
      line.path,
      line.memo,
    ]);
    return lines.length > 0 ? lines : [[...held, ...columns.slice(held.length).map(() => '')]];
  });
  return Buffer.from(
    stringify([[...columns], ...rows], { bom: true, escape_formulas: true, record_delimiter: 'windows' }),
    'utf8',
  );
}

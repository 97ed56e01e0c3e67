import type { CaseSnapshot } from '../snapshot';
import type { PaperTable } from './kind';

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

/** The inventory of addresses, one line an address and one for each wallet without any. */
export function inventoryTable(snapshot: Pick<CaseSnapshot, 'case' | 'exhibits' | 'wallets'>): PaperTable {
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
  return { name: 'inventory.csv', description: 'attachment.inventory', columns, rows };
}

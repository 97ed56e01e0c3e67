import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { ControlProof } from '../domain/proof';
import { whole, words } from './columns';
import { address, wallet } from './wallet';

const restrict = { onDelete: 'restrict', onUpdate: 'restrict' } as const;

/** Signed messages that were verified, to the letter: anybody can verify them again without Dalel. */
export const controlProof = sqliteTable(
  'control_proof',
  {
    id: text().primaryKey(),
    walletId: text()
      .notNull()
      .references(() => wallet.id, restrict),
    addressId: text()
      .notNull()
      .references(() => address.id, restrict),
    chain: text().$type<ControlProof['chain']>().notNull(),
    address: words(),
    message: words(),
    signature: words(),
    method: text().$type<ControlProof['method']>().notNull(),
    challenge: text().$type<ControlProof['challenge']>().notNull(),
    signedBy: words(),
    recordedAt: text().notNull(),
    recordedOffset: integer().notNull(),
    officerId: text().notNull(),
    officerName: text().notNull(),
    ledgerSeq: whole(),
  },
  (table) => [index('control_proof_by_wallet').on(table.walletId)],
);

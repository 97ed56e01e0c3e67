import {
  type AnySQLiteColumn,
  index,
  integer,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import type { AttachmentRecord } from '../domain/attachment';
import { caseFile } from './case';
import { recordColumns, whole, withdrawn, words } from './columns';

export const attachment = sqliteTable(
  'attachment',
  {
    ...recordColumns(),
    caseId: text()
      .notNull()
      .references(() => caseFile.id, { onDelete: 'restrict', onUpdate: 'restrict' }),
    ownerKind: text().$type<AttachmentRecord['ownerKind']>().notNull(),
    ownerId: text().notNull(),
    name: text().notNull(),
    description: words(),
    kind: text().$type<AttachmentRecord['kind']>().notNull(),
    mediaType: text().notNull(),
    size: whole(),
    sha256: text().notNull(),
    modifiedAt: words(),
    secret: text().$type<AttachmentRecord['secret']>().notNull(),
    copyOf: text().references((): AnySQLiteColumn => attachment.id, {
      onDelete: 'restrict',
      onUpdate: 'restrict',
    }),
    state: text().$type<AttachmentRecord['state']>().notNull(),
    withdrawn: withdrawn(),
  },
  (table) => [
    uniqueIndex('attachment_number').on(table.number),
    index('attachment_by_owner').on(table.ownerId),
    index('attachment_by_case').on(table.caseId),
    index('attachment_by_content').on(table.sha256),
  ],
);

/** When each content was last read again. Outside the ledger: only a change of state is an entry. */
export const attachmentCheck = sqliteTable('attachment_check', {
  sha256: text().primaryKey(),
  checkedAt: text().notNull(),
  checkedSize: integer().notNull(),
});

import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { EnvelopeDraft } from '../domain/envelope';
import { caseFile } from './case';
import { count, recordColumns, whole, withdrawn, words } from './columns';
import { exhibit } from './exhibit';
import { wallet } from './wallet';

const restrict = { onDelete: 'restrict', onUpdate: 'restrict' } as const;

export const envelope = sqliteTable(
  'envelope',
  {
    ...recordColumns(),
    caseId: text()
      .notNull()
      .references(() => caseFile.id, restrict),
    kind: text().$type<EnvelopeDraft['kind']>().notNull(),
    printedNumber: words(),
    seal: words(),
    wordCount: count(),
    wordLanguage: text().$type<EnvelopeDraft['wordLanguage']>().notNull().default(''),
    checksum: text().$type<EnvelopeDraft['checksum']>().notNull(),
    location: words(),
    sealedAt: words(),
    sealedBy: words(),
    walletId: text().references(() => wallet.id, restrict),
    exhibitId: text().references(() => exhibit.id, restrict),
    notes: words(),
  },
  (table) => [
    uniqueIndex('envelope_number').on(table.number),
    index('envelope_by_case').on(table.caseId),
    index('envelope_by_wallet').on(table.walletId),
    index('envelope_by_exhibit').on(table.exhibitId),
    index('envelope_by_seal').on(table.seal),
  ],
);

const ofEnvelope = () =>
  text()
    .notNull()
    .references(() => envelope.id, restrict);

export const envelopeOpening = sqliteTable(
  'envelope_opening',
  {
    id: text().primaryKey(),
    envelopeId: ofEnvelope(),
    ordinal: whole(),
    officerId: text().notNull(),
    officerName: text().notNull(),
    secondId: words(),
    secondName: words(),
    reason: words(),
    authorisation: words(),
    sealBefore: words(),
    newSeal: words(),
    /** 1 where the words that the vault holds were shown. */
    wordsShown: whole(),
    openedAt: text().notNull(),
    openedOffset: integer().notNull(),
    ledgerSeq: whole(),
  },
  (table) => [uniqueIndex('envelope_opening_ordinal').on(table.envelopeId, table.ordinal)],
);

/** Words of an envelope under a random key that is nowhere whole. `withdrawn` once they were sealed anew. */
export const sealedWords = sqliteTable(
  'sealed_words',
  {
    id: text().primaryKey(),
    envelopeId: ofEnvelope(),
    /** AES-256-GCM in hex: nonce, ciphertext padded to 256 bytes, tag. */
    ciphertext: text().notNull(),
    recordedAt: text().notNull(),
    recordedOffset: integer().notNull(),
    withdrawn: withdrawn(),
    ledgerSeq: whole(),
  },
  (table) => [index('sealed_words_by_envelope').on(table.envelopeId, table.withdrawn)],
);

/** One share of that key for one officer; two accounts of one person hold the same share. */
export const sealedShare = sqliteTable(
  'sealed_share',
  {
    id: text().primaryKey(),
    envelopeId: ofEnvelope(),
    wordsId: text()
      .notNull()
      .references(() => sealedWords.id, restrict),
    officerId: text().notNull(),
    /** Which person's share it is, from 1. */
    person: whole(),
    /** The X25519 public key that it is sealed to, hex. */
    sealingKey: text().notNull(),
    /** Hex: what `sealTo` gives. */
    sealed: text().notNull(),
    ledgerSeq: whole(),
  },
  (table) => [index('sealed_share_by_words').on(table.wordsId)],
);

import { and, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core';
import { envelopeTitle } from './domain/envelope';
import { exhibitTitle } from './domain/exhibit';
import { folded } from './domain/folded';
import { accountTitle } from './domain/funds/account';
import type { SearchHit } from './domain/search';
import { seizureTitle } from './domain/seizure';
import { searchImported } from './importedAddresses';
import { findTransfers } from './lists';
import type { ReadDb } from './open';
import { readRef } from './refs';
import {
  account,
  address,
  attachment,
  caseFile,
  custodyItem,
  envelope,
  exhibit,
  person,
  provider,
  report,
  seizure,
  site,
  wallet,
} from './schema';
import { exhibitTextSql } from './schema/exhibit';
import { walletTextSql } from './schema/wallet';
import { notUndone } from './undone';

const mostOfKind = 8;

/** Finds records whose number, name or identifiers contain the text, case aside; the best kinds first. */
export function searchVault(read: ReadDb, text: string): SearchHit[] {
  const wanted = text.trim();
  if (wanted.length < 2) return [];
  return [
    ...findCases(read, wanted),
    ...findSeizures(read, wanted),
    ...findExhibits(read, wanted),
    ...findWallets(read, wanted),
    ...findAddresses(read, wanted),
    ...searchImported(read, wanted, mostOfKind),
    ...searchTransfers(read, wanted),
    ...findSites(read, wanted),
    ...findPersons(read, wanted),
    ...findReports(read, wanted),
    ...findAccounts(read, wanted),
    ...findProviders(read, wanted),
    ...findEnvelopes(read, wanted),
    ...findSeals(read, wanted),
    ...findAttachments(read, wanted),
  ];
}

/** `instr` over folded text: SQLite's LIKE folds ASCII only, and these are Cyrillic names. */
function has(text: string, ...columns: AnySQLiteColumn[]): SQL | undefined {
  const forms = [
    ...new Set([text, text.toLocaleLowerCase('ru'), text.toLocaleUpperCase('ru'), capital(text)]),
  ];
  return or(...columns.flatMap((column) => forms.map((form) => sql`instr(${column}, ${form}) > 0`)));
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('ru') + text.slice(1).toLocaleLowerCase('ru');
}

function matched(text: string, ...values: string[]): string {
  return values.find((value) => value.toLocaleLowerCase('ru').includes(text.toLocaleLowerCase('ru'))) ?? '';
}

function findCases(read: ReadDb, text: string): SearchHit[] {
  const { number, title, erdrNumber, kuiNumber, investigator } = caseFile;
  const rows = read
    .select()
    .from(caseFile)
    .where(has(text, number, title, erdrNumber, kuiNumber, investigator))
    .limit(mostOfKind)
    .all();
  return rows.map((row) => ({
    ref: { kind: 'case', id: row.id, number: row.number, title: row.title },
    caseNumber: row.number,
    matched: matched(text, row.number, row.title, row.erdrNumber, row.kuiNumber, row.investigator),
  }));
}

function findSeizures(read: ReadDb, text: string): SearchHit[] {
  const { number, place, address: where, protocolNumber, authorisation } = seizure;
  const rows = read
    .select({ row: seizure, caseNumber: caseFile.number })
    .from(seizure)
    .innerJoin(caseFile, eq(seizure.caseId, caseFile.id))
    .where(has(text, number, place, where, protocolNumber, authorisation))
    .limit(mostOfKind)
    .all();
  return rows.map(({ row, caseNumber }) => ({
    ref: { kind: 'seizure', id: row.id, number: row.number, title: seizureTitle(row) },
    caseNumber,
    matched: matched(text, row.number, row.place, row.address, row.protocolNumber, row.authorisation),
  }));
}

/** One pass over an index that holds the text of each row in small letters. @param text SQL of that index */
export function holds(text: string, wanted: string): SQL {
  return sql`${sql.raw(text)} LIKE ${`%${folded(wanted).replace(/[\\%_]/g, '\\$&')}%`} ESCAPE '\\'`;
}

function findExhibits(read: ReadDb, text: string): SearchHit[] {
  // The plus keeps the order out of the plan, which would read whole rows for it.
  const found = read
    .select({ id: exhibit.id })
    .from(exhibit)
    .where(holds(exhibitTextSql, text))
    .orderBy(sql`+${exhibit.number}`)
    .limit(mostOfKind)
    .all();
  const rows = read
    .select({ row: exhibit, caseNumber: caseFile.number })
    .from(exhibit)
    .innerJoin(caseFile, eq(exhibit.caseId, caseFile.id))
    .where(
      inArray(
        exhibit.id,
        found.map(({ id }) => id),
      ),
    )
    .orderBy(exhibit.number)
    .all();
  return rows.map(({ row, caseNumber }) => ({
    ref: { kind: 'exhibit', id: row.id, number: row.number, title: exhibitTitle(row) },
    caseNumber,
    matched: matched(
      text,
      row.number,
      row.unitNumber,
      row.description,
      row.model,
      row.serial,
      row.imei,
      row.bagNumber,
      row.sealNumber,
      row.storagePath,
    ),
  }));
}

function findWallets(read: ReadDb, text: string): SearchHit[] {
  const found = read
    .select({ id: wallet.id })
    .from(wallet)
    .where(holds(walletTextSql, text))
    .orderBy(sql`+${wallet.number}`)
    .limit(mostOfKind)
    .all();
  const rows = read
    .select({ row: wallet, caseNumber: caseFile.number })
    .from(wallet)
    .innerJoin(caseFile, eq(wallet.caseId, caseFile.id))
    .where(
      or(
        inArray(
          wallet.id,
          found.map(({ id }) => id),
        ),
        /^[a-z]pub|[([]/i.test(text) ? has(text, wallet.publicKey) : undefined,
      ),
    )
    .orderBy(wallet.number)
    .all();
  return rows.map(({ row, caseNumber }) => ({
    ref: { kind: 'wallet', id: row.id, number: row.number, title: row.label },
    caseNumber,
    matched: matched(text, row.number, row.label, row.masterFingerprint, row.envelopeNumber, row.publicKey),
  }));
}

function findAccounts(read: ReadDb, text: string): SearchHit[] {
  const { number, provider: at, userId, email, phone } = account;
  const rows = read
    .select({ row: account, caseNumber: caseFile.number })
    .from(account)
    .innerJoin(caseFile, eq(account.caseId, caseFile.id))
    .where(has(text, number, at, userId, email, phone))
    .limit(mostOfKind)
    .all();
  return rows.map(({ row, caseNumber }) => ({
    ref: { kind: 'account', id: row.id, number: row.number, title: accountTitle(row) },
    caseNumber,
    matched: matched(text, row.number, row.provider, row.userId, row.email, row.phone),
  }));
}

/** Of no case: a request of any case may go to them. */
function findProviders(read: ReadDb, text: string): SearchHit[] {
  const { number, name, legalEntity, registration, domains, contact } = provider;
  const rows = read
    .select()
    .from(provider)
    .where(and(has(text, number, name, legalEntity, registration, domains, contact), notUndone(provider.id)))
    .limit(mostOfKind)
    .all();
  return rows.map((row) => ({
    ref: { kind: 'provider', id: row.id, number: row.number, title: row.name },
    caseNumber: '',
    matched: matched(text, row.number, row.name, row.legalEntity, row.registration, row.domains, row.contact),
  }));
}

function findAddresses(read: ReadDb, text: string): SearchHit[] {
  const compact = text.replace(/\s/g, '');
  if (compact.length < 4) return [];
  const rows = read
    .select({ row: address, wallet, caseNumber: caseFile.number })
    .from(address)
    .innerJoin(wallet, eq(address.walletId, wallet.id))
    .innerJoin(caseFile, eq(wallet.caseId, caseFile.id))
    .where(and(eq(address.withdrawn, 0), or(holds('canonical', compact), holds('text', compact))))
    .limit(mostOfKind)
    .all();
  return rows.map(({ row, wallet: owner, caseNumber }) => ({
    ref: { kind: 'wallet', id: owner.id, number: owner.number, title: owner.label },
    caseNumber,
    matched: row.canonical,
  }));
}

/** Transfers of tables are found by the whole of a transaction's number or an end's: the index holds no parts. */
function searchTransfers(read: ReadDb, text: string): SearchHit[] {
  const rows = findTransfers(read, [text]).slice(0, mostOfKind);
  return rows.map(({ importId, importNumber, caseId, txid, fromText, toText, description }) => ({
    ref: { kind: 'import', id: importId, number: importNumber, title: description },
    caseNumber: readRef(read, 'case', caseId).number,
    matched: matched(text, txid, fromText, toText),
  }));
}

function findSites(read: ReadDb, text: string): SearchHit[] {
  const { number, name, address: place, meterNumber, ownerBin, operator, owner } = site;
  const rows = read
    .select({ row: site, caseNumber: caseFile.number })
    .from(site)
    .innerJoin(caseFile, eq(site.caseId, caseFile.id))
    .where(has(text, number, name, place, meterNumber, ownerBin, operator, owner))
    .limit(mostOfKind)
    .all();
  return rows.map(({ row, caseNumber }) => ({
    ref: { kind: 'site', id: row.id, number: row.number, title: row.name },
    caseNumber,
    matched: matched(
      text,
      row.number,
      row.name,
      row.address,
      row.meterNumber,
      row.ownerBin,
      row.owner,
      row.operator,
    ),
  }));
}

function findPersons(read: ReadDb, text: string): SearchHit[] {
  const { number, name, nameLatin, aliases, iin, phones, handles } = person;
  const rows = read
    .select({ row: person, caseNumber: caseFile.number })
    .from(person)
    .innerJoin(caseFile, eq(person.caseId, caseFile.id))
    .where(has(text, number, name, nameLatin, aliases, iin, phones, handles))
    .limit(mostOfKind)
    .all();
  return rows.map(({ row, caseNumber }) => ({
    ref: { kind: 'person', id: row.id, number: row.number, title: row.name || row.nameLatin },
    caseNumber,
    matched: matched(
      text,
      row.number,
      row.name,
      row.nameLatin,
      row.aliases,
      row.iin,
      row.phones,
      row.handles,
    ),
  }));
}

function findReports(read: ReadDb, text: string): SearchHit[] {
  const rows = read
    .select({ row: report, caseNumber: caseFile.number })
    .from(report)
    .innerJoin(caseFile, eq(report.caseId, caseFile.id))
    .where(has(text, report.number, report.fileName, report.sha256))
    .limit(mostOfKind)
    .all();
  return rows.map(({ row, caseNumber }) => ({
    ref: { kind: 'report', id: row.id, number: row.number, title: row.fileName },
    caseNumber,
    matched: matched(text, row.number, row.fileName, row.sha256),
  }));
}

function findEnvelopes(read: ReadDb, text: string): SearchHit[] {
  const rows = read
    .select({ row: envelope, caseNumber: caseFile.number })
    .from(envelope)
    .innerJoin(caseFile, eq(envelope.caseId, caseFile.id))
    .where(has(text, envelope.number, envelope.printedNumber, envelope.seal, envelope.location))
    .limit(mostOfKind)
    .all();
  return rows.map(({ row, caseNumber }) => ({
    ref: { kind: 'envelope', id: row.id, number: row.number, title: envelopeTitle(row) },
    caseNumber,
    matched: matched(text, row.number, row.printedNumber, row.seal, row.location),
  }));
}

function findAttachments(read: ReadDb, text: string): SearchHit[] {
  const rows = read
    .select({ row: attachment, caseNumber: caseFile.number })
    .from(attachment)
    .innerJoin(caseFile, eq(attachment.caseId, caseFile.id))
    .where(has(text, attachment.number, attachment.name, attachment.description, attachment.sha256))
    .limit(mostOfKind)
    .all();
  return rows.map(({ row, caseNumber }) => ({
    ref: { kind: 'attachment', id: row.id, number: row.number, title: row.name },
    caseNumber,
    matched: matched(text, row.number, row.name, row.description, row.sha256),
  }));
}

/** Things by a seal that they got or lost after they were recorded. */
function findSeals(read: ReadDb, text: string): SearchHit[] {
  const { sealAfter } = custodyItem;
  const rows = read
    .select({ item: custodyItem, thing: exhibit, caseNumber: caseFile.number })
    .from(custodyItem)
    .innerJoin(exhibit, eq(custodyItem.exhibitId, exhibit.id))
    .innerJoin(caseFile, eq(exhibit.caseId, caseFile.id))
    .where(and(has(text, sealAfter), sql`${sealAfter} <> ${exhibit.sealNumber}`))
    .limit(mostOfKind)
    .all();
  const things = new Map(rows.map((row) => [row.thing.id, row]));
  return [...things.values()].map(({ item, thing, caseNumber }) => ({
    ref: { kind: 'exhibit', id: thing.id, number: thing.number, title: exhibitTitle(thing) },
    caseNumber,
    matched: item.sealAfter,
  }));
}

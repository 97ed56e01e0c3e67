import { eq, or, type SQL, sql } from 'drizzle-orm';
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { HiddenMatch } from './domain/access';
import { findImportedExactly } from './importedMatch';
import { findTransfers } from './lists';
import type { Vault } from './open';
import { address, caseAccess, caseFile, exhibit, officer, person, site, wallet } from './schema';
import { seesCase } from './visibility';

/** A match in a case that the officer does not see; `caseId` is for the second log, never for the answer. */
export interface Told extends HiddenMatch {
  readonly caseId: string;
}

/** Shorter texts are no identifiers, and would make a question of what another unit has at all. */
const shortest = 5;

/**
 * Cases that hold exactly this identifier and that the officer may not see: an address typed or imported, IIN, phone, serial number, IMEI,
 * seal, bag, meter or case number. What is told is the unit and whom to ask there, nothing of the case.
 */
export function hiddenMatches(vault: Vault, officerId: string, text: string): Told[] {
  const wanted = text.trim();
  if (wanted.length < shortest) return [];
  const hidden = [...casesWith(vault, wanted)].filter((id) => !seesCase(vault.whole, officerId, id));
  const told = hidden.map((id) => tell(vault, id));
  const seen = new Set<string>();
  return told.filter(({ unit, contact }) => {
    const key = `${unit}\n${contact}`;
    return seen.has(key) ? false : seen.add(key);
  });
}

function casesWith({ whole }: Vault, wanted: string): Set<string> {
  const lower = wanted.toLowerCase();
  const is = (...columns: AnySQLiteColumn[]): SQL | undefined =>
    or(...columns.flatMap((column) => [eq(column, wanted), eq(column, lower)]));
  /** Lists of phones and handles are texts: the identifier stands in them between separators. */
  const among = (column: AnySQLiteColumn): SQL =>
    sql`instr(' ' || replace(replace(replace(${column}, ',', ' '), ';', ' '), char(10), ' ') || ' ', ${` ${wanted} `}) > 0`;
  const ids = [
    ...whole
      .select({ id: wallet.caseId })
      .from(address)
      .innerJoin(wallet, eq(address.walletId, wallet.id))
      .where(is(address.canonical, address.text))
      .all(),
    ...findImportedExactly(whole, [...new Set([wanted, lower])]).map(({ caseId }) => ({ id: caseId })),
    ...findTransfers(whole, [...new Set([wanted, lower])]).map(({ caseId }) => ({ id: caseId })),
    ...whole
      .select({ id: exhibit.caseId })
      .from(exhibit)
      .where(is(exhibit.serial, exhibit.imei, exhibit.sealNumber, exhibit.bagNumber))
      .all(),
    ...whole
      .select({ id: person.caseId })
      .from(person)
      .where(or(is(person.iin), among(person.phones), among(person.handles)))
      .all(),
    ...whole.select({ id: site.caseId }).from(site).where(is(site.meterNumber, site.ownerBin)).all(),
    ...whole
      .select({ id: caseFile.id })
      .from(caseFile)
      .where(is(caseFile.number, caseFile.erdrNumber, caseFile.kuiNumber))
      .all(),
  ];
  return new Set(ids.map(({ id }) => id));
}

function tell({ whole }: Vault, caseId: string): Told {
  const row = whole
    .select({ officerId: caseFile.officerId, name: caseFile.officerName })
    .from(caseFile)
    .where(eq(caseFile.id, caseId))
    .get();
  const given = whole.select().from(caseAccess).where(eq(caseAccess.caseId, caseId)).all();
  const unit = given.find((one) => one.granteeKind === 'unit' && one.withdrawn === 0)?.grantee;
  const recorder = whole
    .select()
    .from(officer)
    .where(eq(officer.id, row?.officerId ?? ''))
    .get();
  return { caseId, unit: unit ?? recorder?.unit ?? '', contact: row?.name ?? '' };
}

import { and, eq, or } from 'drizzle-orm';
import type { ImportKind, ImportPlan } from './domain/import';
import { Refusal } from './domain/refusal';
import { siteDraft } from './domain/site';
import { draftOfRow, type ImportedDraft, identityKeys, type RecordImportKind } from './domain/tables/drafts';
import type { MachineRow } from './domain/tables/otherRows';
import { listExhibits, recordExhibit } from './exhibits';
import type { ImportedLine } from './imports';
import {
  listListed,
  listProviders,
  listTransfers,
  recordListed,
  recordProvider,
  recordTransfer,
} from './lists';
import type { ReadDb } from './open';
import { listPersons, recordPerson } from './persons';
import { site } from './schema';
import { addMachine, listSites, recordSite } from './sites';
import type { WriteTx } from './tx';
import { notUndone } from './undone';

interface Row {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** The import that the rows belong to. */
export interface RowsOf {
  readonly importId: string;
  readonly kind: ImportKind;
  readonly caseId: string;
  readonly plan: ImportPlan;
  readonly fileName: string;
  readonly fileHash: string;
}

/** Records the rows of a table through the same functions as every other record, within the import's own transaction. */
export function importRows(tx: WriteTx, of: RowsOf, rows: readonly Row[]): ImportedLine[] {
  const { kind, caseId, plan } = of;
  if (kind === 'addresses') return [];
  return rows.flatMap(({ line, cells }) => {
    const { made, findings } = draftOfRow(kind, caseId, cells, plan.dialect);
    if (!made) throw new Refusal('draft.refused', {}, findings);
    return recordRow(tx, of, made, line).map((record) => ({ ...record, line }));
  });
}

function recordRow(tx: WriteTx, of: RowsOf, made: ImportedDraft, line: number): Omit<ImportedLine, 'line'>[] {
  const origin = { importId: of.importId, line, fileName: of.fileName, fileHash: of.fileHash };
  switch (made.kind) {
    case 'exhibits':
      return [{ kind: 'exhibit', id: recordExhibit(tx, made.draft).id }];
    case 'persons':
      return [{ kind: 'person', id: recordPerson(tx, made.draft).id }];
    case 'transactions':
    case 'statements':
      return [{ kind: 'transfer', id: recordTransfer(tx, made.draft, origin) }];
    case 'equipment':
      return recordMachine(tx, of, made.draft);
    case 'providers':
      return [{ kind: 'provider', id: recordProvider(tx, made.draft).id }];
    case 'watchlist':
      return [{ kind: 'listed', id: recordListed(tx, made.draft, origin) }];
  }
}

/**
 * A machine joins the site that the table names; where it names none, the only one of the case. Else the site is new: one that
 * was taken back with its import is in no list, and would take the machine out of sight.
 */
function recordMachine(
  tx: WriteTx,
  of: RowsOf,
  { site: named, line }: MachineRow,
): Omit<ImportedLine, 'line'>[] {
  const own = and(eq(site.caseId, of.caseId), notUndone(site.id));
  const known = tx.read
    .select({ id: site.id })
    .from(site)
    .where(named === '' ? own : and(own, or(eq(site.name, named), eq(site.number, named))))
    .limit(2)
    .all();
  const [first] = known;
  if (first && (named !== '' || known.length === 1))
    return [{ kind: 'equipment', id: addMachine(tx, first.id, line) }];
  const name = (named || of.fileName).slice(0, 400);
  const { id } = recordSite(tx, siteDraft.parse({ caseId: of.caseId, name }));
  return [
    { kind: 'site', id },
    { kind: 'equipment', id: addMachine(tx, id, line) },
  ];
}

/** What the case holds already, as `identityKeys` says it; U+001E between. Providers and lists are of the whole vault. */
export function knownRecords(read: ReadDb, kind: RecordImportKind, caseId: string): Uint8Array {
  const keys = recordsOf(read, kind, caseId).flatMap(identityKeys);
  return Uint8Array.from(Buffer.from(keys.join('\u001e')));
}

function recordsOf(read: ReadDb, kind: RecordImportKind, caseId: string): ImportedDraft[] {
  switch (kind) {
    case 'exhibits':
      return listExhibits(read, caseId).map((draft) => ({ kind, draft }));
    case 'persons':
      return listPersons(read, caseId).map((draft) => ({ kind, draft }));
    case 'transactions':
    case 'statements':
      return listTransfers(read, { caseId })
        .filter(({ origin }) => origin === kind)
        .map((draft) => ({ kind, draft }));
    case 'equipment':
      return listSites(read, caseId).flatMap(({ name, equipment }) =>
        equipment.map((line) => ({ kind, draft: { site: name, line } })),
      );
    case 'providers':
      return listProviders(read).map((draft) => ({ kind, draft }));
    case 'watchlist':
      return listListed(read).map((draft) => ({ kind, draft }));
  }
}

import type { ImportPlan } from './domain/import';
import { Refusal } from './domain/refusal';
import { draftOfRow, identityKeys, type RecordImportKind } from './domain/tables/drafts';
import { listExhibits, recordExhibit } from './exhibits';
import type { ImportedLine } from './imports';
import type { ReadDb } from './open';
import { listPersons, recordPerson } from './persons';
import type { WriteTx } from './tx';

interface Row {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** Records the rows of a table through the same functions as every other record, within the import's own transaction. */
export function importRows(
  tx: WriteTx,
  { kind, caseId, plan }: { kind: RecordImportKind | 'addresses'; caseId: string; plan: ImportPlan },
  rows: readonly Row[],
): ImportedLine[] {
  if (kind === 'addresses') return [];
  return rows.map(({ line, cells }) => {
    const { made, findings } = draftOfRow(kind, caseId, cells, plan.dialect);
    if (!made) throw new Refusal('draft.refused', {}, findings);
    if (made.kind === 'exhibits') return { kind: 'exhibit', id: recordExhibit(tx, made.draft).id, line };
    return { kind: 'person', id: recordPerson(tx, made.draft).id, line };
  });
}

/** What the case holds already, as `identityKeys` says it; U+001E between. */
export function knownRecords(read: ReadDb, kind: RecordImportKind, caseId: string): Uint8Array {
  const keys =
    kind === 'exhibits'
      ? listExhibits(read, caseId).flatMap((draft) => identityKeys({ kind, draft }))
      : listPersons(read, caseId).flatMap((draft) => identityKeys({ kind, draft }));
  return Uint8Array.from(Buffer.from(keys.join('\u001e')));
}

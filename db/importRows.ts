import { eq } from 'drizzle-orm';
import type { ImportPlan } from './domain/import';
import { Refusal } from './domain/refusal';
import { draftOfRow, identityKeys, type RecordImportKind } from './domain/tables/drafts';
import { recordExhibit } from './exhibits';
import { type ImportedLine, takenBack } from './imports';
import type { ReadDb } from './open';
import { recordPerson } from './persons';
import { exhibit, person } from './schema';
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

/** What the case holds already, as `identityKeys` says it; U+001E after each. */
export function knownRecords(read: ReadDb, kind: RecordImportKind, caseId: string): Uint8Array {
  const keys =
    kind === 'exhibits'
      ? notUndone(
          read,
          'exhibit',
          read.select().from(exhibit).where(eq(exhibit.caseId, caseId)).all(),
        ).flatMap((draft) => identityKeys({ kind, draft }))
      : notUndone(read, 'person', read.select().from(person).where(eq(person.caseId, caseId)).all()).flatMap(
          (draft) => identityKeys({ kind, draft }),
        );
  return Uint8Array.from(Buffer.from(keys.join('\u001e')));
}

function notUndone<R extends { id: string }>(read: ReadDb, kind: 'exhibit' | 'person', rows: R[]): R[] {
  const gone = takenBack(read, kind);
  return rows.filter(({ id }) => !gone.has(id));
}

import {
  checkExhibit,
  type ExhibitDraft,
  type ExhibitKind,
  type ExhibitRecord,
  exhibitDraft,
} from '../../../db/domain/exhibit';
import { error, type Finding } from '../../../db/domain/finding';
import type { ReferenceEntry, ReferenceTable } from '../../../db/domain/reference';
import { factOf, suggestion } from '../../records/suggestions';

/** The exhibit's own checks, and that a case was chosen where the form asks for one. */
export function checkExhibitForm(draft: ExhibitDraft): Finding[] {
  const found = checkExhibit(draft);
  return draft.caseId === '' ? [error('caseId', 'required'), ...found] : found;
}

/** A draft with nothing in it but what is known before the first key. `caseId` may be '' until it is chosen. */
export function emptyExhibit(known: Partial<ExhibitDraft>): ExhibitDraft {
  const { caseId: _caseId, ...shape } = exhibitDraft.shape;
  const blank = Object.fromEntries(
    Object.entries(shape).map(([key, schema]) => [key, schema.parse(undefined)]),
  );
  return { ...(blank as Omit<ExhibitDraft, 'caseId'>), caseId: '', ...known };
}

/** What the next thing from the same search shares with the last one: place, time, protocol, people, storage. */
export function nextExhibit(saved: ExhibitDraft): ExhibitDraft {
  const { caseId, kind, foundWhere, foundAt, foundBy, possessionOf, protocolNumber, storagePath, parentId } =
    saved;
  const { seizureId } = saved;
  return emptyExhibit({
    caseId,
    kind,
    foundWhere,
    foundAt,
    foundBy,
    possessionOf,
    protocolNumber,
    storagePath,
    parentId,
    seizureId,
    quantity: 1,
  });
}

/** The reference table that knows makers and models of a kind of exhibit. */
export function referenceOf(kind: ExhibitKind): ReferenceTable | undefined {
  if (kind === 'hardware-wallet') return 'hardware-wallet';
  return kind === 'asic' ? 'equipment' : undefined;
}

/** Whether a kind of thing has a power state, a PIN and perhaps an IMEI. */
export function isDevice(kind: ExhibitKind): boolean {
  return (
    kind !== 'paper-backup' &&
    kind !== 'metal-backup' &&
    kind !== 'cash' &&
    kind !== 'document' &&
    kind !== 'bank-card'
  );
}

type Named = Pick<ExhibitRecord, 'kind' | 'make' | 'model'>;

/** Makers: of the reference table, and those already written in this case for the same kind of thing. */
export function makeSuggestions(
  kind: ExhibitKind,
  rows: readonly ReferenceEntry[],
  exhibits: readonly Named[],
): string[] {
  const known = rows.map((row) => factOf(row, 'maker'));
  const written = exhibits.filter((exhibit) => exhibit.kind === kind).map((exhibit) => exhibit.make);
  return unique([...written, ...known]);
}

/** Models of the maker that is typed; while none is, each model says its maker, and picking it fills in both. */
export function modelSuggestions(
  kind: ExhibitKind,
  make: string,
  rows: readonly ReferenceEntry[],
  exhibits: readonly Named[],
): string[] {
  const known = rows.map((row) => ({ make: factOf(row, 'maker'), model: factOf(row, 'model') }));
  const written = exhibits.filter((exhibit) => exhibit.kind === kind);
  const wanted = fold(make);
  const fitting = [...written, ...known].filter((named) => wanted === '' || fold(named.make) === wanted);
  return unique(
    fitting.map((named) =>
      named.model === '' || wanted !== '' ? named.model : suggestion(named.model, named.make),
    ),
  );
}

/** The reference row that a make and model name, if any. */
export function referenceRow(
  rows: readonly ReferenceEntry[],
  make: string,
  model: string,
): ReferenceEntry | undefined {
  return rows.find(
    (row) => fold(factOf(row, 'maker')) === fold(make) && fold(factOf(row, 'model')) === fold(model),
  );
}

/** Exhibits that may hold this one: of its case, neither itself nor anything that lies in it. */
export function possibleParents<E extends Pick<ExhibitRecord, 'id' | 'parentId'>>(
  exhibits: readonly E[],
  self: string | undefined,
): E[] {
  if (self === undefined) return [...exhibits];
  const byId = new Map(exhibits.map((exhibit) => [exhibit.id, exhibit]));
  const liesInSelf = (exhibit: E): boolean => {
    const seen = new Set<string>();
    for (
      let at: E | undefined = exhibit;
      at !== undefined && !seen.has(at.id);
      at = byId.get(at.parentId ?? '')
    ) {
      if (at.id === self) return true;
      seen.add(at.id);
    }
    return false;
  };
  return exhibits.filter((exhibit) => !liesInSelf(exhibit));
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts.filter((text) => text !== ''))];
}

function fold(text: string): string {
  return text.trim().toLocaleLowerCase();
}

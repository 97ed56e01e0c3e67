import { and, asc, eq, gt, gte, inArray, lt, or } from 'drizzle-orm';
import { type ImportedAddress, unpackRest } from './domain/import';
import { lookRanges } from './domain/lookAlike';
import type { ReadDb } from './open';
import { caseFile, importedAddress, importRun } from './schema';

/** A row of an import, and the import that it stands in. */
export interface ImportedMatch extends ImportedAddress {
  readonly key: string;
  readonly importId: string;
  readonly importNumber: string;
  readonly fileName: string;
  readonly caseId: string;
  readonly caseNumber: string;
  readonly caseTitle: string;
}

type Run = ReturnType<typeof liveRuns>[number];
type Cells = typeof importedAddress.$inferSelect;

/** Imports of addresses that count: an undone import matches nothing. */
function liveRuns(read: ReadDb) {
  const { id, number, fileName, firstSegment, segments, forms } = importRun;
  return read
    .select({
      id,
      number,
      fileName,
      firstSegment,
      segments,
      forms,
      caseId: importRun.caseId,
      caseNumber: caseFile.number,
      caseTitle: caseFile.title,
    })
    .from(importRun)
    .innerJoin(caseFile, eq(caseFile.id, importRun.caseId))
    .where(and(eq(importRun.kind, 'addresses'), eq(importRun.state, 'live')))
    .orderBy(asc(importRun.firstSegment))
    .all();
}

/** Segments of one statement: its parameters have a bound. */
const mostSegments = 400;

/** Each segment is asked by its key: what it costs grows with the number of segments and of texts, not with that of rows. */
function search(
  read: ReadDb,
  ask: (segments: number[]) => Cells[],
  runs: readonly Run[] = liveRuns(read),
): ImportedMatch[] {
  const owners = new Map<number, Run>();
  for (const run of runs) for (let at = 0; at < run.segments; at += 1) owners.set(run.firstSegment + at, run);
  const all = [...owners.keys()];
  const found: ImportedMatch[] = [];
  for (let from = 0; from < all.length; from += mostSegments)
    for (const cells of ask(all.slice(from, from + mostSegments))) {
      const run = owners.get(cells.segment);
      const form = run?.forms[cells.form];
      if (run && form) found.push(matchOf(run, form, cells));
    }
  return found;
}

function matchOf(run: Run, form: ImportedAddress['form'], { segment, canonical, form: at, rest }: Cells) {
  return {
    ...unpackRest(canonical, rest),
    form,
    key: `${segment}.${at}.${canonical}`,
    importId: run.id,
    importNumber: run.number,
    fileName: run.fileName,
    caseId: run.caseId,
    caseNumber: run.caseNumber,
    caseTitle: run.caseTitle,
  };
}

/** Rows of live imports, or of one, that are exactly one of these, as their chains write them. */
export function findImportedExactly(
  read: ReadDb,
  canonicals: readonly string[],
  importId?: string,
): ImportedMatch[] {
  if (canonicals.length === 0) return [];
  const { segment, canonical } = importedAddress;
  const ask = (segments: number[]) =>
    read
      .select()
      .from(importedAddress)
      .where(and(inArray(segment, segments), inArray(canonical, [...canonicals])))
      .all();
  const runs = liveRuns(read).filter(({ id }) => importId === undefined || id === importId);
  return search(read, ask, runs);
}

/** Rows of live imports that begin as this one does to a hurried eye, case aside; who asks compares the ends. */
export function findImportedBySight(read: ReadDb, canonical: string): ImportedMatch[] {
  const ranges = lookRanges(canonical);
  if (ranges.length === 0) return [];
  const begins = or(
    ...ranges.map(([from, to]) =>
      and(gte(importedAddress.canonical, from), lt(importedAddress.canonical, to)),
    ),
  );
  return search(read, (segments) =>
    segments.flatMap((segment) =>
      read
        .select()
        .from(importedAddress)
        .where(and(eq(importedAddress.segment, segment), begins))
        .all(),
    ),
  );
}

/** Rows that are read in one turn. */
const turn = 4_096;

/**
 * The same for very many texts: each segment is read once, in turns, and held against all of them, which costs less than so
 * many look-ups.
 */
export function* walkImportedExactly(
  read: ReadDb,
  canonicals: ReadonlySet<string>,
): Generator<ImportedMatch[]> {
  const { segment, canonical } = importedAddress;
  for (const run of liveRuns(read))
    for (let at = run.firstSegment; at < run.firstSegment + run.segments; at += 1)
      for (let after: string | undefined = ''; after !== undefined; ) {
        const rows: { canonical: string }[] = read
          .select({ canonical })
          .from(importedAddress)
          .where(and(eq(segment, at), gt(canonical, after)))
          .orderBy(asc(canonical))
          .limit(turn)
          .all();
        const known = rows.map((row) => row.canonical).filter((text) => canonicals.has(text));
        yield findImportedExactly(read, [...new Set(known)], run.id).filter(({ key }) =>
          key.startsWith(`${at}.`),
        );
        after = rows.length === turn ? rows.at(-1)?.canonical : undefined;
      }
}

import type { Handling } from '../custody/handling';
import { type ExhibitRecord, exhibitTitle } from '../exhibit';
import type { ReportBlock, ReportField, ReportSection } from '../reportModel';
import { field, leftNote, noteBlock } from './blocks';
import { dateWords, localWords, type ReportWords } from './words';

/** Papers that were made before they spoke of custody have none. */
export interface WithHandling {
  readonly exhibits: readonly ExhibitRecord[];
  readonly handling?: Handling | undefined;
}

/** What the records say of one exhibit beside its own fields. */
export interface Handled {
  readonly held: Handling['held'][number] | undefined;
  readonly status: Handling['statuses'][number] | undefined;
  /** Number of the search at which it was taken. */
  readonly search: string;
  /** Numbers of what is recorded as part of it. */
  readonly parts: readonly string[];
  /** Number of what it is part of. */
  readonly parent: string;
}

/** Looks up what became of an exhibit. */
export function handledIn({ exhibits, handling }: WithHandling): (exhibit: ExhibitRecord) => Handled {
  const numbers = new Map(exhibits.map(({ id, number }) => [id, number]));
  const held = new Map(handling?.held.map((one) => [one.exhibitId, one]));
  const statuses = new Map(handling?.statuses.map((one) => [one.exhibitId, one]));
  const searches = new Map(handling?.searches.map((one) => [one.id, one.number]));
  const parts = new Map<string, string[]>();
  for (const { parentId, number } of exhibits) {
    if (parentId === null) continue;
    const found = parts.get(parentId);
    if (found) found.push(number);
    else parts.set(parentId, [number]);
  }
  return ({ id, parentId, seizureId }) => ({
    held: held.get(id),
    status: statuses.get(id),
    search: searches.get(seizureId ?? '') ?? '',
    parts: parts.get(id) ?? [],
    parent: numbers.get(parentId ?? '') ?? '',
  });
}

/** The legal status with its paper: physical evidence, № 12 of 18.11.2026, the court. */
export function statusWords(status: Handled['status'], words: ReportWords): string {
  if (status === undefined) return '';
  const { orderNumber, date, issuer } = status;
  return [words.term(`legalStatus.${status.status}`), orderNumber, dateWords(date, words.language), issuer]
    .filter(Boolean)
    .join(', ');
}

/** The resolution that recognised it as physical evidence, with its date. */
export function resolutionWords(
  { resolutionNumber, resolutionDate }: ExhibitRecord,
  words: ReportWords,
): string {
  return [resolutionNumber, dateWords(resolutionDate, words.language)].filter(Boolean).join(', ');
}

/** Who has it, since when, where and under which seal, where these are others now; a thing that is lost or gone says so. */
export function heldFields(
  { storagePath, sealNumber }: ExhibitRecord,
  { held, status }: Handled,
  words: ReportWords,
): ReportField[][] {
  const legal = field(words, 'exhibit.legalStatus', statusWords(status, words));
  if (held === undefined) return [legal];
  const { language } = words;
  const gone = held.status === 'held' ? '' : words.term(`custodyStatus.${held.status}`);
  const who = [held.holder, localWords(held.since, language)].filter(Boolean).join(', ');
  return [
    field(words, 'exhibit.sealFound', words.term(`sealFound.${held.intact}`)),
    field(words, 'exhibit.placeNow', held.place === storagePath ? '' : held.place),
    field(words, 'exhibit.sealNow', held.seal === sealNumber ? '' : held.seal, true),
    field(words, 'exhibit.dueBack', dateWords(held.dueBack, language)),
    field(words, 'exhibit.custody', gone),
    field(words, 'exhibit.holder', who),
    legal,
  ];
}

const short = (number: string): string => number.split('/').at(-1) ?? number;

/** Every act of custody on the exhibits of a case, oldest first. No section where nothing has happened. */
export function handlingSection(source: WithHandling, words: ReportWords): ReportSection[] {
  const acts = source.handling?.acts ?? [];
  if (acts.length === 0) return [];
  const label = (name: string) => words.paper(`handling.${name}`);
  const numbers = new Map(source.exhibits.map(({ id, number }) => [id, short(number)]));
  return [
    {
      id: 'handling',
      heading: label('title'),
      blocks: [
        ...lostNote(source, words),
        ...leftNote(source.handling?.left, words),
        {
          type: 'table',
          columns: [
            { label: label('act'), width: 'narrow' },
            { label: label('action') },
            { label: label('exhibits'), mono: true },
            { label: label('from'), width: 'wide' },
            { label: label('to'), width: 'wide' },
            { label: label('place') },
          ],
          rows: acts.map((act) => [
            [short(act.number), localWords(act.happenedAt, words.language)].join('\n'),
            words.term(`custodyAction.${act.action}`),
            act.exhibitIds.map((id) => numbers.get(id) ?? '').join(' '),
            act.from,
            act.to,
            [act.place, act.purpose].filter(Boolean).join('; '),
          ]),
        },
      ],
    },
  ];
}

/** Lost things are named before the list. */
function lostNote({ exhibits, handling }: WithHandling, words: ReportWords): ReportBlock[] {
  const lost = new Set(
    handling?.held.filter(({ status }) => status === 'lost').map(({ exhibitId }) => exhibitId),
  );
  const named = exhibits.filter(({ id }) => lost.has(id));
  if (named.length === 0) return [];
  const text = named.map((one) => `${one.number} ${exhibitTitle(one)}`).join('; ');
  return [{ ...noteBlock(words, 'lostExhibits', 'warn'), text } as ReportBlock];
}

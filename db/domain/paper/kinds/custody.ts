import type { CaseRecord } from '../../case';
import { type Custodian, custodianTitle } from '../../custody/custodian';
import { type CustodyEvent, type CustodyItem, type CustodyReceipt, itemState } from '../../custody/event';
import type { HeldThing } from '../../custody/thing';
import type { ExhibitRecord } from '../../exhibit';
import type { StatusRecord } from '../../legalStatus';
import type { ReportBlock, ReportField, ReportSection } from '../../reportModel';
import { fields, leftNote } from '../blocks';
import { carriedSection, type WithWallets } from '../carriedSection';
import { caseHeadBlocks } from '../caseSection';
import { exhibitFields } from '../exhibitsSection';
import type { PaperKind, PaperSource } from '../kind';
import { ledgerSection } from '../ledgerSection';
import { dateWords, localWords, momentWords, numberWords, type ReportWords } from '../words';

/** A field under `custody.<name>`; left out where nothing was stated. */
export function told(words: ReportWords, name: string, value: string, mono = false): ReportField[] {
  return value.trim() === ''
    ? []
    : [{ label: words.paper(`custody.${name}`), value, ...(mono ? { mono } : {}) }];
}

export function toldBlock(...list: ReportField[][]): ReportBlock[] {
  const stated = list.flat();
  return stated.length === 0 ? [] : [{ type: 'fields', fields: stated }];
}

export const short = (number: string): string => number.split('/').at(-1) ?? number;

/** The exhibit itself, with the numbers of what it belongs to. Papers that were made before they described it have none. */
export interface DescribedExhibit {
  readonly exhibit: ExhibitRecord;
  /** Number of the search at which it was taken; '' where there was none. */
  readonly search: string;
  /** Number of what it is part of. */
  readonly parent: string;
}

export interface CustodyRecordSource extends PaperSource, WithWallets {
  readonly case: CaseRecord;
  readonly described?: DescribedExhibit;
  /** How many events, older than those listed, are not among them. */
  readonly left?: number;
  readonly thing: HeldThing;
  readonly events: readonly CustodyEvent[];
  readonly statuses: readonly StatusRecord[];
}

/** The custody of one exhibit, from whoever recorded it to where it is now: every event with its receipts. */
export const custodyRecordPaper: PaperKind<CustodyRecordSource> = {
  id: 'custody-record',
  content: (source, words) => ({
    title: words.paper('custody.record.title'),
    subtitle: `${source.thing.number} · ${source.thing.title}`,
    body: source.case.body,
    summary: [
      { label: words.paper('custody.events'), value: numberWords(source.events.length, words.language) },
      {
        label: words.paper('custody.status'),
        value: words.term(`custodyStatus.${source.thing.state.status}`),
      },
    ],
    sections: [
      { id: 'case', heading: words.paper('sections.case'), blocks: caseHeadBlocks(source.case, words) },
      ...exhibitSection(source, words),
      { id: 'now', heading: words.paper('custody.now'), blocks: nowBlocks(source.thing, words) },
      {
        id: 'law',
        heading: words.paper('custody.law'),
        blocks: [statusTable(source.statuses, words)],
      },
      {
        id: 'events',
        heading: words.paper('custody.events'),
        blocks: [
          ...leftNote(source.left, words),
          ...source.events.flatMap((event) => eventBlocks(event, source.thing.id, words)),
        ],
      },
      ...carriedSection(source, 'things', words),
      ledgerSection(source, words),
    ],
  }),
};

function exhibitSection({ described }: CustodyRecordSource, words: ReportWords): ReportSection[] {
  if (described === undefined) return [];
  const { exhibit, search, parent } = described;
  const handled = { held: undefined, status: undefined, parts: [], search, parent };
  return [
    {
      id: 'exhibit',
      heading: words.paper('custody.exhibit'),
      blocks: fields(...exhibitFields(exhibit, handled, [], words)),
    },
  ];
}

function nowBlocks({ state }: HeldThing, words: ReportWords): ReportBlock[] {
  return toldBlock(
    told(words, 'holder', custodianTitle(state.custodian)),
    told(words, 'since', localWords(state.since, words.language)),
    told(words, 'place', state.place),
    told(words, 'seal', state.seal, true),
    told(words, 'intact', words.term(`sealFound.${state.intact}`)),
    told(words, 'dueBack', dateWords(state.dueBack, words.language)),
  );
}

function statusTable(statuses: readonly StatusRecord[], words: ReportWords): ReportBlock {
  if (statuses.length === 0) return { type: 'paragraph', text: words.paper('custody.noStatus') };
  return {
    type: 'table',
    columns: [
      { label: words.paper('custody.date'), width: 'narrow' },
      { label: words.paper('custody.status') },
      { label: words.paper('custody.order') },
      { label: words.paper('custody.issuer'), width: 'wide' },
    ],
    rows: statuses.map((one) => [
      dateWords(one.date, words.language),
      words.term(`legalStatus.${one.status}`),
      one.orderNumber,
      [one.issuer, one.notes].filter(Boolean).join('\n'),
    ]),
  };
}

function eventBlocks(event: CustodyEvent, subjectId: string, words: ReportWords): ReportBlock[] {
  const item = event.items.find((one) => one.subjectId === subjectId);
  if (!item) return [];
  const action = words.term(`custodyAction.${event.action}`);
  return [
    {
      type: 'subheading',
      text: [short(event.number), action, localWords(event.happenedAt, words.language)].join(' · '),
    },
    ...toldBlock(
      ...eventFields(event, words),
      told(words, 'sealBefore', item.sealBefore, true),
      told(words, 'sealAfter', item.sealAfter === item.sealBefore ? '' : item.sealAfter, true),
      told(words, 'intact', words.term(`sealFound.${item.intact}`)),
      told(words, 'condition', item.condition),
      told(words, 'receipt', receiptWords(event, item, words)),
      told(words, 'attestation', event.attestation),
      told(words, 'recorded', recordedWords(event, words)),
    ),
  ];
}

/** When it was entered into the ledger, and by whom. */
export function recordedWords(event: CustodyEvent, { language }: ReportWords): string {
  const { recordedAt: at, recordedOffset: offset, officerName } = event;
  return `${momentWords({ at, offset }, language)}, ${officerName}`;
}

/** What every event says, whatever it is of. */
export function eventFields(event: CustodyEvent, words: ReportWords): ReportField[][] {
  return [
    told(words, 'from', custodianTitle(event.from)),
    told(words, 'to', event.to === null ? '' : whoWithDocument(event.to)),
    told(words, 'method', event.to === null ? '' : words.term(`custodyMethod.${event.method}`)),
    told(words, 'fromPlace', event.fromPlace),
    told(words, 'toPlace', event.toPlace),
    told(words, 'purpose', event.purpose),
    told(words, 'authorisation', event.authorisation),
    told(words, 'dueBack', dateWords(event.dueBack, words.language)),
  ];
}

function whoWithDocument(who: Custodian): string {
  return who.kind === 'outside' && who.document !== ''
    ? `${custodianTitle(who)}, ${who.document}`
    : custodianTitle(who);
}

/** What became of an offer: a line for each thing that the receiver said, or where it stands. */
export function receiptWords(event: CustodyEvent, item: CustodyItem, words: ReportWords): string {
  if (item.receipts.length === 0) return words.term(`receiptState.${itemState(event, item)}`);
  return item.receipts.map((receipt) => oneReceipt(receipt, words)).join('\n');
}

function oneReceipt(receipt: CustodyReceipt, words: ReportWords): string {
  const at = momentWords({ at: receipt.recordedAt, offset: receipt.recordedOffset }, words.language);
  const seal = receipt.seal === '' ? '' : `${words.paper('terms.seal')} ${receipt.seal}`;
  const who = [words.term(`receiptState.${receipt.state}`), receipt.officerName, at];
  return [...who, receipt.paperNumber, seal, receipt.condition, receipt.place, receipt.reason]
    .filter(Boolean)
    .join(', ');
}

/** A custodian beside the place for a signature. */
export function hand(one: Custodian) {
  const name = [one.rank, one.name].filter(Boolean).join(' ');
  return { name, position: one.kind === 'officer' ? one.unit : one.organisation };
}

/** Numbers of the things on a paper, by their ids. */
export function numbersOf(
  items: readonly { readonly subjectId: string; readonly number: string }[],
): ReadonlyMap<string, string> {
  return new Map(items.map(({ subjectId, number }) => [subjectId, number]));
}

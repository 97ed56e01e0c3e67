import type { CaseRecord } from '../../case';
import { type Custodian, custodianTitle } from '../../custody/custodian';
import { type CustodyEvent, type CustodyItem, itemState } from '../../custody/event';
import type { HeldThing } from '../../custody/thing';
import type { StatusRecord } from '../../legalStatus';
import type { ReportBlock, ReportField } from '../../reportModel';
import { carriedSection, type WithWallets } from '../carriedSection';
import { caseHeadBlocks } from '../caseSection';
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

export interface CustodyRecordSource extends PaperSource, WithWallets {
  readonly case: CaseRecord;
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
      { id: 'now', heading: words.paper('custody.now'), blocks: nowBlocks(source.thing, words) },
      {
        id: 'law',
        heading: words.paper('custody.law'),
        blocks: [statusTable(source.statuses, words)],
      },
      {
        id: 'events',
        heading: words.paper('custody.events'),
        blocks: source.events.flatMap((event) => eventBlocks(event, source.thing.id, words)),
      },
      ...carriedSection(source, 'things', words),
      ledgerSection(source, words),
    ],
  }),
};

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
      one.issuer,
    ]),
  };
}

function eventBlocks(event: CustodyEvent, subjectId: string, words: ReportWords): ReportBlock[] {
  const item = event.items.find((one) => one.subjectId === subjectId);
  if (!item) return [];
  return [
    ...toldBlock(
      told(words, 'number', event.number, true),
      told(words, 'action', words.term(`custodyAction.${event.action}`)),
      ...eventFields(event, words),
      told(words, 'sealBefore', item.sealBefore, true),
      told(words, 'sealAfter', item.sealAfter, true),
      told(words, 'condition', item.condition),
      told(words, 'receipt', receiptWords(event, item, words)),
    ),
  ];
}

/** What every event says, whatever it is of. */
function eventFields(event: CustodyEvent, words: ReportWords): ReportField[][] {
  return [
    told(words, 'happenedAt', localWords(event.happenedAt, words.language)),
    told(words, 'from', custodianTitle(event.from)),
    told(words, 'to', event.to === null ? '' : whoWithDocument(event.to)),
    told(words, 'method', event.to === null ? '' : words.term(`custodyMethod.${event.method}`)),
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

function receiptWords(event: CustodyEvent, item: CustodyItem, words: ReportWords): string {
  const last = item.receipts.at(-1);
  const state = words.term(`receiptState.${itemState(event, item)}`);
  if (!last) return state;
  const at = momentWords({ at: last.recordedAt, offset: last.recordedOffset }, words.language);
  return [state, last.officerName, at, last.paperNumber, last.reason].filter(Boolean).join(', ');
}

/** A custodian beside the place for a signature. */
function hand(one: Custodian) {
  const name = [one.rank, one.name].filter(Boolean).join(' ');
  return { name, position: one.kind === 'officer' ? one.unit : one.organisation };
}

/** Numbers of the things on a paper, by their ids. */
export function numbersOf(
  items: readonly { readonly subjectId: string; readonly number: string }[],
): ReadonlyMap<string, string> {
  return new Map(items.map(({ subjectId, number }) => [subjectId, number]));
}

export interface HandOverSource extends PaperSource, WithWallets {
  readonly case: CaseRecord;
  readonly event: CustodyEvent;
}

/** The receipt of one hand-over: who gave what to whom, under which seals, and what the receiver said of each thing. */
export const handOverPaper: PaperKind<HandOverSource> = {
  id: 'hand-over',
  content: ({ event, ...source }, words) => ({
    title: words.paper('custody.handOver.title'),
    subtitle: `${event.number} · ${words.term(`custodyAction.${event.action}`)}`,
    body: source.case.body,
    signers: { 'handing-over': hand(event.from), ...(event.to ? { receiving: hand(event.to) } : {}) },
    summary: [
      { label: words.paper('custody.things'), value: numberWords(event.items.length, words.language) },
    ],
    sections: [
      { id: 'case', heading: words.paper('sections.case'), blocks: caseHeadBlocks(source.case, words) },
      {
        id: 'act',
        heading: words.paper('custody.act'),
        blocks: [
          ...toldBlock(...eventFields(event, words)),
          ...(event.attestation === '' ? [] : [{ type: 'paragraph' as const, text: event.attestation }]),
        ],
      },
      { id: 'things', heading: words.paper('custody.things'), blocks: [thingsTable(event, words)] },
      ...carriedSection(source, 'things', words, numbersOf(event.items)),
      ledgerSection(source, words),
    ],
  }),
};

function thingsTable(event: CustodyEvent, words: ReportWords): ReportBlock {
  return {
    type: 'table',
    columns: [
      { label: words.paper('custody.number'), mono: true, width: 'narrow' },
      { label: words.paper('custody.thing'), width: 'wide' },
      { label: words.paper('custody.seal'), mono: true },
      { label: words.paper('custody.intact') },
      { label: words.paper('custody.receipt'), width: 'wide' },
    ],
    rows: event.items.map((item) => [
      short(item.number),
      [item.title, item.condition].filter(Boolean).join('\n'),
      item.sealAfter,
      words.term(`sealFound.${item.intact}`),
      receiptWords(event, item, words),
    ]),
  };
}

import type { CaseRecord } from '../../case';
import { type CustodyEvent, type CustodyItem, itemState } from '../../custody/event';
import type { ExhibitRecord } from '../../exhibit';
import type { ReportBlock, ReportField } from '../../reportModel';
import { carriedSection, type WithWallets } from '../carriedSection';
import { caseHeadBlocks } from '../caseSection';
import type { PaperKind, PaperSource } from '../kind';
import { ledgerSection } from '../ledgerSection';
import { localWords, numberWords, type ReportWords } from '../words';
import { eventFields, hand, numbersOf, receiptWords, recordedWords, short, told, toldBlock } from './custody';

export interface HandOverSource extends PaperSource, WithWallets {
  readonly case: CaseRecord;
  readonly event: CustodyEvent;
  /** What was handed over, as its own records identify it. Papers that were made before they said so have none. */
  readonly handed?: readonly HandedThing[];
}

/** By what a thing is told from others of its kind. */
export type HandedThing = Pick<
  ExhibitRecord,
  'id' | 'kind' | 'make' | 'model' | 'serial' | 'imei' | 'quantity' | 'bagNumber'
>;

/** The receipt of one hand-over: who gave what to whom, under which seals, and what the receiver said of each thing. */
export const handOverPaper: PaperKind<HandOverSource> = {
  id: 'hand-over',
  content: ({ event, ...source }, words) => ({
    title: words.paper('custody.handOver.title'),
    subtitle: `${event.number} · ${words.term(`custodyAction.${event.action}`)}`,
    body: source.case.body,
    signers: { 'handing-over': hand(event.from), ...(event.to ? { receiving: hand(event.to) } : {}) },
    summary: summary(event, words),
    sections: [
      { id: 'case', heading: words.paper('sections.case'), blocks: caseHeadBlocks(source.case, words) },
      {
        id: 'act',
        heading: words.paper('custody.act'),
        blocks: [
          ...toldBlock(
            told(words, 'action', words.term(`custodyAction.${event.action}`)),
            told(words, 'happenedAt', localWords(event.happenedAt, words.language)),
            ...eventFields(event, words),
            told(words, 'attestation', event.attestation),
            told(words, 'recorded', recordedWords(event, words)),
          ),
        ],
      },
      { id: 'things', heading: words.paper('custody.things'), blocks: [thingsTable(event, source, words)] },
      ...carriedSection(source, 'things', words, numbersOf(event.items)),
      ledgerSection(source, words),
    ],
  }),
};

function summary({ items, ...event }: CustodyEvent, words: ReportWords): ReportField[] {
  const figure = (name: string, value: number) => ({
    label: words.paper(`custody.${name}`),
    value: numberWords(value, words.language),
  });
  const accepted = items.filter((item) => itemState(event, item) === 'accepted').length;
  return [
    figure('things', items.length),
    figure('sealsIntact', items.filter(({ intact }) => intact === 'yes').length),
    figure('accepted', accepted),
  ];
}

function thingsTable(
  event: CustodyEvent,
  { handed = [] }: Pick<HandOverSource, 'handed'>,
  words: ReportWords,
): ReportBlock {
  const things = new Map(handed.map((one) => [one.id, one]));
  return {
    type: 'table',
    columns: [
      { label: words.paper('fields.index'), align: 'right', width: 'narrow' },
      { label: words.paper('custody.number'), mono: true, width: 'narrow' },
      { label: words.paper('custody.thing'), width: 'wide' },
      { label: words.paper('inventory.bagAndSeal'), mono: true, width: 'narrow' },
      { label: words.paper('custody.intact') },
      { label: words.paper('custody.receipt'), width: 'wide' },
    ],
    rows: event.items.map((item, index) => [
      String(index + 1),
      short(item.number),
      thingWords(item, things.get(item.subjectId), words),
      [things.get(item.subjectId)?.bagNumber ?? '', sealsOf(item)].filter(Boolean).join('\n'),
      words.term(`sealFound.${item.intact}`),
      receiptWords(event, item, words),
    ]),
  };
}

/** The seal that it came with and, where it was changed, the one that it leaves with. */
function sealsOf({ sealBefore, sealAfter }: CustodyItem): string {
  return [...new Set([sealBefore, sealAfter])].filter(Boolean).join(' — ');
}

/** A thing by what tells it from others: kind, make, quantity, serial numbers, and the state it was in. */
export function thingWords(
  item: Pick<CustodyItem, 'title' | 'condition'>,
  thing: HandedThing | undefined,
  words: ReportWords,
): string {
  const said = (name: string, value: string) => (value === '' ? '' : `${words.paper(name)} ${value}`);
  if (thing === undefined) return [item.title, item.condition].filter(Boolean).join('\n');
  const { kind, make, model, serial, imei, quantity } = thing;
  const made = [make, model].filter(Boolean).join(' ');
  return [
    `${words.term(`exhibitKind.${kind}`)}: ${item.title}`,
    item.title.includes(made) ? '' : said('inventory.model', made),
    quantity === null || quantity === 1
      ? ''
      : `${numberWords(quantity, words.language)} ${words.paper('inventory.pieces')}`,
    said('inventory.serial', serial),
    said('inventory.imei', imei),
    said('inventory.condition', item.condition),
  ]
    .filter(Boolean)
    .join('\n');
}

import type { CaseRecord } from '../../case';
import type { DispositionRecord } from '../../disposition';
import { decimalsOf, findAsset } from '../../funds/assets';
import type { MovementRecord } from '../../funds/movement';
import type { ReportBlock, ReportField, ReportSection } from '../../reportModel';
import { carriedSection, type WithWallets } from '../carriedSection';
import { caseHeadBlocks } from '../caseSection';
import type { PaperKind, PaperSource } from '../kind';
import { ledgerSection } from '../ledgerSection';
import { amountWords, dateWords, localWords, numberWords, type ReportWords } from '../words';
import { numbersOf, short, told, toldBlock } from './custody';
import { type HandedThing, thingWords } from './handOver';
import { byTwo } from './room';

export interface DispositionSource extends PaperSource, WithWallets {
  readonly case: CaseRecord;
  readonly disposition: DispositionRecord;
  /** What was disposed of, as its own records identify it. Papers that were made before they said so have none. */
  readonly things?: readonly DisposedThing[];
  /** How the money went, where a movement of it is recorded. */
  readonly moved?: MovedMoney;
}

export type DisposedThing = HandedThing & { readonly sealNumber: string };

/** A movement with its places as text: an address whole, an account by its user. */
export interface MovedMoney
  extends Pick<
    MovementRecord,
    | 'number'
    | 'assetId'
    | 'amount'
    | 'fee'
    | 'txid'
    | 'movedAt'
    | 'officerName'
    | 'secondName'
    | 'confirmedAt'
    | 'confirmedBy'
  > {
  readonly from: string;
  readonly to: string;
}

/** The act of a disposition: on whose order, what, how, to whom, and how its money went. */
export const dispositionPaper: PaperKind<DispositionSource> = {
  id: 'disposition-act',
  content: ({ disposition, ...source }, words) => {
    const { recipient } = disposition;
    return {
      title: words.paper('custody.disposition.title'),
      subtitle: `${disposition.number} · ${words.term(`legalStatus.${disposition.way}`)}`,
      body: source.case.body,
      signers: {
        ...byTwo(disposition),
        ...(recipient.name === ''
          ? {}
          : { receiving: { name: recipient.name, position: recipient.organisation || recipient.document } }),
      },
      summary: summary({ disposition, ...source }, words),
      sections: [
        { id: 'case', heading: words.paper('sections.case'), blocks: caseHeadBlocks(source.case, words) },
        {
          id: 'order',
          heading: words.paper('custody.theOrder'),
          blocks: toldBlock(
            told(words, 'order', disposition.orderNumber),
            told(words, 'date', dateWords(disposition.orderDate, words.language)),
            told(words, 'issuer', disposition.issuer),
            told(words, 'way', words.term(`legalStatus.${disposition.way}`)),
          ),
        },
        {
          id: 'things',
          heading: words.paper('custody.things'),
          blocks: [thingsTable({ disposition, ...source }, words)],
        },
        { id: 'done', heading: words.paper('custody.done'), blocks: doneBlocks(disposition, words) },
        ...movedSection(source.moved, words),
        ...carriedSection(source, 'things', words, numbersOf(disposition.items)),
        ledgerSection(source, words),
      ],
    };
  },
};

function summary({ disposition, moved }: DispositionSource, words: ReportWords): ReportField[] {
  const { items, orderNumber, orderDate } = disposition;
  const order = [orderNumber, dateWords(orderDate, words.language)].filter(Boolean).join(', ');
  return [
    { label: words.paper('custody.things'), value: numberWords(items.length, words.language) },
    { label: words.paper('custody.order'), value: order },
    ...(moved === undefined
      ? []
      : [{ label: words.paper('custody.amount'), value: money(moved.assetId, moved.amount, words) }]),
  ];
}

function money(assetId: string, amount: string, words: ReportWords): string {
  const said = amountWords(amount, decimalsOf(assetId), words.language);
  return said === '' ? '' : `${said} ${findAsset(assetId)?.ticker ?? assetId}`;
}

function thingsTable({ disposition, things = [] }: DispositionSource, words: ReportWords): ReportBlock {
  const known = new Map(things.map((one) => [one.id, one]));
  return {
    type: 'table',
    columns: [
      { label: '№', align: 'right', width: 'narrow' },
      { label: words.paper('custody.number'), mono: true, width: 'narrow' },
      { label: words.paper('custody.thing'), width: 'wide' },
      { label: words.paper('inventory.bagAndSeal'), mono: true, width: 'narrow' },
    ],
    rows: disposition.items.map((item, index) => {
      const thing = known.get(item.subjectId);
      const kind = item.kind === 'exhibit' ? '' : `${words.term(`recordKind.${item.kind}`)}: `;
      return [
        String(index + 1),
        short(item.number),
        thing === undefined ? `${kind}${item.title}` : thingWords({ ...item, condition: '' }, thing, words),
        [thing?.bagNumber, thing?.sealNumber].filter(Boolean).join('\n'),
      ];
    }),
  };
}

function doneBlocks(disposition: DispositionRecord, words: ReportWords): ReportBlock[] {
  const { recipient } = disposition;
  const to = [recipient.name, recipient.rank, recipient.organisation, recipient.document];
  return toldBlock(
    told(words, 'happenedAt', localWords(disposition.happenedAt, words.language)),
    told(words, 'placeOf', disposition.place),
    told(words, 'to', to.filter(Boolean).join(', ')),
    told(words, 'manner', disposition.manner),
    told(words, 'actNumber', disposition.actNumber),
    told(words, 'notes', disposition.notes),
    told(words, 'first', disposition.officerName),
    told(words, 'second', disposition.secondName),
  );
}

/** Where the money went: each place and the hash alone on a line, so that they copy as one string. */
function movedSection(moved: MovedMoney | undefined, words: ReportWords): ReportSection[] {
  if (moved === undefined) return [];
  const { confirmedAt, confirmedBy } = moved;
  const arrived =
    confirmedAt === ''
      ? words.paper('funds.notArrived')
      : [dateWords(confirmedAt.slice(0, 10), words.language), confirmedBy].filter(Boolean).join(', ');
  return [
    {
      id: 'moved',
      heading: words.paper('custody.moved'),
      blocks: [
        ...toldBlock(told(words, 'movedFrom', moved.from, true)),
        ...toldBlock(told(words, 'movedTo', moved.to, true)),
        ...toldBlock(told(words, 'txid', moved.txid, true)),
        ...toldBlock(
          told(words, 'amount', money(moved.assetId, moved.amount, words)),
          told(words, 'happenedAt', localWords(moved.movedAt, words.language)),
          told(words, 'record', short(moved.number), true),
          told(words, 'arrived', arrived),
          told(words, 'first', moved.officerName),
          told(words, 'second', moved.secondName),
        ),
      ],
    },
  ];
}

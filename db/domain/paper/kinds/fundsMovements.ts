import { feeAsset, findAsset } from '../../funds/assets';
import type { MovementRecord } from '../../funds/movement';
import type { MoneyPlaceView } from '../../funds/view';
import type { ReportBlock, ReportField, ReportSection } from '../../reportModel';
import { dateWords, localWords, numberWords, type ReportWords } from '../words';
import { assetWords, type FundsSource, none, placeWords, short } from './funds';

/** Beyond so many movements nobody reads a card of each: they stand in a table. */
const mostCards = 300;

/** Every transfer that the officers made or found, each with both hands, its authority and how its arrival was confirmed. */
export function movementsSection({ funds }: FundsSource, words: ReportWords): ReportSection {
  const heading = words.paper('funds.movements');
  const moves = funds.movements.filter(({ withdrawn }) => withdrawn === 0);
  if (moves.length === 0) return { id: 'movements', heading, blocks: [none('noMovements', words)] };
  const blocks =
    moves.length > mostCards
      ? movementTable(moves, funds.places, words)
      : moves.flatMap((move) => movementCard(move, funds.places, words));
  return { id: 'movements', heading, blocks };
}

function movementCard(
  move: MovementRecord,
  places: readonly MoneyPlaceView[],
  words: ReportWords,
): ReportBlock[] {
  const said = (name: string, value: string, mono = false): ReportField[] =>
    value === '' ? [] : [{ label: words.paper(`funds.${name}`), value, ...(mono ? { mono } : {}) }];
  const block =
    move.blockHeight === null
      ? ''
      : `${words.paper('funds.block')} ${numberWords(move.blockHeight, words.language)}`;
  const amount = assetWords(move.assetId, move.amount, words);
  const purpose = words.term(`movementPurpose.${move.purpose}`);
  return [
    { type: 'subheading', text: [short(move.number), purpose, amount].join(' · ') },
    {
      type: 'fields',
      fields: [
        ...said('when', [localWords(move.movedAt, words.language), block].filter(Boolean).join(', ')),
        ...said('fee', feeWords(move, words)),
        ...said('from', placeWords(places, move.fromAddressId ?? move.fromAccountId), true),
        ...said('to', placeWords(places, move.toAddressId ?? move.toAccountId, move.toText), true),
        ...said('txid', move.txid, true),
        ...said('officers', [move.officerName, move.secondName].filter(Boolean).join(', ')),
        ...said('authority', move.authorisation),
        ...said('arrived', arrivedWords(move, words)),
        ...said('notes', move.notes),
      ],
    },
  ];
}

/** Paid in the chain's own coin. */
function feeWords({ fee, assetId }: MovementRecord, words: ReportWords): string {
  const asset = findAsset(assetId);
  const coin = asset === undefined ? undefined : feeAsset(asset);
  return fee === '' || coin === undefined ? '' : assetWords(coin.id, fee, words);
}

function arrivedWords(move: MovementRecord, words: ReportWords): string {
  const { confirmedAt, confirmedBy, confirmationSource } = move;
  if (confirmedAt === '') return words.paper('funds.notArrived');
  const day = dateWords(confirmedAt.slice(0, 10), words.language);
  return [day, confirmedBy, confirmationSource].filter(Boolean).join(', ');
}

function movementTable(
  moves: readonly MovementRecord[],
  places: readonly MoneyPlaceView[],
  words: ReportWords,
): ReportBlock[] {
  const columns = [
    { label: words.paper('funds.number'), mono: true, width: 'narrow' as const },
    { label: words.paper('funds.when'), width: 'narrow' as const },
    { label: words.paper('funds.amount'), align: 'right' as const },
    { label: words.paper('funds.fromTo'), mono: true, width: 'wide' as const },
    { label: words.paper('funds.hands') },
  ];
  const rows = moves.map((move) => [
    short(move.number),
    `${localWords(move.movedAt, words.language)}\n${words.term(`movementPurpose.${move.purpose}`)}`,
    assetWords(move.assetId, move.amount, words),
    [
      placeWords(places, move.fromAddressId ?? move.fromAccountId),
      `— ${placeWords(places, move.toAddressId ?? move.toAccountId, move.toText)}`,
      move.txid,
    ]
      .filter(Boolean)
      .join('\n'),
    [
      move.officerName,
      move.secondName,
      move.authorisation,
      move.confirmedAt === ''
        ? words.paper('funds.notArrived')
        : `${words.paper('funds.arrived')}: ${dateWords(move.confirmedAt.slice(0, 10), words.language)} ${move.confirmedBy}`,
    ]
      .filter(Boolean)
      .join('\n'),
  ]);
  return [{ type: 'table', columns, rows }];
}

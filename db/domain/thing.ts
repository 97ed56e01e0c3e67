import { z } from 'zod';
import { exhibitKind, powerState } from './exhibit';
import { recordId } from './ids';
import { chainId, control, walletType } from './wallet';

/** What lies in an evidence room: things, and wallets whose money somebody answers for. */
export const thingWhat = z.enum(['exhibit', 'wallet']);
export type ThingWhat = z.infer<typeof thingWhat>;

/** Of a thing: with somebody, gone without a reason, ended. Of a wallet: who controls its money. */
export const thingState = z.enum([
  'held',
  'lost',
  'disposed',
  ...control.options.map((one) => `wallet.${one}` as const),
]);
export type ThingState = z.infer<typeof thingState>;

export const thingKind = z.enum([
  ...exhibitKind.options,
  ...walletType.options.map((one) => `wallet.${one}` as const),
]);
export type ThingKind = z.infer<typeof thingKind>;

/** Which things a list shows; every part narrows it. */
export const thingFilter = z.strictObject({
  what: thingWhat.optional(),
  caseId: recordId.optional(),
  kinds: z.array(thingKind).max(40).optional(),
  states: z.array(thingState).max(20).optional(),
  /** A shelf of the map, or a place as it stands in the record; '' for what lies nowhere. */
  shelf: z.string().max(500).optional(),
  place: z.string().max(500).optional(),
  /** A part of its number, name, serial number, bag, seal or place, case aside. */
  search: z.string().max(200).optional(),
});
export type ThingFilter = z.infer<typeof thingFilter>;

/** `urgency`: what can still be lost first. */
export const thingOrder = z.enum([
  'number',
  'urgency',
  'kind',
  'storage',
  'place',
  'title',
  'state',
  'serial',
  'bag',
  'seal',
  'unitNumber',
  'foundAt',
  'recorded',
  'others',
]);
export type ThingOrder = z.infer<typeof thingOrder>;

export const thingSort = z.strictObject({ by: thingOrder, desc: z.boolean() });
export type ThingSort = z.infer<typeof thingSort>;

const amount = z.strictObject({ assetId: z.string(), amount: z.string() });

/** A line of a list. Fields of the other sort of thing are empty. */
export const thingRow = z.strictObject({
  what: thingWhat,
  id: recordId,
  number: z.string(),
  title: z.string(),
  kind: thingKind,
  state: thingState,
  caseId: recordId,
  caseNumber: z.string(),
  recordedAt: z.string(),
  recordedOffset: z.int(),
  /** Where it lies now, who holds it and under which seal: custody's word, else the record's. */
  place: z.string(),
  holder: z.string(),
  seal: z.string(),
  /** As the record has them. */
  storagePath: z.string(),
  sealNumber: z.string(),
  bagNumber: z.string(),
  serial: z.string(),
  unitNumber: z.string(),
  quantity: z.int().nullable(),
  powerState: powerState.nullable(),
  foundWhere: z.string(),
  foundAt: z.string(),
  possessionOf: z.string(),
  /** Of a wallet. */
  othersMayHold: z.string(),
  exhibitId: recordId.nullable(),
  exhibitNumber: z.string(),
  chains: z.array(z.strictObject({ chain: chainId, count: z.int() })),
  failed: z.int(),
  /** Newest known amounts, less what was moved out since. */
  amounts: z.array(amount),
  /** Of all of them, at the newest price of each; null where one has no price. */
  valueTiyn: z.string().nullable(),
});
export type ThingRow = z.infer<typeof thingRow>;

export const thingPage = z.strictObject({
  rows: z.array(thingRow),
  from: z.int(),
  total: z.int(),
  more: z.boolean(),
});
export type ThingPage = z.infer<typeof thingPage>;

export const thingGrouping = z.enum(['case', 'kind', 'place', 'state']);
export type ThingGrouping = z.infer<typeof thingGrouping>;

/** One asset over all wallets of a list, an address that stands in two of them once. */
export const assetSum = amount.extend({
  /** Null where nobody valued the asset yet. */
  valueTiyn: z.string().nullable(),
  /** Price of a whole unit, its currency, and the days of the price and of the rate. */
  price: z.string(),
  currency: z.string(),
  priceDate: z.string(),
  rateDate: z.string(),
});
export type AssetSum = z.infer<typeof assetSum>;

export const thingSummary = z.strictObject({
  total: z.int(),
  exhibits: z.int(),
  wallets: z.int(),
  /** Wallets whose money others can still move. */
  unsecured: z.int(),
  groups: z.array(
    z.strictObject({
      /** A case's id, a kind, a place or a state. */
      value: z.string(),
      /** Number of the case; else ''. */
      label: z.string(),
      exhibits: z.int(),
      pieces: z.int(),
      wallets: z.int(),
    }),
  ),
  /** Rooms and racks with their shelves; `out`: of what belongs there, how much somebody has taken. */
  racks: z.array(
    z.strictObject({
      rack: z.string(),
      shelves: z.array(
        z.strictObject({ name: z.string(), path: z.string(), exhibits: z.int(), out: z.int() }),
      ),
    }),
  ),
  sums: z.array(assetSum),
});
export type ThingSummary = z.infer<typeof thingSummary>;

/** Parts of a storage path: room, rack, shelf, box. */
export function placeParts(place: string): string[] {
  return place
    .split(/[/\\>]|\s[-–—]\s/u)
    .map((part) => part.trim())
    .filter(Boolean);
}

/** Whether a thing lies at this place of the map, or in a box of it. */
export function liesAt(place: string, path: string): boolean {
  const [here, wanted] = [placeParts(place), placeParts(path)];
  return wanted.every((part, at) => here[at] === part);
}

/** How much lies at a place, and how much of what belongs there is out. */
export interface PlaceCount {
  readonly place: string;
  readonly here: number;
  readonly out: number;
}

/** The map of the room: a line for each rack, a field for each shelf of it, boxes within it counted in. */
export function shelfMap(places: readonly PlaceCount[]): ThingSummary['racks'] {
  const racks = new Map<string, Map<string, { exhibits: number; out: number }>>();
  for (const { place, here, out } of places) {
    const [room = '', rack = '', shelf = ''] = placeParts(place);
    if (room === '') continue;
    const name = rack === '' ? room : `${room} / ${rack}`;
    const shelves = racks.get(name) ?? new Map<string, { exhibits: number; out: number }>();
    racks.set(name, shelves);
    const known = shelves.get(shelf) ?? { exhibits: 0, out: 0 };
    shelves.set(shelf, { exhibits: known.exhibits + here, out: known.out + out });
  }
  const order = new Intl.Collator('ru', { numeric: true }).compare;
  return [...racks]
    .sort(([one], [other]) => order(one, other))
    .map(([rack, shelves]) => ({
      rack,
      shelves: [...shelves]
        .sort(([one], [other]) => order(one, other))
        .map(([name, counts]) => ({ name, path: name === '' ? rack : `${rack} / ${name}`, ...counts })),
    }));
}

import type { MoneyPlaceView } from '../../../db/domain/funds/view';
import { shortNumber } from '../numbers';
import type { PickGroup } from '../PickField';

/** Where money lies, in one line: wallet, and enough of the address to tell it from the others. */
export function placeLabel(place: MoneyPlaceView): string {
  const head = `${shortNumber(place.number)} ${place.title}`;
  return place.text === '' ? head : `${head} · ${shortText(place.text)}`;
}

/** The two ends of an address: enough to tell it from its neighbours, never to copy it. */
export function shortText(text: string): string {
  return text.length > 18 ? `${text.slice(0, 10)}…${text.slice(-6)}` : text;
}

/** Places by wallet, for a field that picks one. */
export function placeGroups(places: readonly MoneyPlaceView[]): PickGroup[] {
  const groups = new Map<string, PickGroup>();
  for (const place of places) {
    const group = `${shortNumber(place.number)} ${place.title}`;
    const known = groups.get(place.number) ?? { group, items: [] };
    known.items.push({ value: place.id, label: placeLabel(place) });
    groups.set(place.number, known);
  }
  return [...groups.values()];
}

export function placeUrl(place: MoneyPlaceView): string {
  return place.walletId === null ? `/accounts/${place.id}` : `/wallets/${place.walletId}`;
}

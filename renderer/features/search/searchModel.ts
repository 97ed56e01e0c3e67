import type { ActKind } from '../../../db/domain/acts';
import { type Identification, identify, type PublicMatch } from '../../../db/domain/identify';
import type { RecordKind } from '../../../db/domain/record';
import type { SearchHit } from '../../../db/domain/search';

/** One line of the palette that can be chosen. */
export type Choice =
  | { kind: 'hit'; id: string; hit: SearchHit }
  | { kind: 'action'; id: string; words: string; url: string; act?: 'lock' }
  | { kind: 'offer'; id: string; offer: Offer }
  /** The case that an offer is for, where there are several. */
  | { kind: 'case'; id: string; number: string; title: string };

export const actions: readonly Extract<Choice, { kind: 'action' }>[] = [
  { kind: 'action', id: 'new-case', words: 'new.cases', url: '/cases/new' },
  { kind: 'action', id: 'new-seizure', words: 'new.seizures', url: '/seizures/new' },
  { kind: 'action', id: 'new-exhibit', words: 'new.exhibits', url: '/exhibits/new' },
  { kind: 'action', id: 'new-wallet', words: 'new.wallets', url: '/wallets/new' },
  { kind: 'action', id: 'new-envelope', words: 'new.envelopes', url: '/envelopes/new' },
  { kind: 'action', id: 'new-site', words: 'new.sites', url: '/sites/new' },
  { kind: 'action', id: 'go-home', words: 'nav.home', url: '/home' },
  { kind: 'action', id: 'go-cases', words: 'nav.cases', url: '/cases' },
  { kind: 'action', id: 'go-seizures', words: 'nav.seizures', url: '/seizures' },
  { kind: 'action', id: 'go-exhibits', words: 'nav.exhibits', url: '/exhibits' },
  { kind: 'action', id: 'go-wallets', words: 'nav.wallets', url: '/wallets' },
  { kind: 'action', id: 'go-lookAlikes', words: 'nav.lookAlikes', url: '/lookAlikes' },
  { kind: 'action', id: 'go-envelopes', words: 'nav.envelopes', url: '/envelopes' },
  { kind: 'action', id: 'go-sites', words: 'nav.sites', url: '/sites' },
  { kind: 'action', id: 'go-reports', words: 'nav.reports', url: '/reports' },
  { kind: 'action', id: 'go-ledger', words: 'nav.ledger', url: '/ledger' },
  { kind: 'action', id: 'go-settings', words: 'nav.settings', url: '/settings' },
  { kind: 'action', id: 'verify', words: 'nav.verify', url: '/verify' },
  { kind: 'action', id: 'lock', words: 'lock', url: '', act: 'lock' },
];

/** Actions whose words hold every word that was typed. */
export function matchingActions(
  text: string,
  label: (words: string) => string,
): Extract<Choice, { kind: 'action' }>[] {
  const words = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return actions.filter((action) =>
    words.every((word) => label(action.words).toLocaleLowerCase().includes(word)),
  );
}

/** What a pasted text is; nothing for words and short numbers, which are searched and not recognised. */
export function recognise(text: string): Identification | undefined {
  const plain = text.trim();
  if (plain.length < 6) return undefined;
  const found = identify(plain);
  return found.matches.length === 0 ? undefined : found;
}

/** Addresses, numbers of registers, seals, serials: one word with a digit in it, or what is recognised. Words are none. */
export function isIdentifier(text: string): boolean {
  return recognise(text) !== undefined || (text.length >= 5 && /^\S*\d\S*$/.test(text));
}

/** A secret must not be sent anywhere, not even into a search. */
export function isSecret(found: Identification | undefined): boolean {
  return found?.matches.some((match) => 'secret' in match) ?? false;
}

/**
 * What is looked for: an address by its one canonical spelling (however it was grouped), a mistyped one by its first
 * repair, everything else as typed. Undefined for a secret, which must not be sent anywhere, and for a single letter.
 */
export function searchText(typed: string): string | undefined {
  const text = typed.trim();
  if (text.length < 2) return undefined;
  const found = recognise(text);
  if (isSecret(found)) return undefined;
  const address = found?.matches.find((match) => match.kind === 'address');
  if (address === undefined || 'secret' in address) return text.slice(0, 400);
  return (address.checksum === 'failed' ? (address.repairs[0]?.text ?? text) : address.canonical).slice(
    0,
    400,
  );
}

/** Hits by the kind of record, in the order of the navigation. */
export const kindOrder: readonly RecordKind[] = [
  'case',
  'seizure',
  'exhibit',
  'wallet',
  'address',
  'envelope',
  'site',
  'person',
  'link',
  'provider',
  'report',
  'officer',
  'vault',
];

/** What was typed exactly stands first; the rest by kind. */
export function sortHits(hits: readonly SearchHit[], text = ''): SearchHit[] {
  const wanted = text.trim().toLocaleLowerCase();
  const exact = ({ matched, ref }: SearchHit) =>
    [matched, ref.number, ref.title].some((one) => one.toLocaleLowerCase() === wanted) ? 0 : 1;
  return [...hits].sort(
    (a, b) => exact(a) - exact(b) || kindOrder.indexOf(a.ref.kind) - kindOrder.indexOf(b.ref.kind),
  );
}

/** What can be recorded of a recognised text, in a case that is told or chosen. */
export interface Offer {
  readonly id: 'wallet' | 'phone' | 'iin';
  readonly act: Extract<ActKind, 'wallet.record' | 'person.record'>;
  readonly url: (caseId: string) => string;
}

export function offersFor(found: Identification | undefined): Offer[] {
  if (found === undefined || isSecret(found)) return [];
  const offers = new Map<string, Offer>();
  for (const match of found.matches) {
    const offer = 'secret' in match || match.checksum === 'failed' ? undefined : offerOf(match);
    if (offer !== undefined && !offers.has(offer.id)) offers.set(offer.id, offer);
  }
  return [...offers.values()];
}

function offerOf({ kind, canonical }: PublicMatch): Offer | undefined {
  const said = encodeURIComponent(canonical);
  if (kind === 'address')
    return { id: 'wallet', act: 'wallet.record', url: (id) => `/wallets/new?case=${id}&address=${said}` };
  if (kind !== 'phone' && kind !== 'iin') return undefined;
  return { id: kind, act: 'person.record', url: (id) => `/persons/new?case=${id}&${kind}=${said}` };
}

/** Cases whose number or title holds every word that was typed. */
export function casesNamed(
  cases: readonly { id: string; number: string; title: string }[],
  text: string,
): Choice[] {
  const words = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return cases
    .filter(({ number, title }) =>
      words.every((word) => `${number} ${title}`.toLocaleLowerCase().includes(word)),
    )
    .map(({ id, number, title }) => ({ kind: 'case', id, number, title }));
}

/** What a text is, readings that differ by their chain alone put together: one address of fourteen EVM chains is one line. */
export function sameReadings(matches: Identification['matches']): [PublicMatch, ...PublicMatch[]][] {
  const groups = new Map<string, [PublicMatch, ...PublicMatch[]]>();
  for (const match of matches) {
    if ('secret' in match) continue;
    const { kind, network, format, checksum, canonical, repairs } = match;
    const key = JSON.stringify([kind, network, format, checksum, canonical, repairs.map(({ text }) => text)]);
    const group = groups.get(key);
    if (group) group.push(match);
    else groups.set(key, [match]);
  }
  return [...groups.values()];
}

import { findChain } from '../address';
import type { MovementRecord } from '../funds/movement';
import type { ObservationRecord } from '../funds/observation';
import type { PersonRecord } from '../person';
import type { CaseSnapshot } from '../snapshot';
import type { AddressRecord, WalletRecord } from '../wallet';

/** What a case says to a partner: its snapshot, and where its money was seen and moved. */
export interface PartnerSource
  extends Pick<
    CaseSnapshot,
    'vault' | 'head' | 'taken' | 'case' | 'persons' | 'exhibits' | 'sites' | 'links'
  > {
  readonly wallets: readonly WalletRecord[];
  readonly movements: readonly MovementRecord[];
  readonly observations: readonly ObservationRecord[];
}

/** A victim's or a witness's name is no business of a partner who asks about addresses. */
export function personsToName(source: PartnerSource, named: boolean): PersonRecord[] {
  return named ? source.persons.filter(({ role }) => role === 'suspect' || role === 'dropper') : [];
}

export const tickerOf = (chain: string): string => findChain(chain)?.ticker ?? chain.toUpperCase();

export const withText = (...texts: string[]): string => texts.filter(Boolean).join(' · ');

/** Addresses of all wallets, each once, as their chains write them. */
export function addressesOf(source: PartnerSource): Map<string, AddressRecord> {
  return new Map(source.wallets.flatMap(({ addresses }) => addresses.map((one) => [one.id, one])));
}

/** A wall clock as an instant: by the offset of the machine that wrote it down. */
export function instantOf(local: string, offset: number): string {
  return local === '' ? '' : new Date(Date.parse(`${local}Z`) - offset * 60_000).toISOString();
}

import type { CustodyEvent } from './domain/custody/event';
import { type Actor, type CustodyStep, refuseStep } from './domain/custody/state';
import type { HeldThing } from './domain/custody/thing';
import type { Author } from './domain/ledger';
import { Refusal } from './domain/refusal';
import type { ReadDb } from './open';
import { readOfficer } from './vaultFacts';

/** @throws Refusal with the words of the rule that the step breaks */
export function requireStep(read: ReadDb, who: Author, thing: HeldThing, step: CustodyStep): void {
  const code = refuseStep(thing.state, step, actorOf(read, thing, who));
  if (code === null) return;
  const { custodian, offered, lastAt, since } = thing.state;
  throw new Refusal(code, {
    number: thing.number,
    title: thing.title,
    holder: custodian.name,
    to: offered?.to.name ?? '',
    last: (lastAt < since ? since : lastAt).replace('T', ' '),
  });
}

function actorOf(read: ReadDb, { state }: HeldThing, who: Author): Actor {
  const { custodian } = state;
  const holderLeft =
    custodian.kind === 'officer' && readOfficer(read, custodian.officerId).status === 'retired';
  return { officerId: who.id, keeper: isKeeper(who), holderLeft };
}

export function isKeeper({ role }: Pick<Author, 'role'>): boolean {
  return role === 'evidence-officer' || role === 'supervisor';
}

/** How an event is named in a sentence: what it is of. */
export function custodyTitle({ items }: Pick<CustodyEvent, 'items'>): string {
  const [first] = items;
  if (!first) return '';
  const named = [first.number.split('/').at(-1), first.title].filter(Boolean).join(' ');
  return items.length === 1 ? named : `${named} +${items.length - 1}`;
}

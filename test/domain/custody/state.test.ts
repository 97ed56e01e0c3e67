import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Custodian, isOfficer, sameCustodian } from '../../../db/domain/custody/custodian';
import { custodyAction, finalActions, isTransfer, receiptState } from '../../../db/domain/custody/event';
import {
  type Actor,
  applyStep,
  type CustodyState,
  type CustodyStep,
  custodyState,
  firstState,
  refuseStep,
} from '../../../db/domain/custody/state';

const officers = ['a', 'b', 'c'] as const;
const officer = (officerId: string): Custodian => ({
  kind: 'officer',
  officerId,
  name: officerId,
  rank: '',
  unit: '',
});
const expert: Custodian = { kind: 'outside', name: 'expert', organisation: 'lab', rank: '', document: '' };
const everybody: readonly Custodian[] = [...officers.map(officer), expert];
const things = [0, 1, 2] as const;

const first = firstState(officer('a'), '2026-11-18T01:00', { place: 'R1/S2', seal: 'PL-1' });

interface Move {
  readonly thing: number;
  readonly actor: Actor;
  readonly step: CustodyStep;
}

const actor = fc.record({
  officerId: fc.constantFrom(...officers),
  keeper: fc.boolean(),
  holderLeft: fc.constant(false),
});
const seal = fc.constantFrom('', 'PL-2', 'PL-3');
const intact = fc.constantFrom('yes' as const, 'no' as const, 'none' as const);
const at = fc
  .integer({ min: 0, max: 59 })
  .map((minute) => `2026-11-18T03:${String(minute).padStart(2, '0')}`);
const itemId = fc.constantFrom('i1', 'i2', 'i3');

const event: fc.Arbitrary<CustodyStep> = fc
  .record({
    itemId,
    action: fc.constantFrom(...custodyAction.options),
    from: fc.constantFrom(null, expert),
    receiver: fc.constantFrom(...everybody),
    at,
    toPlace: fc.constantFrom('', 'R2'),
    newSeal: seal,
    intact,
    dueBack: fc.constant(''),
  })
  .map(({ receiver, ...said }) => ({
    ...said,
    do: 'event' as const,
    to: isTransfer(said.action) ? receiver : null,
  }));
const receipt: fc.Arbitrary<CustodyStep> = fc.record({
  do: fc.constant('receipt' as const),
  itemId,
  state: fc.constantFrom(...receiptState.options),
  at,
  seal,
  intact,
  place: fc.constantFrom('', 'R3'),
  offer: fc.constant({ toPlace: 'R2', dueBack: '' }),
});
const moves: fc.Arbitrary<Move[]> = fc.array(
  fc.record({ thing: fc.constantFrom(...things), actor, step: fc.oneof(event, receipt) }),
  { maxLength: 60 },
);

/** Plays what is allowed and tells each state on the way. */
function play(all: readonly Move[], look: (before: CustodyState, after: CustodyState, move: Move) => void) {
  const states: CustodyState[] = things.map(() => first);
  for (const move of all) {
    const before = states[move.thing] ?? first;
    if (refuseStep(before, move.step, move.actor) !== null) continue;
    const after = applyStep(before, move.step);
    states[move.thing] = after;
    look(before, after, move);
  }
  return states;
}

describe('custody of things, whatever happens', () => {
  // Would catch: a thing that two answer for, or nobody, after some run of offers, refusals, losses and returns.
  it('leaves every thing with exactly one custodian, and no thing is lost from the sum', () => {
    fc.assert(
      fc.property(moves, (all) => {
        const states = play(all, () => undefined);
        const held = everybody.map(
          (who) => states.filter(({ custodian }) => sameCustodian(custodian, who)).length,
        );
        expect(held.reduce((sum, one) => sum + one, 0)).toBe(things.length);
      }),
      { numRuns: 300 },
    );
  });

  // Would catch: a giver who makes somebody else answerable without their hand.
  it('changes the custodian only when the one to whom it was offered accepts, or when it is first collected', () => {
    fc.assert(
      fc.property(moves, (all) => {
        play(all, (before, after, { step, actor: who }) => {
          if (sameCustodian(before.custodian, after.custodian)) return;
          if (step.do === 'event') {
            expect(step.action).toBe('collected');
            expect(before.moved).toBe(false);
            return;
          }
          expect(step.state).toBe('accepted');
          expect(before.offered && sameCustodian(before.offered.to, after.custodian)).toBe(true);
          if (after.custodian.kind === 'officer')
            expect(isOfficer(after.custodian, who.officerId)).toBe(true);
        });
      }),
      { numRuns: 300 },
    );
  });

  // Would catch: what was disposed of coming back, or two offers of one thing at a time.
  it('never moves again what was disposed of, and offers a thing to one at a time', () => {
    fc.assert(
      fc.property(moves, (all) => {
        play(all, (before, after, { step }) => {
          expect(before.status).not.toBe('disposed');
          if (step.do === 'event' && before.offered) throw new Error('a second offer');
          if (after.status === 'disposed') expect(before.offered?.final).toBe(true);
        });
      }),
      { numRuns: 300 },
    );
  });

  // Would catch: a state that depends on more than the events, so that a replay would not agree.
  it('is the same when the accepted steps are played again', () => {
    fc.assert(
      fc.property(moves, (all) => {
        const taken: CustodyStep[][] = things.map(() => []);
        const states = play(all, (_before, _after, { thing, step }) => taken[thing]?.push(step));
        expect(taken.map((steps) => custodyState(first, steps))).toEqual(states);
      }),
      { numRuns: 100 },
    );
  });
});

describe('a move that cannot be', () => {
  const me: Actor = { officerId: 'a', keeper: false, holderLeft: false };
  const offer = (to: Custodian, more: object = {}): CustodyStep => ({
    do: 'event',
    itemId: 'i1',
    action: 'to-storage',
    from: null,
    to,
    at: '2026-11-18T03:00',
    toPlace: 'R2',
    newSeal: '',
    intact: 'yes',
    dueBack: '',
    ...more,
  });
  const take = (state: 'accepted' | 'refused' = 'accepted'): CustodyStep => ({
    do: 'receipt',
    itemId: 'i1',
    state,
    at: '2026-11-18T04:00',
    seal: '',
    intact: 'yes',
    place: '',
    offer: { toPlace: 'R2', dueBack: '' },
  });

  it('is named: by a stranger, twice, to the holder, back from nowhere, before the last one', () => {
    const stranger = { ...me, officerId: 'c' };
    expect(refuseStep(first, offer(officer('b')), stranger)).toBe('custody.not-holder');
    expect(refuseStep(first, offer(officer('a'), { action: 'to-court' }), me)).toBe('custody.same-holder');
    expect(refuseStep(first, offer(officer('b'), { action: 'returned-from-court' }), me)).toBe(
      'custody.not-out',
    );
    const offered = applyStep(first, offer(officer('b')));
    expect(refuseStep(offered, offer(officer('c')), me)).toBe('custody.pending');
    expect(refuseStep(offered, take(), me)).toBe('custody.not-receiver');
    const held = applyStep(offered, take());
    expect(held).toMatchObject({ custodian: { officerId: 'b' }, place: 'R2', offered: null });
    expect(refuseStep(held, take(), { ...me, officerId: 'b' })).toBe('custody.answered');
    const early = offer(officer('a'), { at: '2026-11-18T02:59' });
    expect(refuseStep(held, early, { ...me, officerId: 'b' })).toBe('custody.out-of-order');
  });

  it('is let through for an officer who has left, by a keeper alone', () => {
    const left = { officerId: 'c', keeper: true, holderLeft: true };
    expect(refuseStep(first, offer(officer('b')), left)).toBeNull();
    expect(refuseStep(first, offer(officer('b')), { ...left, keeper: false })).toBe('custody.not-holder');
  });

  it('stays with the giver when it is refused', () => {
    const refused = applyStep(applyStep(first, offer(officer('b'))), take('refused'));
    expect(refused).toMatchObject({ custodian: { officerId: 'a' }, offered: null, place: 'R1/S2' });
  });

  it('knows no act that ends custody but the two of a disposition', () => {
    expect(finalActions).toEqual(['return-to-owner', 'disposal']);
  });
});

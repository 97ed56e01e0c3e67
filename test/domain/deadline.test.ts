import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  daysOff,
  deadlineState,
  dueAt,
  ruleDraft,
  rulesOn,
  wasLate,
} from '../../db/domain/deadline';

const off = daysOff([
  { code: '12-16', facts: {} },
  { code: '2026-12-17', facts: {} },
  { code: '2026-12-19', facts: { works: 1 } },
]);
const zone = 300;
const rule = (length: number, unit: 'hours' | 'days' | 'working-days' | 'date') => ({ length, unit });

describe('the end of a period', () => {
  // Would catch: 24 hours counted in UTC, or in whole days.
  it('of hours runs from the minute', () => {
    expect(dueAt(rule(24, 'hours'), '2026-11-18T02:31', zone, off)).toBe('2026-11-18T21:31:00.000Z');
  });

  // Would catch: the day of the start counted, or an end in the middle of the last day.
  it('of days is the midnight after the last day, the first not counted', () => {
    // Ten days from Wednesday the 18th: Saturday the 28th is a day off, so Monday the 30th is the last.
    expect(dueAt(rule(10, 'days'), '2026-11-18T02:31', zone, off)).toBe('2026-11-30T19:00:00.000Z');
  });

  // Would catch: holidays that are not skipped, and a Saturday that works taken for a day off.
  it('of working days skips weekends and holidays and counts a Saturday that works', () => {
    // From Tuesday 15 December: 16 and 17 off, 18 one, Saturday 19 works two, Monday 21 three.
    expect(dueAt(rule(3, 'working-days'), '2026-12-15T10:00', zone, off)).toBe('2026-12-21T19:00:00.000Z');
  });

  it('that a paper names is the end of that day', () => {
    expect(dueAt(rule(0, 'date'), '2026-11-18T10:00', zone, off, '2027-01-17')).toBe(
      '2027-01-17T19:00:00.000Z',
    );
  });

  it('is never before the start, and more days never end sooner', () => {
    const unit = fc.constantFrom('hours' as const, 'days' as const, 'working-days' as const);
    const day = fc.integer({ min: 0, max: 700 }).map((days) => addDays('2026-01-01', days));
    fc.assert(
      fc.property(unit, day, fc.integer({ min: 1, max: 60 }), (one, start, length) => {
        const end = dueAt(rule(length, one), `${start}T12:00`, zone, off);
        expect(Date.parse(end)).toBeGreaterThan(Date.parse(`${start}T07:00:00Z`));
        expect(dueAt(rule(length + 1, one), `${start}T12:00`, zone, off) >= end).toBe(true);
      }),
    );
  });
});

describe('a clock', () => {
  const running = { dueAt: '2026-11-30T19:00:00.000Z', stoppedAt: '', rule: { warnHours: 48 } };

  it('is amber before it is red, and neither once a document stopped it', () => {
    expect(deadlineState(running, '2026-11-20T00:00:00.000Z')).toBe('running');
    expect(deadlineState(running, '2026-11-28T19:00:00.000Z')).toBe('soon');
    expect(deadlineState(running, '2026-11-30T19:00:00.000Z')).toBe('over');
    expect(
      deadlineState({ ...running, stoppedAt: '2026-11-29T10:00:00.000Z' }, '2027-01-01T00:00:00.000Z'),
    ).toBe('stopped');
  });

  // Would catch: a paper of the day after the end taken for one in time.
  it('says whether its paper came late', () => {
    expect(wasLate({ dueAt: running.dueAt, stopDate: '2026-11-30' }, zone)).toBe(false);
    expect(wasLate({ dueAt: running.dueAt, stopDate: '2026-12-01' }, zone)).toBe(true);
  });
});

describe('editions of a rule', () => {
  const edition = (id: string, validFrom: string, validTo: string, length: number) => ({
    ...ruleDraft.parse({ code: 'restriction', validFrom, validTo, length }),
    id,
  });
  const all = [edition('old', '2015-01-01', '2026-06-30', 10), edition('new', '2026-07-01', '', 15)];

  // Would catch: an event of last spring measured by this autumn's law.
  it('are in force by the day of the event', () => {
    expect(rulesOn(all, '2026-06-30').map(({ id }) => id)).toEqual(['old']);
    expect(rulesOn(all, '2026-07-01').map(({ id }) => id)).toEqual(['new']);
    expect(rulesOn(all, '2014-12-31')).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { makeFormats } from '../../../renderer/i18n/formats';

const kk = makeFormats('kk');

// Chromium knows no Kazakh: without words of our own, an officer reads "2026 M11 18" and "813,450,099.00".
describe('Kazakh dates and numbers', () => {
  it('names the month, as far as the date is known', () => {
    expect(['2026', '2026-11', '2026-11-18', ''].map(kk.date)).toEqual([
      '2026',
      '2026 ж. қараша',
      '2026 ж. 18 қар.',
      '',
    ]);
  });

  it('says the clock of the place after the day', () => {
    expect(kk.dateTime('2026-11-17T21:31:00.000Z', 300)).toBe('2026 ж. 18 қар., 02:31');
  });

  it('groups digits with a space and parts them with a comma', () => {
    expect(kk.amount('81345009900', 2, '₸').replace(/\s/g, ' ')).toBe('813 450 099,00 ₸');
  });

  it('counts days and hours in words', () => {
    const now = Date.parse('2026-11-20T00:00:00Z');
    expect([kk.since('2026-11-17T00:00:00Z', now), kk.since('2026-11-18T22:00:00Z', now)]).toEqual([
      '3 күн',
      '26 сағ',
    ]);
  });
});

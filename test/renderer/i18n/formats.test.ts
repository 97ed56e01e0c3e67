import { describe, expect, it } from 'vitest';
import { makeFormats } from '../../../renderer/i18n/formats';

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe.each(['kk', 'ru', 'en'] as const)('%s', (language) => {
  const formats = makeFormats(language);

  // Would catch: an amount that went through a double (18 decimals of ether do not fit in one).
  it('writes amounts to their last digit', () => {
    const text = plain(formats.amount('9007199254740993000000000000000001', 18, 'ETH')).replace(/[ ,.]/g, '');
    expect(text).toBe('9007199254740993000000000000000001ETH');
    expect(plain(formats.amount('-150', 2))).toMatch(/^-1[.,]50$/);
    expect(formats.amount('', 2)).toBe('');
  });

  // Would catch: a time shown in the zone of the reader instead of that of the record.
  it('shows a moment on the clock where it was recorded', () => {
    expect(formats.dateTime('2026-11-18T21:31:00.000Z', 300)).toContain('02:31');
    expect(formats.dateTime('2026-11-18T21:31:00.000Z', 300)).toContain('19');
    expect(formats.dateTime('2026-11-18T21:31:00.000Z')).toContain('UTC');
    expect(formats.clock('2026-11-18T21:31:07.000Z', 300)).toBe('02:31:07');
  });

  // Would catch: a partial date shown with a day or a month that nobody stated.
  it('says no more of a date than is known', () => {
    expect(formats.date('2026')).toBe('2026');
    expect(formats.date('2026-11')).not.toMatch(/\b1\b/);
    expect(formats.date('')).toBe('');
  });

  // Would catch: the 31st of February in a kept draft shown as the 3rd of March.
  it('shows a day that does not exist as it was typed', () => {
    expect(formats.date('2026-02-31')).toBe('2026-02-31');
    expect(formats.localDateTime('2026-02-31T10:00')).toContain('2026-02-31');
  });

  // Would catch: "0 minutes", and a wait of two days told in minutes.
  it('tells a wait in its largest unit', () => {
    const now = Date.parse('2026-11-18T12:00:00.000Z');
    expect(formats.since('2026-11-18T11:59:50.000Z', now)).not.toContain('0');
    expect(formats.since('2026-11-15T12:00:00.000Z', now)).toContain('3');
    expect(formats.since('2026-11-17T10:00:00.000Z', now)).toContain('26');
  });
});

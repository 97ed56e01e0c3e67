import { useEffect, useRef } from 'react';

/** Keys that come closer together than this, in milliseconds, are a scanner's: no hand types a whole number so fast. */
const scannerGap = 100;
/** Shorter bursts are chords and repeats. */
const shortest = 6;

let lastKey = 0;
let burst = '';

/** Whether the key that was just pressed belongs to a scanner's burst: single-key commands leave those alone. */
export function isScannerKey(event: KeyboardEvent): boolean {
  return event.timeStamp - lastKey < scannerGap && burst.length > 1;
}

/** A code that a scanner typed into a field: which one, and what stood there before. */
export interface FieldScan {
  readonly field: string;
  readonly before: string;
}

/**
 * Tells a scanner's burst within fields from a hand's typing, key by key. `value` is the field's text before the key.
 * Answers at the Enter that ends a burst.
 */
export function fieldScans(): (
  key: { readonly key: string; readonly timeStamp: number },
  field: string,
  value: string,
) => FieldScan | undefined {
  let last = { at: Number.NEGATIVE_INFINITY, keys: 0, field: '', before: '' };
  return ({ key, timeStamp }, field, value) => {
    const goesOn = timeStamp - last.at < scannerGap && field === last.field;
    if (key === 'Enter') {
      const scan = goesOn && last.keys >= shortest ? { field, before: last.before } : undefined;
      last = { ...last, keys: 0 };
      return scan;
    }
    if (key.length === 1)
      last =
        goesOn && last.keys > 0
          ? { ...last, at: timeStamp, keys: last.keys + 1 }
          : { at: timeStamp, keys: 1, field, before: value };
    return undefined;
  };
}

/**
 * Hears a scanner that types where nobody is typing: a burst of keys that ends with Enter. In a field the text belongs to
 * the field.
 */
export function useWedge(onScan: (text: string) => void): void {
  const latest = useRef(onScan);
  latest.current = onScan;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement | null;
      if (target?.closest('input, textarea, select, [contenteditable="true"]')) return;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const quick = event.timeStamp - lastKey < scannerGap;
      if (event.key === 'Enter') {
        const scanned = quick && burst.length >= shortest ? burst : '';
        burst = '';
        if (scanned !== '') {
          event.preventDefault();
          event.stopPropagation();
          latest.current(scanned);
        }
        return;
      }
      if (event.key.length !== 1) return;
      burst = quick ? burst + event.key : event.key;
      lastKey = event.timeStamp;
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, []);
}

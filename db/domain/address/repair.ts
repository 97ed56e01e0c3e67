import { isForeign, readingsOf, slipKind } from './lookalikes';
import { strangers } from './text';
import type { Repair, RepairKind } from './types';

const RANK: Readonly<Record<RepairKind, number>> = { confusion: 0, cyrillic: 0, case: 1, other: 2 };
// Look-alikes with several readings multiply; beyond this the text is not a slip of the pen.
const MAX_READINGS = 512;

export interface RepairSpace {
  /** Characters that may stand in the text. */
  alphabet: string;
  /** Cheap test that lets through everything that `accepts` would; hashes belong in here, not strict decoding. */
  quick(text: string): boolean;
  /** The same test for one replaced character, where that is cheaper than a new text each time. */
  substitute?(text: string): (position: number, to: string) => boolean;
  /** The chain's own strict rule. */
  accepts(text: string): boolean;
}

export function replaceAt(text: string, position: number, to: string): string {
  return text.slice(0, position) + to + text.slice(position + 1);
}

/**
 * Every single-character substitution that passes. With one character outside the alphabet only that one can be wrong;
 * with several, all look-alikes are read at once (an address typed on a Cyrillic keyboard has more than one).
 */
export function findRepairs(text: string, space: RepairSpace): Repair[] {
  const wrong = strangers(text, space.alphabet);
  if (wrong.length > 1) return readLookalikes(text, wrong, space);
  const positions = wrong.length === 1 ? wrong : Array.from({ length: text.length }, (_, i) => i);
  const quickAt = space.substitute?.(text) ?? ((position, to) => space.quick(replaceAt(text, position, to)));
  const found: Repair[] = [];
  for (const position of positions) {
    const from = text.charAt(position);
    for (const to of space.alphabet) {
      if (to === from || !quickAt(position, to)) continue;
      const candidate = replaceAt(text, position, to);
      if (!space.accepts(candidate)) continue;
      found.push({ text: candidate, position, from, to, kind: slipKind(from, to) });
    }
  }
  return sortRepairs(found);
}

export function sortRepairs(repairs: Repair[]): Repair[] {
  return repairs.sort((a, b) => RANK[a.kind] - RANK[b.kind] || a.position - b.position);
}

function readLookalikes(text: string, wrong: number[], space: RepairSpace): Repair[] {
  let readings = [''];
  for (const position of wrong) {
    const options = [...readingsOf(text.charAt(position))].filter((ch) => space.alphabet.includes(ch));
    readings = readings.flatMap((head) => options.map((ch) => head + ch));
    if (readings.length === 0 || readings.length > MAX_READINGS) return [];
  }
  const from = wrong.map((i) => text.charAt(i)).join('');
  const kind: RepairKind = [...from].some(isForeign) ? 'cyrillic' : 'confusion';
  const found: Repair[] = [];
  for (const to of readings) {
    const candidate = wrong.reduce((acc, position, i) => replaceAt(acc, position, to.charAt(i)), text);
    if (space.quick(candidate) && space.accepts(candidate)) {
      found.push({ text: candidate, position: wrong[0] ?? 0, from, to, kind });
    }
  }
  return found;
}

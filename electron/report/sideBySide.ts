/**
 * A cell that says the same in two languages, where most of it is the same in both: a name, a number, a place. What is the same
 * is printed once, and only the words that differ stand twice: `сериялық / серийный № 7F-01`.
 */
export type Piece<T> = { t: T } | { a: T; b: T } | { m: T };

/** Lines of pieces: `t` the same in both, `a` and `b` on one line, `m` the second language on a line of its own. */
export interface Mixed<T> {
  readonly mix: Piece<T>[][];
}

/** Between what one line says of a thing. */
const SEGMENT = ' · ';
/** What differs is repeated beside itself up to this length; longer ones stand under each other. */
const LONGEST_ASIDE = 48;
/** Fewer letters than this in common, or a smaller part of what differs, are chance: the number of an article before its words. */
const LEAST_COMMON = 3;
const LEAST_PART = 1 / 4;

/** The words of a text with the space that follows each. */
const wordsOf = (text: string): string[] => text.match(/\S+\s*/gu) ?? [];

function commonStart(one: readonly string[], two: readonly string[]): number {
  const most = Math.min(one.length, two.length) - 1;
  let same = 0;
  while (same < most && one[same] === two[same]) same += 1;
  return same;
}

function commonEnd(one: readonly string[], two: readonly string[], before: number): number {
  const most = Math.min(one.length, two.length) - before - 1;
  let same = 0;
  while (same < most && one.at(-1 - same) === two.at(-1 - same)) same += 1;
  return same;
}

/** What differs between two texts, and what is the same before and after; undefined where too little is. */
function difference(one: string, two: string) {
  const [left, right] = [wordsOf(one), wordsOf(two)];
  if (left.length === 0 || right.length === 0) return undefined;
  const start = commonStart(left, right);
  const end = commonEnd(left, right, start);
  const middle = (words: string[]) => words.slice(start, words.length - end).join('');
  const [a, b] = [middle(left), middle(right)];
  const before = left.slice(0, start).join('');
  const after = left.slice(left.length - end).join('');
  const common = (before + after).trim().length;
  const longest = Math.max(a.length, b.length);
  if (common < LEAST_COMMON || common < longest * LEAST_PART || longest > LONGEST_ASIDE) return undefined;
  // `с 01.02 по / from 01.02 to 03.04` reads as neither: what differs must not share a number in its middle
  const numbers = new Set(a.match(/\S*\d\S*/gu) ?? []);
  if ((b.match(/\S*\d\S*/gu) ?? []).some((word) => numbers.has(word))) return undefined;
  // the same stop and space after both belong to what follows: `күйі / состояние: чёрный`
  const [stopOfA, stopOfB] = [stopOf(a), stopOf(b)];
  const stop = stopOfA === stopOfB ? stopOfA : (/\s*$/u.exec(a)?.[0] ?? '');
  return { before, a: without(a, stop), b: without(b, stop), after: stop + after };
}

const stopOf = (text: string): string => /[:,;.]?\s*$/u.exec(text)?.[0] ?? '';
const without = (text: string, stop: string): string =>
  text.endsWith(stop) ? text.slice(0, text.length - stop.length) : text.trimEnd();

function segment(one: string, two: string): Piece<string>[] {
  if (one === two) return [{ t: one }];
  const found = difference(one, two);
  if (found === undefined) return [{ a: one, b: two }];
  const same = (text: string): Piece<string>[] => (text === '' ? [] : [{ t: text }]);
  return [...same(found.before), { a: found.a, b: found.b }, ...same(found.after)];
}

const isSame = (piece: Piece<string>): boolean => 't' in piece;

/** One line, or two where too much differs. */
function line(one: string, two: string): Piece<string>[][] {
  const [left, right] = [one.split(SEGMENT), two.split(SEGMENT)];
  if (left.length !== right.length) return [[{ t: one }], [{ m: two }]];
  const pieces = left.flatMap((text, at) => [
    ...(at === 0 ? [] : [{ t: SEGMENT }]),
    ...segment(text, right[at] ?? ''),
  ]);
  return pieces.some(isSame) ? [pieces] : [[{ t: one }], [{ m: two }]];
}

/**
 * The two languages of a cell laid together; undefined where they have too little in common, so that one is to stand under the
 * other as a whole.
 */
export function sideBySide<T>(one: string, two: string, made: (text: string) => T): Mixed<T> | undefined {
  const [left, right] = [one.split('\n'), two.split('\n')];
  if (left.length !== right.length) return undefined;
  const lines = left.flatMap((text, at) => line(text, right[at] ?? ''));
  if (!lines.flat().some(isSame)) return undefined;
  if (left.length === 1 && lines.length > 1) return undefined;
  return { mix: lines.map((pieces) => pieces.map((piece) => of(piece, made))) };
}

function of<T>(piece: Piece<string>, made: (text: string) => T): Piece<T> {
  if ('t' in piece) return { t: made(piece.t) };
  return 'm' in piece ? { m: made(piece.m) } : { a: made(piece.a), b: made(piece.b) };
}

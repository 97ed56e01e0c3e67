/**
 * What may be too much to hold at once: gone through from its beginning as often as is needed, in one order. An array is one,
 * so that what is small stays as simple as it was.
 */
export interface Sequence<T> extends Iterable<T> {
  readonly length: number;
  map<U>(make: (one: T) => U): Sequence<U>;
  filter(keep: (one: T) => boolean): Sequence<T>;
  flatMap<U>(make: (one: T) => readonly U[]): Sequence<U>;
  some(is: (one: T) => boolean): boolean;
}

/** A sequence that is made anew each time somebody goes through it; nothing of it is kept. */
export class Anew<T> implements Sequence<T> {
  readonly #go: () => Iterable<T>;
  #length: number | undefined;

  /** @param length where it is known; otherwise whoever asks for it has the whole gone through */
  constructor(go: () => Iterable<T>, length?: number) {
    this.#go = go;
    this.#length = length;
  }

  [Symbol.iterator](): Iterator<T> {
    return this.#go()[Symbol.iterator]();
  }

  get length(): number {
    if (this.#length === undefined) {
      let n = 0;
      for (const _ of this) n += 1;
      this.#length = n;
    }
    return this.#length;
  }

  map<U>(make: (one: T) => U): Sequence<U> {
    const go = this.#go;
    return new Anew(function* () {
      for (const one of go()) yield make(one);
    }, this.#length);
  }

  filter(keep: (one: T) => boolean): Sequence<T> {
    const go = this.#go;
    return new Anew(function* () {
      for (const one of go()) if (keep(one)) yield one;
    });
  }

  flatMap<U>(make: (one: T) => readonly U[]): Sequence<U> {
    const go = this.#go;
    return new Anew(function* () {
      for (const one of go()) yield* make(one);
    });
  }

  some(is: (one: T) => boolean): boolean {
    for (const one of this) if (is(one)) return true;
    return false;
  }

  /** Whoever wants it as JSON has room for it. */
  toJSON(): T[] {
    return [...this];
  }
}

/** One after the other: an array where all parts are. */
export function joined<T>(...parts: readonly Sequence<T>[]): Sequence<T> {
  if (parts.every((part) => Array.isArray(part))) return parts.flatMap((part) => [...part]);
  return new Anew(function* () {
    for (const part of parts) yield* part;
  });
}

/** All of it in memory. */
export const held = <T>(sequence: Sequence<T>): readonly T[] =>
  Array.isArray(sequence) ? sequence : [...sequence];

/**
 * Keeps what comes page by page, in the form that whoever asks for it can afford. The pages are taken in before it returns, so
 * that they may be read within one transaction.
 */
export type Keep = <T>(pages: Iterable<readonly T[]>) => Sequence<T>;

/** In memory, as it comes. */
export const keepAll: Keep = (pages) => [...pages].flat();

/** What a few words of a column mean, found by their bytes: registers repeat the names of chains and roles a million times. */
export class ByteWords<T> {
  readonly #known: { readonly word: Uint8Array; readonly meaning: T }[] = [];
  readonly #most: number;

  constructor(most = 32) {
    this.#most = most;
  }

  find(bytes: Uint8Array, begin: number, end: number): { readonly meaning: T } | undefined {
    for (const known of this.#known) if (isWord(known.word, bytes, begin, end)) return known;
    return undefined;
  }

  learn(bytes: Uint8Array, begin: number, end: number, meaning: T): void {
    if (this.#known.length < this.#most) this.#known.push({ word: bytes.slice(begin, end), meaning });
  }
}

function isWord(word: Uint8Array, bytes: Uint8Array, begin: number, end: number): boolean {
  if (word.length !== end - begin) return false;
  for (let at = 0; at < word.length; at += 1) if (word[at] !== bytes[begin + at]) return false;
  return true;
}

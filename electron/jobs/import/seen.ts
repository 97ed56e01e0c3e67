import { randomFillSync } from 'node:crypto';

/**
 * Remembers which texts were seen, by 128 bits of a hash whose seeds nobody knows beforehand: sixteen bytes each where a set
 * of texts would take a hundred. Among ten million texts two that are taken for one are as likely as 10⁻²⁴.
 */
export class Seen {
  readonly #seeds = randomFillSync(new Uint32Array(4));
  #cells = new Uint32Array(4 * 1_024);
  #count = 0;

  /** True when the text was not seen before; it is from now on. */
  add(text: string): boolean {
    if (this.#count * 2 >= this.#cells.length / 4) this.#grow();
    const [seedA = 0, seedB = 0, seedC = 0, seedD = 0] = this.#seeds;
    let [a, b, c, d] = [seedA, seedB, seedC, seedD];
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      a = Math.imul(a ^ code, 0x9e3779b1);
      b = Math.imul(b ^ (code + a), 0x85ebca77);
      c = Math.imul((c ^ code) + (b >>> 15), 0xc2b2ae3d);
      d = Math.imul(d + code + (c >>> 13), 0x27d4eb2f) ^ (a >>> 16);
    }
    a = mix(a ^ d);
    b = mix(b ^ a);
    c = mix(c ^ b);
    // An empty cell is zero throughout: no text may be.
    d = mix(d ^ c) | 1;
    return this.#put(a >>> 0, b >>> 0, c >>> 0, d >>> 0);
  }

  #put(a: number, b: number, c: number, d: number): boolean {
    const cells = this.#cells;
    const slots = cells.length / 4;
    for (let slot = a & (slots - 1); ; slot = (slot + 1) & (slots - 1)) {
      const at = slot * 4;
      if (cells[at + 3] === 0) {
        cells[at] = a;
        cells[at + 1] = b;
        cells[at + 2] = c;
        cells[at + 3] = d;
        this.#count += 1;
        return true;
      }
      if (cells[at] === a && cells[at + 1] === b && cells[at + 2] === c && cells[at + 3] === d) return false;
    }
  }

  #grow(): void {
    const before = this.#cells;
    this.#cells = new Uint32Array(before.length * 2);
    this.#count = 0;
    for (let at = 0; at < before.length; at += 4)
      if (before[at + 3] !== 0)
        this.#put(before[at] ?? 0, before[at + 1] ?? 0, before[at + 2] ?? 0, before[at + 3] ?? 0);
  }
}

/** Spreads every bit of a word over the others (the finalizer of MurmurHash3). */
function mix(word: number): number {
  let mixed = word;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

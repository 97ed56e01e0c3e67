import { hash, randomFillSync } from 'node:crypto';
import { KernelMemory } from '../scan/kernelMemory';

/**
 * Remembers which texts were seen, by 128 bits of SipHash under a key that nobody knows: sixteen bytes each where a set of
 * texts would take a hundred. Among ten million texts two that are taken for one are as likely as 10⁻²⁴.
 */
export class Seen {
  readonly #memory: KernelMemory;
  readonly #sum: Uint32Array;
  /** Texts of one group are compared with each other alone. */
  readonly #groups = new Map<string, number>();
  #cells: Uint32Array;
  #count = 0;

  /** @param expected about so many texts, where it is known: room for them is made at once */
  constructor(memory = new KernelMemory(), expected = 0) {
    this.#memory = memory;
    const { kernel, bytes, text } = memory;
    randomFillSync(bytes, text, 16);
    kernel.setKey(text);
    this.#sum = new Uint32Array(bytes.buffer, kernel.sum.value, 4);
    let slots = 1_024;
    while (slots < expected * 2 && slots < 1 << 22) slots *= 2;
    this.#cells = new Uint32Array(4 * slots);
  }

  /** True when the text was not seen in its group before; it is from now on. */
  add(group: string, text: string): boolean {
    const length = this.#memory.putText(text);
    if (length < 0) return this.add(`${group} by its hash`, hash('sha256', text, 'hex'));
    return this.addAt(this.groupOf(group), this.#memory.text, length);
  }

  /** The same for a text that stands in the kernel's memory. */
  addAt(group: number, place: number, length: number): boolean {
    this.#memory.kernel.sipHash(place, length, group);
    if (this.#count * 2 >= this.#cells.length / 4) this.#grow();
    const sum = this.#sum;
    // An empty cell is zero throughout: no text may be.
    return this.#put(sum[0] ?? 0, sum[1] ?? 0, sum[2] ?? 0, ((sum[3] ?? 0) | 1) >>> 0);
  }

  /** The number of a group, for `addAt`. */
  groupOf(group: string): number {
    const known = this.#groups.get(group);
    if (known !== undefined) return known;
    this.#groups.set(group, this.#groups.size);
    return this.#groups.size - 1;
  }

  #put(a: number, b: number, c: number, d: number): boolean {
    const cells = this.#cells;
    const last = cells.length - 4;
    for (let at = (a << 2) & last; ; at = (at + 4) & last) {
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

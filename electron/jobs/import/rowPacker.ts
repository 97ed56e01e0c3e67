import { KernelMemory } from '../scan/kernelMemory';

/** What SQLite's JSONB writes before an object whose size takes four bytes (SQLite 3.45). */
const object = 0xec;
const headerBytes = 5;
/** A member's two headers at their longest, and what the kernel writes beyond a text. */
const [memberBytes, beyond] = [10, 8] as const;

/** Orders the rows of a segment and writes them in their order, in a kernel's memory: kernel/packer.ts. */
export class RowPacker {
  readonly #memory = new KernelMemory();
  #room = { place: 0, size: 0 };
  #rows = 0;
  /** Places of the rows, where each begins, how long their canonical texts are, their order, and room to write to. */
  #at = { bytes: 0, begins: 0, lengths: 0, order: 0, out: 0 };

  /**
   * Takes in rows and sorts them by the first eight bytes of their canonical texts. @param begins of each row and the end of the
   * last @returns the order, to be sorted further in place; it holds until the next call
   */
  sort(bytes: Uint8Array, begins: Uint32Array, lengths: Uint32Array): Uint32Array {
    const rows = lengths.length;
    const words = 4 * (rows + 1);
    const outSize = bytes.length + rows * memberBytes + headerBytes + beyond;
    const place = this.#reserve(aligned(bytes.length + beyond) + 3 * words + Math.max(outSize, words));
    const first = place + aligned(bytes.length + beyond);
    this.#rows = rows;
    this.#at = {
      bytes: place,
      begins: first,
      lengths: first + words,
      order: first + 2 * words,
      out: first + 3 * words,
    };
    const at = this.#at;
    this.#bytes(at.bytes, bytes.length).set(bytes);
    this.#words(at.begins, rows + 1).set(begins);
    this.#words(at.lengths, rows).set(lengths);
    this.#memory.kernel.sortRows(rows, at.bytes, at.begins, at.lengths, at.order, at.out);
    return this.#words(at.order, rows);
  }

  /** The next place in the order from this one on whose row begins with the same eight bytes as the one after it. */
  nextAlike(from: number): number {
    const { bytes, begins, lengths, order } = this.#at;
    return this.#memory.kernel.findAlike(this.#rows, bytes, begins, lengths, order, from);
  }

  /** The rows in their order, so many to a leaf; they hold until the next call. */
  leaves(rowsOfLeaf: number): Uint8Array[] {
    const { bytes, begins, order, out } = this.#at;
    this.#memory.kernel.writeRows(this.#rows, bytes, begins, order, out);
    const [sorted, places] = [this.#words(order, this.#rows), this.#words(begins, this.#rows + 1)];
    const leaves: Uint8Array[] = [];
    let from = out;
    let to = out;
    for (let at = 0; at < this.#rows; at += 1) {
      const row = sorted[at] ?? 0;
      to += (places[row + 1] ?? 0) - (places[row] ?? 0);
      if ((at + 1) % rowsOfLeaf !== 0 && at + 1 < this.#rows) continue;
      leaves.push(this.#bytes(from, to - from));
      from = to;
    }
    return leaves;
  }

  /** The rows in their order as one object of JSONB, `{canonical: form RS rest, …}`, in memory of its own. */
  jsonb(): Uint8Array {
    const { bytes, begins, lengths, order, out } = this.#at;
    const members = out + headerBytes;
    const end = this.#memory.kernel.writeMembers(this.#rows, bytes, begins, lengths, order, members);
    const made = this.#bytes(out, end - out).slice();
    made[0] = object;
    new DataView(made.buffer).setUint32(1, end - members);
    return made;
  }

  #reserve(size: number): number {
    if (size > this.#room.size) this.#room = { place: this.#memory.kernel.reserve(size * 2), size: size * 2 };
    return this.#room.place;
  }

  #bytes(place: number, size: number): Uint8Array {
    return new Uint8Array(this.#memory.kernel.memory.buffer, place, size);
  }

  #words(place: number, size: number): Uint32Array {
    return new Uint32Array(this.#memory.kernel.memory.buffer, place, size);
  }
}

const aligned = (size: number) => Math.ceil(size / 16) * 16;

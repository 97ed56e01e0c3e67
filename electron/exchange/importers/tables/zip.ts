import { inflateRawSync } from 'node:zlib';
import { Refusal } from '../../../../db/domain/refusal';

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
const localEntry = 0x04034b50;

/** What grows more than so many times, to more than so many bytes, is made to fill the memory: tables grow ten or twenty times. */
const [mostGrowth, suspectBytes] = [200, 32 * 1024 * 1024] as const;

interface Entry {
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
}

/**
 * Reads single files out of a ZIP archive held in memory. Names are looked up and never written anywhere; what says to be
 * larger than `largest` bytes, grows beyond what it says, or says to grow beyond belief, is refused.
 */
export class ZipFile {
  readonly #bytes: Buffer;
  readonly #entries = new Map<string, Entry>();
  readonly #largest: number;

  /** @throws Refusal `table.damaged` */
  constructor(bytes: Buffer, largest: number) {
    this.#bytes = bytes;
    this.#largest = largest;
    try {
      this.#readDirectory();
    } catch (thrown) {
      throw thrown instanceof Refusal ? thrown : new Refusal('table.damaged');
    }
  }

  #readDirectory(): void {
    const bytes = this.#bytes;
    let end = bytes.length - 22;
    const least = Math.max(0, end - 65_535);
    while (end >= least && bytes.readUInt32LE(end) !== endOfDirectory) end -= 1;
    if (end < least) throw new Refusal('table.damaged');
    const count = bytes.readUInt16LE(end + 10);
    let at = bytes.readUInt32LE(end + 16);
    for (let index = 0; index < count; index += 1) {
      if (bytes.readUInt32LE(at) !== directoryEntry) throw new Refusal('table.damaged');
      const nameLength = bytes.readUInt16LE(at + 28);
      const name = bytes.toString('utf8', at + 46, at + 46 + nameLength).replace(/^\/+/, '');
      this.#entries.set(name, {
        method: bytes.readUInt16LE(at + 10),
        packed: bytes.readUInt32LE(at + 20),
        size: bytes.readUInt32LE(at + 24),
        at: bytes.readUInt32LE(at + 42),
      });
      at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    }
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  /** @throws Refusal `table.damaged`, `file.too-large`; undefined when there is none of this name */
  read(name: string): Buffer | undefined {
    const entry = this.#entries.get(name);
    if (!entry) return undefined;
    const trap = entry.size > suspectBytes && entry.size > entry.packed * mostGrowth;
    if (trap || entry.size > this.#largest) throw new Refusal('file.too-large', { file: name });
    try {
      const { at, packed, method } = entry;
      if (this.#bytes.readUInt32LE(at) !== localEntry) throw new Refusal('table.damaged');
      const from = at + 30 + this.#bytes.readUInt16LE(at + 26) + this.#bytes.readUInt16LE(at + 28);
      const content = this.#bytes.subarray(from, from + packed);
      if (method === 0) return content;
      if (method !== 8) throw new Refusal('table.damaged');
      return inflateRawSync(content, { maxOutputLength: Math.max(1, Math.min(this.#largest, entry.size)) });
    } catch (thrown) {
      throw thrown instanceof Refusal ? thrown : new Refusal('table.damaged');
    }
  }
}

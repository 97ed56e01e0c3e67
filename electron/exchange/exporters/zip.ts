import { constants, crc32, deflateRawSync } from 'node:zlib';

/** 1980-01-01, the first day that ZIP knows: the same content gives the same bytes. */
const firstDay = 0x21;
const deflated = 8;
/** Names are UTF-8. */
const utf8Names = 0x0800;

interface Part {
  readonly name: Buffer;
  readonly crc: number;
  readonly size: number;
  readonly packed: readonly Uint8Array[];
  readonly packedSize: number;
}

/** One file of an archive, packed as it comes: each piece ends on a byte, so that pieces stand one after another. */
export class ZipPart {
  readonly #name: string;
  readonly #packed: Uint8Array[] = [];
  #crc = 0;
  #size = 0;

  constructor(name: string) {
    this.#name = name;
  }

  get size(): number {
    return this.#size;
  }

  add(text: string): void {
    const bytes = Buffer.from(text);
    this.#crc = crc32(bytes, this.#crc);
    this.#size += bytes.length;
    this.#packed.push(deflateRawSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH }));
  }

  end(): Part {
    this.#packed.push(deflateRawSync(Buffer.of(), { finishFlush: constants.Z_FINISH }));
    return {
      name: Buffer.from(this.#name),
      crc: this.#crc,
      size: this.#size,
      packed: this.#packed,
      packedSize: this.#packed.reduce((sum, piece) => sum + piece.length, 0),
    };
  }
}

/** A ZIP archive (APPNOTE 6.3, without ZIP64: up to 4 GiB) of these parts, in pieces. */
export function zipOf(parts: readonly Part[]): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const part of parts) {
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    writeFacts(local, 4, part);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 4);
    writeFacts(entry, 6, part);
    entry.writeUInt32LE(at, 42);
    directory.push(entry, part.name);
    pieces.push(local, part.name, ...part.packed);
    at += local.length + part.name.length + part.packedSize;
  }
  const size = directory.reduce((sum, piece) => sum + piece.length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(at, 16);
  return [...pieces, ...directory, end];
}

/** What a local header and an entry of the directory say alike, from the version on. */
function writeFacts(head: Buffer, at: number, { crc, size, packedSize, name }: Part): void {
  head.writeUInt16LE(20, at);
  head.writeUInt16LE(utf8Names, at + 2);
  head.writeUInt16LE(deflated, at + 4);
  head.writeUInt16LE(firstDay, at + 8);
  head.writeUInt32LE(crc, at + 10);
  head.writeUInt32LE(packedSize, at + 14);
  head.writeUInt32LE(size, at + 18);
  head.writeUInt16LE(name.length, at + 22);
}

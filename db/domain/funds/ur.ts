import { concatBytes } from '@noble/hashes/utils.js';
import { FragmentSolver, fragmentsOf } from './fountain';

/**
 * Uniform Resources of Blockchain Commons (BCR-2020-005) of the type `bytes`, with minimal bytewords (BCR-2020-012): one
 * text, or the parts of a longer one for an animated QR code, those of the fountain code (BCR-2024-001) among them.
 */
const list =
  'ableacidalsoapexaquaarchatomauntawayaxisbackbaldbarnbeltbetabiasbluebodybragbrewbulbbuzzcalmcashcatschef' +
  'cityclawcodecolacookcostcruxcurlcuspcyandarkdatadaysdelidicedietdoordowndrawdropdrumdulldutyeacheasyecho' +
  'edgeepicevenexamexiteyesfactfairfernfigsfilmfishfizzflapflewfluxfoxyfreefrogfuelfundgalagamegeargemsgift' +
  'girlglowgoodgraygrimgurugushgyrohalfhanghardhawkheathelphighhillholyhopehornhutsicedideaidleinchinkyinto' +
  'irisironitemjadejazzjoinjoltjowljudojugsjumpjunkjurykeepkenokeptkeyskickkilnkingkitekiwiknoblamblavalazy' +
  'leaflegsliarlimplionlistlogoloudloveluaulucklungmainmanymathmazememomenumeowmildmintmissmonknailnavyneed' +
  'newsnextnoonnotenumbobeyoboeomitonyxopenovalowlspaidpartpeckplaypluspoempoolposepuffpumapurrquadquizrace' +
  'ramprealredorichroadrockroofrubyruinrunsrustsafesagascarsetssilkskewslotsoapsolosongstubsurfswantacotask' +
  'taxitenttiedtimetinytoiltombtoystriptunatwinuglyundouniturgeuservastveryvetovialvibeviewvisavoidvowswall' +
  'wandwarmwaspwavewaxywebswhatwhenwhizwolfworkyankyawnyellyogayurtzapszerozestzinczonezoom';

const pairs = Array.from(
  { length: 256 },
  (_, byte) => `${list.charAt(byte * 4)}${list.charAt(byte * 4 + 3)}`,
);
const byPair = new Map(pairs.map((pair, byte) => [pair, byte]));

/** CRC-32 (ISO 3309) as an unsigned number. */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

function fourBytes(value: number): Uint8Array {
  return Uint8Array.of(value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255);
}

function toWords(bytes: Uint8Array): string {
  return Array.from(concatBytes(bytes, fourBytes(crc32(bytes))), (byte) => pairs[byte]).join('');
}

function fromWords(text: string): Uint8Array | undefined {
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 2) {
    const byte = byPair.get(text.slice(at, at + 2));
    if (byte === undefined) return undefined;
    bytes.push(byte);
  }
  if (bytes.length < 5) return undefined;
  const body = Uint8Array.from(bytes.slice(0, -4));
  const [a = 0, b = 0, c = 0, d = 0] = bytes.slice(-4);
  return crc32(body) === ((a << 24) | (b << 16) | (c << 8) | d) >>> 0 ? body : undefined;
}

/** CBOR (RFC 8949) head of a major type: 0 number, 2 byte string, 4 array. */
function head(major: number, value: number): Uint8Array {
  const first = major << 5;
  if (value < 24) return Uint8Array.of(first | value);
  if (value < 0x100) return Uint8Array.of(first | 24, value);
  if (value < 0x10000) return Uint8Array.of(first | 25, value >>> 8, value & 255);
  return concatBytes(Uint8Array.of(first | 26), fourBytes(value));
}

function byteString(bytes: Uint8Array): Uint8Array {
  return concatBytes(head(2, bytes.length), bytes);
}

class Cbor {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** The value of the next head, which must be of this major type. */
  head(major: number): number {
    const first = this.#bytes[this.#at];
    this.#at += 1;
    if (first === undefined || first >> 5 !== major) throw new RangeError('not this kind of CBOR');
    const small = first & 31;
    if (small < 24) return small;
    const size = { 24: 1, 25: 2, 26: 4 }[small];
    if (size === undefined) throw new RangeError('longer than a part is');
    let value = 0;
    for (const byte of this.take(size)) value = value * 256 + byte;
    return value;
  }

  take(size: number): Uint8Array {
    const part = this.#bytes.subarray(this.#at, this.#at + size);
    if (part.length !== size) throw new RangeError('CBOR is cut off');
    this.#at += size;
    return part;
  }

  end(): void {
    if (this.#at !== this.#bytes.length) throw new RangeError('CBOR goes on');
  }
}

/**
 * The frames that say `message`: one text where it is short, else `ur:bytes/1-9/…` and so on, each of about `most` bytes.
 * `mixed` further frames (numbers beyond the count) let a reader that lost some go on without waiting for their next turn.
 */
export function urFrames(message: Uint8Array, most = 120, mixed = 0): string[] {
  const whole = byteString(message);
  const count = Math.ceil(whole.length / most);
  if (count <= 1) return [`ur:bytes/${toWords(whole)}`];
  const size = Math.ceil(whole.length / count);
  const checksum = crc32(whole);
  const fragments = Array.from({ length: count }, (_, index) => {
    const fragment = new Uint8Array(size);
    fragment.set(whole.subarray(index * size, (index + 1) * size));
    return fragment;
  });
  return Array.from({ length: count + mixed }, (_, index) => {
    const sum = new Uint8Array(size);
    for (const at of fragmentsOf(index + 1, count, checksum))
      for (const [place, byte] of (fragments[at] ?? sum).entries()) sum[place] = (sum[place] ?? 0) ^ byte;
    const part = concatBytes(
      head(4, 5),
      head(0, index + 1),
      head(0, count),
      head(0, whole.length),
      head(0, checksum),
      byteString(sum),
    );
    return `ur:bytes/${index + 1}-${count}/${toWords(part)}`;
  });
}

/** A hostile frame must not make this machine solve for more: about a quarter of a megabyte at 120 bytes a part. */
const mostParts = 2_000;

interface Part {
  readonly number: number;
  readonly count: number;
  readonly length: number;
  readonly checksum: number;
  readonly fragment: Uint8Array;
}

/** `undefined`: no such text, or its check digits do not hold. */
function readFrame(text: string): Part | Uint8Array | undefined {
  const found = /^ur:bytes\/(?:(\d{1,6})-(\d{1,6})\/)?([a-z]{10,9000})$/.exec(text.trim().toLowerCase());
  const body = found && fromWords(found[3] ?? '');
  if (!found || !body) return undefined;
  try {
    const cbor = new Cbor(body);
    if (found[1] === undefined) {
      const bytes = cbor.take(cbor.head(2)).slice();
      cbor.end();
      return bytes;
    }
    if (cbor.head(4) !== 5) return undefined;
    const [number, count, length, checksum] = [cbor.head(0), cbor.head(0), cbor.head(0), cbor.head(0)];
    const fragment = cbor.take(cbor.head(2)).slice();
    cbor.end();
    if (number !== Number(found[1]) || count !== Number(found[2])) return undefined;
    if (number < 1 || count < 1 || count > mostParts || fragment.length * count < length) return undefined;
    return { number, count, length, checksum, fragment };
  } catch {
    return undefined;
  }
}

export interface UrReading {
  /** The bytes that the frames say; undefined until all are there. */
  readonly message: Uint8Array | undefined;
  /** Fragments that are there, of how many. */
  readonly have: number;
  readonly count: number;
  /** Numbers of the fragments that are not there yet, from 1. */
  readonly missing: readonly number[];
  /** Lines that are no frames, or belong to another message. */
  readonly strange: number;
}

/** Puts frames together, in any order, any number of times, whichever are lost; the first one decides which message it is. */
export function readFrames(lines: readonly string[]): UrReading {
  let first: Part | undefined;
  let solver: FragmentSolver | undefined;
  let strange = 0;
  for (const line of lines) {
    const frame = readFrame(line);
    if (frame instanceof Uint8Array) return { message: frame, have: 1, count: 1, missing: [], strange };
    if (frame === undefined) strange += 1;
    else if (first !== undefined && !sameMessage(first, frame)) strange += 1;
    else {
      first ??= frame;
      solver ??= new FragmentSolver(frame.count);
      if (!solver.complete)
        solver.add(fragmentsOf(frame.number, frame.count, frame.checksum), frame.fragment);
    }
  }
  if (first === undefined || solver === undefined)
    return { message: undefined, have: 0, count: 0, missing: [], strange };
  const { count } = first;
  const known = solver.solved();
  const missing = Array.from({ length: count }, (_, index) => index + 1).filter(
    (number) => !known.has(number - 1),
  );
  const message = missing.length === 0 ? joined(first, known) : undefined;
  return { message, have: known.size, count, missing, strange };
}

/** Whether a text is, by its beginning, a frame or a whole Uniform Resource, of whatever type. */
export function looksLikeUr(text: string): boolean {
  return /^ur:[a-z0-9-]+\//i.test(text.trim());
}

function sameMessage(one: Part, other: Part): boolean {
  return (
    one.checksum === other.checksum &&
    one.count === other.count &&
    one.length === other.length &&
    one.fragment.length === other.fragment.length
  );
}

function joined(first: Part, fragments: ReadonlyMap<number, Uint8Array>): Uint8Array | undefined {
  const all = concatBytes(
    ...Array.from({ length: first.count }, (_, index) => fragments.get(index) ?? new Uint8Array()),
  );
  const whole = all.subarray(0, first.length);
  if (whole.length !== first.length || crc32(whole) !== first.checksum) return undefined;
  try {
    const cbor = new Cbor(whole);
    const bytes = cbor.take(cbor.head(2)).slice();
    cbor.end();
    return bytes;
  } catch {
    return undefined;
  }
}

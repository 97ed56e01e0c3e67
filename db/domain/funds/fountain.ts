import { sha256 } from '@noble/hashes/sha2.js';

const whole = 0xffffffffffffffffn;
const rotate = (value: bigint, by: bigint) => ((value << by) | (value >> (64n - by))) & whole;

/** xoshiro256** (Blackman, Vigna) as BCR-2024-001 seeds it: by SHA-256 of the seed, four numbers of 64 bits, big-endian. */
class Xoshiro {
  #a: bigint;
  #b: bigint;
  #c: bigint;
  #d: bigint;

  constructor(seed: Uint8Array) {
    const digest = new DataView(sha256(seed).buffer);
    [this.#a, this.#b, this.#c, this.#d] = [0, 8, 16, 24].map((at) => digest.getBigUint64(at)) as [
      bigint,
      bigint,
      bigint,
      bigint,
    ];
  }

  /** From 0 to just below 1. */
  next(): number {
    const result = (rotate((this.#b * 5n) & whole, 7n) * 9n) & whole;
    const shifted = (this.#b << 17n) & whole;
    this.#c ^= this.#a;
    this.#d ^= this.#b;
    this.#b ^= this.#c;
    this.#a ^= this.#d;
    this.#c ^= shifted;
    this.#d = rotate(this.#d, 45n);
    return Number(result) / 2 ** 64;
  }

  below(count: number): number {
    return Math.floor(this.next() * count);
  }
}

interface Sampler {
  readonly odds: readonly number[];
  readonly aliases: readonly number[];
}

/** Alias tables (Vose) for the chances 1, 1/2, 1/3 … 1/count, in the order of the standard's own programs. */
function samplerOf(count: number): Sampler {
  const chances = Array.from({ length: count }, (_, index) => 1 / (index + 1));
  const sum = chances.reduce((total, chance) => total + chance, 0);
  const scaled = chances.map((chance) => (chance * count) / sum);
  const odds = new Array<number>(count).fill(1);
  const aliases = new Array<number>(count).fill(0);
  const small: number[] = [];
  const large: number[] = [];
  for (let at = count - 1; at >= 0; at -= 1) ((scaled[at] ?? 0) < 1 ? small : large).push(at);
  while (small.length > 0 && large.length > 0) {
    const less = small.pop() ?? 0;
    const more = large.pop() ?? 0;
    odds[less] = scaled[less] ?? 0;
    aliases[less] = more;
    const rest = (scaled[more] ?? 0) + (scaled[less] ?? 0) - 1;
    scaled[more] = rest;
    (rest < 1 ? small : large).push(more);
  }
  return { odds, aliases };
}

const samplers = new Map<number, Sampler>();

function degreeOf(random: Xoshiro, count: number): number {
  const sampler = samplers.get(count) ?? samplerOf(count);
  samplers.set(count, sampler);
  const [first, second] = [random.next(), random.next()];
  const at = Math.floor(count * first);
  return (second < (sampler.odds[at] ?? 1) ? at : (sampler.aliases[at] ?? 0)) + 1;
}

/**
 * Which fragments (from 0) part `number` (from 1) is the exclusive-or of: up to `count` its own one alone, beyond that as
 * many and as the part's number and the message's CRC-32 decide (BCR-2024-001, "multipart UR").
 */
export function fragmentsOf(number: number, count: number, checksum: number): number[] {
  if (number <= count) return [number - 1];
  const seed = new Uint8Array(8);
  const view = new DataView(seed.buffer);
  view.setUint32(0, number);
  view.setUint32(4, checksum);
  const random = new Xoshiro(seed);
  const degree = degreeOf(random, count);
  const left = Array.from({ length: count }, (_, index) => index);
  const chosen: number[] = [];
  while (left.length > 0) chosen.push(...left.splice(random.below(left.length), 1));
  return chosen.slice(0, degree);
}

function addInto(target: Uint8Array, other: Uint8Array): void {
  for (let at = 0; at < target.length; at += 1) target[at] = (target[at] ?? 0) ^ (other[at] ?? 0);
}

/** Solves for the fragments as parts come in, in any order, however often, with any of them lost. */
export class FragmentSolver {
  readonly #count: number;
  /** By the lowest fragment that an equation still holds: which ones it holds, and their exclusive-or. */
  readonly #rows = new Map<number, { mask: bigint; data: Uint8Array }>();

  constructor(count: number) {
    this.#count = count;
  }

  get complete(): boolean {
    return this.#rows.size === this.#count;
  }

  /** Answers whether the part said anything new. */
  add(indexes: readonly number[], fragment: Uint8Array): boolean {
    let mask = indexes.reduce((sum, index) => sum | (1n << BigInt(index)), 0n);
    const data = fragment.slice();
    for (let at = 0; at < this.#count && mask !== 0n; at += 1) {
      if ((mask & (1n << BigInt(at))) === 0n) continue;
      const row = this.#rows.get(at);
      if (row === undefined) {
        this.#rows.set(at, { mask, data });
        return true;
      }
      mask ^= row.mask;
      addInto(data, row.data);
    }
    return false;
  }

  /** The fragments that are known for certain, by their index. */
  solved(): Map<number, Uint8Array> {
    const known = new Map<number, Uint8Array>();
    for (let at = this.#count - 1; at >= 0; at -= 1) {
      const row = this.#rows.get(at);
      if (row === undefined) continue;
      let mask = row.mask;
      const data = row.data.slice();
      for (let other = at + 1; other < this.#count; other += 1) {
        const fragment = known.get(other);
        if (fragment === undefined || (mask & (1n << BigInt(other))) === 0n) continue;
        mask ^= 1n << BigInt(other);
        addInto(data, fragment);
      }
      if (mask === 1n << BigInt(at)) known.set(at, data);
    }
    return known;
  }
}

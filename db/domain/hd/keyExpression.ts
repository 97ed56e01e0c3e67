import { hexToBytes } from '@noble/hashes/utils.js';
import { HDKey } from '@scure/bip32';
import { Refusal } from '../refusal';
import { privateKeyKind } from '../secretGuard/keys';
import { type ExtendedKind, isPoint, readExtended } from './versions';

/** One step of a path: a number, or several of which each is a branch of its own (BIP-389). */
export type Step = readonly number[];

/** A key as descriptors write it (BIP-380): origin, key, steps, wildcard. */
export interface KeyExpression {
  /** `deadbeef` and the path from there, as steps such as `84'`. */
  origin: { fingerprint: string; path: readonly string[] } | undefined;
  extended: { key: HDKey; kind: ExtendedKind } | undefined;
  /** The public key itself where it is not an extended one: 33, 65 or (in taproot) 32 bytes. */
  plain: Uint8Array | undefined;
  steps: readonly Step[];
  ranged: boolean;
}

const HARDENED_FROM = 0x80000000;
const PARTS =
  /^(?:\[([0-9a-fA-F]{8})((?:\/[0-9]+[h']?)*)\])?([0-9A-Za-z]+)((?:\/(?:[0-9]+[h']?|<[0-9h';]+>))*)(\/\*[h']?)?$/;

const unreadable = (part: string): Refusal => new Refusal('key.unreadable', { part: part.slice(0, 60) });

/** @throws Refusal `key.private`, `key.unreadable`, `key.checksum`, `key.hardened` */
export function parseKeyExpression(text: string, options: { xOnly?: boolean } = {}): KeyExpression {
  const [, fingerprint, originPath, key = '', path = '', wildcard] = PARTS.exec(text) ?? [];
  if (key === '') throw unreadable(text);
  if (privateKeyKind(key) !== undefined) throw new Refusal('key.private');
  const origin =
    fingerprint === undefined
      ? undefined
      : {
          fingerprint: fingerprint.toLowerCase(),
          path: (originPath ?? '').split('/').slice(1).map(originStep),
        };
  if (/^(?:0[23][0-9a-fA-F]{64}|04[0-9a-fA-F]{128}|[0-9a-fA-F]{64})$/.test(key)) {
    if (path !== '' || wildcard !== undefined) throw unreadable(text);
    return {
      origin,
      extended: undefined,
      plain: plainKey(key, options.xOnly === true),
      steps: [],
      ranged: false,
    };
  }
  const extended = openExtended(key);
  if (`${path}${wildcard ?? ''}`.match(/[h']/))
    throw new Refusal('key.hardened', { path: `${path}${wildcard ?? ''}` });
  const steps = path.split('/').slice(1).map(step);
  if (steps.filter((one) => one.length > 1).length > 1) throw unreadable(path);
  return { origin, extended, plain: undefined, steps, ranged: wildcard !== undefined };
}

function originStep(text: string): string {
  const value = Number.parseInt(text, 10);
  if (value >= HARDENED_FROM) throw unreadable(text);
  return /[h']$/.test(text) ? `${value}'` : String(value);
}

function step(text: string): Step {
  const list = text.startsWith('<') ? text.slice(1, -1).split(';') : [text];
  const values = list.map((one) => (/^[0-9]{1,10}$/.test(one) ? Number(one) : HARDENED_FROM));
  const single = text.startsWith('<') && (values.length < 2 || new Set(values).size !== values.length);
  if (single || values.some((value) => value >= HARDENED_FROM)) throw unreadable(text);
  return values;
}

function plainKey(hex: string, xOnly: boolean): Uint8Array {
  const bytes = hexToBytes(hex.toLowerCase());
  if (bytes.length === 32 && !xOnly) throw unreadable(hex);
  const point = bytes.length === 32 ? Uint8Array.from([2, ...bytes]) : bytes;
  if (!isPoint(point)) throw unreadable(hex);
  return bytes;
}

/** An extended public key ready to derive from. @throws Refusal `key.private`, `key.checksum`, `key.unreadable` */
export function openExtended(text: string): { key: HDKey; kind: ExtendedKind } {
  if (privateKeyKind(text) !== undefined) throw new Refusal('key.private');
  const read = readExtended(text);
  if (read === undefined || !read.ok) {
    const looks = text.length >= 105 && text.length <= 116;
    throw looks ? new Refusal('key.checksum', { part: `${text.slice(0, 12)}…` }) : unreadable(text);
  }
  const { kind, version, depth, index, parentFingerprint, chainCode, publicKey } = read;
  const versions = { public: version, private: 0 };
  return { kind, key: new HDKey({ versions, depth, index, parentFingerprint, chainCode, publicKey }) };
}

/** How many branches a key has: the numbers within `<…>`, or one. */
export function branchCount(key: KeyExpression): number {
  return Math.max(1, ...key.steps.map((one) => one.length));
}

const stepOf = (one: Step, branch: number): number => (one.length === 1 ? one[0] : one[branch]) ?? 0;

/** The numbers of one branch, behind the key. */
export function stepsOf(key: KeyExpression, branch: number): number[] {
  return key.steps.map((one) => stepOf(one, branch));
}

// One account is often asked for several kinds of address: its child keys are computed once, as long as the account lives.
const children = new WeakMap<HDKey, Map<number, HDKey>>();

function childOf(parent: HDKey, index: number): HDKey {
  const known = children.get(parent) ?? new Map<number, HDKey>();
  children.set(parent, known);
  const child = known.get(index) ?? parent.deriveChild(index);
  known.set(index, child);
  return child;
}

/** The key of a branch, before the wildcard; the plain key where there is nothing to derive. */
export function branchKey(key: KeyExpression, branch: number): HDKey | Uint8Array {
  if (key.extended === undefined) return key.plain ?? new Uint8Array();
  return stepsOf(key, branch).reduce(childOf, key.extended.key);
}

/** The public key at an index of a branch: 33 bytes, or as it was written. */
export function publicKeyAt(parent: HDKey | Uint8Array, ranged: boolean, index: number): Uint8Array {
  if (parent instanceof Uint8Array) return parent;
  const child = ranged ? childOf(parent, index) : parent;
  return child.publicKey ?? new Uint8Array();
}

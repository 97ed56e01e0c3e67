import { hexToBytes } from '@noble/hashes/utils.js';
import { Refusal } from '../refusal';
import { descriptorChecksum } from './checksum';
import { branchCount, type KeyExpression, parseKeyExpression } from './keyExpression';

/** A tree of taproot scripts: leaves, or two halves. */
export type TapTree = { leaf: ScriptNode } | { halves: readonly [TapTree, TapTree] };

/** What a descriptor says, as read (BIP-381 to 387). */
export type ScriptNode =
  | { kind: 'pk' | 'pkh' | 'wpkh' | 'combo' | 'rawtr'; key: KeyExpression }
  | { kind: MultiKind; threshold: number; keys: readonly KeyExpression[] }
  | { kind: 'sh' | 'wsh'; inner: ScriptNode }
  | { kind: 'tr'; key: KeyExpression; tree: TapTree | undefined }
  | { kind: 'addr'; address: string }
  | { kind: 'raw'; script: Uint8Array };
type MultiKind = 'multi' | 'sortedmulti' | 'multi_a' | 'sortedmulti_a';

export interface Descriptor {
  node: ScriptNode;
  /** The text without its checksum. */
  body: string;
  checksum: 'verified' | 'none';
  keys: readonly KeyExpression[];
  /** How many branches `<…>` names; 1 where there are none. */
  branches: number;
  ranged: boolean;
}

type Place = 'top' | 'sh' | 'wsh' | 'tr';

const unreadable = (part: string): Refusal => new Refusal('key.unreadable', { part: part.slice(0, 60) });
const FUNCTION = /^([a-z_]+)\((.*)\)$/s;
const OUTER = /^(?:pk|pkh|wpkh|sh|wsh|tr|rawtr|combo|multi|sortedmulti|multi_a|sortedmulti_a|addr|raw)\(/;

/** Does the text begin as a descriptor does? */
export function looksLikeDescriptor(text: string): boolean {
  return OUTER.test(text) && text.length <= 20_000;
}

/**
 * Reads an output descriptor and verifies its checksum where it carries one.
 * @throws Refusal `key.private`, `key.checksum`, `key.unreadable`, `key.hardened`, `key.script` (a script, such as
 * Miniscript, that Dalel does not read)
 */
export function parseDescriptor(text: string): Descriptor {
  const hash = text.indexOf('#');
  const body = hash < 0 ? text : text.slice(0, hash);
  const computed = descriptorChecksum(body);
  if (computed === undefined) throw unreadable(body);
  if (hash >= 0 && text.slice(hash + 1) !== computed)
    throw new Refusal('key.checksum', { part: text.slice(hash) });
  const keys: KeyExpression[] = [];
  const node = parseScript(body, 'top', keys);
  const counts = new Set(keys.map(branchCount).filter((count) => count > 1));
  if (counts.size > 1) throw unreadable(body);
  const branches = [...counts][0] ?? 1;
  const checksum = hash < 0 ? 'none' : 'verified';
  return { node, body, checksum, keys, branches, ranged: keys.some((key) => key.ranged) };
}

function parseScript(text: string, place: Place, keys: KeyExpression[]): ScriptNode {
  const [, name = '', inside = ''] = FUNCTION.exec(text) ?? [];
  const args = splitArguments(inside);
  const only = (...places: Place[]): void => {
    if (!places.includes(place)) throw unreadable(text);
  };
  const key = (given: string | undefined): KeyExpression => {
    const one = parseKeyExpression(given ?? '', {
      xOnly: place === 'tr' || name === 'tr' || name === 'rawtr',
    });
    const uncompressed = one.plain?.length === 65;
    if (uncompressed && (place === 'wsh' || place === 'tr' || NO_UNCOMPRESSED.has(name)))
      throw unreadable(text);
    keys.push(one);
    return one;
  };
  const single = (): string => {
    if (args.length !== 1) throw unreadable(text);
    return inside;
  };
  switch (name) {
    case 'pk':
    case 'pkh':
      return { kind: name, key: key(single()) };
    case 'wpkh':
      only('top', 'sh');
      return { kind: name, key: key(single()) };
    case 'combo':
    case 'rawtr':
      only('top');
      return { kind: name, key: key(single()) };
    case 'sh':
      only('top');
      return { kind: name, inner: parseScript(single(), 'sh', keys) };
    case 'wsh':
      only('top', 'sh');
      return { kind: name, inner: parseScript(single(), 'wsh', keys) };
    case 'multi':
    case 'sortedmulti':
      only('top', 'sh', 'wsh');
      return {
        kind: name,
        ...threshold(text, args, place === 'top' ? 3 : place === 'sh' ? 15 : 20),
        keys: args.slice(1).map(key),
      };
    case 'multi_a':
    case 'sortedmulti_a':
      only('tr');
      return { kind: name, ...threshold(text, args, 999), keys: args.slice(1).map(key) };
    case 'tr':
      only('top');
      if (args.length > 2) throw unreadable(text);
      return {
        kind: name,
        key: key(args[0]),
        tree: args[1] === undefined ? undefined : parseTree(args[1], keys),
      };
    case 'addr':
      only('top');
      return { kind: name, address: single() };
    case 'raw':
      only('top');
      if (!/^(?:[0-9a-fA-F]{2})*$/.test(inside)) throw unreadable(text);
      return { kind: name, script: hexToBytes(inside.toLowerCase()) };
    default:
      return refuseScript(name, text, place);
  }
}

const NO_UNCOMPRESSED = new Set(['wpkh', 'tr', 'rawtr', 'multi_a', 'sortedmulti_a']);

// Fragments of Miniscript (BIP-379), with their wrappers: known by name, so that they are not called wrong.
const MINISCRIPT =
  /^(?:[asctdvjnlu]+:)?(?:pk_k|pk_h|pk|pkh|older|after|sha256|hash256|ripemd160|hash160|andor|and_v|and_b|and_n|or_b|or_c|or_d|or_i|thresh|multi|multi_a)\(|^[01]$/;

function refuseScript(name: string, text: string, place: Place): never {
  if ((place === 'wsh' || place === 'tr') && MINISCRIPT.test(text))
    throw new Refusal('key.script', { part: text.slice(0, 40) });
  throw unreadable(name === '' ? text : `${name}(…)`);
}

function threshold(text: string, args: readonly string[], most: number): { threshold: number } {
  const wanted = /^[1-9][0-9]{0,2}$/.test(args[0] ?? '') ? Number(args[0]) : 0;
  const count = args.length - 1;
  if (wanted < 1 || wanted > count || count > most) throw unreadable(text);
  return { threshold: wanted };
}

function parseTree(text: string, keys: KeyExpression[]): TapTree {
  if (!text.startsWith('{')) return { leaf: parseScript(text, 'tr', keys) };
  const [left, right, ...more] = text.endsWith('}') ? splitArguments(text.slice(1, -1)) : [];
  if (left === undefined || right === undefined || more.length > 0) throw unreadable(text);
  return { halves: [parseTree(left, keys), parseTree(right, keys)] };
}

/** Splits at commas that stand in no brackets. */
function splitArguments(text: string): string[] {
  const out: string[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const ch = text.charAt(i);
    if (ch === '(' || ch === '{' || ch === '[') depth++;
    else if (ch === ')' || ch === '}' || ch === ']') depth--;
    else if (ch === ',' && depth === 0) {
      out.push(text.slice(from, i));
      from = i + 1;
    }
    if (depth < 0) throw unreadable(text);
  }
  return [...out, text.slice(from)];
}

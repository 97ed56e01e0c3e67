import { Anew } from './sequence';

/** Lists that take fewer bytes are read at once. */
const longFrom = 256 * 1024;

const quote = 0x22;
const comma = 0x2c;
const colon = 0x3a;
const backslash = 0x5c;
const brackets: ReadonlyMap<number, number> = new Map([
  [0x7b, 0x7d],
  [0x5b, 0x5d],
]);
const list = 0x5b;

const text = (bytes: Uint8Array, from: number, to: number): string =>
  new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes.subarray(from, to));

function pastBlanks(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && (bytes[at] ?? 0) <= 0x20) at += 1;
  return at;
}

/** Where the text that begins at `from` has ended. */
function pastText(bytes: Uint8Array, from: number): number {
  let at = from + 1;
  while (at < bytes.length && bytes[at] !== quote) at += bytes[at] === backslash ? 2 : 1;
  return at + 1;
}

/** Where the members of the object or list at `from` lie; `last` says that the bracket closes behind it. */
function* membersOf(bytes: Uint8Array, from: number): Generator<{ from: number; to: number; last: boolean }> {
  let depth = 0;
  let start = from + 1;
  for (let at = from; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === quote) at = pastText(bytes, at) - 1;
    else if (brackets.has(byte)) depth += 1;
    else if (byte === comma && depth === 1) {
      yield { from: start, to: at, last: false };
      start = at + 1;
    } else if (byte === 0x7d || byte === 0x5d) {
      depth -= 1;
      if (depth > 0) continue;
      if (byte !== brackets.get(bytes[from] ?? 0)) break;
      yield { from: start, to: at, last: true };
      return;
    }
  }
  throw new SyntaxError('JSON that does not end');
}

/** The records of a list, each read when it is its turn. */
function* recordsOf(bytes: Uint8Array, from: number, to: number): Generator<unknown> {
  for (const member of membersOf(bytes, from)) {
    const none = member.last && member.from === from + 1 && pastBlanks(bytes, member.from) === member.to;
    if (!none) yield JSON.parse(text(bytes, member.from, member.to));
    if (member.last && pastBlanks(bytes, member.to + 1) < to) throw new SyntaxError('more than one value');
  }
}

/**
 * Reads JSON in UTF-8 as `JSON.parse` does, but for long lists directly under the document: they become sequences, so that the
 * data of a large case need not be held to be judged. @throws SyntaxError, for such a list when it is gone through
 */
export function openJson(bytes: Uint8Array, long = longFrom): unknown {
  const begin = pastBlanks(bytes, 0);
  if (bytes.length < long || bytes[begin] === undefined || bytes[begin] !== 0x7b)
    return JSON.parse(text(bytes, 0, bytes.length));
  const lists: [string, unknown][] = [];
  const short: string[] = [];
  for (const { from, to, last } of membersOf(bytes, begin)) {
    const at = listIn(bytes, from);
    if (to - from < long || at === undefined) short.push(text(bytes, from, to));
    else lists.push([at.name, new Anew(() => recordsOf(bytes, at.from, to))]);
    if (last && pastBlanks(bytes, to + 1) < bytes.length) throw new SyntaxError('more than one value');
  }
  const rest = JSON.parse(`{${short.join(',')}}`) as object;
  const names = [...Object.keys(rest), ...lists.map(([name]) => name)];
  if (new Set(names).size < names.length) throw new SyntaxError('a name that stands twice');
  return Object.fromEntries([...Object.entries(rest), ...lists]);
}

/** Name and place of the list in a member `"name": [ … ]`; undefined where it is no list. */
function listIn(bytes: Uint8Array, from: number): { name: string; from: number } | undefined {
  const begin = pastBlanks(bytes, from);
  if (bytes[begin] !== quote) return undefined;
  const end = pastText(bytes, begin);
  const after = pastBlanks(bytes, end);
  const at = pastBlanks(bytes, after + 1);
  if (bytes[after] !== colon || bytes[at] !== list) return undefined;
  return { name: JSON.parse(text(bytes, begin, end)) as string, from: at };
}

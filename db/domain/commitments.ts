import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { base64urlnopad } from '@scure/base';
import { z } from 'zod';
import { canonicalPieces } from './canonicalPieces';
import { canonicalJson } from './ledger';
import { Anew } from './sequence';

/**
 * Salted commitments to single fields of a `case.json`, as SD-JWT makes them (RFC 9901, 4.2): a field is replaced by the
 * digest of its disclosure, base64url(canonical JSON of [salt, name, value]), listed in `_sd` beside it. The root is the
 * SHA-256 of the canonical JSON of the document with *every* disclosable field so replaced. A copy in which some fields
 * are hidden keeps their digests alone and has the same root: nothing else was changed.
 */

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
type JsonObject = { [name: string]: Json };

/** JSON Pointer (RFC 6901) of a field. */
export type Pointer = string;

const digest43 = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
const salt22 = z.string().regex(/^[A-Za-z0-9_-]{22}$/);

/** What a document says of its commitments; `salts` has one for each field that is shown. */
const commitmentsShape = z.strictObject({
  alg: z.literal('sha-256'),
  root: z.string().regex(/^[0-9a-f]{64}$/),
  salts: z.record(z.string().max(500), salt22),
});

/** Names of fields that may be hidden, wherever they stand: who somebody is, where, and words that officers chose. */
const disclosableNames: ReadonlySet<string> = new Set([
  ...['name', 'nameLatin', 'aliases', 'iin', 'birth', 'citizenship', 'document', 'phones', 'handles'],
  ...['notes', 'title', 'label', 'description', 'source', 'othersMayHold', 'memo', 'reason', 'remark'],
  ...['foundWhere', 'foundBy', 'possessionOf', 'storagePath', 'condition', 'serial', 'imei', 'keptBy'],
  ...[
    'owner',
    'ownerBin',
    'operator',
    'latitude',
    'longitude',
    'meterNumber',
    'runningEvidence',
    'poolAccount',
  ],
  ...['investigator', 'prosecutor', 'damageSource', 'location', 'sealedBy', 'from', 'to', 'party', 'person'],
  ...['email', 'phone', 'postalAddress', 'place', 'beneficiary', 'payer', 'counterparty', 'statement'],
]);

/** Parts that every report needs whole: where the ledger stood, and whose vault it was. */
const wholeParts: ReadonlySet<string> = new Set(['vault', 'head', 'taken', 'commitments']);

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);

/** RFC 9901, 4.2.3: base64url of the SHA-256 of the disclosure's own ASCII bytes. */
export function digestOfDisclosure(disclosure: string): string {
  return base64urlnopad.encode(sha256(ascii(disclosure)));
}

/** RFC 9901, 4.2.1, with the canonical form of JSON, so that it follows from salt, name and value. */
export function disclosureOf(salt: string, name: string, value: string): string {
  return base64urlnopad.encode(ascii(canonicalJson([salt, name, value])));
}

const escapePointer = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');
const readPointer = (pointer: Pointer): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every string of a document with its pointer, parts that stay whole left out. */
function* strings(
  value: Json,
  at: Pointer = '',
): Generator<{ pointer: Pointer; name: string; text: string }> {
  if (Array.isArray(value)) {
    for (const [index, one] of value.entries()) yield* strings(one, `${at}/${index}`);
    return;
  }
  if (!isObject(value)) return;
  for (const [name, inner] of Object.entries(value)) {
    if (at === '' && wholeParts.has(name)) continue;
    if (name === '_sd') continue;
    const pointer = `${at}/${escapePointer(name)}`;
    if (typeof inner === 'string') yield { pointer, name, text: inner };
    else yield* strings(inner, pointer);
  }
}

/** Every string that a reader of the document meets, those in lists and in the parts that stay whole too. */
function* shownStrings(
  value: Json,
  at: Pointer = '',
  name = '',
): Generator<{ pointer: Pointer; name: string; text: string; inList: boolean }> {
  if (typeof value === 'string') yield { pointer: at, name, text: value, inList: false };
  else if (Array.isArray(value))
    for (const [index, one] of value.entries())
      if (typeof one === 'string') yield { pointer: `${at}/${index}`, name, text: one, inList: true };
      else yield* shownStrings(one, `${at}/${index}`, name);
  else if (isObject(value))
    for (const [key, inner] of Object.entries(value))
      if (key !== '_sd' && !(at === '' && key === 'commitments'))
        yield* shownStrings(inner, `${at}/${escapePointer(key)}`, key);
}

/** Pointers of the fields that may be hidden: stated texts with one of the names above. */
export function disclosableFields(document: object): { pointer: Pointer; name: string; text: string }[] {
  return [...strings(document as Json)].filter(({ name, text }) => text !== '' && disclosableNames.has(name));
}

/** What stands at a path, undefined where nothing does. */
function at(document: Json, path: readonly string[]): Json | undefined {
  let found: Json | undefined = document;
  for (const part of path) {
    if (Array.isArray(found)) found = /^\d{1,9}$/.test(part) ? found[Number(part)] : undefined;
    else found = isObject(found) && Object.hasOwn(found, part) ? found[part] : undefined;
  }
  return found;
}

/** The object in which a field stands or stood, and its name. Arrays hold no named fields. */
function placeOf(document: JsonObject, pointer: Pointer): { holder: JsonObject; name: string } | undefined {
  const path = readPointer(pointer);
  const name = path.pop();
  const holder = at(document, path);
  return isObject(holder) && name !== undefined ? { holder, name } : undefined;
}

/** Takes the fields out and leaves their digests; `salts` has one for each. Changes `document`. */
function replaceByDigests(document: JsonObject, salts: Readonly<Record<Pointer, string>>): boolean {
  const touched = new Set<JsonObject>();
  for (const [pointer, salt] of Object.entries(salts)) {
    const found = placeOf(document, pointer);
    if (found === undefined || !Object.hasOwn(found.holder, found.name)) return false;
    const { holder, name } = found;
    const value = holder[name];
    if (typeof value !== 'string' || name === '_sd') return false;
    const known = holder._sd ?? [];
    if (!Array.isArray(known)) return false;
    known.push(digestOfDisclosure(disclosureOf(salt, name, value)));
    holder._sd = known;
    delete holder[name];
    touched.add(holder);
  }
  for (const holder of touched) if (Array.isArray(holder._sd)) holder._sd.sort();
  return true;
}

const copyOf = (document: object): JsonObject => JSON.parse(JSON.stringify(document)) as JsonObject;

/** The salt of a text that is to be replaced by its digest; undefined where it stays. */
type SaltOf = (pointer: Pointer, name: string, text: string) => string | undefined;

/** A value with digests in the place of some of its fields. */
function withDigests(value: Json, at: Pointer, saltOf: SaltOf): Json {
  if (Array.isArray(value)) return value.map((one, index) => withDigests(one, `${at}/${index}`, saltOf));
  if (!isObject(value)) return value;
  const replaced: [string, Json][] = [];
  const digests = Array.isArray(value._sd) ? [...value._sd] : [];
  for (const [name, inner] of Object.entries(value)) {
    if (name === '_sd') continue;
    const pointer = `${at}/${escapePointer(name)}`;
    const salt = typeof inner === 'string' ? saltOf(pointer, name, inner) : undefined;
    if (salt === undefined) replaced.push([name, withDigests(inner, pointer, saltOf)]);
    else digests.push(digestOfDisclosure(disclosureOf(salt, name, String(inner))));
  }
  if (digests.length > 0) replaced.push(['_sd', digests.sort()]);
  return Object.fromEntries(replaced);
}

/** The root of a document whose lists may be too long to hold: each is gone through once. */
function rootWith(document: object, saltOf: SaltOf): string {
  const [lists, rest] = [true, false].map((long) =>
    Object.entries(document).filter(([, value]) => value instanceof Anew === long),
  );
  const made = (lists ?? []).map(([name, list]) => {
    const go = function* () {
      let index = 0;
      for (const one of list as Iterable<Json>)
        yield withDigests(one, `/${escapePointer(name)}/${index++}`, saltOf);
    };
    return [name, new Anew(go)];
  });
  const short = withDigests(Object.fromEntries(rest ?? []) as JsonObject, '', saltOf) as JsonObject;
  const hash = sha256.create();
  for (const piece of canonicalPieces({ ...short, ...Object.fromEntries(made) })) hash.update(ascii(piece));
  return bytesToHex(hash.digest());
}

/**
 * The same document with commitments to all of its disclosable fields. Its lists may be sequences, which are gone through once
 * here, and again by whoever writes the document down.
 * @param makeSalt 16 random bytes for a pointer; the same salts give the same root
 */
export function commit<T extends object>(
  document: T,
  makeSalt: (pointer: Pointer) => Uint8Array,
): { document: T & { commitments: z.infer<typeof commitmentsShape> }; root: string } {
  const salts: Record<Pointer, string> = {};
  const root = rootWith(document, (pointer, name, text) => {
    if (text === '' || !disclosableNames.has(name) || wholeParts.has(pointer.split('/')[1] ?? ''))
      return undefined;
    const salt = base64urlnopad.encode(makeSalt(pointer));
    salts[pointer] = salt;
    return salt;
  });
  return { document: { ...document, commitments: { alg: 'sha-256', root, salts } }, root };
}

export interface Commitment {
  /** `whole`: everything is shown and follows from the root; `redacted`: the same, some fields hidden; `broken`: it does not follow */
  readonly state: 'none' | 'whole' | 'redacted' | 'broken';
  /** as the document says it */
  readonly root: string;
  /** how many fields are hidden */
  readonly hidden: number;
}

/** Digests that stand for hidden fields. @throws Error for an `_sd` that is none */
function countHidden(value: unknown): number {
  if (Array.isArray(value) || value instanceof Anew) {
    let sum = 0;
    for (const one of value) sum += countHidden(one);
    return sum;
  }
  if (typeof value !== 'object' || value === null) return 0;
  const own = '_sd' in value ? z.array(digest43).parse(value._sd).length : 0;
  return (
    own + Object.entries(value).reduce((sum, [name, one]) => sum + (name === '_sd' ? 0 : countHidden(one)), 0)
  );
}

/**
 * Whether a `case.json` follows from its root. Never throws: what makes no sense is `broken`.
 * @param document as `JSON.parse` or `openJson` reads it
 */
export function judgeCommitments(document: unknown): Commitment {
  const none: Commitment = { state: 'none', root: '', hidden: 0 };
  if (typeof document !== 'object' || document === null || Array.isArray(document)) return none;
  if (!Object.hasOwn(document, 'commitments')) return none;
  const { commitments, ...body } = document as { commitments: unknown };
  const said = commitmentsShape.safeParse(commitments);
  if (!said.success) return { ...none, state: 'broken' };
  const { root, salts } = said.data;
  let left = Object.keys(salts).length;
  try {
    const hidden = countHidden(body);
    const found = rootWith(body, (pointer) => {
      if (!Object.hasOwn(salts, pointer)) return undefined;
      left -= 1;
      return salts[pointer];
    });
    if (left > 0 || found !== root) return { state: 'broken', root, hidden };
    return { state: hidden > 0 ? 'redacted' : 'whole', root, hidden };
  } catch {
    return { state: 'broken', root, hidden: 0 };
  }
}

/**
 * A copy of a committed document without the fields at `pointers`: their text and salts are gone, their digests stay, and
 * with them the root. Pointers that name no disclosable field are left out of the count.
 */
export function hide<T extends object>(
  document: T,
  pointers: readonly Pointer[],
): { document: T; hidden: Pointer[] } {
  const copy = copyOf(document);
  const { salts } = commitmentsShape.parse(copy.commitments);
  const chosen = pointers.filter((pointer) => Object.hasOwn(salts, pointer));
  replaceByDigests(copy, Object.fromEntries(chosen.map((pointer) => [pointer, salts[pointer] ?? ''])));
  copy.commitments = {
    alg: 'sha-256',
    root: (copy.commitments as JsonObject).root ?? '',
    salts: Object.fromEntries(Object.entries(salts).filter(([pointer]) => !chosen.includes(pointer))),
  };
  return { document: copy as T, hidden: chosen };
}

/** What a report is drawn from: the document with a mark in the place of each hidden field, without its commitments. */
export function fillHidden(document: object, hidden: readonly Pointer[], mark: string): object {
  const { commitments: _commitments, ...rest } = copyOf(document);
  for (const pointer of hidden) {
    const place = placeOf(rest, pointer);
    if (place === undefined) continue;
    place.holder[place.name] = mark;
    delete place.holder._sd;
  }
  return rest;
}

/** A shorter word stands in too many others by chance. */
const shortestTold = 4;
/** Fields that say who somebody is: a part of a name tells as much as the whole. */
const identities: ReadonlySet<string> = new Set([
  ...['name', 'nameLatin', 'aliases', 'title', 'iin', 'document', 'phones', 'handles', 'owner', 'ownerBin'],
]);

const nameOf = (pointer: Pointer): string => readPointer(pointer).at(-1) ?? '';
/** A text as it is compared: whatever its case, its spaces, or how its letters are put together. */
export const folded = (text: string): string =>
  text.normalize('NFC').toLowerCase().replace(/\s+/gu, ' ').trim();
const long = (words: readonly string[]): string[] =>
  words.map(folded).filter((word) => word.length >= shortestTold);

export interface StillShown {
  readonly pointer: Pointer;
  /** whether this field can be hidden as well */
  readonly disclosable: boolean;
  /** the word that stands there */
  readonly word: string;
  /** the whole of what was hidden, or only a part of a name */
  readonly whole: boolean;
}

/** Where the text of hidden fields still stands: other texts of the document that contain it or a part of a name in it. */
export function stillShown(
  document: object,
  hidden: readonly { pointer: Pointer; text: string }[],
): StillShown[] {
  const gone = new Set(hidden.map(({ pointer }) => pointer));
  const { wholes, parts } = tellingWords(hidden);
  const out: StillShown[] = [];
  for (const { pointer, name, text, inList } of shownStrings(document as Json)) {
    if (gone.has(pointer)) continue;
    const lower = folded(text);
    const find = (words: ReadonlySet<string>) => [...words].find((word) => lower.includes(word));
    const whole = find(wholes);
    const word = whole ?? find(parts);
    const disclosable =
      !inList && disclosableNames.has(name) && !wholeParts.has(readPointer(pointer)[0] ?? '');
    if (word !== undefined) out.push({ pointer, disclosable, word, whole: whole !== undefined });
  }
  return out;
}

/** By what somebody who is hidden could be told, in lower case. */
export function tellingWords(hidden: readonly { pointer: Pointer; text: string }[]): {
  wholes: ReadonlySet<string>;
  parts: ReadonlySet<string>;
} {
  const texts = hidden.filter(({ pointer }) => identities.has(nameOf(pointer))).map(({ text }) => text);
  return {
    wholes: new Set(texts.flatMap((text) => long([text, ...text.split(/[,;]+/u)]))),
    parts: new Set(texts.flatMap((text) => long(text.split(/[\s,;/|()«»"]+/u)))),
  };
}

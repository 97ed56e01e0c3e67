import { canonicalJson } from './ledger';
import { Anew } from './sequence';

/** Whether somewhere directly in it there is what may be too much to hold. */
const isLong = (value: unknown): value is Iterable<unknown> => value instanceof Anew || Array.isArray(value);
const holdsAnew = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && Object.values(value).some((one) => one instanceof Anew);

/**
 * The canonical JSON (RFC 8785) of a document, record by record, so that nobody has to hold the whole of it: what a sequence
 * holds directly under the document, and within what stands in such a sequence, comes one at a time.
 */
export function* canonicalPieces(document: object): Generator<string> {
  yield* ofObject(document);
}

function* ofObject(object: object): Generator<string> {
  let before = '{';
  for (const [key, value] of Object.entries(object).sort(([one], [other]) => (one < other ? -1 : 1))) {
    if (value === undefined) continue;
    yield `${before}${JSON.stringify(key)}:`;
    before = ',';
    if (isLong(value)) yield* ofList(value);
    else if (holdsAnew(value)) yield* ofObject(value);
    else yield canonicalJson(value);
  }
  yield before === '{' ? '{}' : '}';
}

function* ofList(list: Iterable<unknown>): Generator<string> {
  let before = '[';
  for (const one of list) {
    if (holdsAnew(one)) {
      yield before;
      yield* ofObject(one);
    } else yield before + canonicalJson(one);
    before = ',';
  }
  yield before === '[' ? '[]' : ']';
}

import { findSecrets, type SecretKind } from './secretGuard';

/** A word that was read in an image, where it stands in the text, and its box in pixels. */
export interface PlacedWord {
  readonly start: number;
  readonly end: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A rectangle in pixels of the image. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface ImageSecrets {
  readonly kinds: SecretKind[];
  /** One box for each word of a secret. */
  readonly boxes: Box[];
}

/**
 * The secrets in the words of an image. Seed cards print two or more columns with numbers, and reading goes across or
 * down; both orders are tried. What reading added to a word (a number, a full stop) is kept apart by the guard itself.
 */
export function findImageSecrets(text: string, words: readonly PlacedWord[]): ImageSecrets {
  const kinds = new Set<SecretKind>();
  const hit = new Set<PlacedWord>();
  for (const order of [words, byColumn(words)]) {
    const { joined, places } = order === words ? { joined: text, places: words } : join(text, order);
    for (const { kind, start, end } of findSecrets(joined)) {
      kinds.add(kind);
      for (const [index, place] of places.entries()) {
        const word = order[index];
        if (word && place.start < end && place.end > start) hit.add(word);
      }
    }
  }
  const boxes = [...hit].map(({ left, top, width, height }) => ({ left, top, width, height }));
  return { kinds: [...kinds], boxes };
}

/** Words from top to bottom of each column, columns from left to right: a column begins where lefts are alike. */
function byColumn(words: readonly PlacedWord[]): readonly PlacedWord[] {
  const typical = median(words.map((word) => word.height));
  const sorted = [...words].sort((a, b) => a.left - b.left);
  const columns: PlacedWord[][] = [];
  let edge = Number.NEGATIVE_INFINITY;
  for (const word of sorted) {
    if (word.left - edge > typical * 1.5) columns.push([]);
    edge = word.left;
    columns.at(-1)?.push(word);
  }
  return columns.flatMap((column) => column.sort((a, b) => a.top - b.top));
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

function join(text: string, words: readonly PlacedWord[]) {
  let joined = '';
  const places = words.map((word) => {
    if (joined !== '') joined += ' ';
    const start = joined.length;
    joined += text.slice(word.start, word.end);
    return { start, end: joined.length };
  });
  return { joined, places };
}

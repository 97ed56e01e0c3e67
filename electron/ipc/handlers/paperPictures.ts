import type { Paper } from '../../../db/domain/paper';
import type { Picture, Pictures } from '../../../db/domain/paper/kind';
import { longSideOf, mostPictures } from '../../../db/domain/paper/photographs';
import { Refusal } from '../../../db/domain/refusal';
import type { Workers } from '../../jobs/workers';
import type { VaultSession } from '../../vault/session';
import type { Desk } from './desk';

type Read = Picture | 'broken';

/**
 * The photographs that a report prints, scaled and without what is no picture in them. One after the other is read, so that
 * never more than one original is in memory. What cannot be read is told: the report is not to fail for it.
 */
export async function readPictures(desk: Desk, { pictures }: Pick<Paper, 'pictures'>): Promise<Pictures> {
  const asked = [...new Set(pictures.map(({ sha256 }) => sha256))];
  const read = new Map<string, Read | 'more'>(asked.map((sha256) => [sha256, 'more']));
  const wanted = asked.slice(0, mostPictures);
  const longSide = longSideOf(wanted.length);
  const types = new Map(pictures.map(({ sha256, mediaType }) => [sha256, mediaType]));
  for (const sha256 of wanted)
    read.set(sha256, await readOne(desk, { sha256, mediaType: types.get(sha256) ?? '', longSide }));
  return read;
}

interface Asked {
  readonly sha256: string;
  readonly mediaType: string;
  readonly longSide: number;
}

async function readOne({ session, around }: Desk, asked: Asked): Promise<Read> {
  const kept = keptIn(session);
  const key = `${asked.sha256} ${asked.longSide}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const scale = () => scaleOne(session, around.workers, asked);
  try {
    // A busy machine may end a worker for its time: once more, before a file is called damaged on paper.
    const picture = await scale().catch((thrown: unknown) => {
      if (thrown instanceof Refusal) throw thrown;
      return scale();
    });
    kept.set(key, picture);
    return picture;
  } catch {
    return 'broken';
  }
}

async function scaleOne({ files }: VaultSession, workers: Workers, asked: Asked): Promise<Picture> {
  const { mediaType, longSide } = asked;
  const { mime, bytes, ...sizes } = await workers.picture({
    picture: files.get(asked.sha256),
    mediaType,
    longSide,
  });
  return { image: { mime, base64: Buffer.from(bytes).toString('base64') }, ...sizes };
}

/** Characters of base64: a few dozen photographs, so that a preview that is turned to again is there at once. */
const mostKept = 24_000_000;

/** What was scaled since the vault was unlocked, the newest of it; it goes with the session and is written nowhere. */
class KeptPictures {
  readonly #kept = new Map<string, Picture>();
  #size = 0;

  get(key: string): Picture | undefined {
    return this.#kept.get(key);
  }

  set(key: string, read: Picture): void {
    this.#kept.set(key, read);
    this.#size += sizeOf(read);
    for (const [old, one] of this.#kept) {
      if (this.#size <= mostKept || old === key) return;
      this.#kept.delete(old);
      this.#size -= sizeOf(one);
    }
  }
}

const sizeOf = ({ image }: Picture): number => image.base64.length;

const sessions = new WeakMap<VaultSession, KeptPictures>();

function keptIn(session: VaultSession): KeptPictures {
  const kept = sessions.get(session) ?? new KeptPictures();
  sessions.set(session, kept);
  return kept;
}

/** In a copy with hidden fields no photograph is shown: what is hidden in words could be seen on it. */
export function noPictures({ pictures }: Pick<Paper, 'pictures'>): Pictures {
  return new Map(pictures.map(({ sha256 }) => [sha256, 'copy']));
}

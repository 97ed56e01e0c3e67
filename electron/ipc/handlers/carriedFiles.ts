import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createDeflate, inflateSync } from 'node:zlib';
import { canonicalPieces } from '../../../db/domain/canonicalPieces';
import { caseUco } from '../../../db/domain/interchange/caseUco';
import type { Paper, ReportWords } from '../../../db/domain/paper';
import { relationships } from '../../report/archive';
import { csvPieces } from '../../report/csv';
import type { DrawAttachment, LaterAttachment } from '../../report/types';
import { addFiles } from '../../signing/pdf/embed';

/** What is to be carried, as far as one has to have it: small as it is, large packed as the PDF will hold it (Flate). */
export interface Gathered {
  readonly size: number;
  readonly sha256: string;
  readonly bytes: Uint8Array | { readonly packed: Uint8Array; readonly size: number };
}

/** A file that a report carries. */
export type CarriedFile = Gathered & Omit<DrawAttachment, 'bytes'>;

/** The drawing engine takes what is not more than this; it keeps several copies. */
const mostInEngine = 8 * 1024 * 1024;
const pieceSize = 256 * 1024;

/** Texts joined to pieces that are worth a call. */
function* inPieces(texts: Iterable<string>): Generator<Buffer> {
  let some: string[] = [];
  let length = 0;
  for (const text of texts) {
    some.push(text);
    length += text.length;
    if (length < pieceSize) continue;
    yield Buffer.from(some.join(''), 'utf8');
    some = [];
    length = 0;
  }
  if (length > 0) yield Buffer.from(some.join(''), 'utf8');
}

/** Packs pieces in another thread while the next one is made. */
class Packer {
  readonly #deflate = createDeflate();
  readonly #packed: Buffer[] = [];
  readonly #ended = once(this.#deflate, 'end');
  #taken: Promise<unknown> = Promise.resolve();

  constructor() {
    this.#deflate.on('data', (piece: Buffer) => this.#packed.push(piece));
  }

  /** Answers when the piece before this one was packed. */
  async add(piece: Buffer): Promise<void> {
    await this.#taken;
    this.#taken = new Promise((taken) => this.#deflate.write(piece, taken));
  }

  async end(): Promise<Buffer> {
    this.#deflate.end();
    await this.#ended;
    return Buffer.concat(this.#packed);
  }
}

/** Takes in a text as it is made, hashed on the way; from a size on it is held packed alone. Others get their turn meanwhile. */
export async function gather(texts: Iterable<string>, most = mostInEngine): Promise<Gathered> {
  const hash = createHash('sha256');
  let packer: Packer | undefined;
  let plain: Buffer[] = [];
  let size = 0;
  for (const piece of inPieces(texts)) {
    hash.update(piece);
    size += piece.length;
    plain.push(piece);
    if (size <= most) continue;
    packer ??= new Packer();
    for (const one of plain) await packer.add(one);
    plain = [];
  }
  const bytes = packer ? { packed: await packer.end(), size } : Buffer.concat(plain);
  return { size, sha256: hash.digest('hex'), bytes };
}

/** The files that a report carries. */
export async function carriedFiles(
  caseJson: Gathered,
  { tables, source }: Pick<Paper, 'tables' | 'source'>,
  words: ReportWords,
): Promise<CarriedFile[]> {
  const files: CarriedFile[] = [
    {
      ...caseJson,
      name: 'case.json',
      mime: 'application/json',
      relationship: 'data',
      description: words.paper('attachment.case'),
    },
  ];
  for (const table of tables)
    files.push({
      ...(await gather(csvPieces(table))),
      name: table.name,
      mime: 'text/csv',
      relationship: 'alternative',
      description: words.paper(table.description),
    });
  files.push({
    ...(await gather(canonicalPieces(caseUco(source)))),
    name: 'case.jsonld',
    mime: 'application/ld+json',
    relationship: 'alternative',
    description: words.paper('attachment.caseUco'),
  });
  return files;
}

export const textOf = ({ bytes }: Gathered): string =>
  Buffer.from(bytes instanceof Uint8Array ? bytes : inflateSync(bytes.packed)).toString('utf8');

/** What the engine is handed, and what is put into the PDF after it. */
export interface Shared {
  readonly attachments: DrawAttachment[];
  readonly later: LaterAttachment[];
}

/** All of them through the engine where they are small together, else none. */
export function shareOut(files: readonly CarriedFile[], most = mostInEngine): Shared {
  const whole = files.flatMap(({ size: _size, sha256: _sha256, bytes, ...said }) =>
    bytes instanceof Uint8Array ? [{ ...said, bytes }] : [],
  );
  if (files.reduce((sum, { size }) => sum + size, 0) <= most && whole.length === files.length)
    return { attachments: whole, later: [] };
  return { attachments: [], later: files.map(({ bytes: _bytes, ...said }) => said) };
}

/** Puts files into the pages that name them. @param modified RFC 3339 */
export function putIn(pdf: Uint8Array, files: readonly CarriedFile[], modified: string): Buffer {
  return addFiles(
    pdf,
    files.map(({ size: _size, sha256: _sha256, relationship, ...file }) => ({
      ...file,
      relationship: relationships[relationship],
      modified,
    })),
  );
}

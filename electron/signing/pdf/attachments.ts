import { PdfFile } from './document';
import { type PdfStream, readText } from './objects';

export interface Attachment {
  name: string;
  bytes: Uint8Array;
}

const MOST_ATTACHMENTS = 100;

interface Held {
  name: string;
  stream: PdfStream;
}

function heldBy(file: PdfFile): Held[] {
  return file
    .items(file.catalog().entries.get('AF'))
    .slice(0, MOST_ATTACHMENTS)
    .flatMap((item) => {
      const spec = file.dict(item)?.entries;
      const held = file.dict(spec?.get('EF'))?.entries;
      const stream = file.resolve(held?.get('UF') ?? held?.get('F'));
      if (stream.kind !== 'stream') return [];
      return [{ name: readText(file.resolve(spec?.get('UF') ?? spec?.get('F'))), stream }];
    });
}

/** The files that a PDF/A-3 carries (/AF of the catalog, ISO 19005-3, 6.8). @throws PdfError where they swell too much */
export function attachmentsOf(file: PdfFile): Attachment[] {
  return heldBy(file).map(({ name, stream }) => ({ name, bytes: file.decode(stream) }));
}

export const attachmentNames = (file: PdfFile): string[] => heldBy(file).map(({ name }) => name);

/** One of them, without reading the others. */
export function attachmentNamed(file: PdfFile, wanted: string): Uint8Array | undefined {
  const found = heldBy(file).find(({ name }) => name === wanted);
  return found && file.decode(found.stream);
}

/** The data of 100,000 wallets are about 150 MB. */
const mostOfKept = 2_000_000_000;

/** A file that the vault kept and whose hash was compared: its own data may be larger than those of a stranger. */
export function readKept(bytes: Uint8Array): PdfFile {
  const file = new PdfFile(bytes);
  file.mostDecoded = mostOfKept;
  return file;
}

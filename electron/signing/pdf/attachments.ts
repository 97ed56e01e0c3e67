import type { PdfFile } from './document';
import { readText } from './objects';

export interface Attachment {
  name: string;
  bytes: Uint8Array;
}

const MOST_ATTACHMENTS = 100;

/** The files that a PDF/A-3 carries (/AF of the catalog, ISO 19005-3, 6.8). */
export function attachmentsOf(file: PdfFile): Attachment[] {
  return file
    .items(file.catalog().entries.get('AF'))
    .slice(0, MOST_ATTACHMENTS)
    .flatMap((item) => {
      const spec = file.dict(item)?.entries;
      const held = file.dict(spec?.get('EF'))?.entries;
      const stream = file.resolve(held?.get('UF') ?? held?.get('F'));
      if (stream.kind !== 'stream') return [];
      const name = readText(file.resolve(spec?.get('UF') ?? spec?.get('F')));
      return [{ name, bytes: file.decode(stream) }];
    });
}

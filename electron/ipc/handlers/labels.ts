import { readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { exhibitTitle } from '../../../db/domain/exhibit';
import { labelText } from '../../../db/domain/label';
import { Refusal } from '../../../db/domain/refusal';
import { readExhibit } from '../../../db/exhibits';
import { readFact } from '../../../db/vaultFacts';
import type { LabelContent } from '../../report/labels';
import { writeDurable } from '../../vault/durable';
import { largestImage, type sceneContract } from '../contract/scene';
import type { Desk } from './desk';
import type { Handlers } from './handlers';
import { readWords } from './orderedPaper';

type Labels = Extract<keyof typeof sceneContract, 'label.draw' | 'code.read'>;

export const labelHandlers: Handlers<Labels> = {
  'label.draw': async (desk, input) => {
    const { ids, symbology, paper, skip, language, to } = input;
    const labels = ids.map((id) => labelOf(desk, id, language));
    const assetsDir = join(desk.around.assetsDir, 'report');
    const job = { labels, symbology, paper, skip, language, assetsDir };
    const drawn = await desk.around.draw({ draw: 'labels', job });
    if (!drawn.ok || drawn.draw !== 'labels') throw new Refusal('label.drawing-failed');
    if (to !== undefined) writeDurable(desk.around.resolveFile(to), drawn.pdf);
    return { pdf: drawn.pdf, pages: drawn.pages };
  },
  'code.read': async (desk, { image }) => [...(await desk.around.workers.codes(imageOf(desk, image)))],
};

function labelOf(desk: Desk, id: string, language: 'kk' | 'ru' | 'en'): LabelContent {
  const { read } = desk.session.vault;
  const row = readExhibit(read, id);
  const words = readWords(desk.around.assetsDir, language);
  const said = (field: 'bagNumber' | 'sealNumber') =>
    row[field] === '' ? '' : `${words.paper(`fields.exhibit.${field}`)} ${row[field]}`;
  return {
    code: labelText(readFact(read, 'shortCode'), row.number),
    number: row.number,
    title: exhibitTitle(row),
    lines: [row.unitNumber, said('bagNumber'), said('sealNumber')].filter(Boolean),
  };
}

/** A photograph from a file, or what was pasted or seen by the camera. @throws Refusal `file.too-large` */
function imageOf(desk: Desk, image: string | Uint8Array): Uint8Array {
  if (typeof image !== 'string') return image;
  const path = desk.around.resolveFile(image);
  if (statSync(path).size > largestImage) throw new Refusal('file.too-large', { file: basename(path) });
  return readFileSync(path);
}

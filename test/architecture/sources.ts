import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');
const top = ['db', 'electron', 'renderer', 'test', 'assets'];
/** Written by tools or copied from elsewhere. */
const notOurs = ['db/migrations', 'test/fixtures', 'assets/reference', 'assets/report/fonts'];

/** Files of ours with one of the endings, as paths from the clone with `/`, sorted. */
export function filesOf(...endings: string[]): string[] {
  const found: string[] = [];
  const visit = (folder: string): void => {
    if (notOurs.includes(folder)) return;
    for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
      const place = `${folder}/${entry.name}`;
      if (entry.isDirectory()) visit(place);
      else if (endings.some((ending) => entry.name.endsWith(ending))) found.push(place);
    }
  };
  for (const folder of top) if (existsSync(path.join(root, folder))) visit(folder);
  return found.sort();
}

export const codeFiles = (): string[] => filesOf('.ts', '.tsx', '.mjs');

export const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

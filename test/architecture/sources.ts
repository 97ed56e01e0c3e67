import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');
const top = ['db', 'electron', 'renderer', 'test', 'assets'];
/** Written by tools or copied from elsewhere. */
const notOurs = ['db/migrations', 'test/fixtures', 'assets/reference', 'assets/report/fonts'];

/** Files of ours with one of the endings, as paths from the clone with `/`, sorted. */
export const filesOf = (...endings: string[]): string[] =>
  walk(notOurs).filter((file) => endings.some((ending) => file.endsWith(ending)));

/** All files below the top folders, the generated and copied ones too. */
export const everyFile = (): string[] => walk([]);

function walk(without: readonly string[]): string[] {
  const found: string[] = [];
  const visit = (folder: string): void => {
    if (without.includes(folder)) return;
    for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
      const place = `${folder}/${entry.name}`;
      if (entry.isDirectory()) visit(place);
      else found.push(place);
    }
  };
  for (const folder of top) if (existsSync(path.join(root, folder))) visit(folder);
  return found.sort();
}

export const codeFiles = (): string[] => filesOf('.ts', '.tsx', '.mjs');

export const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

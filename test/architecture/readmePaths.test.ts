import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { namedPaths } from './namedPaths';
import { everyFile, filesOf, read, root } from './sources';

/** From the document's folder or from the clone; a name alone may stand anywhere. */
function isThere(document: string, name: string, all: readonly string[]): boolean {
  if ([path.dirname(document), '.'].some((folder) => existsSync(path.join(root, folder, name)))) return true;
  return !name.includes('/') && all.some((file) => file.endsWith(`/${name}`));
}

// Would catch: a document that still speaks of a file that was moved or never came.
test('every path that a README names exists', () => {
  const documents = [...filesOf('.md'), ...(existsSync(path.join(root, 'README.md')) ? ['README.md'] : [])];
  expect(documents.length).toBeGreaterThan(0);
  const all = everyFile();
  const missing = documents.flatMap((document) =>
    namedPaths(read(document))
      .filter((name) => !isThere(document, name, all))
      .map((name) => `${document}: ${name}`),
  );
  expect(missing).toEqual([]);
});

// Would catch: a reader of documents that finds nothing and so never fails.
test('paths are found in links and in backquotes, blocks and placeholders are not', () => {
  const text =
    'See `db/open.ts`, [tests](test/db) and `npm start`.\n```\n`db/nowhere.ts`\n```\n`db/<name>.ts` `@noble/curves`';
  expect(namedPaths(text)).toEqual(['test/db', 'db/open.ts']);
});

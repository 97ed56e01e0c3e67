import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ReferenceEntry, referenceEntry } from '../../../db/domain/reference';

const tables = [
  'articles',
  'regions',
  'equipment',
  'hardwareWallets',
  'forks',
  'deadlineRules',
  'holidays',
] as const;
const seed = referenceEntry.omit({ id: true }).array();

/** The reference tables that a new vault starts with, each row with its source and edition. */
export function readReferences(assetsDir: string): Omit<ReferenceEntry, 'id'>[] {
  return tables.flatMap((name) =>
    seed.parse(JSON.parse(readFileSync(join(assetsDir, 'reference', `${name}.json`), 'utf8'))),
  );
}

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** `assets` stands beside `out`, in a clone and in the packaged app. */
export function findAssets(from: string): string {
  for (let folder = from; dirname(folder) !== folder; folder = dirname(folder)) {
    if (existsSync(join(folder, 'assets', 'report', 'report.typ'))) return join(folder, 'assets');
  }
  throw new Error('the folder assets is missing');
}

import { cp, link, mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';

/** Copies a folder with hard links: no time and no space, as long as nobody writes into a file. */
export async function linkTree(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    if (entry.isDirectory()) await linkTree(source, target);
    // Another file system, or links forbidden: a copy does as well.
    else await link(source, target).catch(() => cp(source, target, { verbatimSymlinks: true }));
  }
}

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** A folder for pictures, where somebody wants to look. */
const pictures = process.env.DALEL_PICTURES;

/** What axe objects to in what the window shows now, a line each; leaves a picture where they are wanted. */
export async function peek(page: Page, name: string): Promise<string[]> {
  if (pictures !== undefined) {
    mkdirSync(pictures, { recursive: true });
    await page.screenshot({ path: join(pictures, `${name}.png`) });
  }
  // Legacy mode: Electron has no second page for axe to gather its results in.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.map(
    (found) => `${name}: ${found.id} at ${found.nodes.map((node) => node.target.join(' ')).join(', ')}`,
  );
}

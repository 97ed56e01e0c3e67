import type { Page } from 'playwright-core';

/** Drops a file of this machine where an officer would: it comes out of a file box, so that it has a path as a dragged one has. */
export async function dropFile(page: Page, testId: string, file: string): Promise<void> {
  await page.evaluate(() => {
    const box = document.createElement('input');
    box.type = 'file';
    box.id = 'dropped-by-test';
    document.body.append(box);
  });
  const box = page.locator('#dropped-by-test');
  await box.setInputFiles(file);
  await page.getByTestId(testId).evaluate((target) => {
    const [given] = document.querySelector<HTMLInputElement>('#dropped-by-test')?.files ?? [];
    const dataTransfer = new DataTransfer();
    if (given !== undefined) dataTransfer.items.add(given);
    target.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  });
  await box.evaluate((element) => element.remove());
}

/** Sizes of a page, of which 1 is the width of the view. */
const zooms = [0.5, 0.75, 1, 1.25, 1.5, 2, 3] as const;
export const smallestZoom = zooms[0];
export const largestZoom = 3;

/** The next size up or down. */
export function nearerZoom(zoom: number, step: 1 | -1): number {
  const beyond = step === 1 ? zooms.filter((one) => one > zoom) : zooms.filter((one) => one < zoom).reverse();
  return beyond[0] ?? zoom;
}

export interface PdfPlace {
  readonly page: number;
  readonly zoom: number;
}

/** Where a key leads in a document of so many pages; undefined where it is no key of the viewer. */
export function placeAfter(key: string, { page, zoom }: PdfPlace, pages: number): PdfPlace | undefined {
  const at = (wanted: number): PdfPlace => ({ page: Math.max(1, Math.min(pages, wanted)), zoom });
  switch (key) {
    case 'PageDown':
      return at(page + 1);
    case 'PageUp':
      return at(page - 1);
    case 'Home':
      return at(1);
    case 'End':
      return at(pages);
    case '+':
    case '=':
      return { page, zoom: nearerZoom(zoom, 1) };
    case '-':
      return { page, zoom: nearerZoom(zoom, -1) };
    case '0':
      return { page, zoom: 1 };
    default:
      return undefined;
  }
}

import { describe, expect, it } from 'vitest';
import { largestZoom, nearerZoom, placeAfter, smallestZoom } from '../../../renderer/ui/pdfPlace';

describe('the viewer of pages', () => {
  // Would catch: a key that leads beyond the last page, where nothing is drawn and nothing can be pressed to return.
  it('stays within its pages and sizes, whatever is pressed', () => {
    expect(placeAfter('PageDown', { page: 3, zoom: 1 }, 3)).toEqual({ page: 3, zoom: 1 });
    expect(placeAfter('PageUp', { page: 1, zoom: 1 }, 3)).toEqual({ page: 1, zoom: 1 });
    expect(placeAfter('End', { page: 1, zoom: 2 }, 3)).toEqual({ page: 3, zoom: 2 });
    expect(placeAfter('Home', { page: 3, zoom: 2 }, 3)).toEqual({ page: 1, zoom: 2 });
    expect(nearerZoom(largestZoom, 1)).toBe(largestZoom);
    expect(nearerZoom(smallestZoom, -1)).toBe(smallestZoom);
    expect(nearerZoom(nearerZoom(1, 1), -1)).toBe(1);
  });

  it('leaves other keys to the page around it', () => {
    for (const key of ['a', 'Tab', 'Enter', 'ArrowDown', ' '])
      expect(placeAfter(key, { page: 1, zoom: 1 }, 3)).toBeUndefined();
  });
});

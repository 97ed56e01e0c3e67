/** What the page may decode. Never SVG: it is a document with scripts, not an image. */
export const shownImageTypes: readonly string[] = [
  'image/png',
  'image/jpeg',
  'image/webp',
  'image/gif',
  'image/bmp',
];

/** What no page decodes and a program of ours does: the evidence side makes a picture of it. */
export const decodedImageTypes: readonly string[] = ['image/heic', 'image/avif', 'image/tiff'];

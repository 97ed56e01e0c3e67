/** What the page may decode. Never SVG: it is a document with scripts, not an image. */
export const shownImageTypes: readonly string[] = [
  'image/png',
  'image/jpeg',
  'image/webp',
  'image/gif',
  'image/bmp',
];

import type { Box } from '../../../db/domain/imageSecrets';

/** Letters reach over the box that reading gives them, and a sliver can be guessed: a third of the height is added. */
export function padded(box: Box): Box {
  const more = Math.max(4, Math.round(box.height / 3));
  return {
    left: box.left - more,
    top: box.top - more,
    width: box.width + 2 * more,
    height: box.height + 2 * more,
  };
}

/** The rectangle between two corners, whichever was first. */
export function boxBetween(from: { x: number; y: number }, to: { x: number; y: number }): Box {
  return {
    left: Math.min(from.x, to.x),
    top: Math.min(from.y, to.y),
    width: Math.abs(from.x - to.x),
    height: Math.abs(from.y - to.y),
  };
}

/**
 * A new PNG of the decoded pixels with black where the boxes are. Drawn anew, it has nothing of the original beside its
 * pixels: no EXIF, no embedded preview, no layer under the black.
 */
export async function burn(image: HTMLImageElement, boxes: readonly Box[]): Promise<Uint8Array> {
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth;
  canvas.height = image.naturalHeight;
  const context = canvas.getContext('2d', { alpha: false });
  if (context === null) throw new Error('no canvas');
  context.drawImage(image, 0, 0);
  context.fillStyle = '#000';
  for (const { left, top, width, height } of boxes)
    context.fillRect(Math.floor(left), Math.floor(top), Math.ceil(width) + 1, Math.ceil(height) + 1);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob === null) throw new Error('the image cannot be drawn');
  return new Uint8Array(await blob.arrayBuffer());
}

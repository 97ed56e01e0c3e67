import { drawingSVG, qrcode } from 'bwip-js/browser';

/** A text as a QR code, an SVG in a data URL. Capital letters and digits alone make a coarser, more readable code. */
export function qrImage(text: string): string {
  const drawn = qrcode({ bcid: 'qrcode', text: text.toUpperCase(), scale: 2 }, drawingSVG());
  return `data:image/svg+xml;utf8,${encodeURIComponent(drawn)}`;
}

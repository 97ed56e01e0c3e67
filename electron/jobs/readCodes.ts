import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { Refusal } from '../../db/domain/refusal';

/** A code in an image. Corners in pixels, clockwise from the upper left of the symbol. */
export interface CodeInImage {
  readonly text: string;
  readonly format: string;
  readonly corners: { readonly x: number; readonly y: number }[];
}

/** The symbols that stand on labels, wallets, receipts and screens; others would only be misread into a photograph. */
const formats = [
  'QRCode',
  'MicroQRCode',
  'DataMatrix',
  'Code128',
  'Code39',
  'EAN13',
  'EAN8',
  'PDF417',
  'Aztec',
] as const;
/** A sheet of labels holds so many. */
const mostCodes = 64;

/**
 * Every code in an image (PNG, JPEG, BMP or GIF), in memory alone. The module is read from the installed package: nothing
 * is fetched. @throws Refusal `attachment.not-image` for what cannot be decoded
 */
export async function readCodes(image: Uint8Array): Promise<CodeInImage[]> {
  prepareZXingModule({ overrides: { wasmBinary: zxingBinary() } });
  const found = await readBarcodes(image, {
    formats: [...formats],
    tryHarder: true,
    maxNumberOfSymbols: mostCodes,
    textMode: 'Plain',
  }).catch(() => {
    throw new Refusal('attachment.not-image');
  });
  return found
    .filter(({ isValid, text }) => isValid && text !== '')
    .map(({ text, format, position }) => ({
      text,
      format,
      corners: [position.topLeft, position.topRight, position.bottomRight, position.bottomLeft],
    }));
}

function zxingBinary(): ArrayBuffer {
  const require = createRequire(import.meta.url);
  const bytes = readFileSync(require.resolve('zxing-wasm/reader/zxing_reader.wasm'));
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
}

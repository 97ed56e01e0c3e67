import { toSVG } from 'bwip-js/node';

/**
 * What the QR code of a report says, 116 characters or so:
 * `dalel:1:<kind>:<SHA-256 of case.json, hex>:<ledger sequence>:<first 128 bits of the head, hex>`.
 * Lower-case hex, so that a judge can compare it with the printed text and `sha256sum`.
 */
export function qrText(kind: string, caseJsonSha256: string, head: { seq: number; hashHex: string }): string {
  return `dalel:1:${kind}:${caseJsonSha256}:${head.seq}:${head.hashHex.slice(0, 32)}`;
}

/** The QR code as SVG, error correction L (paper is clean, modules stay large), without a quiet zone: the page around it is white. */
export function qrSvg(text: string): string {
  // the type of the options knows nothing of a single code's own
  const options = { bcid: 'qrcode', text, eclevel: 'L', scale: 4, backgroundcolor: 'FFFFFF' };
  return toSVG(options);
}

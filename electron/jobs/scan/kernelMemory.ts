/// <reference path="./kernelModule.d.ts" />
import kernel from './kernel/index.ts?kernel';

export { kernel };

/** Room for the piece of a file that is being cut into rows, and for one text by itself. */
export const pieceBytes = 2 * 1024 * 1024;
const textBytes = 128;
export const piecePlace = kernel.reserve(pieceBytes);
const textPlace = kernel.reserve(textBytes);
/** Where the kernel writes the proper case of an EVM address: 42 bytes. */
export const properPlace = kernel.proper.value;

/** All of the kernel's memory: it was reserved at once and does not move. */
export const memory = new Uint8Array(kernel.memory.buffer);

/** Puts a text of ASCII where the kernel can read it; its place, or -1 where it is too long or no ASCII. */
export function putText(text: string): number {
  if (text.length > textBytes) return -1;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (sign > 127) return -1;
    memory[textPlace + at] = sign;
  }
  return textPlace;
}

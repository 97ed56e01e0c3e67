/// <reference path="./kernelModule.d.ts" />
import openKernel from './kernel/index.ts?kernel';

const textBytes = 4_096;
const encoder = new TextEncoder();

/** A kernel with its memory: room for a piece of a file and for one text by itself. Who waits in between needs one of his own. */
export class KernelMemory {
  readonly kernel = openKernel();
  readonly piece: number;
  readonly text: number;
  /** All of the memory: it is reserved at once and does not move. */
  readonly bytes: Uint8Array;
  readonly #room: Uint8Array;

  constructor(pieceBytes = 0) {
    this.piece = this.kernel.reserve(pieceBytes);
    this.text = this.kernel.reserve(textBytes);
    this.bytes = new Uint8Array(this.kernel.memory.buffer);
    this.#room = this.bytes.subarray(this.text, this.text + textBytes);
  }

  /** Puts a text at `text`, where the kernel can read it; its length in bytes, or -1 where there is no room for it. */
  putText(text: string): number {
    if (text.length > textBytes / 3) return -1;
    for (let at = 0; at < text.length; at += 1) {
      const sign = text.charCodeAt(at);
      if (sign > 127) return encoder.encodeInto(text, this.#room).written;
      this.#room[at] = sign;
    }
    return text.length;
  }
}

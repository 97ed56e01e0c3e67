/**
 * What an import does a million times, in AssemblyScript: TypeScript with the machine's own integers, compiled to WebAssembly
 * when Dalel is built (electron/runtime/setup/kernel.ts). Nothing here allocates: texts stand in memory and are named by
 * their place and length in bytes.
 */
export { base58Version } from './base58';
export { cells, cutRow } from './cutter';
export { evmCase, proper } from './evm';
export { findAlike, sortRows, writeMembers, writeRows } from './packer';
export { segwitVersion } from './segwit';
export { setKey, sipHash, sum } from './sip';

/** So many bytes for texts, reserved for good. */
export function reserve(bytes: usize): usize {
  return heap.alloc(bytes);
}

/** What kernel/index.ts exports, compiled by electron/runtime/setup/kernel.ts. Places and lengths are bytes of its memory. */
declare module '*/kernel/index.ts?kernel' {
  interface Kernel {
    readonly memory: { readonly buffer: ArrayBuffer };
    /** Where the proper case of an EVM address is written: 42 bytes. */
    readonly proper: { readonly value: number };
    /** Where the last hash is written: sixteen bytes. */
    readonly sum: { readonly value: number };
    /** Where the cells of the last row stand: two words of 32 bits each. */
    readonly cells: { readonly value: number };
    reserve(bytes: number): number;
    base58Version(text: number, length: number): number;
    segwitVersion(text: number, length: number): number;
    evmCase(text: number, length: number, chain: number): number;
    cutRow(begin: number, until: number, delimiter: number, count: number): number;
    sortRows(
      rows: number,
      bytes: number,
      begins: number,
      lengths: number,
      order: number,
      other: number,
    ): void;
    findAlike(
      rows: number,
      bytes: number,
      begins: number,
      lengths: number,
      order: number,
      from: number,
    ): number;
    writeRows(rows: number, bytes: number, begins: number, order: number, out: number): number;
    writeMembers(
      rows: number,
      bytes: number,
      begins: number,
      lengths: number,
      order: number,
      out: number,
    ): number;
    setKey(place: number): void;
    sipHash(text: number, length: number, group: number): void;
  }
  export default function open(): Kernel;
}

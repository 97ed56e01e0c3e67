/** What kernel/index.ts exports, compiled by electron/runtime/setup/kernel.ts. Places and lengths are bytes of its memory. */
declare module '*/kernel/index.ts?kernel' {
  interface Kernel {
    readonly memory: { readonly buffer: ArrayBuffer };
    /** Where the proper case of an EVM address is written: 42 bytes. */
    readonly proper: { readonly value: number };
    /** Where the last hash is written: sixteen bytes. */
    readonly sum: { readonly value: number };
    reserve(bytes: number): number;
    base58Version(text: number, length: number): number;
    segwitVersion(text: number, length: number): number;
    evmCase(text: number, length: number, chain: number): number;
    setKey(place: number): void;
    sipHash(text: number, length: number, group: number): void;
  }
  export default function open(): Kernel;
}

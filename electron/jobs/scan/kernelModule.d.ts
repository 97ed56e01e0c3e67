/** What kernel/index.ts exports, compiled by electron/runtime/setup/kernel.ts. Places and lengths are bytes of its memory. */
declare module '*/kernel/index.ts?kernel' {
  const kernel: {
    readonly memory: { readonly buffer: ArrayBuffer };
    readonly proper: { readonly value: number };
    reserve(bytes: number): number;
    base58Version(text: number, length: number): number;
    segwitVersion(text: number, length: number): number;
    evmCase(text: number, length: number, chain: number): number;
  };
  export default kernel;
}

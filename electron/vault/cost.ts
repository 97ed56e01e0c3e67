/** What one guess at a passphrase costs: Argon2id (RFC 9106) with this memory in KiB and this many passes, one lane. */
export interface KdfCost {
  readonly memoryKiB: number;
  readonly passes: number;
}

/** About half a second on an officer's laptop. Kept in each slot, so that it can rise without breaking old vaults. */
export const standardCost: KdfCost = { memoryKiB: 256 * 1024, passes: 3 };

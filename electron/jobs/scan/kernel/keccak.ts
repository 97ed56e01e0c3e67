/** Keccak-256 as Ethereum uses it (Keccak's own padding, not that of FIPS 202), of one block: up to 135 bytes. */
export const rate: usize = 136;

/** Constants of the rounds, the lower half of each before the upper. */
const constants = memory.data<u32>([
  0x1, 0x0, 0x8082, 0x0, 0x808a, 0x80000000, 0x80008000, 0x80000000, 0x808b, 0x0, 0x80000001, 0x0, 0x80008081,
  0x80000000, 0x8009, 0x80000000, 0x8a, 0x0, 0x88, 0x0, 0x80008009, 0x0, 0x8000000a, 0x0, 0x8000808b, 0x0,
  0x8b, 0x80000000, 0x8089, 0x80000000, 0x8003, 0x80000000, 0x8002, 0x80000000, 0x80, 0x80000000, 0x800a, 0x0,
  0x8000000a, 0x80000000, 0x80008081, 0x80000000, 0x8080, 0x80000000, 0x80000001, 0x0, 0x80008008, 0x80000000,
]);

/** The first 32 bytes of the state, where the digest stands. */
export const digest = memory.data(32);

/** Hashes the block, padding included. Lane x, y of the standard is written `a` with the number x + 5 y. */
export function hashBlock(block: usize): void {
  let a0 = load<u64>(block);
  let a1 = load<u64>(block, 8);
  let a2 = load<u64>(block, 16);
  let a3 = load<u64>(block, 24);
  let a4 = load<u64>(block, 32);
  let a5 = load<u64>(block, 40);
  let a6 = load<u64>(block, 48);
  let a7 = load<u64>(block, 56);
  let a8 = load<u64>(block, 64);
  let a9 = load<u64>(block, 72);
  let a10 = load<u64>(block, 80);
  let a11 = load<u64>(block, 88);
  let a12 = load<u64>(block, 96);
  let a13 = load<u64>(block, 104);
  let a14 = load<u64>(block, 112);
  let a15 = load<u64>(block, 120);
  let a16 = load<u64>(block, 128);
  let a17: u64 = 0;
  let a18: u64 = 0;
  let a19: u64 = 0;
  let a20: u64 = 0;
  let a21: u64 = 0;
  let a22: u64 = 0;
  let a23: u64 = 0;
  let a24: u64 = 0;
  for (let round: usize = 0; round < 24 * 8; round += 8) {
    // theta
    const c0 = a0 ^ a5 ^ a10 ^ a15 ^ a20;
    const c1 = a1 ^ a6 ^ a11 ^ a16 ^ a21;
    const c2 = a2 ^ a7 ^ a12 ^ a17 ^ a22;
    const c3 = a3 ^ a8 ^ a13 ^ a18 ^ a23;
    const c4 = a4 ^ a9 ^ a14 ^ a19 ^ a24;
    const d0 = c4 ^ rotl(c1, 1);
    const d1 = c0 ^ rotl(c2, 1);
    const d2 = c1 ^ rotl(c3, 1);
    const d3 = c2 ^ rotl(c4, 1);
    const d4 = c3 ^ rotl(c0, 1);
    // rho and pi
    const b0 = a0 ^ d0;
    const b1 = rotl(a6 ^ d1, 44);
    const b2 = rotl(a12 ^ d2, 43);
    const b3 = rotl(a18 ^ d3, 21);
    const b4 = rotl(a24 ^ d4, 14);
    const b5 = rotl(a3 ^ d3, 28);
    const b6 = rotl(a9 ^ d4, 20);
    const b7 = rotl(a10 ^ d0, 3);
    const b8 = rotl(a16 ^ d1, 45);
    const b9 = rotl(a22 ^ d2, 61);
    const b10 = rotl(a1 ^ d1, 1);
    const b11 = rotl(a7 ^ d2, 6);
    const b12 = rotl(a13 ^ d3, 25);
    const b13 = rotl(a19 ^ d4, 8);
    const b14 = rotl(a20 ^ d0, 18);
    const b15 = rotl(a4 ^ d4, 27);
    const b16 = rotl(a5 ^ d0, 36);
    const b17 = rotl(a11 ^ d1, 10);
    const b18 = rotl(a17 ^ d2, 15);
    const b19 = rotl(a23 ^ d3, 56);
    const b20 = rotl(a2 ^ d2, 62);
    const b21 = rotl(a8 ^ d3, 55);
    const b22 = rotl(a14 ^ d4, 39);
    const b23 = rotl(a15 ^ d0, 41);
    const b24 = rotl(a21 ^ d1, 2);
    // chi and iota
    a0 = b0 ^ (~b1 & b2) ^ load<u64>(constants + round);
    a1 = b1 ^ (~b2 & b3);
    a2 = b2 ^ (~b3 & b4);
    a3 = b3 ^ (~b4 & b0);
    a4 = b4 ^ (~b0 & b1);
    a5 = b5 ^ (~b6 & b7);
    a6 = b6 ^ (~b7 & b8);
    a7 = b7 ^ (~b8 & b9);
    a8 = b8 ^ (~b9 & b5);
    a9 = b9 ^ (~b5 & b6);
    a10 = b10 ^ (~b11 & b12);
    a11 = b11 ^ (~b12 & b13);
    a12 = b12 ^ (~b13 & b14);
    a13 = b13 ^ (~b14 & b10);
    a14 = b14 ^ (~b10 & b11);
    a15 = b15 ^ (~b16 & b17);
    a16 = b16 ^ (~b17 & b18);
    a17 = b17 ^ (~b18 & b19);
    a18 = b18 ^ (~b19 & b15);
    a19 = b19 ^ (~b15 & b16);
    a20 = b20 ^ (~b21 & b22);
    a21 = b21 ^ (~b22 & b23);
    a22 = b22 ^ (~b23 & b24);
    a23 = b23 ^ (~b24 & b20);
    a24 = b24 ^ (~b20 & b21);
  }
  store<u64>(digest, a0);
  store<u64>(digest, a1, 8);
  store<u64>(digest, a2, 16);
  store<u64>(digest, a3, 24);
}

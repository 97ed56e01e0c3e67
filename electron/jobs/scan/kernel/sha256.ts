/** SHA-256 (FIPS 180-4) of single blocks. */
const roundWords = memory.data<u32>([
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98,
  0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
  0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8,
  0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
  0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819,
  0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
  0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
  0xc67178f2,
]);

/** Sixteen words of a block, padding included; the other 48 of its schedule follow. */
const words = memory.data(64 * 4);
const digest = memory.data(8 * 4);

export function setWord(index: usize, word: u32): void {
  store<u32>(words + (index << 2), word);
}

export function digestWord(index: usize): u32 {
  return load<u32>(digest + (index << 2));
}

/** Hashes the sixteen words that were set. */
export function hashBlock(): void {
  for (let at = words; at < words + 48 * 4; at += 4) {
    const x = load<u32>(at, 4);
    const y = load<u32>(at, 56);
    const s0 = rotr(x, 7) ^ rotr(x, 18) ^ (x >> 3);
    const s1 = rotr(y, 17) ^ rotr(y, 19) ^ (y >> 10);
    store<u32>(at, load<u32>(at) + s0 + load<u32>(at, 36) + s1, 64);
  }
  let a: u32 = 0x6a09e667;
  let b: u32 = 0xbb67ae85;
  let c: u32 = 0x3c6ef372;
  let d: u32 = 0xa54ff53a;
  let e: u32 = 0x510e527f;
  let f: u32 = 0x9b05688c;
  let g: u32 = 0x1f83d9ab;
  let h: u32 = 0x5be0cd19;
  for (let at: usize = 0; at < 64 * 4; at += 4) {
    const s1 = rotr(e, 6) ^ rotr(e, 11) ^ rotr(e, 25);
    const t1 = h + s1 + (g ^ (e & (f ^ g))) + load<u32>(roundWords + at) + load<u32>(words + at);
    const s0 = rotr(a, 2) ^ rotr(a, 13) ^ rotr(a, 22);
    const t2 = s0 + ((a & b) | (c & (a | b)));
    h = g;
    g = f;
    f = e;
    e = d + t1;
    d = c;
    c = b;
    b = a;
    a = t1 + t2;
  }
  store<u32>(digest, a + 0x6a09e667);
  store<u32>(digest, b + 0xbb67ae85, 4);
  store<u32>(digest, c + 0x3c6ef372, 8);
  store<u32>(digest, d + 0xa54ff53a, 12);
  store<u32>(digest, e + 0x510e527f, 16);
  store<u32>(digest, f + 0x9b05688c, 20);
  store<u32>(digest, g + 0x1f83d9ab, 24);
  store<u32>(digest, h + 0x5be0cd19, 28);
}

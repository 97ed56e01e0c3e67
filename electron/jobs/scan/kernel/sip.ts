/** SipHash-2-4 with 128 bits of output (Aumasson and Bernstein, 2012): nobody who does not know the key finds two alike. */
let key0: u64 = 0;
let key1: u64 = 0;
let v0: u64 = 0;
let v1: u64 = 0;
let v2: u64 = 0;
let v3: u64 = 0;

/** Where the sixteen bytes of the last hash stand. */
export const sum = memory.data(16, 16);

/** Takes the key's sixteen bytes. */
export function setKey(place: usize): void {
  key0 = load<u64>(place);
  key1 = load<u64>(place, 8);
}

function rounds(count: i32): void {
  let a = v0;
  let b = v1;
  let c = v2;
  let d = v3;
  for (let n = 0; n < count; n += 1) {
    a += b;
    c += d;
    b = rotl(b, 13) ^ a;
    d = rotl(d, 16) ^ c;
    a = rotl(a, 32);
    c += b;
    a += d;
    b = rotl(b, 17) ^ c;
    d = rotl(d, 21) ^ a;
    c = rotl(c, 32);
  }
  v0 = a;
  v1 = b;
  v2 = c;
  v3 = d;
}

function absorb(word: u64): void {
  v3 ^= word;
  rounds(2);
  v0 ^= word;
}

/** Hashes a text. `group` keeps equal texts of different kinds apart; 0 gives the function as it was published. */
export function sipHash(text: usize, length: usize, group: u32): void {
  v0 = key0 ^ (((<u64>0x736f6d65) << 32) | 0x70736575) ^ group;
  v1 = key1 ^ (((<u64>0x646f7261) << 32) | 0x6e646f6d) ^ 0xee;
  v2 = key0 ^ (((<u64>0x6c796765) << 32) | 0x6e657261);
  v3 = key1 ^ (((<u64>0x74656462) << 32) | 0x79746573);
  const whole = text + (length & ~7);
  for (let at = text; at < whole; at += 8) absorb(load<u64>(at));
  let tail = (<u64>length) << 56;
  for (let at: usize = 0; at < (length & 7); at += 1) tail |= (<u64>load<u8>(whole + at)) << ((<u64>at) << 3);
  absorb(tail);
  v2 ^= 0xee;
  rounds(4);
  store<u64>(sum, v0 ^ v1 ^ v2 ^ v3);
  v1 ^= 0xdd;
  rounds(4);
  store<u64>(sum, v0 ^ v1 ^ v2 ^ v3, 8);
}

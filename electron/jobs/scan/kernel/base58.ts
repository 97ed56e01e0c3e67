import { digestWord, hashBlock, setWord } from './sha256';

const none: u8 = 255;
const digits = memory.data(256);
memory.fill(digits, none, 256);
const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
for (let at = 0; at < 58; at += 1) store<u8>(digits + alphabet.charCodeAt(at), <u8>at);

/** 25 bytes as seven limbs of 32 bits, the lowest first; the highest holds one byte, the version. */
const limbs = memory.data(7 * 4);
const one: u8 = 0x31;

/**
 * The version byte of 25 bytes in base58 whose last four are the double SHA-256 of the others, each leading zero byte written
 * as a one; -1 where they are not.
 */
export function base58Version(text: usize, length: usize): i32 {
  if (!decode(text, length)) return -1;
  const version = load<u32>(limbs, 24);
  if (version > 255 || leadingOnes(text, length) !== leadingZeros(version)) return -1;
  return checksumHolds(version) ? <i32>version : -1;
}

/** The number that the text writes into the limbs, five digits at a time; false when a sign is none or the number too large. */
function decode(text: usize, length: usize): bool {
  memory.fill(limbs, 0, 28);
  for (let at: usize = 0; at < length; ) {
    let carry: u64 = 0;
    let factor: u64 = 1;
    for (const end = min(at + 5, length); at < end; at += 1) {
      const digit = load<u8>(digits + load<u8>(text + at));
      if (digit === none) return false;
      carry = carry * 58 + digit;
      factor *= 58;
    }
    for (let limb = limbs; limb < limbs + 28; limb += 4) {
      carry += load<u32>(limb) * factor;
      store<u32>(limb, <u32>carry);
      carry >>= 32;
    }
    if (carry !== 0) return false;
  }
  return true;
}

function leadingOnes(text: usize, length: usize): u32 {
  let at: usize = 0;
  while (at < length && load<u8>(text + at) === one) at += 1;
  return <u32>at;
}

function leadingZeros(version: u32): u32 {
  if (version !== 0) return 0;
  let zeros: u32 = 1;
  for (let limb = limbs + 20; limb >= limbs; limb -= 4) {
    const word = load<u32>(limb);
    if (word !== 0) return zeros + <u32>(clz(word) >> 3);
    zeros += 4;
  }
  return zeros;
}

function checksumHolds(version: u32): bool {
  let above = version;
  for (let at: usize = 0; at < 5; at += 1) {
    const limb = load<u32>(limbs + 20 - (at << 2));
    setWord(at, (above << 24) | (limb >> 8));
    above = limb;
  }
  setWord(5, (above << 24) | 0x800000);
  for (let at: usize = 6; at < 15; at += 1) setWord(at, 0);
  setWord(15, 21 * 8);
  hashBlock();
  for (let at: usize = 0; at < 8; at += 1) setWord(at, digestWord(at));
  setWord(8, 0x80000000);
  for (let at: usize = 9; at < 15; at += 1) setWord(at, 0);
  setWord(15, 256);
  hashBlock();
  return digestWord(0) === load<u32>(limbs);
}

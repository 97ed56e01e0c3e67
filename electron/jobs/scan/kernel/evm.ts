import { digest, hashBlock, rate } from './keccak';

const block = memory.data(136);
/** `0x` and forty digits in the case that their checksum asks for. */
export const proper = memory.data(42);

/** As it stands is the case of its checksum; small letters or none, which carry no checksum; mixed otherwise; no such text. */
export const verified = 1;
export const unmarked = 0;
export const mixed = 2;
export const noHex = -1;

/**
 * Writes `0x` and forty digits in proper case to `proper`: that of EIP-55, or of EIP-1191 where a chain of two digits is named
 * (0 for none). Answers how the text compares with it.
 */
export function evmCase(text: usize, length: usize, chain: u32): i32 {
  if (length !== 42 || load<u16>(text) !== 0x7830) return noHex;
  const digits = write(chain);
  let capitals = 0;
  let small = 0;
  for (let at: usize = 0; at < 40; at += 1) {
    const sign = load<u8>(text + at, 2);
    const folded = sign | 0x20;
    if (sign - 0x30 > 9) {
      if (<u8>(folded - 0x61) > 5) return noHex;
      if (sign === folded) small += 1;
      else capitals += 1;
    }
    store<u8>(digits + at, folded);
  }
  hashBlock(block);
  return compare(text, digits, capitals, small);
}

/** The block up to the digits, and its padding; answers where the digits go. EIP-1191 hashes `300x…` for chain 30. */
function write(chain: u32): usize {
  memory.fill(block, 0, rate);
  let at = block;
  if (chain !== 0) {
    store<u8>(at, 0x30 + chain / 10);
    store<u8>(at, 0x30 + (chain % 10), 1);
    store<u16>(at, 0x7830, 2);
    at += 4;
  }
  store<u8>(at, 0x01, 40);
  store<u8>(block, 0x80, 135);
  return at;
}

function compare(text: usize, digits: usize, capitals: i32, small: i32): i32 {
  store<u16>(proper, 0x7830);
  let differs: u8 = 0;
  for (let at: usize = 0; at < 40; at += 1) {
    const folded = load<u8>(digits + at);
    const pair = load<u8>(digest + (at >> 1));
    const half = at & 1 ? pair & 15 : pair >> 4;
    const sign = folded > 0x60 && half >= 8 ? folded - 0x20 : folded;
    store<u8>(proper + at, sign, 2);
    differs |= sign ^ load<u8>(text + at, 2);
  }
  if (differs === 0 && capitals + small > 0) return verified;
  return capitals === 0 ? unmarked : mixed;
}

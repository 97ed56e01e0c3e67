const none: u8 = 255;
const digits = memory.data(256);
memory.fill(digits, none, 256);
const alphabet = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
for (let at = 0; at < 32; at += 1) store<u8>(digits + alphabet.charCodeAt(at), <u8>at);

/** What the five bits that fall out of the checksum's state do to it (BIP-173). */
const turns = memory.data(32 * 4);
const generators: StaticArray<u32> = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
for (let top = 0; top < 32; top += 1) {
  let turn: u32 = 0;
  for (let bit = 0; bit < 5; bit += 1) if ((top >> bit) & 1) turn ^= generators[bit];
  store<u32>(turns + ((<usize>top) << 2), turn);
}

function step(state: u32, value: u32): u32 {
  return ((state & 0x1ffffff) << 5) ^ value ^ load<u32>(turns + ((state >> 25) << 2));
}

const bech32: u32 = 1;
const bech32m: u32 = 0x2bc830a3;
/** The state after the prefix `bc`. */
const prefixed = step(step(step(step(step(1, 3), 3), 0), 2), 3);

/**
 * The witness version of a small-letter `bc1…` of 42 or 62 signs (programs of 20 and 32 bytes) with the checksum that belongs
 * to it (BIP-350): 0, or 1 of 62 signs; -1 of everything else.
 */
export function segwitVersion(text: usize, length: usize): i32 {
  const long = length === 62;
  if (!long && length !== 42) return -1;
  if (load<u8>(text) !== 0x62 || load<u8>(text, 1) !== 0x63 || load<u8>(text, 2) !== 0x31) return -1;
  let state = prefixed;
  for (let at = text + 3; at < text + length; at += 1) {
    const digit = load<u8>(digits + load<u8>(at));
    if (digit === none) return -1;
    state = step(state, digit);
  }
  // 32 bytes are 51 words and one bit: the four bits that fill the last word are zero.
  if (long && (load<u8>(digits + load<u8>(text, 55)) & 15) !== 0) return -1;
  const witness = load<u8>(digits + load<u8>(text, 3));
  if (witness === 0) return state === bech32 ? 0 : -1;
  return witness === 1 && long && state === bech32m ? 1 : -1;
}

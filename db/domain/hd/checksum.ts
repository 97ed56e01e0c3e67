const INPUT_CHARSET =
  '0123456789()[],\'/*abcdefgh@:$%{}IJKLMNOPQRSTUVWXYZ&+-.;<=>?!^_|~ijklmnopqrstuvwxyzABCDEFGH`#"\\ ';
const CHECKSUM_CHARSET = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const GENERATOR = [0xf5dee51989n, 0xa9fdca3312n, 0x1bab10e32dn, 0x3706b1677an, 0x644d626ffdn] as const;

function polymod(chk: bigint, value: number): bigint {
  const top = chk >> 35n;
  let next = ((chk & 0x7ffffffffn) << 5n) ^ BigInt(value);
  GENERATOR.forEach((term, i) => {
    if ((top >> BigInt(i)) & 1n) next ^= term;
  });
  return next;
}

/** The eight checksum characters of an output descriptor (BIP-380), or undefined for characters outside its set. */
export function descriptorChecksum(body: string): string | undefined {
  let chk = 1n;
  let classes: number[] = [];
  for (const ch of body) {
    const at = INPUT_CHARSET.indexOf(ch);
    if (at < 0) return undefined;
    chk = polymod(chk, at & 31);
    classes.push(at >> 5);
    if (classes.length === 3) {
      chk = polymod(chk, (classes[0] ?? 0) * 9 + (classes[1] ?? 0) * 3 + (classes[2] ?? 0));
      classes = [];
    }
  }
  if (classes.length > 0)
    chk = polymod(
      chk,
      classes.reduce((sum, one) => sum * 3 + one, 0),
    );
  for (let i = 0; i < 8; i++) chk = polymod(chk, 0);
  chk ^= 1n;
  let out = '';
  for (let i = 0; i < 8; i++) out += CHECKSUM_CHARSET.charAt(Number((chk >> BigInt(5 * (7 - i))) & 31n));
  return out;
}

// Invisible characters that copying from PDFs, web pages and messengers leaves behind.
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g;

/** Text without surrounding blanks, invisible characters and, where it came in groups of four, without the gaps. */
export function cleanAddress(text: string): string {
  const bare = text.replace(INVISIBLE, '').trim();
  const groups = bare.split(/\s+/);
  if (groups.length < 3) return bare;
  // EVM addresses are printed as "0x 5aAe b605 …" or "0x5aAe b605 …".
  if (groups[0] === '0x') groups.splice(0, 2, `0x${groups[1] ?? ''}`);
  const fits = groups.every((group, i) => {
    if (i === groups.length - 1) return group.length <= 4;
    return group.length === 4 || (i === 0 && group.length === 6 && group.startsWith('0x'));
  });
  return fits ? groups.join('') : bare;
}

/** Groups of four for reading aloud and comparing; an EVM prefix stays with its first group. */
export function groupAddress(text: string): string[] {
  const clean = cleanAddress(text);
  const first = clean.startsWith('0x') ? 6 : 4;
  const groups = clean.length > 0 ? [clean.slice(0, first)] : [];
  for (let i = first; i < clean.length; i += 4) groups.push(clean.slice(i, i + 4));
  return groups;
}

/** Small letters for A to Z alone: of the others the Kelvin sign becomes a Latin k, and a dotted capital I two characters. */
export function lowerLatin(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** Positions of the characters that are not in the alphabet. */
export function strangers(text: string, alphabet: string, from = 0): number[] {
  const found: number[] = [];
  for (let i = from; i < text.length; i++) if (!alphabet.includes(text.charAt(i))) found.push(i);
  return found;
}

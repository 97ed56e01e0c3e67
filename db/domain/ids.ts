import { z } from 'zod';

/** UUIDv7 (RFC 9562) in lower case: sortable by the time of its making. */
export const recordId = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/, 'uuid-v7');
export type RecordId = z.infer<typeof recordId>;

/** Makes a UUIDv7 from a time in milliseconds and ten random bytes (RFC 9562, section 5.7). */
export function uuidV7(epochMs: number, random: Uint8Array): RecordId {
  if (random.length < 10) throw new RangeError('uuidV7 needs ten random bytes');
  const bytes = new Uint8Array(16);
  let rest = epochMs;
  for (let index = 5; index >= 0; index -= 1) {
    bytes[index] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  bytes.set(random.subarray(0, 10), 6);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** The letter that stands for a record's kind in its human number: `SHM-2026-014/E-03`. */
export const numberLetters = {
  exhibit: 'E',
  wallet: 'W',
  site: 'M',
  person: 'P',
  link: 'L',
  report: 'R',
  attachment: 'A',
  envelope: 'S',
  account: 'K',
  observation: 'O',
  movement: 'F',
  valuation: 'V',
  seizure: 'Z',
  import: 'I',
  custody: 'C',
  discrepancy: 'D',
  disposition: 'X',
  deadline: 'T',
  provider: 'B',
} as const;
export type NumberedKind = keyof typeof numberLetters;

/** Human number of a case: the vault's short code keeps two offline laptops from colliding. */
export function caseNumber(shortCode: string, year: number, ordinal: number): string {
  return `${shortCode}-${year}-${String(ordinal).padStart(3, '0')}`;
}

/** Human number of a record within a case. */
export function recordNumber(ofCase: string, kind: NumberedKind, ordinal: number): string {
  return `${ofCase}/${numberLetters[kind]}-${String(ordinal).padStart(2, '0')}`;
}

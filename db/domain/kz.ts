/**
 * Identifiers of Kazakhstan. Sources: the check-digit rule of IIN and BIN as written in the project's domain description
 * (government decree on national registers of identification numbers); telephone plan of +7 (ITU-T E.164).
 */

export type KzReason = 'empty' | 'length' | 'character' | 'checksum' | 'date' | 'form';

export interface IinVerdict {
  valid: boolean;
  reason?: KzReason;
  canonical: string;
  /** Birth date; the year only when the century digit tells the century. */
  birth?: { year: number; month: number; day: number };
  sex?: 'male' | 'female';
}

export interface BinVerdict {
  valid: boolean;
  reason?: KzReason;
  canonical: string;
  /** Year of registration in two digits (the number does not tell the century) and month. */
  registered?: { yy: number; month: number };
  type?: 'resident' | 'non-resident' | 'entrepreneur';
  division?: 'head' | 'branch' | 'representation' | 'other';
}

const FIRST = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] as const;
const SECOND = [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2] as const;

function weigh(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, i) => sum + weight * Number(digits.charAt(i)), 0) % 11;
}

/** Check digit of the first 11 digits of an IIN or BIN; undefined for a number that is never issued. */
export function kzCheckDigit(digits: string): number | undefined {
  const first = weigh(digits, FIRST);
  const digit = first === 10 ? weigh(digits, SECOND) : first;
  return digit === 10 ? undefined : digit;
}

function twelve(text: string): { canonical: string; reason?: KzReason } {
  const canonical = text.replace(/[\s-]/g, '');
  if (canonical === '') return { canonical, reason: 'empty' };
  if (!/^[0-9]*$/.test(canonical)) return { canonical, reason: 'character' };
  return canonical.length === 12 ? { canonical } : { canonical, reason: 'length' };
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Individual identification number: YYMMDD, century and sex, four serial digits, check digit. */
export function checkIin(text: string): IinVerdict {
  const { canonical, reason } = twelve(text);
  if (reason !== undefined) return { valid: false, reason, canonical };
  const month = Number(canonical.slice(2, 4));
  const day = Number(canonical.slice(4, 6));
  const mark = Number(canonical.charAt(6));
  // 0: no century stated (foreigners); 1 and 2: 19th century, and so on.
  if (mark > 6 || month < 1 || month > 12) return { valid: false, reason: 'date', canonical };
  const year = Number(canonical.slice(0, 2)) + (mark === 0 ? 2000 : 1700 + Math.ceil(mark / 2) * 100);
  if (day < 1 || day > (mark === 0 && month === 2 ? 29 : daysIn(year, month))) {
    return { valid: false, reason: 'date', canonical };
  }
  if (kzCheckDigit(canonical) !== Number(canonical.charAt(11)))
    return { valid: false, reason: 'checksum', canonical };
  if (mark === 0) return { valid: true, canonical };
  return { valid: true, canonical, birth: { year, month, day }, sex: mark % 2 === 1 ? 'male' : 'female' };
}

const TYPES: Readonly<Record<string, BinVerdict['type']>> = {
  '4': 'resident',
  '5': 'non-resident',
  '6': 'entrepreneur',
};
const DIVISIONS = ['head', 'branch', 'representation'] as const;

/** Business identification number: YYMM, type, division, five serial digits, check digit. */
export function checkBin(text: string): BinVerdict {
  const { canonical, reason } = twelve(text);
  if (reason !== undefined) return { valid: false, reason, canonical };
  const month = Number(canonical.slice(2, 4));
  const type = TYPES[canonical.charAt(4)];
  if (month < 1 || month > 12) return { valid: false, reason: 'date', canonical };
  if (type === undefined) return { valid: false, reason: 'form', canonical };
  if (kzCheckDigit(canonical) !== Number(canonical.charAt(11)))
    return { valid: false, reason: 'checksum', canonical };
  const division = DIVISIONS[Number(canonical.charAt(5))] ?? 'other';
  return { valid: true, canonical, registered: { yy: Number(canonical.slice(0, 2)), month }, type, division };
}

/** True for a BIN or an IIN whose check digit holds: sole entrepreneurs sign with their IIN. */
export function isBinOrIin(text: string): boolean {
  return checkBin(text).valid || checkIin(text).valid;
}

/** A number of the register of pre-trial investigations: 15 digits. A soft check: practice may differ, so only warn. */
export function isErdrNumber(text: string): boolean {
  return /^[0-9]{15}$/.test(text.replace(/[\s-]/g, ''));
}

export interface Phone {
  /** E.164, for example +77011234567. */
  e164: string;
  /** 'KZ' or 'RU' inside +7; null for other countries, whose plans are not judged here. */
  region: 'KZ' | 'RU' | null;
  kind: 'mobile' | 'fixed' | 'unknown';
}

/**
 * A telephone number as written in Kazakhstan and Russia (8 …, 7 …, +7 …) or in international form with a plus;
 * undefined when it cannot be one.
 */
export function normalizePhone(text: string): Phone | undefined {
  const bare = text.trim();
  if (!/^\+?[0-9(][0-9\s().-]{6,28}$/.test(bare)) return undefined;
  const digits = bare.replace(/[^0-9]/g, '');
  const plus = bare.startsWith('+');
  // "+8 7…" is the national prefix written as a country code; no country has it with eleven digits.
  if (plus && /^87[0-9]{9}$/.test(digits)) return undefined;
  if (plus && !digits.startsWith('7')) {
    return /^[1-9][0-9]{7,14}$/.test(digits)
      ? { e164: `+${digits}`, region: null, kind: 'unknown' }
      : undefined;
  }
  if (!/^[78][1-9][0-9]{9}$/.test(digits)) return undefined;
  return { e164: `+7${digits.slice(1)}`, ...regionOf(digits.slice(1, 4)) };
}

/** Zone 7 is shared: area codes 6xx and 7xx are Kazakhstan, the others Russia. */
function regionOf(area: string): Pick<Phone, 'region' | 'kind'> {
  if (/^7(0[0-9]|47|7[0-9])$/.test(area)) return { region: 'KZ', kind: 'mobile' };
  if (/^[67]/.test(area)) return { region: 'KZ', kind: /^7[123]/.test(area) ? 'fixed' : 'unknown' };
  return { region: 'RU', kind: area.startsWith('9') ? 'mobile' : 'fixed' };
}

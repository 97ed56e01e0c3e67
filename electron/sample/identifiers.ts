import { isImei } from '../../db/domain/exhibit';
import { kzCheckDigit } from '../../db/domain/kz';

/**
 * An IIN whose check digit holds and that nobody living can have: its century digit says the nineteenth.
 * @param born YYMMDD
 */
export function iin(born: string, sex: 'male' | 'female'): string {
  return withCheck(`${born}${sex === 'male' ? 1 : 2}`, 4);
}

/** A BIN of a resident company whose serial number is zero or next to it. @param registered YYMM */
export function bin(registered: string): string {
  return withCheck(`${registered}40`, 5);
}

/** The first serial number whose check digit exists: one in a hundred and twenty-one has none. */
function withCheck(start: string, serialDigits: number): string {
  for (let serial = 0; ; serial += 1) {
    const eleven = start + String(serial).padStart(serialDigits, '0');
    const digit = kzCheckDigit(eleven);
    if (digit !== undefined) return `${eleven}${digit}`;
  }
}

/** An IMEI that begins with 00: the numbers of test equipment (3GPP TS 23.003), with its Luhn digit. */
export function imei(serial: number): string {
  const fourteen = `00440117${String(serial).padStart(6, '0')}`;
  const digit = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].find((one) => isImei(`${fourteen}${one}`));
  return `${fourteen}${digit ?? ''}`;
}

import { checkBin, checkIin, normalizePhone } from '../kz';
import { type PublicMatch, plainMatch } from './types';

/** IIN and BIN of Kazakhstan: twelve digits with a check digit, told apart by their fifth digit. */
export function matchIinBin(text: string): PublicMatch[] {
  if (!/^[0-9]{12}$/.test(text.replace(/[\s-]/g, ''))) return [];
  const out: PublicMatch[] = [];
  const iin = checkIin(text);
  const bin = checkBin(text);
  // A date or type that cannot be means that the number is something else, not that it failed.
  if (iin.valid || iin.reason === 'checksum') {
    out.push(plainMatch('iin', 'IIN', iin.valid ? 'verified' : 'failed', iin.canonical));
  }
  if (bin.valid || bin.reason === 'checksum') {
    out.push(plainMatch('bin', 'BIN', bin.valid ? 'verified' : 'failed', bin.canonical));
  }
  return out;
}

/** Lengths of IBANs by country (ISO 13616 registry). */
const IBAN_LENGTHS =
  'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 ' +
  'FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 ' +
  'LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 ' +
  'RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30';
const lengths = new Map(IBAN_LENGTHS.split(' ').map((one) => [one.slice(0, 2), Number(one.slice(2))]));

/** Remainder of an IBAN mod 97 after moving its first four characters to the end (ISO 7064): 1 when it is right. */
export function ibanRemainder(iban: string): number {
  let rest = 0;
  for (const ch of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(ch, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}

export function matchIban(text: string): PublicMatch[] {
  const canonical = text.replace(/[\s-]/g, '').toUpperCase();
  const country = canonical.slice(0, 2);
  const length = lengths.get(country);
  if (length === undefined || Math.abs(canonical.length - length) > 1) return [];
  // Without enough digits it is a word that happens to begin with a country code.
  if ((canonical.match(/[0-9]/g)?.length ?? 0) < 8) return [];
  const body = country === 'KZ' ? /^KZ[0-9]{2}[0-9]{3}[0-9A-Z]{13}$/ : /^[A-Z]{2}[0-9]{2}[0-9A-Z]+$/;
  const sound = canonical.length === length && body.test(canonical) && ibanRemainder(canonical) === 1;
  return [plainMatch('iban', `IBAN-${country}`, sound ? 'verified' : 'failed', canonical)];
}

function luhnHolds(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits.charAt(digits.length - 1 - i));
    const weighed = i % 2 === 0 ? digit : digit * 2;
    sum += weighed > 9 ? weighed - 9 : weighed;
  }
  return sum % 10 === 0;
}

const NETWORKS: readonly [RegExp, string][] = [
  [/^4(?:[0-9]{12}|[0-9]{15}|[0-9]{18})$/, 'Visa'],
  [/^(?:5[1-5][0-9]{14}|2(?:2[2-9]|[3-6][0-9]|7[01])[0-9]{13}|2720[0-9]{12})$/, 'Mastercard'],
  [/^3[47][0-9]{13}$/, 'American Express'],
  [/^220[0-4][0-9]{12}$/, 'Mir'],
  [/^62[0-9]{14,17}$/, 'UnionPay'],
  [/^9792[0-9]{12}$/, 'Troy'],
  [/^35(?:2[89]|[3-8][0-9])[0-9]{12}$/, 'JCB'],
  [/^(?:5018|5020|5038|6304|6759|676[1-3])[0-9]{8,15}$/, 'Maestro'],
];

/** First six and last four digits: what an order to a bank and a watchlist need, and no more. */
export function maskCard(digits: string): string {
  return digits.slice(0, 6) + '*'.repeat(Math.max(0, digits.length - 10)) + digits.slice(-4);
}

/** Payment cards, always masked. Digits that fail Luhn are called a card only when they are printed like one. */
export function matchCard(text: string): PublicMatch[] {
  const digits = text.replace(/[\s-]/g, '');
  if (!/^[0-9]{13,19}$/.test(digits)) return [];
  const network = NETWORKS.find(([form]) => form.test(digits))?.[1];
  if (network === undefined) return [];
  const holds = luhnHolds(digits);
  if (!holds && !/^[0-9]{4}([ -])[0-9]{4}\1[0-9]{4}\1[0-9]{4}$/.test(text)) return [];
  return [plainMatch('card', network, holds ? 'verified' : 'failed', maskCard(digits))];
}

export function matchPhone(text: string): PublicMatch[] {
  const phone = normalizePhone(text);
  if (phone === undefined) return [];
  return [{ ...plainMatch('phone', 'E.164', 'format-only', phone.e164), network: phone.region }];
}

// File names look like domains; these endings are no top-level domains.
const FILE_ENDING =
  /\.(?:pdf|docx?|xlsx?|pptx?|csv|json|ya?ml|txt|log|xml|html?|png|jpe?g|gif|heic|exe|dll|apk|db|dat|bak|rar|7z|gz)$/i;
const LABEL = '[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?';
const HOST = new RegExp(`^(?:${LABEL}\\.)+(?:\\p{L}{2,24}|xn--[a-z0-9-]{2,59})\\.?$`, 'iu');

function isHost(text: string): boolean {
  return text.length <= 253 && HOST.test(text) && !FILE_ENDING.test(text);
}

/** Names on the internet. Nothing is looked up: the form is all that is known. */
export function matchInternet(text: string): PublicMatch[] {
  const url = /^(https?):\/\/([^\s/?#:@]+)(:[0-9]{1,5})?([/?#]\S*)?$/i.exec(text);
  if (url) {
    const host = (url[2] ?? '').toLowerCase();
    const scheme = (url[1] ?? '').toLowerCase();
    const rest = `${url[3] ?? ''}${url[4] ?? ''}`;
    if (!isHost(host)) return [];
    return [
      plainMatch('url', scheme, 'format-only', `${scheme}://${host}${rest}`),
      plainMatch('domain', 'host', 'format-only', host.replace(/\.$/, '')),
    ];
  }
  const mail = /^([A-Z0-9.!#$%&'*+/=?^_`{|}~-]{1,64})@([^\s@]+)$/i.exec(text);
  if (mail && isHost(mail[2] ?? '')) {
    return [
      plainMatch('email', 'mailbox', 'format-only', `${mail[1] ?? ''}@${(mail[2] ?? '').toLowerCase()}`),
    ];
  }
  return isHost(text)
    ? [plainMatch('domain', 'host', 'format-only', text.toLowerCase().replace(/\.$/, ''))]
    : [];
}

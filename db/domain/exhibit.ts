import { z } from 'zod';
import { error, type Finding, warning } from './finding';
import { recordId } from './ids';
import { minorUnits } from './money';
import { recordMeta } from './record';
import { checkTexts, line, note } from './text';
import { existingDate, localDateTime, partialDate } from './time';

export const exhibitKind = z.enum([
  'hardware-wallet',
  'phone',
  'computer',
  'usb',
  'paper-backup',
  'metal-backup',
  'sim',
  'bank-card',
  'asic',
  'cash',
  'document',
  'other',
]);
export type ExhibitKind = z.infer<typeof exhibitKind>;

export const powerState = z.enum(['off', 'on', 'locked', 'unlocked', 'damaged', 'unknown', 'not-applicable']);
export const yesNoUnknown = z.enum(['yes', 'no', 'unknown']);
export type YesNoUnknown = z.infer<typeof yesNoUnknown>;

/**
 * Why nothing is recorded of the addresses that a thing controls: nobody has looked (`unstated`), it is locked or cannot be
 * read, or it controls none. Addresses themselves stand in its wallets.
 */
export const identifierState = z.enum(['unstated', 'not-readable', 'none']);

/** A physical thing with a bag and a seal, as typed. */
export const exhibitDraft = z.strictObject({
  caseId: recordId,
  kind: exhibitKind.default('hardware-wallet'),
  description: line,
  make: line,
  model: line,
  serial: line,
  imei: line,
  colour: line,
  condition: line,
  powerState: powerState.default('unknown'),
  pinKnown: yesNoUnknown.default('unknown'),
  foundWhere: line,
  foundAt: localDateTime,
  foundBy: line,
  possessionOf: line,
  protocolNumber: line,
  bagNumber: line,
  sealNumber: line,
  storagePath: line,
  parentId: recordId.nullable().default(null),
  notes: note,
  /** The search at which it was taken; null where it came another way. */
  seizureId: recordId.nullable().default(null),
  /** How many of it, where one number stands for several alike; null until somebody has counted. */
  quantity: z.int().min(1).max(10_000_000).nullable().default(null),
  /** Number in the unit's own register; '' lets the unit's scheme give the next one, where there is a scheme. */
  unitNumber: line,
  /** Number under which the thing was known where it came from (CASE `rootExhibitNumber`). */
  rootNumber: line,
  identifiers: identifierState.default('unstated'),
  /** Vendor and product of a USB device, four hexadecimal digits each: `2c97:0004`. */
  usbId: line,
  /** Milligrams. */
  weight: minorUnits,
  /** Resolution that recognised it as physical evidence (CPC 118). */
  resolutionNumber: line,
  resolutionDate: partialDate,
  /** How far the device's clock was ahead (`+00:03:12`) or behind. */
  clockDeviation: line,
  /** SHA-256 of the forensic image of its storage. */
  imageHash: line,
});
export type ExhibitDraft = z.infer<typeof exhibitDraft>;

export const exhibitRecord = recordMeta.extend(exhibitDraft.shape);
export type ExhibitRecord = z.infer<typeof exhibitRecord>;

export function checkExhibit(draft: ExhibitDraft): Finding[] {
  const found = checkTexts(draft, ['imageHash']);
  if (draft.description.trim() === '' && draft.model.trim() === '')
    found.push(error('description', 'exhibit.unnamed'));
  if (draft.bagNumber.trim() === '') found.push(warning('bagNumber', 'exhibit.no-bag'));
  if (draft.sealNumber.trim() === '') found.push(warning('sealNumber', 'exhibit.no-seal'));
  if (!existingDate(draft.foundAt)) found.push(error('foundAt', 'date.not-a-day'));
  if (!existingDate(draft.resolutionDate)) found.push(error('resolutionDate', 'date.not-a-day'));
  if (draft.imei !== '' && !isImei(draft.imei)) found.push(warning('imei', 'exhibit.imei-check'));
  if (draft.usbId !== '' && !/^[0-9a-f]{4}:[0-9a-f]{4}$/i.test(draft.usbId))
    found.push(error('usbId', 'exhibit.usb-form'));
  if (draft.weight.startsWith('-')) found.push(error('weight', 'amount.negative'));
  if (draft.clockDeviation !== '' && !/^[+-]\d{1,5}:[0-5]\d:[0-5]\d$/.test(draft.clockDeviation))
    found.push(error('clockDeviation', 'exhibit.clock-form'));
  if (draft.imageHash !== '' && !/^[0-9a-f]{64}$/i.test(draft.imageHash))
    found.push(error('imageHash', 'exhibit.hash-form'));
  return found;
}

/**
 * What a correction may not say of a thing that was handed over: the events of its custody say where it lies and under which
 * seal, and two signed how many there were. What has no seal or bag of its own is counted with what it is part of.
 * @param differed an act of discrepancy of its quantity was closed
 */
export function checkHeldExhibit(before: ExhibitDraft, draft: ExhibitDraft, differed: boolean): Finding[] {
  const found: Finding[] = [];
  const changed = (field: 'storagePath' | 'sealNumber' | 'bagNumber') =>
    before[field].trim() !== draft[field].trim();
  if (changed('storagePath')) found.push(error('storagePath', 'exhibit.place-by-custody'));
  if (changed('sealNumber')) found.push(error('sealNumber', 'exhibit.seal-by-custody'));
  if (changed('bagNumber') && draft.bagNumber.trim() === '')
    found.push(error('bagNumber', 'exhibit.bag-stays'));
  const packed = before.sealNumber.trim() !== '' || before.bagNumber.trim() !== '';
  if (!packed && before.parentId !== draft.parentId)
    found.push(error('parentId', 'exhibit.parent-by-custody'));
  if (before.quantity !== null && before.quantity !== draft.quantity && !differed)
    found.push(error('quantity', 'exhibit.quantity-by-act'));
  return found;
}

/** How an exhibit is named in a sentence: its description, or make and model. */
export function exhibitTitle(exhibit: Pick<ExhibitDraft, 'description' | 'make' | 'model'>): string {
  return exhibit.description || [exhibit.make, exhibit.model].filter(Boolean).join(' ');
}

/** Fifteen digits whose last is the Luhn check digit of the others (3GPP TS 23.003, annex B). */
export function isImei(text: string): boolean {
  const digits = text.replace(/[\s-]/g, '');
  if (!/^\d{15}$/.test(digits)) return false;
  const sum = [...digits].reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

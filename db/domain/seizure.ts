import { z } from 'zod';
import { envelopeKind } from './envelope';
import { exhibitKind, identifierState, powerState } from './exhibit';
import { error, type Finding, warning } from './finding';
import { recordId } from './ids';
import { recordMeta } from './record';
import { checkTexts, line, note } from './text';
import { existingDate, localDateTime, partialDate } from './time';
import { chainId } from './wallet';

/** Which act of investigation it was: a search, a seizure of what was known to be there, an inspection of a place. */
export const seizureKind = z.enum(['search', 'seizure', 'inspection', 'personal-search']);
export type SeizureKind = z.infer<typeof seizureKind>;

/** `supplemented` does not exist: a closed protocol stays as it is, and what is found later is in a supplement of its own. */
export const seizureState = z.enum(['open', 'closed']);
export type SeizureState = z.infer<typeof seizureState>;

/** How the suspect was kept from devices that can move money. `nobody-there`: there was nobody to keep from them. */
export const isolation = z.enum(['unstated', 'kept-away', 'nobody-there', 'not-done']);
export type Isolation = z.infer<typeof isolation>;

export const videoState = z.enum(['unstated', 'recorded', 'not-recorded']);

/** What was found, as a whole: `nothing` lets a search without exhibits be closed. */
export const seizureOutcome = z.enum(['seized', 'nothing']);

/** An attesting witness: nobody of the police and nobody with an interest in the case. */
export const attestingWitness = z.strictObject({ name: line, document: line, address: line, phone: line });
export type AttestingWitness = z.infer<typeof attestingWitness>;

export const actingOfficer = z.strictObject({ name: line, position: line });
export type ActingOfficer = z.infer<typeof actingOfficer>;

/** Somebody who was there: suspect, tenant, lawyer, interpreter, expert. */
export const presentPerson = z.strictObject({ name: line, capacity: line, document: line });
export type PresentPerson = z.infer<typeof presentPerson>;

/** A search at one place, as typed: what the protocol of it says beside the list of what was seized. */
export const seizureDraft = z.strictObject({
  caseId: recordId,
  kind: seizureKind.default('search'),
  place: line,
  address: line,
  premisesOf: line,
  startedAt: localDateTime,
  endedAt: localDateTime,
  authorisation: line,
  authorisationDate: partialDate,
  authorisedBy: line,
  protocolNumber: line,
  officers: z.array(actingOfficer).max(40).default([]),
  witnesses: z.array(attestingWitness).max(20).default([]),
  present: z.array(presentPerson).max(60).default([]),
  isolation: isolation.default('unstated'),
  isolatedAt: localDateTime,
  isolatedHow: line,
  video: videoState.default('unstated'),
  videoDevice: line,
  outcome: seizureOutcome.default('seized'),
  /** What those present said or asked to be written down, and that rights were explained. */
  statements: note,
  notes: note,
  /** The closed search that this one adds to; null for a search of its own. */
  supplementTo: recordId.nullable().default(null),
});
export type SeizureDraft = z.infer<typeof seizureDraft>;

/** An envelope with a secret that belongs to what was seized, as it was sealed when the search was closed. */
export const seizedEnvelope = z.strictObject({
  number: z.string(),
  /** What is written on the paper envelope. */
  printedNumber: z.string(),
  kind: envelopeKind,
  wordCount: z.int().nullable(),
  seal: z.string(),
  sealedAt: z.string(),
  sealedBy: z.string(),
});
export type SeizedEnvelope = z.infer<typeof seizedEnvelope>;

/** One line of a closed protocol: the exhibit as it stood when the search was closed. */
export const inventoryLine = z.strictObject({
  exhibitId: recordId,
  number: z.string(),
  unitNumber: z.string(),
  kind: exhibitKind,
  title: z.string(),
  serial: z.string(),
  quantity: z.int(),
  bagNumber: z.string(),
  sealNumber: z.string(),
  foundWhere: z.string(),
  /** Number of the exhibit that it lies in; '' where it lies in none. */
  parent: z.string(),
  identifiers: z.array(z.strictObject({ chain: chainId.nullable(), text: z.string() })),
  /** Lists that were closed before they said this have none. */
  seen: z
    .strictObject({
      imei: z.string(),
      usbId: z.string(),
      colour: z.string(),
      condition: z.string(),
      powerState,
      foundAt: z.string(),
      foundBy: z.string(),
      possessionOf: z.string(),
      /** Why no address is listed of it. */
      identifierState,
      photos: z.array(z.strictObject({ number: z.string(), sha256: z.string() })),
      /** Make and model; lists that were closed before they said the rest have none of it. */
      model: z.string().optional(),
      /** Milligrams. */
      weight: z.string().optional(),
      envelopes: z.array(seizedEnvelope).optional(),
    })
    .optional(),
});
export type InventoryLine = z.infer<typeof inventoryLine>;

export const seizureRecord = recordMeta.extend(seizureDraft.shape).extend({
  state: seizureState,
  /** UTC; '' while it is open. */
  closedAt: z.string(),
  closedOffset: z.int(),
  closedById: z.string(),
  closedByName: z.string(),
  /** Written once, when it is closed; empty before. */
  inventory: z.array(inventoryLine),
});
export type SeizureRecord = z.infer<typeof seizureRecord>;

/** What may be wrong with the draft while the search is still going on: little keeps it from being kept. */
export function checkSeizure(draft: SeizureDraft): Finding[] {
  const found = checkTexts(draft);
  if (draft.place.trim() === '' && draft.address.trim() === '')
    found.push(error('place', 'seizure.no-place'));
  for (const field of ['startedAt', 'endedAt', 'isolatedAt', 'authorisationDate'] as const)
    if (!existingDate(draft[field])) found.push(error(field, 'date.not-a-day'));
  if (draft.startedAt !== '' && draft.endedAt !== '' && draft.endedAt < draft.startedAt)
    found.push(error('endedAt', 'seizure.ends-before'));
  if (draft.startedAt === '') found.push(warning('startedAt', 'seizure.no-start'));
  if (draft.authorisation.trim() === '') found.push(warning('authorisation', 'seizure.no-authorisation'));
  if (draft.isolation === 'unstated') found.push(warning('isolation', 'seizure.isolation-unstated'));
  if (draft.isolation === 'kept-away' && draft.isolatedAt === '')
    found.push(warning('isolatedAt', 'seizure.no-isolation-time'));
  for (const [index, { name }] of draft.witnesses.entries())
    if (name.trim() === '') found.push(error(`witnesses.${index}.name`, 'required'));
  for (const [index, { name }] of draft.officers.entries())
    if (name.trim() === '') found.push(error(`officers.${index}.name`, 'required'));
  for (const [index, { name }] of draft.present.entries())
    if (name.trim() === '') found.push(error(`present.${index}.name`, 'required'));
  found.push(...checkWitnesses(draft));
  return found;
}

/** The same person named twice is one witness, and one who carries the search out is none. */
function checkWitnesses({ witnesses, officers }: SeizureDraft): Finding[] {
  const found: Finding[] = [];
  const acting = new Set(officers.map(({ name }) => fold(name)));
  const seen = new Set<string>();
  for (const [index, { name }] of witnesses.entries()) {
    const one = fold(name);
    if (one === '') continue;
    if (seen.has(one)) found.push(error(`witnesses.${index}.name`, 'seizure.witness-twice'));
    if (acting.has(one)) found.push(error(`witnesses.${index}.name`, 'seizure.witness-officer'));
    seen.add(one);
  }
  return found;
}

export function fold(text: string): string {
  return text.trim().replace(/\s+/gu, ' ').toLocaleLowerCase('ru');
}

/** How a search is named in a sentence: its place. */
export function seizureTitle(seizure: Pick<SeizureDraft, 'place' | 'address'>): string {
  return seizure.place || seizure.address;
}

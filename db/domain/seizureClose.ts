import type { EnvelopeRecord } from './envelope';
import { type ExhibitKind, type ExhibitRecord, exhibitTitle } from './exhibit';
import { acceptable, error, type Finding, warning } from './finding';
import { checkSeizure, fold, type InventoryLine, type SeizedEnvelope, type SeizureDraft } from './seizure';
import type { WalletRecord } from './wallet';

/** What the rule of closing looks at of an exhibit. */
export type ClosingExhibit = Pick<
  ExhibitRecord,
  | 'id'
  | 'number'
  | 'unitNumber'
  | 'kind'
  | 'description'
  | 'make'
  | 'model'
  | 'serial'
  | 'quantity'
  | 'bagNumber'
  | 'sealNumber'
  | 'foundWhere'
  | 'parentId'
  | 'identifiers'
  | 'imei'
  | 'usbId'
  | 'colour'
  | 'condition'
  | 'powerState'
  | 'foundAt'
  | 'foundBy'
  | 'possessionOf'
  | 'weight'
>;
/** An envelope of the case, and what it belongs to. */
export type ClosingEnvelope = Pick<
  EnvelopeRecord,
  | 'number'
  | 'printedNumber'
  | 'kind'
  | 'wordCount'
  | 'seal'
  | 'sealedAt'
  | 'sealedBy'
  | 'walletId'
  | 'exhibitId'
>;
/** A photograph that hangs on an exhibit when the protocol is closed. */
export interface ClosingPhoto {
  readonly ownerId: string;
  readonly number: string;
  readonly sha256: string;
}
export type ClosingWallet = Pick<
  WalletRecord,
  'id' | 'number' | 'exhibitId' | 'publicKey' | 'masterFingerprint' | 'addresses'
>;

export interface Closing {
  readonly seizure: SeizureDraft;
  readonly exhibits: readonly ClosingExhibit[];
  readonly wallets: readonly ClosingWallet[];
  /** Exhibits with at least one photo that was not withdrawn. */
  readonly photographed: ReadonlySet<string>;
}

/** Things that hold keys: of them it must be said which addresses they control, or that none could be read. */
const keyHolders: readonly ExhibitKind[] = ['hardware-wallet', 'paper-backup', 'metal-backup'];

/** How many attesting witnesses a protocol needs [G]. */
export const leastWitnesses = 2;

/**
 * Everything that keeps the protocol of seizure open (errors) or should be looked at before it is signed (warnings).
 * @param now the wall clock, `2026-11-18T02:31`: nothing of a search is later. Paths: of the draft itself (`witnesses`), or `exhibits.<id>.<field>`, so that a screen can lead to the place.
 */
export function checkSeizureClose(
  { seizure, exhibits, wallets, photographed }: Closing,
  now?: string,
): Finding[] {
  const found = [...checkSeizure(seizure), ...checkPeople(seizure)];
  if (seizure.startedAt === '') found.push(error('startedAt', 'seizure.close-start'));
  if (seizure.endedAt === '') found.push(error('endedAt', 'seizure.close-end'));
  for (const field of ['startedAt', 'endedAt', 'isolatedAt'] as const)
    if (now !== undefined && seizure[field] > now) found.push(error(field, 'date.future'));
  if (seizure.video === 'unstated') found.push(warning('video', 'seizure.video-unstated'));
  if (exhibits.length === 0 && seizure.outcome === 'seized')
    found.push(error('exhibits', 'seizure.no-exhibits'));
  if (exhibits.length > 0 && seizure.outcome === 'nothing')
    found.push(error('outcome', 'seizure.not-nothing', { count: exhibits.length }));
  const byId = new Map(exhibits.map((one) => [one.id, one]));
  for (const exhibit of exhibits) {
    found.push(...checkPacking(exhibit, byId), ...checkIdentifiers(exhibit, wallets));
    if (!photographed.has(exhibit.id)) found.push(about(exhibit, 'photos', 'seizure.no-photo', warning));
  }
  found.push(...checkSeals(exhibits));
  return found;
}

export function closes(closing: Closing): boolean {
  return acceptable(checkSeizureClose(closing));
}

function checkPeople({ officers, witnesses }: SeizureDraft): Finding[] {
  const named = new Set(witnesses.map(({ name }) => fold(name)).filter(Boolean)).size;
  const found: Finding[] = [];
  if (named < leastWitnesses)
    found.push(error('witnesses', 'seizure.few-witnesses', { named, least: leastWitnesses }));
  if (!officers.some(({ name }) => name.trim() !== '')) found.push(error('officers', 'seizure.no-officer'));
  return found;
}

type Level = typeof error;

function about(exhibit: ClosingExhibit, field: string, code: string, level: Level, params = {}): Finding {
  return level(`exhibits.${exhibit.id}.${field}`, code, {
    number: exhibit.number,
    title: exhibitTitle(exhibit),
    ...params,
  });
}

/** What lies in something that is sealed is sealed with it: a SIM in a phone in a bag. */
function checkPacking(exhibit: ClosingExhibit, byId: ReadonlyMap<string, ClosingExhibit>): Finding[] {
  const found: Finding[] = [];
  if (exhibitTitle(exhibit).trim() === '')
    found.push(about(exhibit, 'description', 'seizure.unnamed', error));
  if (exhibit.quantity === null || exhibit.quantity < 1)
    found.push(about(exhibit, 'quantity', 'seizure.no-quantity', error));
  for (const [field, code] of [
    ['bagNumber', 'seizure.no-bag'],
    ['sealNumber', 'seizure.no-seal'],
  ] as const)
    if (packed(exhibit, field, byId) === '') found.push(about(exhibit, field, code, error));
  return found;
}

/** The number on the exhibit's own packing, or on that of what it lies in; '' where there is none. */
export function packed(
  exhibit: ClosingExhibit,
  field: 'bagNumber' | 'sealNumber',
  byId: ReadonlyMap<string, ClosingExhibit>,
): string {
  const seen = new Set<string>();
  for (
    let at: ClosingExhibit | undefined = exhibit;
    at && !seen.has(at.id);
    at = byId.get(at.parentId ?? '')
  ) {
    if (at[field].trim() !== '') return at[field].trim();
    seen.add(at.id);
  }
  return '';
}

function checkIdentifiers(exhibit: ClosingExhibit, wallets: readonly ClosingWallet[]): Finding[] {
  const own = wallets.filter(({ exhibitId }) => exhibitId === exhibit.id);
  const told = own.some(
    ({ addresses, publicKey, masterFingerprint }) =>
      addresses.length > 0 || publicKey !== '' || masterFingerprint !== '',
  );
  const asked = keyHolders.includes(exhibit.kind) || own.length > 0;
  const found: Finding[] = [];
  if (asked && !told && exhibit.identifiers === 'unstated')
    found.push(about(exhibit, 'identifiers', 'seizure.no-identifiers', error));
  for (const { addresses, number } of own)
    for (const { checksum, text } of addresses)
      if (checksum === 'failed')
        found.push(
          about(exhibit, 'identifiers', 'seizure.failed-address', warning, { wallet: number, text }),
        );
  return found;
}

/** A seal closes one bag: the same number on two bags is a slip of the hand that a court will ask about. */
function checkSeals(exhibits: readonly ClosingExhibit[]): Finding[] {
  const bags = new Map<string, ClosingExhibit>();
  return exhibits.flatMap((exhibit) => {
    const seal = fold(exhibit.sealNumber);
    if (seal === '') return [];
    const first = bags.get(seal);
    if (!first) bags.set(seal, exhibit);
    return first && fold(first.bagNumber) !== fold(exhibit.bagNumber)
      ? [about(exhibit, 'sealNumber', 'seizure.seal-twice', error, { other: first.number })]
      : [];
  });
}

/** What a closed protocol keeps of each exhibit, in the order of their numbers. */
export function inventoryOf(
  exhibits: readonly ClosingExhibit[],
  wallets: readonly ClosingWallet[],
  photos: readonly ClosingPhoto[],
  envelopes: readonly ClosingEnvelope[] = [],
): InventoryLine[] {
  const byId = new Map(exhibits.map((one) => [one.id, one]));
  const shots = Map.groupBy(photos, ({ ownerId }) => ownerId);
  const carriers = new Map(wallets.map(({ id, exhibitId }) => [id, exhibitId]));
  const sealed = Map.groupBy(envelopes, (one) => one.exhibitId ?? carriers.get(one.walletId ?? '') ?? '');
  return exhibits.map((exhibit) => ({
    exhibitId: exhibit.id,
    number: exhibit.number,
    unitNumber: exhibit.unitNumber,
    kind: exhibit.kind,
    title: exhibitTitle(exhibit),
    serial: exhibit.serial,
    quantity: exhibit.quantity ?? 0,
    bagNumber: packed(exhibit, 'bagNumber', byId),
    sealNumber: packed(exhibit, 'sealNumber', byId),
    foundWhere: exhibit.foundWhere,
    parent: byId.get(exhibit.parentId ?? '')?.number ?? '',
    identifiers: wallets
      .filter(({ exhibitId }) => exhibitId === exhibit.id)
      .flatMap(({ addresses, publicKey }) => [
        ...addresses.map(({ chain, canonical }) => ({ chain, text: canonical })),
        ...(publicKey === '' ? [] : [{ chain: null, text: publicKey }]),
      ]),
    seen: {
      imei: exhibit.imei,
      usbId: exhibit.usbId,
      colour: exhibit.colour,
      condition: exhibit.condition,
      powerState: exhibit.powerState,
      foundAt: exhibit.foundAt,
      foundBy: exhibit.foundBy,
      possessionOf: exhibit.possessionOf,
      identifierState: exhibit.identifiers,
      photos: (shots.get(exhibit.id) ?? []).map(({ number, sha256 }) => ({ number, sha256 })),
      model: [exhibit.make, exhibit.model].filter(Boolean).join(' '),
      weight: exhibit.weight,
      envelopes: (sealed.get(exhibit.id) ?? []).map(sealedAs),
    },
  }));
}

function sealedAs(one: ClosingEnvelope): SeizedEnvelope {
  const { number, printedNumber, kind, wordCount, seal, sealedAt, sealedBy } = one;
  return { number, printedNumber, kind, wordCount, seal, sealedAt, sealedBy };
}

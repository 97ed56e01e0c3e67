import { decimalsOf, findAsset } from '../funds/assets';
import type { MovementRecord } from '../funds/movement';
import type { ObservationRecord } from '../funds/observation';
import { formatAmount } from '../money';
import type { PersonRecord } from '../person';
import type { AddressRecord } from '../wallet';
import { addressesOf, instantOf, type PartnerSource, personsToName, tickerOf, withText } from './source';
import { ownNames, uuidV5 } from './uuidV5';

/**
 * A case as one event of MISP's core format (draft-dulaunoy-misp-core-format) with objects of its common templates: an
 * unpublished event for the receiver's own organisation, that a person there shares further or does not.
 */

interface Attribute {
  readonly uuid: string;
  readonly type: string;
  readonly category: string;
  readonly object_relation: string;
  readonly value: string;
  readonly to_ids: boolean;
  readonly distribution: '5';
  readonly comment: string;
}

interface Reference {
  readonly uuid: string;
  readonly object_uuid: string;
  readonly referenced_uuid: string;
  readonly relationship_type: string;
}

export interface MispObject {
  readonly uuid: string;
  readonly name: string;
  readonly 'meta-category': string;
  readonly template_uuid: string;
  readonly template_version: string;
  readonly timestamp: string;
  readonly distribution: '5';
  readonly comment: string;
  readonly Attribute: readonly Attribute[];
  readonly ObjectReference: readonly Reference[];
}

/** Templates of misp-objects, by name: their id, version, category, and the type and category of each relation used. */
export const mispTemplates = {
  'coin-address': {
    uuid: 'd0e6997e-78da-4815-a6a1-cfc1c1cb8a46',
    version: '7',
    category: 'financial',
    relations: {
      address: 'btc',
      'address-xmr': 'xmr',
      'address-crypto': 'text',
      symbol: 'text',
      text: 'text',
      'current-balance': 'float',
      'last-updated': 'datetime',
    },
  },
  'btc-wallet': {
    uuid: '22910C83-DD0E-4ED2-9823-45F8CAD562A4',
    version: '3',
    category: 'financial',
    relations: { 'wallet-address': 'btc', balance_BTC: 'float', time: 'datetime' },
  },
  'btc-transaction': {
    uuid: 'B7341729-5A8A-439F-A775-6D814DA3C7B5',
    version: '4',
    category: 'financial',
    relations: { 'transaction-number': 'text', value_BTC: 'float', time: 'datetime', 'btc-address': 'btc' },
  },
  'cryptocurrency-transaction': {
    uuid: 'a4aab70f-e43a-48cb-bf82-505de8228dd6',
    version: '3',
    category: 'financial',
    relations: { 'transaction-number': 'text', value: 'float', time: 'datetime', symbol: 'text' },
  },
  person: {
    uuid: 'a15b0477-e9d1-4b9c-9546-abe78a4f4248',
    version: '21',
    category: 'misc',
    relations: {
      'full-name': 'full-name',
      alias: 'text',
      handle: 'text',
      role: 'text',
      'date-of-birth': 'date-of-birth',
      nationality: 'nationality',
      'phone-number': 'phone-number',
    },
  },
  'forensic-case': {
    uuid: '3ea36022-ae93-455e-88b1-d43aca789cac',
    version: '1',
    category: 'misc',
    relations: { 'case-number': 'text', 'case-name': 'text', 'additional-comments': 'text' },
  },
} as const;
type Template = keyof typeof mispTemplates;

/** The category that MISP has for a type by default. */
const categories: Readonly<Record<string, string>> = {
  btc: 'Financial fraud',
  xmr: 'Financial fraud',
  'full-name': 'Person',
  'date-of-birth': 'Person',
  nationality: 'Person',
  'phone-number': 'Person',
};

interface Told {
  readonly relation: string;
  readonly value: string;
  readonly toIds?: boolean;
  readonly comment?: string;
}

function object<T extends Template>(
  key: string,
  template: T,
  at: string,
  comment: string,
  told: readonly (Told & { readonly relation: keyof (typeof mispTemplates)[T]['relations'] & string })[],
  references: readonly { to: string; as: string }[] = [],
): MispObject {
  const uuid = uuidV5(ownNames, `misp ${template} ${key}`);
  const { uuid: templateUuid, version, category } = mispTemplates[template];
  const types: Readonly<Record<string, string>> = mispTemplates[template].relations;
  return {
    uuid,
    name: template,
    'meta-category': category,
    template_uuid: templateUuid.toLowerCase(),
    template_version: version,
    timestamp: seconds(at),
    distribution: '5',
    comment,
    Attribute: told
      .filter(({ value }) => value !== '')
      .map(({ relation, value, toIds = false, comment: said = '' }) => {
        const type = types[relation] ?? 'text';
        return {
          uuid: uuidV5(uuid, `${relation} ${value}`),
          type,
          category: categories[type] ?? 'Other',
          object_relation: relation,
          value,
          to_ids: toIds,
          distribution: '5',
          comment: said,
        };
      }),
    ObjectReference: references.map(({ to, as }) => ({
      uuid: uuidV5(uuid, `${as} ${to}`),
      object_uuid: uuid,
      referenced_uuid: to,
      relationship_type: as,
    })),
  };
}

const seconds = (at: string): string => String(Math.floor(Date.parse(at) / 1000));

/** Symbols as the template's list writes them; what is not in it goes by its ticker. */
const symbolOf = (chain: string): string => tickerOf(chain).toUpperCase();

function coinAddress(
  one: AddressRecord,
  recordedAt: string,
  seen: ObservationRecord | undefined,
): MispObject {
  const good = one.checksum !== 'failed';
  const relation =
    good && one.chain === 'bitcoin'
      ? ('address' as const)
      : good && one.chain === 'monero'
        ? ('address-xmr' as const)
        : ('address-crypto' as const);
  return object(one.id, 'coin-address', recordedAt, one.label, [
    { relation, value: one.canonical, toIds: good && one.role === 'suspect', comment: one.checksum },
    { relation: 'symbol', value: symbolOf(one.chain) },
    { relation: 'text', value: withText(one.role, one.chain, one.format, one.memo, one.path) },
    ...(seen === undefined
      ? []
      : ([
          { relation: 'current-balance', value: decimal(seen.assetId, seen.amount) },
          { relation: 'last-updated', value: instantOf(seen.observedAt, seen.recordedOffset) },
        ] as const)),
  ]);
}

const decimal = (assetId: string, amount: string): string =>
  formatAmount(BigInt(amount), decimalsOf(assetId));

/** The newest balance of each address in its chain's own coin. */
function newestBalances(source: PartnerSource): Map<string, ObservationRecord> {
  const addresses = addressesOf(source);
  const own = source.observations.filter(
    ({ addressId, assetId, withdrawn, observedAt }) =>
      withdrawn === 0 && observedAt !== '' && addresses.get(addressId ?? '')?.chain === assetId,
  );
  const found = new Map<string, ObservationRecord>();
  for (const one of own) {
    const before = found.get(one.addressId ?? '');
    if (before === undefined || before.observedAt < one.observedAt) found.set(one.addressId ?? '', one);
  }
  return found;
}

function transaction(one: MovementRecord, from: AddressRecord | undefined): MispObject {
  const asset = findAsset(one.assetId);
  const time = instantOf(one.movedAt, one.recordedOffset);
  const refs = [
    { of: from?.id ?? null, as: 'sends' },
    { of: one.toAddressId, as: 'sends-to' },
  ].flatMap(({ of, as }) => (of === null ? [] : [{ to: uuidV5(ownNames, `misp coin-address ${of}`), as }]));
  const value = decimal(one.assetId, one.amount);
  if (one.assetId === 'bitcoin')
    return object(
      one.id,
      'btc-transaction',
      one.recordedAt,
      one.purpose,
      [
        { relation: 'transaction-number', value: one.txid },
        { relation: 'value_BTC', value },
        { relation: 'time', value: time },
        ...(from === undefined ? [] : [{ relation: 'btc-address' as const, value: from.canonical }]),
      ],
      refs,
    );
  return object(
    one.id,
    'cryptocurrency-transaction',
    one.recordedAt,
    one.purpose,
    [
      { relation: 'transaction-number', value: one.txid },
      { relation: 'value', value },
      { relation: 'symbol', value: (asset?.ticker ?? '').toUpperCase() },
      { relation: 'time', value: time },
    ],
    refs,
  );
}

function person(one: PersonRecord, addresses: readonly AddressRecord[]): MispObject {
  const list = (text: string) =>
    text
      .split(/[,;\n]+/)
      .map((part) => part.trim())
      .filter(Boolean);
  return object(
    one.id,
    'person',
    one.recordedAt,
    one.role,
    [
      { relation: 'full-name', value: one.name || one.nameLatin },
      ...(one.name !== '' && one.nameLatin !== '' ? list(one.nameLatin) : []).map((value) => ({
        relation: 'alias' as const,
        value,
      })),
      ...list(one.aliases).map((value) => ({ relation: 'alias' as const, value })),
      ...list(one.handles).map((value) => ({ relation: 'handle' as const, value })),
      ...list(one.phones).map((value) => ({ relation: 'phone-number' as const, value })),
      { relation: 'role', value: one.role === 'suspect' ? 'Suspect' : 'Accomplice' },
      { relation: 'date-of-birth', value: /^\d{4}-\d\d-\d\d$/.test(one.birth) ? one.birth : '' },
      { relation: 'nationality', value: one.citizenship },
    ],
    addresses.map(({ id }) => ({ to: uuidV5(ownNames, `misp coin-address ${id}`), as: 'controls' })),
  );
}

/** Addresses of wallets that a link says the person controls, owns or uses. */
function heldBy(source: PartnerSource, personId: string): AddressRecord[] {
  const wallets = source.links
    .filter(({ fromId, kind }) => fromId === personId && ['controls', 'owns', 'uses'].includes(kind))
    .map(({ toId }) => toId);
  return source.wallets.filter(({ id }) => wallets.includes(id)).flatMap(({ addresses }) => addresses);
}

/** The event; the same records give the same event, with the same ids. @param named suspects by their names */
export function mispEvent(source: PartnerSource, named: boolean): { readonly Event: object } {
  const { case: file, taken } = source;
  const addresses = addressesOf(source);
  const balances = newestBalances(source);
  const objects: MispObject[] = [
    object(file.id, 'forensic-case', file.recordedAt, '', [
      { relation: 'case-number', value: file.number },
      ...(named ? [{ relation: 'case-name' as const, value: file.title }] : []),
      {
        relation: 'additional-comments',
        value: `Dalel, ledger entry ${source.head.seq}, SHA-256 ${source.head.hash}`,
      },
    ]),
    ...source.wallets.flatMap(({ addresses: own, recordedAt }) =>
      own.map((one) => coinAddress(one, recordedAt, balances.get(one.id))),
    ),
    ...bitcoinWallets(source, balances),
    ...source.movements
      .filter(({ withdrawn, txid }) => withdrawn === 0 && txid !== '')
      .map((one) => transaction(one, addresses.get(one.fromAddressId ?? ''))),
    ...personsToName(source, named).map((one) => person(one, heldBy(source, one.id))),
  ];
  return {
    Event: {
      uuid: uuidV5(ownNames, `misp event ${file.id}`),
      info: withText(file.number, named ? file.title : ''),
      date: taken.at.slice(0, 10),
      timestamp: seconds(taken.at),
      published: false,
      analysis: '1',
      threat_level_id: '4',
      distribution: '0',
      Orgc: {
        name: file.unit || source.vault.name,
        uuid: uuidV5(ownNames, `org ${file.unit || source.vault.id}`),
      },
      Tag: [{ name: 'tlp:amber', colour: '#ffc000' }],
      Object: objects,
    },
  };
}

/** Bitcoin addresses whose balance was seen: the template is for that. */
function bitcoinWallets(
  source: PartnerSource,
  balances: ReadonlyMap<string, ObservationRecord>,
): MispObject[] {
  return [...addressesOf(source).values()].flatMap((one) => {
    const seen = one.chain === 'bitcoin' && one.checksum !== 'failed' ? balances.get(one.id) : undefined;
    if (seen === undefined) return [];
    const told = [
      { relation: 'wallet-address' as const, value: one.canonical },
      { relation: 'balance_BTC' as const, value: decimal(seen.assetId, seen.amount) },
      { relation: 'time' as const, value: instantOf(seen.observedAt, seen.recordedOffset) },
    ];
    const same = { to: uuidV5(ownNames, `misp coin-address ${one.id}`), as: 'same-as' };
    return [object(one.id, 'btc-wallet', seen.recordedAt, '', told, [same])];
  });
}

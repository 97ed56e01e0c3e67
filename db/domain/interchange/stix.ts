import { amountText, decimalsOf, findAsset } from '../funds/assets';
import type { MovementRecord } from '../funds/movement';
import { formatAmount } from '../money';
import { addressesOf, instantOf, type PartnerSource, personsToName, tickerOf, withText } from './source';
import { ownNames, uuidV5 } from './uuidV5';

/**
 * A case as a bundle of STIX 2.1 (OASIS), with the extensions `cryptocurrency-wallet` and `cryptocurrency-transaction` of
 * stix2extensions. An address has one id wherever it is met: bundles of several cases and units join in it.
 */

type StixObject = { readonly type: string; readonly id: string; readonly [key: string]: unknown };

/** The namespace of observables (STIX 2.1, section 2.9); the extensions take the value itself for the name. */
const observables = '00abedb4-aa42-466c-9c01-fed23315a9b7';
const extensions = {
  'cryptocurrency-wallet': 'extension-definition--be78509e-6958-51b1-8b26-d17ee0eba2d7',
  'cryptocurrency-transaction': 'extension-definition--151d042d-4dcf-5e44-843f-1024440318e5',
} as const;
type Extension = keyof typeof extensions;
/** Who defined the extensions. */
const definer = 'identity--9779a2db-f98c-5f4b-8d08-8ee04e02dbb5';

/** TLP:AMBER as STIX 2.1 predefines it (section 7.2.1.4). */
const amber: StixObject = {
  type: 'marking-definition',
  spec_version: '2.1',
  id: 'marking-definition--f88d31f6-486f-44da-b317-01333bde0b82',
  created: '2017-01-20T00:00:00.000Z',
  definition_type: 'tlp',
  name: 'TLP:AMBER',
  definition: { tlp: 'amber' },
};

const marked = { object_marking_refs: [amber.id] };

function extensionOf(type: Extension): StixObject {
  return {
    type: 'extension-definition',
    spec_version: '2.1',
    id: extensions[type],
    created_by_ref: definer,
    created: '2020-01-01T00:00:00.000Z',
    modified: '2020-01-01T00:00:00.000Z',
    name: type === 'cryptocurrency-wallet' ? 'CryptocurrencyWallet' : 'CryptocurrencyTransaction',
    description: `This extension creates a new SCO that can be used to represent cryptocurrency ${type.slice(15)}s.`,
    schema: `https://raw.githubusercontent.com/muchdogesec/stix2extensions/main/automodel_generated/schemas/scos/${type}.json`,
    version: '1.0',
    extension_types: ['new-sco'],
  };
}

function observable(type: Extension, value: string, more: object = {}): StixObject {
  return {
    type,
    spec_version: '2.1',
    id: `${type}--${uuidV5(observables, value)}`,
    value,
    ...more,
    ...marked,
    extensions: { [extensions[type]]: { extension_type: 'new-sco' } },
  };
}

/** A domain or relationship object: its id is of our names, its times are those of the record that it tells. */
function domain(type: string, key: string, by: string, at: string, more: object): StixObject {
  return {
    type,
    spec_version: '2.1',
    id: `${type}--${uuidV5(ownNames, `${type} ${key}`)}`,
    created_by_ref: by,
    created: at,
    modified: at,
    ...more,
    ...marked,
  };
}

const walletRef = (canonical: string): string => `cryptocurrency-wallet--${uuidV5(observables, canonical)}`;

/** Numbers of STIX are doubles: one is stated only where it is the amount, and the note has it in words in any case. */
function exactNumber(assetId: string, amount: string): { amount?: number } {
  const text = formatAmount(BigInt(amount), decimalsOf(assetId));
  const number = Number(text);
  const back = number.toFixed(Math.min(100, decimalsOf(assetId)));
  return back === text ? { amount: number } : {};
}

function transactionOf(one: MovementRecord, from: string, to: string): StixObject {
  const time = instantOf(one.movedAt, one.recordedOffset);
  const side = (address: string) =>
    address === '' ? [] : [{ ...exactNumber(one.assetId, one.amount), address_ref: walletRef(address) }];
  const [input, output] = [side(from), side(to)];
  return observable('cryptocurrency-transaction', one.txid, {
    symbol: findAsset(one.assetId)?.ticker ?? '',
    ...(time === '' ? {} : { execution_time: time }),
    ...(input.length === 0 ? {} : { input }),
    ...(output.length === 0 ? {} : { output }),
  });
}

/** Everything that is said of one observable, in a note about it: STIX has no field for roles, chains and exact amounts. */
function noteOn(key: string, by: string, at: string, content: string, refs: readonly string[]): StixObject {
  return domain('note', key, by, at, { content, object_refs: refs });
}

/** The bundle; the same records give the same bundle. @param named suspects by their names */
export function stixBundle(source: PartnerSource, named: boolean): object {
  const { case: file, taken } = source;
  const unit = file.unit || source.vault.name;
  const by = `identity--${uuidV5(ownNames, `identity ${unit}`)}`;
  const author = domain('identity', unit, by, file.recordedAt, {
    name: unit,
    identity_class: 'organization',
  });
  const addresses = addressesOf(source);
  const wallets = source.wallets.flatMap((wallet) =>
    wallet.addresses.flatMap((one) => [
      observable('cryptocurrency-wallet', one.canonical),
      noteOn(
        one.id,
        by,
        wallet.recordedAt,
        withText(
          `${tickerOf(one.chain)} (${one.chain})`,
          `role: ${one.role}`,
          `checksum: ${one.checksum}`,
          `control: ${wallet.control}`,
          one.label,
          wallet.number,
        ),
        [walletRef(one.canonical)],
      ),
    ]),
  );
  const transactions = source.movements
    .filter(({ withdrawn, txid }) => withdrawn === 0 && txid !== '')
    .flatMap((one) => {
      const from = addresses.get(one.fromAddressId ?? '')?.canonical ?? '';
      const to = addresses.get(one.toAddressId ?? '')?.canonical ?? '';
      const made = transactionOf(one, from, to);
      const content = withText(amountText(one.assetId, one.amount), one.purpose, one.number);
      return [made, noteOn(one.id, by, one.recordedAt, content, [made.id])];
    });
  const people = personsToName(source, named).flatMap((one) => {
    const identity = domain('identity', one.id, by, one.recordedAt, {
      name: one.name || one.nameLatin,
      identity_class: 'individual',
      roles: [one.role],
    });
    const held = source.links.filter(
      ({ fromId, kind }) => fromId === one.id && ['controls', 'owns', 'uses'].includes(kind),
    );
    const relations = held.flatMap((link) =>
      (source.wallets.find(({ id }) => id === link.toId)?.addresses ?? []).map((address) =>
        domain('relationship', `${link.id} ${address.id}`, by, link.recordedAt, {
          relationship_type: link.kind,
          source_ref: identity.id,
          target_ref: walletRef(address.canonical),
          description: withText(link.confidence, link.source),
        }),
      ),
    );
    return [identity, ...relations];
  });
  const content = once([...wallets, ...transactions, ...people]);
  const grouping = domain('grouping', file.id, by, file.recordedAt, {
    modified: taken.at,
    name: withText(file.number, named ? file.title : ''),
    description: `Dalel, ledger entry ${source.head.seq}, SHA-256 ${source.head.hash}`,
    context: 'suspicious-activity',
    object_refs: [author.id, ...content.map(({ id }) => id)],
  });
  const used = (Object.keys(extensions) as Extension[]).filter((type) =>
    content.some((one) => one.type === type),
  );
  return {
    type: 'bundle',
    id: `bundle--${uuidV5(ownNames, `bundle ${file.id} ${source.head.hash} ${named}`)}`,
    objects: [amber, ...used.map(extensionOf), author, grouping, ...content],
  };
}

/** An address that stands in two wallets is one observable; each of its notes has its own id. */
function once(objects: readonly StixObject[]): StixObject[] {
  return [...new Map(objects.map((one) => [one.id, one])).values()];
}

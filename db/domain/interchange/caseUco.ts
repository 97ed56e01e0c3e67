import type { CaseRecord } from '../case';
import type { ExhibitRecord } from '../exhibit';
import type { LedgerHead } from '../ledger';
import type { LinkRecord } from '../link';
import type { PersonRecord } from '../person';
import { held, joined, type Sequence } from '../sequence';
import type { SiteRecord } from '../site';
import type { Moment } from '../time';
import type { WalletRecord } from '../wallet';
import { ownNames, uuidV5 } from './uuidV5';

/**
 * A case in the words of CASE and UCO (ontologies of the Linux Foundation's Cyber Domain Ontology project, release 1.x) as
 * JSON-LD, for programs of partners that read it. It says less than `case.json`: what has no name there is left out.
 */

type Node = { readonly [key: string]: unknown };

/** What it is made from; a report of another kind has only some of it. */
export interface CaseUcoSource {
  readonly vault: { readonly name: string };
  readonly head: LedgerHead;
  readonly taken: Moment;
  readonly case?: CaseRecord;
  readonly persons?: readonly PersonRecord[];
  readonly exhibits?: readonly ExhibitRecord[];
  readonly wallets?: Sequence<WalletRecord>;
  readonly sites?: readonly SiteRecord[];
  readonly links?: readonly LinkRecord[];
}

const context = {
  kb: 'urn:uuid:',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  'case-investigation': 'https://ontology.caseontology.org/case/investigation/',
  'uco-core': 'https://ontology.unifiedcyberontology.org/uco/core/',
  'uco-identity': 'https://ontology.unifiedcyberontology.org/uco/identity/',
  'uco-location': 'https://ontology.unifiedcyberontology.org/uco/location/',
  'uco-observable': 'https://ontology.unifiedcyberontology.org/uco/observable/',
  'uco-tool': 'https://ontology.unifiedcyberontology.org/uco/tool/',
} as const;

const ref = (id: string): Node => ({ '@id': `kb:${id}` });
/** What has no record of its own is named after the one that it is about: UCO advises names that end with a UUID. */
const named = (of: string, what: string): string => uuidV5(ownNames, `${of} ${what}`);
const time = (value: string): Node => ({ '@type': 'xsd:dateTime', '@value': value });

/** Only what was stated: an empty text says nothing. */
function stated(entries: Readonly<Record<string, string>>): Node {
  return Object.fromEntries(
    Object.entries(entries).filter(([, value]) => typeof value === 'string' && value !== ''),
  );
}

function facet(of: string, type: string, entries: Readonly<Record<string, string>>, more: Node = {}): Node[] {
  const said = { ...stated(entries), ...more };
  if (Object.keys(said).length === 0) return [];
  return [{ ...ref(named(of, type)), '@type': type, ...said }];
}

function facets(...list: Node[][]): Node {
  const all = list.flat();
  return all.length === 0 ? {} : { 'uco-core:hasFacet': all };
}

function person(one: PersonRecord): Node {
  const names = facet(one.id, 'uco-identity:SimpleNameFacet', { 'uco-identity:familyName': one.name });
  const born = /^\d{4}-\d{2}-\d{2}$/.test(one.birth);
  const birth = facet(
    one.id,
    'uco-identity:BirthInformationFacet',
    {},
    born ? { 'uco-identity:birthdate': time(`${one.birth}T00:00:00Z`) } : {},
  );
  return {
    ...ref(one.id),
    '@type': 'uco-identity:Person',
    ...stated({ 'uco-core:name': one.name || one.nameLatin, 'uco-core:tag': one.role }),
    'uco-core:objectCreatedTime': time(one.recordedAt),
    'uco-core:externalReference': [reference(one.id, one.number)],
    ...facets(names, birth),
  };
}

/** The number under which the vault keeps a record. */
function reference(id: string, number: string): Node {
  return {
    ...ref(named(id, 'number')),
    '@type': 'uco-core:ExternalReference',
    'uco-core:externalIdentifier': number,
  };
}

/** Classes of things; what is no device is an object that was observed. */
const classes: Readonly<Partial<Record<ExhibitRecord['kind'], string>>> = {
  phone: 'uco-observable:MobileDevice',
  computer: 'uco-observable:Computer',
  'hardware-wallet': 'uco-observable:Device',
  usb: 'uco-observable:Device',
  asic: 'uco-observable:Device',
  sim: 'uco-observable:SIMCard',
};

function exhibit(one: ExhibitRecord): Node[] {
  const maker = stated({ 'uco-core:name': one.make });
  const makerId = named('organization', one.make);
  const made: Node = 'uco-core:name' in maker ? { 'uco-observable:manufacturer': ref(makerId) } : {};
  const thing: Node = {
    ...ref(one.id),
    '@type': classes[one.kind] ?? 'uco-observable:ObservableObject',
    ...stated({ 'uco-core:description': one.description, 'uco-core:tag': one.kind }),
    'uco-core:objectCreatedTime': time(one.recordedAt),
    'uco-core:externalReference': [reference(one.id, one.number)],
    ...facets(
      facet(
        one.id,
        'uco-observable:DeviceFacet',
        {
          'uco-observable:deviceType': one.kind,
          'uco-observable:model': one.model,
          'uco-observable:serialNumber': one.serial,
        },
        made,
      ),
      one.kind === 'phone'
        ? facet(one.id, 'uco-observable:MobileDeviceFacet', { 'uco-observable:IMEI': one.imei })
        : [],
    ),
  };
  const record: Node = {
    ...ref(named(one.id, 'provenance')),
    '@type': 'case-investigation:ProvenanceRecord',
    ...stated({
      'case-investigation:exhibitNumber': one.number,
      'case-investigation:rootExhibitNumber': one.rootNumber,
      'uco-core:description': one.protocolNumber,
    }),
    'uco-core:object': [ref(one.id)],
  };
  const part =
    typeof one.parentId === 'string'
      ? [relation(named(one.id, 'part'), one.id, one.parentId, 'Contained_Within')]
      : [];
  const organization: Node[] =
    'uco-core:name' in maker ? [{ ...ref(makerId), '@type': 'uco-identity:Organization', ...maker }] : [];
  return [thing, record, ...part, ...organization];
}

function site(one: SiteRecord): Node {
  const decimal = (value: string): Node => ({ '@type': 'xsd:decimal', '@value': value });
  const place =
    one.latitude !== '' && one.longitude !== ''
      ? {
          'uco-location:latitude': decimal(one.latitude),
          'uco-location:longitude': decimal(one.longitude),
        }
      : {};
  return {
    ...ref(one.id),
    '@type': 'uco-location:Location',
    ...stated({ 'uco-core:name': one.name }),
    'uco-core:objectCreatedTime': time(one.recordedAt),
    'uco-core:externalReference': [reference(one.id, one.number)],
    ...facets(
      facet(one.id, 'uco-location:SimpleAddressFacet', {
        'uco-location:street': one.address,
        'uco-location:region': one.region,
      }),
      facet(one.id, 'uco-location:LatLongCoordinatesFacet', {}, place),
    ),
  };
}

/** @param isNamed whether the document names an exhibit */
function wallet(one: WalletRecord, isNamed: (exhibitId: string) => boolean): Node[] {
  const account: Node = {
    ...ref(one.id),
    '@type': 'uco-observable:DigitalAccount',
    ...stated({ 'uco-core:name': one.label, 'uco-core:tag': one.type }),
    'uco-core:objectCreatedTime': time(one.recordedAt),
    'uco-core:externalReference': [reference(one.id, one.number)],
  };
  const addresses = one.addresses.map(
    (address): Node => ({
      ...ref(address.id),
      '@type': 'uco-observable:DigitalAddress',
      ...stated({ 'uco-core:tag': address.chain }),
      ...facets(
        facet(address.id, 'uco-observable:DigitalAddressFacet', {
          'uco-observable:addressValue': address.canonical,
          'uco-observable:displayName': address.label,
        }),
      ),
    }),
  );
  const held =
    one.exhibitId === null || !isNamed(one.exhibitId)
      ? []
      : [relation(named(one.id, 'held'), one.id, one.exhibitId, 'Contained_Within')];
  const contained = one.addresses.map(({ id }) => relation(named(id, 'of'), id, one.id, 'Contained_Within'));
  return [account, ...addresses, ...held, ...contained];
}

function relation(id: string, from: string, to: string, kind: string): Node {
  return {
    ...ref(id),
    '@type': 'uco-observable:ObservableRelationship',
    'uco-core:source': ref(from),
    'uco-core:target': ref(to),
    'uco-core:kindOfRelationship': kind,
    'uco-core:isDirectional': true,
  };
}

function link(one: LinkRecord): Node {
  return {
    ...ref(one.id),
    '@type': 'uco-core:Relationship',
    'uco-core:source': ref(one.fromId),
    'uco-core:target': ref(one.toId),
    'uco-core:kindOfRelationship': one.kind,
    'uco-core:isDirectional': true,
    ...stated({ 'uco-core:description': one.source }),
  };
}

/** Kinds of report keep what they say of a record under the same names, some of them shorter: those are left out. */
function records<T extends { id: string; number: string; recordedAt: string }>(
  list: Sequence<T> | undefined,
): Sequence<T> {
  return (list ?? []).filter(({ id, number, recordedAt }) =>
    [id, number, recordedAt].every((text) => typeof text === 'string'),
  );
}

/** What wrote the document: a bundle is never empty. */
const tool: Node = {
  ...ref(named('dalel', 'tool')),
  '@type': 'uco-tool:Tool',
  'uco-core:name': 'Dalel',
  'uco-tool:toolType': 'evidence vault',
};

/** What a relation joins must be named by the document; those of an address and its wallet stand beside both. */
function endsOf(nodes: Iterable<Node>): Set<unknown> {
  const ends = new Set<unknown>();
  for (const one of nodes)
    for (const end of [one['uco-core:source'], one['uco-core:target']])
      if (end) ends.add((end as Node)['@id']);
  return ends;
}

/** Each object once, and no relation that points at what the document does not name. */
function closed(
  before: readonly Node[],
  wallets: Sequence<WalletRecord>,
  after: readonly Node[],
): Sequence<Node> {
  const asked = endsOf([...before, ...after]);
  for (const { exhibitId } of wallets) if (exhibitId !== null) asked.add(ref(exhibitId)['@id']);
  const named = new Set<unknown>();
  const name = (id: unknown) => (asked.has(id) ? named.add(id) : named);
  for (const one of [...before, ...after]) name(one['@id']);
  for (const { id, addresses } of wallets) {
    name(ref(id)['@id']);
    for (const address of addresses) name(ref(address.id)['@id']);
  }
  const known = (end: unknown): boolean => end === undefined || named.has((end as Node)['@id']);
  const kept = (one: Node) => known(one['uco-core:source']) && known(one['uco-core:target']);
  const once = (list: readonly Node[]) => [
    ...new Map(list.filter(kept).map((one) => [one['@id'], one])).values(),
  ];
  return joined(
    once(before),
    wallets.flatMap((one) => wallet(one, (exhibitId) => named.has(ref(exhibitId)['@id']))),
    once(after),
  );
}

/**
 * The JSON-LD document; the same source gives the same document. The objects of wallets are made when they are gone through.
 */
export function caseUco(source: CaseUcoSource): Node {
  const wallets = records(source.wallets).filter(({ addresses }) => Array.isArray(addresses));
  const links = held(records(source.links)).filter(({ fromId, toId }) => Boolean(fromId && toId));
  const objects = closed(
    [...held(records(source.persons)).map(person), ...held(records(source.exhibits)).flatMap(exhibit)],
    wallets,
    [...held(records(source.sites)).map(site), ...links.map(link)],
  );
  const investigation: Node[] =
    source.case === undefined
      ? []
      : [
          {
            ...ref(source.case.id),
            '@type': 'case-investigation:Investigation',
            ...stated({
              'uco-core:name': `${source.case.number} ${source.case.title}`.trim(),
              'uco-core:description': source.case.notes,
              'case-investigation:focus': source.case.category,
              'case-investigation:investigationStatus': source.case.stage,
            }),
            'uco-core:objectCreatedTime': time(source.case.recordedAt),
            'uco-core:object': objects.map((object) => ({ '@id': object['@id'] })),
          },
        ];
  return {
    '@context': context,
    ...ref(named(source.case?.id ?? source.head.hash, 'bundle')),
    '@type': 'uco-core:Bundle',
    'uco-core:name': source.vault.name,
    'uco-core:description': `Dalel, ledger entry ${source.head.seq}, SHA-256 ${source.head.hash}`,
    'uco-core:objectCreatedTime': time(source.taken.at),
    'uco-core:object': joined([tool, ...investigation], objects),
  };
}

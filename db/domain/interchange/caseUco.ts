import type { CaseRecord } from '../case';
import type { ExhibitRecord } from '../exhibit';
import type { LedgerHead } from '../ledger';
import type { LinkRecord } from '../link';
import type { PersonRecord } from '../person';
import type { Moment } from '../time';
import type { WalletRecord } from '../wallet';

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
  readonly wallets?: readonly WalletRecord[];
  readonly links?: readonly LinkRecord[];
}

const context = {
  kb: 'urn:uuid:',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  'case-investigation': 'https://ontology.caseontology.org/case/investigation/',
  'uco-core': 'https://ontology.unifiedcyberontology.org/uco/core/',
  'uco-identity': 'https://ontology.unifiedcyberontology.org/uco/identity/',
  'uco-observable': 'https://ontology.unifiedcyberontology.org/uco/observable/',
  'uco-role': 'https://ontology.unifiedcyberontology.org/uco/role/',
} as const;

const ref = (id: string): Node => ({ '@id': `kb:${id}` });
const time = (value: string): Node => ({ '@type': 'xsd:dateTime', '@value': value });

/** Only what was stated: an empty text says nothing. */
function stated(entries: Readonly<Record<string, string>>): Node {
  return Object.fromEntries(
    Object.entries(entries).filter(([, value]) => typeof value === 'string' && value !== ''),
  );
}

/** Facets have no record of their own: they are named after the one that they describe. */
function facet(of: string, type: string, entries: Readonly<Record<string, string>>): Node[] {
  const said = stated(entries);
  if (Object.keys(said).length === 0) return [];
  return [{ '@id': `kb:${of}#${type.split(':')[1] ?? type}`, '@type': type, ...said }];
}

function person(one: PersonRecord): Node {
  const names = facet(one.id, 'uco-identity:SimpleNameFacet', { 'uco-identity:familyName': one.name });
  const birth = /^\d{4}-\d{2}-\d{2}$/.test(one.birth)
    ? [
        {
          '@id': `kb:${one.id}#BirthInformationFacet`,
          '@type': 'uco-identity:BirthInformationFacet',
          'uco-identity:birthdate': time(`${one.birth}T00:00:00Z`),
        },
      ]
    : [];
  return {
    ...ref(one.id),
    '@type': 'uco-identity:Person',
    ...stated({ 'uco-core:name': one.name || one.nameLatin, 'uco-core:tag': one.role }),
    'uco-core:objectCreatedTime': time(one.recordedAt),
    'uco-core:externalReference': [reference(one.id, one.number)],
    'uco-core:hasFacet': [...names, ...birth],
  };
}

/** The number under which the vault keeps a record. */
function reference(id: string, number: string): Node {
  return {
    '@id': `kb:${id}#number`,
    '@type': 'uco-core:ExternalReference',
    'uco-core:externalIdentifier': number,
  };
}

function exhibit(one: ExhibitRecord): Node {
  return {
    ...ref(one.id),
    '@type': 'uco-observable:ObservableObject',
    ...stated({ 'uco-core:description': one.description, 'uco-core:tag': one.kind }),
    'uco-core:objectCreatedTime': time(one.recordedAt),
    'uco-core:externalReference': [reference(one.id, one.number)],
    'uco-core:hasFacet': facet(one.id, 'uco-observable:DeviceFacet', {
      'uco-observable:manufacturer': one.make,
      'uco-observable:model': one.model,
      'uco-observable:serialNumber': one.serial,
    }),
  };
}

function wallet(one: WalletRecord): Node[] {
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
      'uco-core:hasFacet': facet(address.id, 'uco-observable:DigitalAddressFacet', {
        'uco-observable:addressValue': address.canonical,
        'uco-observable:displayName': address.label,
      }),
    }),
  );
  const held =
    one.exhibitId === null ? [] : [relation(`${one.id}#held`, one.id, one.exhibitId, 'Contained_Within')];
  const contained = one.addresses.map(({ id }) => relation(`${id}#of`, id, one.id, 'Contained_Within'));
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
  list: readonly T[] | undefined,
): T[] {
  return (list ?? []).filter(({ id, number, recordedAt }) =>
    [id, number, recordedAt].every((text) => typeof text === 'string'),
  );
}

/** The JSON-LD document; the same source gives the same document. */
export function caseUco(source: CaseUcoSource): Node {
  const persons = records(source.persons);
  const exhibits = records(source.exhibits);
  const wallets = records(source.wallets).filter(({ addresses }) => Array.isArray(addresses));
  const links = records(source.links).filter(({ fromId, toId }) => Boolean(fromId && toId));
  const objects: Node[] = [
    ...persons.map(person),
    ...exhibits.map(exhibit),
    ...wallets.flatMap(wallet),
    ...links.map(link),
  ];
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
            }),
            'uco-core:objectCreatedTime': time(source.case.recordedAt),
            'uco-core:object': objects.map((object) => ({ '@id': object['@id'] })),
          },
        ];
  return {
    '@context': context,
    '@id': `kb:${source.case?.id ?? source.head.hash}#bundle`,
    '@type': 'uco-core:Bundle',
    'uco-core:name': source.vault.name,
    'uco-core:description': `Dalel, ledger entry ${source.head.seq}, SHA-256 ${source.head.hash}`,
    'uco-core:objectCreatedTime': time(source.taken.at),
    'uco-core:object': [...investigation, ...objects],
  };
}

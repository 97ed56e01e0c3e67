import type { RowChange } from '../../db/domain/ledger';

/** Which group of `terms.json` names the values of a field; by table where the same field means different things. */
const groups: Readonly<Record<string, string>> = {
  'case.category': 'caseCategory',
  'case.stage': 'caseStage',
  'case.language': 'language',
  'exhibit.kind': 'exhibitKind',
  'exhibit.powerState': 'powerState',
  'exhibit.pinKnown': 'yesNoUnknown',
  'wallet.type': 'walletType',
  'wallet.control': 'control',
  'wallet.extraWord': 'yesNoUnknown',
  'envelope.kind': 'envelopeKind',
  'envelope.checksum': 'phraseChecksum',
  'envelope.wordLanguage': 'seedLanguage',
  'address.role': 'addressRole',
  'address.checksum': 'checksum',
  'site.licence': 'siteLicence',
  'site.foundState': 'foundState',
  'equipment.inRegister': 'yesNoUnknown',
  'person.role': 'personRole',
  'link.kind': 'linkKind',
  'link.confidence': 'confidence',
  'report.status': 'reportStatus',
  'provider.kind': 'providerKind',
};

/** One changed field of a row, still as data: the component finds its words. */
export interface FieldChange {
  /** Namespace of the words: `wallet` for its own fields and for those of its addresses. */
  namespace: string;
  table: string;
  field: string;
  group: string | undefined;
  from: unknown;
  to: unknown;
}

const owners: Readonly<Record<string, string>> = {
  address: 'wallet',
  equipment: 'site',
  envelopeOpening: 'envelope',
  sealedWords: 'envelope',
  seizure: 'scene',
  count: 'custody',
  provider: 'import',
};
const ofMachine = new Set([
  'ledgerSeq',
  'withdrawn',
  'position',
  // The person is said by name, the moment with its own clock.
  'closedById',
  'secondId',
  'closedOffset',
]);

/** `caseFile` and `case_file` are the case's table; every other table is named by its record. */
export function recordOfTable(table: string): string {
  const name = table.replace(/_(\w)/g, (_all, letter: string) => letter.toUpperCase());
  return name === 'caseFile' ? 'case' : name;
}

/** The fields that an entry changed, in the order in which it says them; inserted rows are not listed field by field. */
export function fieldChanges(changes: readonly RowChange[]): FieldChange[] {
  return changes.flatMap((change) => {
    if (change.op !== 'update') return [];
    const table = recordOfTable(change.table);
    return Object.entries(change.fields)
      .filter(([field]) => !ofMachine.has(field))
      .map(([field, [from, to]]) => ({
        namespace: owners[table] ?? table,
        table,
        field,
        group: groups[`${table}.${field}`],
        from,
        to,
      }));
  });
}

/** What an entry did, seen from its kind (`wallet.amend`): the key of its word in records.json. */
export function actKey(kind: string): 'history.inserted' | 'history.amended' | 'history.other' {
  const verb = kind.split('.').at(-1);
  if (verb === 'record') return 'history.inserted';
  if (verb === 'amend') return 'history.amended';
  return 'history.other';
}

import type { AccessNote } from '../../../db/accessLog';
import type { RouteOutput, RouteParsed } from '../contract';
import type { EvidenceRoute } from './handlers';

type Noted = {
  readonly [N in EvidenceRoute]?: (input: RouteParsed<N>, output: RouteOutput<N>) => AccessNote | undefined;
};

interface Opened {
  readonly id: string;
  readonly number: string;
  readonly caseId?: string | null;
}

const opening =
  (subjectKind: string) =>
  (_input: unknown, { id, number, caseId = id }: Opened): AccessNote => ({
    kind: 'record.open',
    subjectKind,
    subjectId: id,
    what: number,
    ...(caseId === null ? {} : { caseId }),
  });

/** What the second log says of each call that opens a record, searches or carries something out. */
export const accessNotes: Noted = {
  'case.get': opening('case'),
  'seizure.get': opening('seizure'),
  'exhibit.get': opening('exhibit'),
  'wallet.get': opening('wallet'),
  'site.get': opening('site'),
  'person.get': opening('person'),
  'link.get': opening('link'),
  'envelope.get': opening('envelope'),
  'account.get': opening('account'),
  'movement.get': opening('movement'),
  'observation.get': opening('observation'),
  'custody.get': opening('custody'),
  'custody.of': (_input, { thing }) => opening(thing.kind)(_input, thing),
  'disposition.get': opening('disposition'),
  'discrepancy.get': opening('discrepancy'),
  'count.get': opening('count'),
  'report.get': (input, { report }) => opening('report')(input, report),
  'attachment.get': opening('attachment'),
  'attachment.read': ({ id }) => ({ kind: 'record.open', subjectKind: 'attachment', subjectId: id }),
  'attachment.picture': ({ id }) => ({ kind: 'record.open', subjectKind: 'attachment', subjectId: id }),
  'attachment.export': ({ id }, { sha256 }) => ({
    kind: 'export',
    subjectKind: 'attachment',
    subjectId: id,
    what: sha256,
  }),
  // What was only looked at has not left; a print is noted when the system says that it was made.
  'label.draw': ({ ids, to }) =>
    to === undefined ? undefined : { kind: 'export', subjectKind: 'exhibit', what: `labels ${ids.length}` },
  'search.find': (input) => ({ kind: 'search', what: input.text }),
  'report.draft': ({ caseId }, { sha256 }) => ({
    kind: 'export',
    subjectKind: caseId === undefined ? 'vault' : 'case',
    what: sha256,
    ...(caseId === undefined ? {} : { subjectId: caseId, caseId }),
  }),
  'report.export': ({ id }, { sha256 }) => ({
    kind: 'export',
    subjectKind: 'report',
    subjectId: id,
    what: sha256,
  }),
  'report.file': ({ id }) => ({ kind: 'record.open', subjectKind: 'report', subjectId: id }),
  'report.cmsAgain': ({ id }, { digests }) => ({
    kind: 'export',
    subjectKind: 'report',
    subjectId: id,
    what: digests[0] ?? '',
  }),
  'report.exportFolder': ({ id }, { files }) => ({
    kind: 'export',
    subjectKind: 'report',
    subjectId: id,
    what: files[0]?.sha256 ?? '',
  }),
  'case.exportTo': ({ caseId, format, named }, { sha256 }) => ({
    kind: 'export',
    subjectKind: 'case',
    subjectId: caseId,
    caseId,
    what: `${format}${named ? ' named' : ''} ${sha256}`,
  }),
  'table.exportEnd': (_input, { title, rows, sha256 }) =>
    sha256 === ''
      ? undefined
      : { kind: 'export', subjectKind: 'table', what: `${title}: ${rows}, ${sha256}` },
  'ledger.verify': () => ({ kind: 'ledger.verify' }),
};

import { z } from 'zod';
import { recordId } from './ids';

/** Whose hand stands in a signature field. */
export const signatureRole = z.enum([
  'investigator',
  'second-officer',
  'witness',
  'second-witness',
  'evidence-officer',
  'supervisor',
  'handing-over',
  'receiving',
  'specialist',
  'owner',
]);
export type SignatureRole = z.infer<typeof signatureRole>;

/** What a report can be about. `vault` stands for all cases that its author sees. */
export const reportAbout = z.enum([
  'vault',
  'case',
  'exhibit',
  'site',
  'custody',
  'count',
  'discrepancy',
  'disposition',
  'search',
  'provider',
]);
export type ReportAbout = z.infer<typeof reportAbout>;

export const reportKind = z.enum([
  'case',
  'inventory',
  'seizure',
  'mining-site',
  'ledger-extract',
  'statistics',
  'custody-record',
  'hand-over',
  'discrepancy-act',
  'count-result',
  'disposition-act',
  'funds',
  'provider-request',
]);
export type ReportKind = z.infer<typeof reportKind>;

interface KindRule {
  readonly about: ReportAbout;
  /**
   * The signature fields in the order on paper. The first signs when the report is made, the others in any order.
   */
  readonly signatures: readonly SignatureRole[];
  /** The report is over a stretch of time that is asked for. */
  readonly period?: true;
  /** What is asked of the provider and about which places is chosen: `providerRequest.ts`. */
  readonly request?: true;
}

const byThree = ['investigator', 'second-officer', 'witness'] as const;

/** Every kind of report: the one list. What each says is in `paper/kinds`, what it reads in `db/papers.ts`. */
export const reportKinds: Readonly<Record<ReportKind, KindRule>> = {
  case: { about: 'case', signatures: byThree },
  inventory: { about: 'case', signatures: ['investigator', 'evidence-officer', 'witness'] },
  seizure: { about: 'search', signatures: ['investigator', 'witness', 'second-witness', 'owner'] },
  'mining-site': { about: 'site', signatures: ['investigator', 'specialist', 'witness'] },
  'ledger-extract': { about: 'case', signatures: ['investigator', 'supervisor'] },
  funds: { about: 'case', signatures: ['investigator', 'second-officer', 'specialist'] },
  'provider-request': {
    about: 'provider',
    signatures: ['investigator', 'supervisor'],
    period: true,
    request: true,
  },
  statistics: { about: 'vault', signatures: ['investigator', 'supervisor'], period: true },
  'custody-record': { about: 'exhibit', signatures: ['investigator', 'evidence-officer'] },
  'hand-over': { about: 'custody', signatures: ['handing-over', 'receiving', 'witness'] },
  'discrepancy-act': {
    about: 'discrepancy',
    signatures: ['evidence-officer', 'second-officer', 'supervisor'],
  },
  'count-result': { about: 'count', signatures: ['evidence-officer', 'second-officer', 'supervisor'] },
  'disposition-act': {
    about: 'disposition',
    signatures: ['evidence-officer', 'second-officer', 'receiving'],
  },
};

/** Something that a report can be about, named so that it can be chosen. `caseId` is null outside any case. */
export const reportSubject = z.strictObject({
  about: reportAbout,
  id: z.string(),
  number: z.string(),
  title: z.string(),
  caseId: recordId.nullable(),
});
export type ReportSubject = z.infer<typeof reportSubject>;

/** A stretch of time, both days included; '' leaves that end open. */
export const reportPeriod = z.strictObject({
  from: z.union([z.iso.date(), z.literal('')]),
  to: z.union([z.iso.date(), z.literal('')]),
});
export type ReportPeriod = z.infer<typeof reportPeriod>;

/** A period that ends before it begins: nothing lies in it, and a paper about nothing would look like a finding. */
export const runsBack = ({ from, to }: ReportPeriod): boolean => from !== '' && to !== '' && to < from;

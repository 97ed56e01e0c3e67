import type { OfficerRecord } from '../officer';
import { signatureRoles } from '../report';
import type { ReportField, ReportModel } from '../reportModel';
import { machineCount } from '../site';
import type { CaseSnapshot } from '../snapshot';
import { isoWithOffset, type Moment } from '../time';
import { field, fields, noteBlock } from './blocks';
import { caseSection, linksSection, personsSection } from './caseSection';
import { envelopesSection } from './envelopesSection';
import { exhibitsSection } from './exhibitsSection';
import { sitesSection } from './sitesSection';
import { walletsSection } from './walletsSection';
import { amountWords, momentWords, numberWords, type ReportWords } from './words';

export { makeWords, type ReportWords } from './words';

/** What a report is told beside the snapshot: its number in the register, when it is drawn up, by whom, and whether it is a draft. */
export interface ReportOccasion {
  readonly number: string;
  readonly when: Moment;
  readonly officer: Pick<OfficerRecord, 'name' | 'rank' | 'unit'>;
  readonly draft: boolean;
}

/**
 * What a case report says and in which order. Pure: the window's preview and the signed page both come from here.
 * @throws Error when the words of a language lack a key
 */
export function buildReport(
  snapshot: CaseSnapshot,
  words: ReportWords,
  occasion: ReportOccasion,
): ReportModel {
  const { head } = snapshot;
  const letterhead = [snapshot.case.body, occasion.officer.unit, snapshot.vault.name].filter(
    (line) => line.trim() !== '',
  );
  const watermark = occasion.draft ? words.paper('draft') : snapshot.vault.sample ? 'SAMPLE' : undefined;
  return {
    kind: 'case',
    language: words.language,
    title: words.paper('title'),
    subtitle: `${snapshot.case.number} · ${snapshot.case.title}`,
    number: occasion.number,
    date: isoWithOffset(occasion.when),
    dateText: momentWords(occasion.when, words.language),
    letterhead: letterhead.slice(0, 6),
    ...(watermark === undefined ? {} : { watermark }),
    head: { words: head.words, seq: head.seq, hashHex: head.hash },
    labels: labels(words),
    summary: summary(snapshot, words),
    sections: [
      caseSection(snapshot, words),
      personsSection(snapshot, words),
      exhibitsSection(snapshot, words),
      walletsSection(snapshot, words),
      envelopesSection(snapshot, words),
      sitesSection(snapshot, words),
      linksSection(snapshot, words),
      ledgerSection(snapshot, words),
    ],
    signatures: signatureRoles.case.map((role, index) => ({
      role: words.term(`signatureRole.${role}`),
      // who signs further is not known when the page is drawn; their stamp says it
      name: index === 0 ? `${occasion.officer.rank} ${occasion.officer.name}`.trim() : '',
      position: index === 0 ? occasion.officer.unit : '',
    })),
  };
}

function summary(snapshot: CaseSnapshot, words: ReportWords): ReportField[] {
  const count = (name: string, value: number): ReportField => ({
    label: words.paper(`summary.${name}`),
    value: numberWords(value, words.language),
  });
  const machines = snapshot.sites.reduce((sum, site) => sum + machineCount(site.equipment), 0);
  const damage = amountWords(snapshot.case.damageTiyn, 2, words.language);
  return [
    count('exhibits', snapshot.exhibits.length),
    count('wallets', snapshot.wallets.length),
    count('notSecured', snapshot.wallets.filter((wallet) => wallet.control !== 'confirmed').length),
    machines > 0 || damage === ''
      ? count('machines', machines)
      : { label: words.paper('summary.damage'), value: `${damage} ₸` },
  ];
}

function ledgerSection(snapshot: CaseSnapshot, words: ReportWords): ReportModel['sections'][number] {
  const { head, taken } = snapshot;
  return {
    id: 'ledger',
    heading: words.paper('sections.ledger'),
    blocks: [
      ...fields(
        field(words, 'ledger.entries', String(head.seq)),
        field(words, 'ledger.at', momentWords(taken, words.language)),
        field(words, 'ledger.head', head.words, true),
        field(words, 'ledger.hash', head.hash, true),
      ),
      noteBlock(words, 'proves', 'info'),
      ...(snapshot.vault.soleOfficer ? [noteBlock(words, 'soleOfficer', 'info')] : []),
    ],
  };
}

const labelNames = [
  'number',
  'date',
  'page',
  'of',
  'caseHash',
  'head',
  'entry',
  'signatures',
  'signatureBox',
  'check',
  'checkText',
  'attachments',
  'attachmentName',
  'attachmentContent',
  'attachmentSize',
  'bytes',
] as const;

function labels(words: ReportWords): ReportModel['labels'] {
  const found = Object.fromEntries(labelNames.map((name) => [name, words.paper(`labels.${name}`)]));
  return found as ReportModel['labels'];
}

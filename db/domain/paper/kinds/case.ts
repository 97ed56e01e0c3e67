import type { ReportField } from '../../reportModel';
import { machineCount } from '../../site';
import type { CaseSnapshot } from '../../snapshot';
import { timelineSection } from '../caseFigures';
import { caseSection, linksSection, personsSection } from '../caseSection';
import { envelopesSection } from '../envelopesSection';
import { exhibitsSection } from '../exhibitsSection';
import { filesSection } from '../filesSection';
import { handlingSection } from '../handlingSection';
import { inventoryTable } from '../inventoryTable';
import type { PaperKind } from '../kind';
import { ledgerSection } from '../ledgerSection';
import { printed } from '../photographs';
import { sitesSection } from '../sitesSection';
import { walletsSection } from '../walletsSection';
import { amountWords, numberWords, type ReportWords } from '../words';

/** All that is recorded of one case. */
export const casePaper: PaperKind<CaseSnapshot> = {
  id: 'case',
  content: (snapshot, words, pictures) => ({
    title: words.paper('title'),
    subtitle: `${snapshot.case.number} · ${snapshot.case.title}`,
    body: snapshot.case.body,
    summary: summary(snapshot, words),
    sections: [
      caseSection(snapshot, words, nothingOf(snapshot, words)),
      ...timelineSection(snapshot, words),
      ...some(snapshot.persons, () => personsSection(snapshot, words)),
      ...some(snapshot.exhibits, () => exhibitsSection(snapshot, words, pictures)),
      ...handlingSection(snapshot, words),
      ...some(snapshot.wallets, () => walletsSection(snapshot, words)),
      ...some(snapshot.envelopes, () => envelopesSection(snapshot, words)),
      ...some(snapshot.sites, () => sitesSection(snapshot, words, pictures)),
      ...some(snapshot.links, () => linksSection(snapshot, words)),
      ...some(snapshot.attachments, () => filesSection(snapshot, words, pictures)),
      ledgerSection(snapshot, words),
    ],
  }),
  tables: (snapshot) => [inventoryTable(snapshot)],
  pictures: ({ attachments }) => printed(attachments),
};

type Counted = { readonly length: number };

/** A section of what there is; what there is nothing of is named in one line instead. */
function some<T>(list: Counted, section: () => T): T[] {
  return list.length === 0 ? [] : [section()];
}

function nothingOf(snapshot: CaseSnapshot, words: ReportWords): string {
  const kinds: readonly (readonly [string, Counted])[] = [
    ['sections.persons', snapshot.persons],
    ['sections.exhibits', snapshot.exhibits],
    ['sections.wallets', snapshot.wallets],
    ['sections.envelopes', snapshot.envelopes],
    ['sections.sites', snapshot.sites],
    ['sections.links', snapshot.links],
    ['files.title', snapshot.attachments],
  ];
  return kinds.flatMap(([key, { length }]) => (length === 0 ? [words.paper(key)] : [])).join('; ');
}

function summary(snapshot: CaseSnapshot, words: ReportWords): ReportField[] {
  const count = (name: string, value: number): ReportField => ({
    label: words.paper(`summary.${name}`),
    value: numberWords(value, words.language),
  });
  let notSecured = 0;
  for (const { control } of snapshot.wallets) if (control !== 'confirmed') notSecured += 1;
  const machines = snapshot.sites.reduce((sum, site) => sum + machineCount(site.equipment), 0);
  const damage = amountWords(snapshot.case.damageTiyn, 2, words.language);
  return [
    count('exhibits', snapshot.exhibits.length),
    count('wallets', snapshot.wallets.length),
    count('notSecured', notSecured),
    machines > 0 || damage === ''
      ? count('machines', machines)
      : { label: words.paper('summary.damage'), value: `${damage} ₸` },
  ];
}

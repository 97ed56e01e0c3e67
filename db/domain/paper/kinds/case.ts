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
import { isPrintable } from '../photographs';
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
      caseSection(snapshot, words),
      ...timelineSection(snapshot, words),
      personsSection(snapshot, words),
      exhibitsSection(snapshot, words, pictures),
      ...handlingSection(snapshot, words),
      walletsSection(snapshot, words),
      envelopesSection(snapshot, words),
      sitesSection(snapshot, words, pictures),
      linksSection(snapshot, words),
      filesSection(snapshot, words, pictures),
      ledgerSection(snapshot, words),
    ],
  }),
  tables: (snapshot) => [inventoryTable(snapshot)],
  pictures: ({ attachments }) =>
    attachments.filter(isPrintable).map(({ sha256, mediaType }) => ({ sha256, mediaType })),
};

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

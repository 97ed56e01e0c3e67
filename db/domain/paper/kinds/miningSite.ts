import type { AttachmentRecord } from '../../attachment';
import type { CaseRecord } from '../../case';
import { type DamageCalculation, type DamageEstimate, miningDamage } from '../../damage';
import type { ReportBlock, ReportField, ReportSection } from '../../reportModel';
import { machineCount, machineWatts, type SiteRecord, serialList } from '../../site';
import { field, fields, noteBlock } from '../blocks';
import { sitesMapBlock } from '../caseFigures';
import { caseHeadBlocks } from '../caseSection';
import { fileTable } from '../filesSection';
import type { PaperKind, PaperSource, PaperTable, Pictures } from '../kind';
import { ledgerSection } from '../ledgerSection';
import { pictureBlocks, printed } from '../photographs';
import { equipmentTable, kilowatts, siteFields, statedDamage } from '../sitesSection';
import { amountWords, dateWords, numberWords, type ReportWords } from '../words';

export interface MiningSiteSource extends PaperSource {
  readonly case: CaseRecord;
  readonly site: SiteRecord;
  /** What is attached to the site; older reports hold nothing of it. */
  readonly attachments?: readonly AttachmentRecord[];
  /** As it was computed: `case.json` holds the figures beside what they come from. */
  readonly damage: DamageCalculation;
}

/** What is computed once, when the source is read. */
export function withDamage(source: Omit<MiningSiteSource, 'damage'>): MiningSiteSource {
  const { recordedAt: at, recordedOffset: offset } = source.site;
  return { ...source, damage: miningDamage(source.site, { at, offset }) };
}

/** One mining site: what it is, its machines, and what its electricity cost. */
export const miningSitePaper: PaperKind<MiningSiteSource> = {
  id: 'mining-site',
  content: (source, words, pictures) => ({
    title: words.paper('miningSite.title'),
    subtitle: `${source.site.number} · ${source.site.name}`,
    body: source.case.body,
    summary: summary(source, words),
    sections: [
      { id: 'case', heading: words.paper('sections.case'), blocks: caseHeadBlocks(source.case, words) },
      {
        id: 'site',
        heading: words.paper('miningSite.site'),
        blocks: [...siteFields(source.site, words), ...sitesMapBlock([source.site], words)],
      },
      scheduleSection(source.site, words),
      damageSection(source, words),
      statedSection(source.site, words),
      ...attachedFiles(source, words, pictures),
      ledgerSection(source, words),
    ],
  }),
  tables: ({ case: of, site }) => [equipmentCsv(of, site)],
  pictures: ({ attachments = [] }) => printed(attachments),
};

/** What is attached to the site, each file with its hash, and its photographs. */
function attachedFiles(
  { attachments = [], site }: MiningSiteSource,
  words: ReportWords,
  pictures: Pictures,
): ReportSection[] {
  if (attachments.length === 0) return [];
  const table = fileTable(attachments, new Map([[site.id, site.number]]), words);
  const blocks = [table, ...pictureBlocks(attachments, pictures, words)];
  return [{ id: 'files', heading: words.paper('files.title'), blocks }];
}

function summary({ site, damage }: MiningSiteSource, words: ReportWords): ReportField[] {
  const { language } = words;
  return [
    {
      label: words.paper('summary.machines'),
      value: numberWords(machineCount(site.equipment), language),
    },
    {
      label: words.paper('fields.site.machineKw'),
      value: kilowatts(machineWatts(site.equipment), words),
    },
    {
      label: words.paper('miningSite.midDamage'),
      value: damage.missing.length > 0 ? '—' : `${amountWords(damage.mid.tiyn, 2, language)} ₸`,
    },
  ];
}

function scheduleSection(site: SiteRecord, words: ReportWords): ReportSection {
  const label = (name: string) => words.paper(`fields.equipment.${name}`);
  const states: ReportBlock[] =
    site.equipment.length === 0
      ? []
      : [
          {
            type: 'table',
            caption: words.paper('miningSite.states'),
            columns: [
              { label: label('index'), align: 'right', width: 'narrow' },
              { label: label('model'), width: 'wide' },
              { label: label('count'), align: 'right', width: 'narrow' },
              { label: label('condition') },
              { label: label('inRegister'), width: 'narrow' },
              { label: label('keptBy') },
            ],
            rows: site.equipment.map((row, index) => [
              String(index + 1),
              `${row.maker} ${row.model}`.trim(),
              numberWords(row.count, words.language),
              row.condition,
              words.term(`yesNoUnknown.${row.inRegister}`),
              row.keptBy,
            ]),
          },
        ];
  return {
    id: 'schedule',
    heading: words.paper('captions.equipment'),
    blocks: [...equipmentTable(site.equipment, words, true), ...states],
  };
}

function damageSection({ site, damage }: MiningSiteSource, words: ReportWords): ReportSection {
  const heading = words.paper('miningSite.damage');
  if (damage.missing.length > 0) {
    const missing = damage.missing.map((name) => words.paper(`miningSite.missing.${name}`)).join('; ');
    const text = `${words.paper('miningSite.missing')}: ${missing}.`;
    return { id: 'damage', heading, blocks: [{ type: 'note', level: 'warn', text }] };
  }
  const { language } = words;
  const row = (name: 'low' | 'mid' | 'high', one: DamageEstimate) => [
    words.paper(`miningSite.${name}`),
    kilowatts(one.watts, words),
    dateWords(one.from, language),
    numberWords(one.days, language),
    amountWords(one.wattHours, 3, language),
    amountWords(one.tiyn, 2, language),
  ];
  return {
    id: 'damage',
    heading,
    blocks: [
      ...fields(
        field(words, 'site.tariffTiyn', amountWords(site.tariffTiyn, 2, language)),
        field(words, 'site.tariffSource', site.tariffSource),
        field(words, 'site.runningEvidence', site.runningEvidence),
      ),
      {
        type: 'table',
        caption: `${words.paper('miningSite.until')} ${dateWords(damage.mid.to, language)}`,
        columns: [
          { label: words.paper('miningSite.estimate') },
          { label: words.paper('miningSite.power'), align: 'right', width: 'narrow' },
          { label: words.paper('miningSite.from'), width: 'narrow' },
          { label: words.paper('miningSite.days'), align: 'right', width: 'narrow' },
          { label: words.paper('miningSite.energy'), align: 'right' },
          { label: words.paper('miningSite.money'), align: 'right' },
        ],
        rows: [row('low', damage.low), row('mid', damage.mid), row('high', damage.high)],
      },
      noteBlock(words, 'miningDamage', 'info'),
    ],
  };
}

/** What others computed; that nothing is stated is said, since a court looks for it. */
function statedSection(site: SiteRecord, words: ReportWords): ReportSection {
  const heading = words.paper('miningSite.stated');
  const said = (name: string): ReportBlock => ({
    type: 'paragraph',
    text: words.paper(`miningSite.${name}`),
  });
  const stated = statedDamage(site, words);
  const blocks = stated.length === 0 ? [said('noneStated')] : [said('statedText'), ...stated];
  return { id: 'stated', heading, blocks };
}

function equipmentCsv(of: CaseRecord, site: SiteRecord): PaperTable {
  const text = (value: number | null) => (value === null ? '' : String(value));
  return {
    name: 'equipment.csv',
    description: 'miningSite.csv',
    columns: [
      'case',
      'site',
      'maker',
      'model',
      'serials',
      'count',
      'nameplate_watts',
      'measured_watts',
      'hash_rate',
      'condition',
      'in_register',
      'kept_by',
    ],
    rows: site.equipment.map((row) => [
      of.number,
      site.number,
      row.maker,
      row.model,
      serialList(row.serials).join(' '),
      String(row.count),
      text(row.nameplateWatts),
      text(row.measuredWatts),
      row.hashRate,
      row.condition,
      row.inRegister,
      row.keptBy,
    ]),
  };
}

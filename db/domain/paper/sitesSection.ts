import type { ReportBlock, ReportColumn, ReportSection } from '../reportModel';
import { type EquipmentRecord, machineCount, machineWatts, type SiteRecord, serialList } from '../site';
import type { CaseSnapshot } from '../snapshot';
import { empty, field, fields, noteBlock } from './blocks';
import { sitesMapBlock } from './caseFigures';
import type { Pictures } from './kind';
import { pictureBlocks } from './photographs';
import { amountWords, dateWords, numberWords, type ReportWords } from './words';

export function sitesSection(
  snapshot: CaseSnapshot,
  words: ReportWords,
  pictures: Pictures = new Map(),
): ReportSection {
  const heading = words.paper('sections.sites');
  if (snapshot.sites.length === 0) return { id: 'sites', heading, blocks: [empty(words, 'sites')] };
  const files = Map.groupBy(snapshot.attachments, ({ ownerId }) => ownerId);
  return {
    id: 'sites',
    heading,
    blocks: [
      ...sitesMapBlock(snapshot.sites, words),
      ...snapshot.sites.flatMap((site) => [
        ...siteBlocks(site, words),
        ...pictureBlocks(files.get(site.id) ?? [], pictures, words),
      ]),
      noteBlock(words, 'power', 'info'),
    ],
  };
}

export const kilowatts = (watts: number | null, words: ReportWords) =>
  watts === null ? '' : numberWords(watts / 1000, words.language, 2);

function siteBlocks(site: SiteRecord, words: ReportWords): ReportBlock[] {
  return [
    { type: 'subheading', text: `${site.number} · ${site.name}` },
    ...siteFields(site, words),
    ...equipmentTable(site.equipment, words),
    ...statedDamage(site, words),
  ];
}

/** Serial numbers by the lines of the schedule; each stays whole, so that it copies as one string. */
function serialTable(equipment: readonly EquipmentRecord[], words: ReportWords): ReportBlock {
  const label = (name: string) => words.paper(`fields.equipment.${name}`);
  return {
    type: 'table',
    caption: words.paper('miningSite.serials'),
    columns: [
      { label: label('index'), align: 'right', width: 'narrow' },
      { label: label('model') },
      { label: words.paper('miningSite.serials'), mono: true, width: 'wide' },
    ],
    rows: equipment.flatMap((row, index) =>
      row.serials === ''
        ? []
        : [[String(index + 1), `${row.maker} ${row.model}`.trim(), serialList(row.serials).join(', ')]],
    ),
  };
}

/** Damage that others computed, each amount with its document; none where nothing was stated. */
export function statedDamage(site: SiteRecord, words: ReportWords): ReportBlock[] {
  // data of a report that was made before it could be stated has none
  const row = (name: string, tiyn = '', source = '') =>
    tiyn === '' && source === ''
      ? []
      : [[words.paper(`miningSite.${name}`), amountWords(tiyn, 2, words.language) || '—', source]];
  const rows = [
    ...row('lostTax', site.lostTaxTiyn, site.lostTaxSource),
    ...row('income', site.incomeTiyn, site.incomeSource),
    ...row('expert', site.expertTiyn, site.expertConclusion),
  ];
  if (rows.length === 0) return [];
  const columns: ReportColumn[] = [
    { label: words.paper('miningSite.what') },
    { label: words.paper('miningSite.amount'), align: 'right', width: 'narrow' },
    { label: words.paper('miningSite.basis'), width: 'wide' },
  ];
  return [{ type: 'table', columns, rows }];
}

/** What was stated of a site, and the power of its machines. */
export function siteFields(site: SiteRecord, words: ReportWords): ReportBlock[] {
  const { language } = words;
  const machines = machineWatts(site.equipment);
  const place = site.latitude === '' ? '' : `${site.latitude}, ${site.longitude}`;
  return [
    // The place stands alone, so that it copies as one line.
    ...fields(field(words, 'site.address', site.address)),
    ...fields(
      field(words, 'site.region', site.region),
      field(words, 'site.place', place, true),
      field(words, 'site.cadastralNumber', site.cadastralNumber ?? '', true),
      field(words, 'site.owner', site.owner),
      field(words, 'site.ownerBin', site.ownerBin, true),
      field(words, 'site.operator', site.operator),
      field(words, 'site.licence', words.term(`siteLicence.${site.licence}`)),
      field(words, 'site.foundState', words.term(`foundState.${site.foundState}`)),
      field(words, 'site.gridCompany', site.gridCompany),
      field(words, 'site.technicalConditions', site.technicalConditions ?? ''),
      field(words, 'site.gridContract', site.gridContract ?? ''),
      field(words, 'site.substation', site.substation),
      field(words, 'site.feeder', site.feeder),
      field(
        words,
        'site.transformerKva',
        site.transformerKva === null ? '' : numberWords(site.transformerKva, language),
      ),
      field(words, 'site.meterNumber', site.meterNumber, true),
      field(words, 'site.meterSeal', site.meterSeal, true),
      field(words, 'site.measuredWatts', kilowatts(site.measuredWatts, words)),
      field(words, 'site.measuredPhases', site.measuredPhases ?? ''),
      field(words, 'site.machineCount', numberWords(machineCount(site.equipment), language)),
      field(words, 'site.machineKw', kilowatts(machines, words)),
      field(words, 'site.kwhPerDay', numberWords((machines * 24) / 1000, language)),
      field(words, 'site.runningSince', dateWords(site.runningSince, language)),
      field(words, 'site.runningEvidence', site.runningEvidence),
      field(words, 'site.tariffTiyn', amountWords(site.tariffTiyn, 2, language)),
      field(words, 'site.tariffSource', site.tariffSource),
      field(words, 'site.pool', site.pool),
      field(words, 'site.poolAccount', site.poolAccount, true),
      field(words, 'site.poolWorkers', site.poolWorkers ?? '', true),
      field(words, 'site.notes', site.notes),
    ),
  ];
}

/** @param alone under a heading of its own, which says what the table is */
export function equipmentTable(
  equipment: readonly EquipmentRecord[],
  words: ReportWords,
  alone = false,
): ReportBlock[] {
  if (equipment.length === 0) return [empty(words, 'equipment')];
  const label = (name: string) => words.paper(`fields.equipment.${name}`);
  const watts = (value: number | null) => (value === null ? '' : numberWords(value, words.language));
  const serials = equipment.filter((row) => row.serials !== '');
  return [
    {
      type: 'table',
      ...(alone ? {} : { caption: words.paper('captions.equipment') }),
      columns: [
        { label: label('index'), align: 'right', width: 'narrow' },
        { label: label('maker'), width: 'narrow' },
        { label: label('model'), width: 'wide' },
        { label: label('hashRate'), width: 'narrow' },
        { label: label('count'), align: 'right', width: 'narrow' },
        { label: label('nameplateWatts'), align: 'right', width: 'narrow' },
        { label: label('measuredWatts'), align: 'right', width: 'narrow' },
        { label: label('totalWatts'), align: 'right', width: 'narrow' },
      ],
      rows: equipment.map((row, index) => [
        String(index + 1),
        row.maker,
        row.model,
        row.hashRate,
        numberWords(row.count, words.language),
        watts(row.nameplateWatts),
        watts(row.measuredWatts),
        watts(machineWatts([row])),
      ]),
      total: [
        '',
        words.paper('captions.total'),
        '',
        '',
        numberWords(machineCount(equipment), words.language),
        '',
        '',
        watts(machineWatts(equipment)),
      ],
    },
    ...(serials.length === 0 ? [] : [serialTable(equipment, words)]),
  ];
}

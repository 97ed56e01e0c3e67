import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import type { ReportAddress, ReportBlock, ReportLanguage, ReportModel } from '../../db/domain/reportModel';
import type { DrawAttachment, DrawJob } from '../../electron/report/types';
import { sampleAddress } from './sampleAddresses';
import { sampleWords } from './sampleWords';

export const assetsDir = resolve(import.meta.dirname, '../../assets/report');

const makers = [
  'Ledger Nano X',
  'Samsung Galaxy S24 Ultra',
  '—',
  'Lenovo ThinkPad T14 Gen 5',
  'Kingston DataTraveler 64 GB',
];

function pairs(list: [string, string][], mono: number[] = []) {
  return list.map(([label, value], i) =>
    mono.includes(i) ? { label, value, mono: true } : { label, value },
  );
}

function exhibitTable(w: (typeof sampleWords)['ru']): ReportBlock {
  const rows = Array.from({ length: 14 }, (_, i) => [
    `ШМК-2026-014/ВД-${String(i + 1).padStart(2, '0')}`,
    w.exhibitKinds[i % w.exhibitKinds.length] ?? '',
    makers[i % makers.length] ?? '',
    createHash('sha256').update(`serial ${i}`).digest('hex').slice(0, 14).toUpperCase(),
    `118-22${10 + i} / 0044${170 + i}`,
    w.found[i % w.found.length] ?? '',
  ]);
  return {
    type: 'table',
    columns: w.exhibitColumns.map((label, i) => ({
      label,
      ...(i === 0 || i === 3 ? { mono: true } : {}),
      width: i === 5 ? ('wide' as const) : i === 0 || i === 3 ? ('narrow' as const) : ('normal' as const),
    })),
    rows,
  };
}

function equipmentTable(w: (typeof sampleWords)['ru']): ReportBlock {
  const kinds = [
    'Bitmain Antminer S19j Pro',
    'MicroBT Whatsminer M50S',
    'Bitmain Antminer S21',
    'Canaan Avalon A1366',
  ];
  const rows = Array.from({ length: 24 }, (_, i) => [
    String(i + 1),
    kinds[i % kinds.length] ?? '',
    `HTSG${(7_310_000 + i * 7_919).toString(36).toUpperCase()}JCJ`,
    ['104', '126', '200', '130'][i % 4] ?? '',
    ['3 068', '3 276', '3 500', '3 250'][i % 4] ?? '',
    String(12 + (i % 5)),
    w.states[i % w.states.length] ?? '',
  ]);
  return {
    type: 'table',
    caption: w.equipmentCaption,
    columns: w.equipmentColumns.map((label, i) => ({
      label,
      ...(i === 2 ? { mono: true } : {}),
      align: i >= 3 && i <= 5 ? ('right' as const) : ('left' as const),
      width: i === 0 || (i >= 3 && i <= 5) ? ('narrow' as const) : ('normal' as const),
    })),
    rows,
    total: ['', w.total, '', '44 800', '1 867 600', '334', ''],
  };
}

export interface SampleOptions {
  addresses?: number;
  draft?: boolean;
  extraSections?: ReportModel['sections'];
}

/** A worked case in one language: `addresses` (36) printed in two wallets, exhibits, a site with machines. */
export function sampleModel(language: ReportLanguage, options: SampleOptions = {}): ReportModel {
  const w = sampleWords[language];
  const all = Array.from({ length: options.addresses ?? 36 }, (_, i): ReportAddress => {
    const row = sampleAddress(i, w.verdicts);
    return i % 9 === 0 ? { ...row, detail: w.details[(i / 9) % w.details.length] ?? '' } : row;
  });
  const cut = Math.ceil(all.length * 0.6);
  const addressTable = (rows: ReportAddress[]): ReportBlock => ({
    type: 'addressTable',
    columns: w.addressColumns,
    rows,
  });
  const model: ReportModel = {
    kind: 'case',
    language,
    title: w.title,
    subtitle: w.subtitle,
    number: 'ШМК-2026-014/О-3',
    classification: w.classification,
    date: '2026-11-18T14:02:11+05:00',
    dateText: w.dateText,
    letterhead: w.letterhead,
    head: {
      words: 'kelob-tavir-rubil-sonad-bafus-mizor-lugah-nopid',
      seq: 4812,
      hashHex: createHash('sha256').update('sample head').digest('hex'),
    },
    labels: w.labels,
    summary: pairs(w.summary),
    sections: [
      {
        id: 'facts',
        heading: w.headings.facts,
        blocks: [
          { type: 'fields', fields: pairs(w.facts, [0, 2]) },
          { type: 'paragraph', text: w.narrative },
          { type: 'note', level: 'warn', title: w.warnTitle, text: w.warn },
        ],
      },
      { id: 'exhibits', heading: w.headings.exhibits, blocks: [exhibitTable(w)] },
      {
        id: 'wallets',
        heading: w.headings.wallets,
        blocks: [
          { type: 'note', level: 'info', text: w.info },
          { type: 'subheading', text: w.walletOne },
          { type: 'fields', fields: pairs(w.walletFields, [3, 4]) },
          addressTable(all.slice(0, cut)),
          { type: 'subheading', text: w.walletTwo },
          addressTable(all.slice(cut)),
        ],
      },
      {
        id: 'site',
        heading: w.headings.site,
        blocks: [{ type: 'fields', fields: pairs(w.siteFields, [1]) }, equipmentTable(w)],
      },
      {
        id: 'links',
        heading: w.headings.links,
        blocks: [{ type: 'table', columns: w.linkColumns.map((label) => ({ label })), rows: w.links }],
      },
      ...(options.extraSections ?? []),
    ],
    signatures: w.signatures,
  };
  return options.draft === true ? { ...model, watermark: w.draft } : model;
}

function addressesOf(model: ReportModel): ReportAddress[] {
  return model.sections.flatMap((s) => s.blocks.flatMap((b) => (b.type === 'addressTable' ? b.rows : [])));
}

/** A drawing job with the two attachments that each report has. */
export function sampleJob(model: ReportModel): DrawJob {
  const rows = addressesOf(model);
  const caseJson = Buffer.from(
    JSON.stringify({
      case: { number: 'ШМК-2026-014', erdr: '251400031000417' },
      generator: 'dalel',
      head: model.head,
      wallets: [
        {
          number: 'ШМК-2026-014/К-01',
          addresses: rows.map((r) => ({ canonical: r.address, chain: r.chain })),
        },
      ],
    }),
  );
  const csv = Buffer.from(
    `chain;format;address\r\n${rows.map((r) => `${r.chain};${r.format};${r.address}`).join('\r\n')}\r\n`,
  );
  const attachments: DrawAttachment[] = [
    {
      name: 'case.json',
      mime: 'application/json',
      relationship: 'data',
      description: 'case.json (RFC 8785)',
      bytes: caseJson,
    },
    {
      name: 'inventory.csv',
      mime: 'text/csv',
      relationship: 'supplement',
      description: 'inventory (RFC 4180)',
      bytes: csv,
    },
  ];
  return {
    model,
    attachments,
    caseJsonSha256: createHash('sha256').update(caseJson).digest('hex'),
    assetsDir,
  };
}

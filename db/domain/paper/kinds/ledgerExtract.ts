import type { CaseRecord } from '../../case';
import type { ExtractedEntry, ExtractKey, ExtractTree } from '../../ledgerExtract';
import type { ReportBlock } from '../../reportModel';
import { field, fields, noteBlock } from '../blocks';
import { carriedSection, type WithWallets } from '../carriedSection';
import { caseHeadBlocks } from '../caseSection';
import type { PaperKind, PaperSource, PaperTable } from '../kind';
import { ledgerSection } from '../ledgerSection';
import { momentWords, numberWords, type ReportWords } from '../words';

export interface LedgerExtractSource extends PaperSource, WithWallets {
  readonly case: CaseRecord;
  readonly tree: ExtractTree;
  readonly keys: readonly ExtractKey[];
  readonly entries: readonly ExtractedEntry[];
}

/** The model's bound on one table; a longer list goes on in the next. */
const mostRows = 10_000;

/** Every entry of the ledger about one case, oldest first, with what proves that it stands in the ledger. */
export const ledgerExtractPaper: PaperKind<LedgerExtractSource> = {
  id: 'ledger-extract',
  content: (source, words) => ({
    title: words.paper('ledgerExtract.title'),
    subtitle: `${source.case.number} · ${source.case.title}`,
    body: source.case.body,
    summary: [
      {
        label: words.paper('ledgerExtract.entries'),
        value: numberWords(source.entries.length, words.language),
      },
      {
        label: words.paper('ledgerExtract.officers'),
        value: numberWords(new Set(source.entries.map(({ author }) => author.id)).size, words.language),
      },
      { label: words.paper('fields.ledger.entries'), value: numberWords(source.tree.size, words.language) },
    ],
    sections: [
      { id: 'case', heading: words.paper('sections.case'), blocks: caseHeadBlocks(source.case, words) },
      {
        id: 'entries',
        heading: words.paper('captions.ledger'),
        blocks: entryTables(source.entries, words),
      },
      ...carriedSection(source, 'case', words),
      {
        id: 'proof',
        heading: words.paper('ledgerExtract.proof'),
        blocks: [
          ...fields(field(words, 'ledger.entries', String(source.tree.size)), [
            { label: words.paper('ledgerExtract.root'), value: source.tree.root, mono: true },
          ]),
          noteBlock(words, 'ledgerExtract', 'info'),
          keyTable(source.keys, words),
        ],
      },
      ledgerSection(source, words),
    ],
  }),
  tables: (source) => [entriesCsv(source)],
};

function entryTables(entries: readonly ExtractedEntry[], words: ReportWords): ReportBlock[] {
  const label = (name: string) => words.paper(`fields.ledger.${name}`);
  const tables: ReportBlock[] = [];
  for (let from = 0; from < entries.length; from += mostRows)
    tables.push({
      type: 'table',
      columns: [
        { label: label('seq'), align: 'right', width: 'narrow' },
        { label: words.paper('ledgerExtract.at'), width: 'narrow' },
        { label: label('officer'), width: 'wide' },
        { label: label('kind'), width: 'wide' },
        { label: label('subject'), mono: true, width: 'narrow' },
        { label: words.paper('ledgerExtract.hash'), mono: true, width: 'narrow' },
      ],
      rows: entries
        .slice(from, from + mostRows)
        .map((entry) => [
          String(entry.seq),
          momentWords(entry, words.language).replace(/ \(UTC.*\)$/, ''),
          [`${entry.author.rank} ${entry.author.name}`.trim(), entry.second].filter(Boolean).join(' + '),
          [words.act(entry.kind), entry.reason].filter(Boolean).join('\n'),
          entry.subject.number.split('/').at(-1) ?? '',
          entry.hash,
        ]),
    });
  return tables;
}

function keyTable(keys: readonly ExtractKey[], words: ReportWords): ReportBlock {
  return {
    type: 'table',
    caption: words.paper('ledgerExtract.keys'),
    columns: [
      { label: words.paper('fields.ledger.officer') },
      { label: words.paper('ledgerExtract.key'), mono: true, width: 'wide' },
    ],
    rows: keys.map(({ name, signingKey }) => [name, signingKey]),
  };
}

function entriesCsv({ entries, case: of }: LedgerExtractSource): PaperTable {
  return {
    name: 'ledger.csv',
    description: 'ledgerExtract.csv',
    columns: ['case', 'seq', 'at', 'offset', 'act', 'subject', 'officer', 'reason', 'hash', 'signature'],
    rows: entries.map((entry) => [
      of.number,
      String(entry.seq),
      entry.at,
      String(entry.offset),
      entry.kind,
      entry.subject.number,
      entry.author.name,
      entry.reason,
      entry.hash,
      entry.signature,
    ]),
  };
}

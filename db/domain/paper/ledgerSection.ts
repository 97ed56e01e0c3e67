import type { ReportSection } from '../reportModel';
import { field, fields, noteBlock } from './blocks';
import type { PaperSource } from './kind';
import { momentWords, type ReportWords } from './words';

/** Where the ledger stood, and what the paper proves and does not: the last section of every kind. */
export function ledgerSection({ head, taken, vault }: PaperSource, words: ReportWords): ReportSection {
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
      ...(vault.soleOfficer ? [noteBlock(words, 'soleOfficer', 'info')] : []),
    ],
  };
}

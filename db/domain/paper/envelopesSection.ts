import { type EnvelopeOnPaper, type EnvelopeOpening, unsealedOpening } from '../envelope';
import type { ReportBlock, ReportSection } from '../reportModel';
import type { CaseSnapshot } from '../snapshot';
import { empty, noteBlock } from './blocks';
import { localWords, momentWords, type ReportWords, shortNumber } from './words';

/** Numbers, seals and openings of sealed secrets; what is in them is never said. */
export function envelopesSection(snapshot: CaseSnapshot, words: ReportWords): ReportSection {
  const heading = words.paper('sections.envelopes');
  const { envelopes } = snapshot;
  if (envelopes.length === 0) return { id: 'envelopes', heading, blocks: [empty(words, 'envelopes')] };
  const openings = envelopes.flatMap((envelope) =>
    envelope.openings.map((opening) => ({ envelope, opening })),
  );
  return {
    id: 'envelopes',
    heading,
    blocks: [
      ...(envelopes.some(unsealedOpening) ? [noteBlock(words, 'envelopeOpen', 'warn')] : []),
      envelopeTable(snapshot, words),
      ...(openings.length === 0 ? [] : [openingTable(openings, words)]),
      noteBlock(words, 'envelopes', 'info'),
    ],
  };
}

function envelopeTable({ envelopes, wallets, exhibits }: CaseSnapshot, words: ReportWords): ReportBlock {
  const label = (name: string) => words.paper(`fields.envelope.${name}`);
  const asked = new Set(envelopes.map(({ walletId }) => walletId));
  const numbers = new Map(exhibits.map((record) => [record.id, record.number]));
  for (const { id, number } of wallets) if (asked.has(id)) numbers.set(id, number);
  const ofWhat = ({ walletId, exhibitId }: EnvelopeOnPaper) =>
    [walletId, exhibitId]
      .map((id) => (id === null ? '' : shortNumber(numbers.get(id) ?? '')))
      .filter(Boolean)
      .join(', ');
  return {
    type: 'table',
    columns: [
      { label: label('number'), mono: true, width: 'narrow' },
      { label: label('printedNumber'), mono: true, width: 'narrow' },
      { label: label('kind') },
      { label: label('seal'), mono: true, width: 'narrow' },
      { label: label('wordCount'), align: 'right', width: 'narrow' },
      { label: label('location') },
      { label: words.paper('seizure.sealedBy') },
      { label: label('of'), mono: true, width: 'narrow' },
    ],
    rows: envelopes.map((envelope) => [
      shortNumber(envelope.number),
      envelope.printedNumber,
      words.term(`envelopeKind.${envelope.kind}`),
      envelope.seal,
      envelope.wordCount === null ? '' : String(envelope.wordCount),
      [envelope.location, envelope.notes].filter(Boolean).join('\n'),
      [localWords(envelope.sealedAt, words.language), envelope.sealedBy].filter(Boolean).join('\n'),
      ofWhat(envelope),
    ]),
  };
}

function openingTable(
  openings: readonly { envelope: EnvelopeOnPaper; opening: EnvelopeOpening }[],
  words: ReportWords,
): ReportBlock {
  const label = (name: string) => words.paper(`fields.opening.${name}`);
  return {
    type: 'table',
    caption: words.paper('captions.openings'),
    columns: [
      { label: words.paper('fields.envelope.number'), mono: true, width: 'narrow' },
      { label: label('at') },
      { label: label('what') },
      { label: label('by'), width: 'wide' },
      { label: label('why'), width: 'wide' },
      { label: label('seals'), mono: true },
    ],
    rows: openings.map(({ envelope, opening }) => [
      shortNumber(envelope.number),
      momentWords({ at: opening.openedAt, offset: opening.openedOffset }, words.language),
      words.paper(opening.wordsShown ? 'terms.openingWords' : 'terms.openingPaper'),
      [opening.officerName, opening.secondName || words.paper('terms.recoveryKey')].join(', '),
      [opening.reason, opening.authorisation].join(' · '),
      opening.wordsShown ? opening.sealBefore : `${opening.sealBefore || '…'} — ${opening.newSeal || '…'}`,
    ]),
  };
}

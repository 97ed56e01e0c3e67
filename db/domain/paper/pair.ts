import type { ReportBlock, ReportModel } from '../reportModel';

type OneLanguage = Omit<ReportModel, 'second'>;

/**
 * Where two languages of a report do not have the same parts, as a path; '' where they do. What differs could not be
 * printed side by side: a kind whose content depends on the language has a bug.
 */
export function differingShape(first: OneLanguage, second: OneLanguage): string {
  if (first.sections.length !== second.sections.length) return 'sections';
  for (const [at, section] of first.sections.entries()) {
    const beside = second.sections[at];
    if (beside?.id !== section.id || beside.blocks.length !== section.blocks.length) return section.id;
    for (const [index, block] of section.blocks.entries()) {
      const other = beside.blocks[index];
      if (other === undefined || !sameBlock(block, other)) return `${section.id}.${index}`;
    }
  }
  const { summary = [], signatures, letterhead } = first;
  if (summary.length !== (second.summary ?? []).length) return 'summary';
  if (signatures.length !== second.signatures.length) return 'signatures';
  return letterhead.length === second.letterhead.length ? '' : 'letterhead';
}

function sameBlock(first: ReportBlock, second: ReportBlock): boolean {
  if (first.type === 'fields' && second.type === 'fields')
    return first.fields.length === second.fields.length;
  if (first.type === 'table' && second.type === 'table')
    return first.columns.length === second.columns.length && first.rows.length === second.rows.length;
  if (first.type === 'addressTable' && second.type === 'addressTable')
    return first.rows.length === second.rows.length;
  return first.type === second.type;
}

import type { ReportBlock, ReportSection } from '../../reportModel';
import type { SeizureRecord } from '../../seizure';
import type { ReportWords } from '../words';

/** Room for a hand on paper. */
const hand = '__________________';

/**
 * Everybody who took part, with room for two signatures on paper, whether or not they sign electronically: that rights were
 * explained before it began, and that the protocol was read.
 */
export function peopleSection(seizure: SeizureRecord, words: ReportWords): ReportSection[] {
  const { officers, witnesses, present } = seizure;
  if (officers.length + witnesses.length + present.length === 0) return [];
  return [{ id: 'people', heading: words.paper('seizure.people'), blocks: [peopleTable(seizure, words)] }];
}

function peopleTable({ officers, witnesses, present }: SeizureRecord, words: ReportWords): ReportBlock {
  const label = (name: string) => words.paper(`fields.seizure.${name}`);
  const lines = (...said: string[]) => said.filter(Boolean).join('\n');
  return {
    type: 'table',
    columns: [
      { label: label('name') },
      { label: label('capacity'), width: 'wide' },
      { label: label('rights') },
      { label: label('read') },
    ],
    rows: [
      ...officers.map((one) => [one.name, lines(words.paper('seizure.acts'), one.position), '', hand]),
      ...witnesses.map((one) => [
        one.name,
        lines(
          words.paper('seizure.attests'),
          [one.document, one.address, one.phone].filter(Boolean).join(', '),
        ),
        hand,
        hand,
      ]),
      ...present.map((one) => [
        one.name,
        lines(one.capacity || words.paper('seizure.isThere'), one.document),
        hand,
        hand,
      ]),
    ],
  };
}

import type { Projection } from './projection';
import { authorOf, changesOf, exactly, subjectOf, text, whole } from './shape';

const names = [
  'v',
  'seq',
  'kind',
  'at',
  'offset',
  'device',
  'author',
  'subject',
  'reason',
  'changes',
  'prev',
] as const;

/** The first shape: one officer, one signature. */
export const v1: Projection = {
  v: 1,
  read: (value) => {
    const fields = exactly(value, names, 'entry');
    for (const name of ['device', 'reason'] as const) text(fields, name);
    whole(fields, 'offset');
    return {
      v: 1,
      seq: whole(fields, 'seq'),
      kind: text(fields, 'kind'),
      at: text(fields, 'at'),
      author: authorOf(fields.author),
      subject: subjectOf(fields.subject),
      hands: null,
      prev: text(fields, 'prev'),
      changes: changesOf(fields.changes),
    };
  },
};

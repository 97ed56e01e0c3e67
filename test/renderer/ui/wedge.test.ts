import { describe, expect, it } from 'vitest';
import { fieldScans } from '../../../renderer/ui/wedge';

/** Types a text and Enter into a field, one key every `gap` milliseconds. */
function type(read: ReturnType<typeof fieldScans>, text: string, gap: number, before = '', from = 1_000) {
  let value = before;
  const field = 'bagNumber';
  for (const [index, key] of [...text].entries()) {
    expect(read({ key, timeStamp: from + index * gap }, field, value)).toBeUndefined();
    value += key;
  }
  return read({ key: 'Enter', timeStamp: from + text.length * gap }, field, value);
}

describe('a scanner that types into a field', () => {
  // Would catch: an undo that empties the field, and takes the number that was proposed with it.
  it('is told by its speed, with what stood there before', () => {
    expect(type(fieldScans(), 'KZ-118202', 5, 'KZ-118201')).toEqual({
      field: 'bagNumber',
      before: 'KZ-118201',
    });
  });

  // Would catch: a hand's typing answered by tones.
  it('is neither a hand nor a few keys', () => {
    expect(type(fieldScans(), 'KZ-118202', 180)).toBeUndefined();
    expect(type(fieldScans(), 'KZ-1', 5)).toBeUndefined();
  });

  // Would catch: two scans in a row taken for one, whose undo goes back too far.
  it('is a new one after its Enter', () => {
    const read = fieldScans();
    expect(type(read, 'KZ-118202', 5)).toBeDefined();
    expect(type(read, 'KZ-118203', 5, 'KZ-118202', 1_060)).toMatchObject({ before: 'KZ-118202' });
  });
});

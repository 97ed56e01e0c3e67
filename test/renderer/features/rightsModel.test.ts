import { expect, it } from 'vitest';
import { actKinds, mayAct, needsTwo } from '../../../db/domain/acts';
import { groups, rightOf, roles } from '../../../renderer/features/officers/rightsModel';

const staffed = { people: 3, supervisors: 1 };
const alone = { people: 1, supervisors: 0 };

// Would catch: a matrix on the screen that promises what the evidence side refuses, or hides what it allows.
it('says of every role and act what the evidence side decides', () => {
  const wrong = actKinds.flatMap((kind) =>
    roles.filter((who) => {
      const right = rightOf(who, kind);
      return (
        (right === 'yes') !== mayAct(who, kind, staffed) || (right !== 'no') !== mayAct(who, kind, alone)
      );
    }),
  );
  expect(wrong).toEqual([]);
});

// Would catch: an act of two people that the matrix forgot.
it('shows every act that needs two people', () => {
  const shown = groups.flatMap(({ kinds }) => kinds);
  const internal = ['envelope.reseal'];
  const missing = actKinds.filter(
    (kind) => needsTwo(kind, staffed) && !shown.includes(kind) && !internal.includes(kind),
  );
  expect(missing).toEqual([]);
});

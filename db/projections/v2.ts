import type { Projection } from './projection';
import { fieldsOf, handsOf, WrongShape } from './shape';
import { v1 } from './v1';

/** The first shape and `hands`: who confirmed the act, on what authorisation; null where one hand was enough. */
export const v2: Projection = {
  v: 2,
  read: (value) => {
    const { hands, ...rest } = fieldsOf(value, 'entry');
    if (hands === undefined) throw new WrongShape('hands');
    return { ...v1.read(rest), v: 2, hands: handsOf(hands) };
  },
};

import { summariseThings } from '../../../db/thingSums';
import { pageThings } from '../../../db/things';
import type { thingContract } from '../contract/things';
import type { Handlers } from './handlers';

export const thingHandlers: Handlers<keyof typeof thingContract> = {
  'thing.page': (desk, asked) => pageThings(desk.session.vault, asked),
  'thing.summary': (desk, asked) => summariseThings(desk.session.vault, asked),
};

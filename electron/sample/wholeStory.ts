import { darkMarket } from './cases/darkMarket';
import { droppers } from './cases/droppers';
import { envelopes } from './cases/envelopes';
import { exchange } from './cases/exchange';
import { files } from './cases/files';
import { imports } from './cases/imports';
import { laundering } from './cases/laundering';
import { mining } from './cases/mining';
import { money } from './cases/money';
import { pyramid } from './cases/pyramid';
import { room } from './cases/room';
import { scene } from './cases/scene';
import type { Step } from './story';

/** Operation «Сағым» (Mirage), autumn 2026: six cases that turn out to be one. All of it is invented. */
export const story: readonly Step[] = [
  ...pyramid,
  ...exchange,
  ...droppers,
  ...mining,
  ...laundering,
  ...darkMarket,
  ...files,
  ...imports,
  ...envelopes,
  ...money,
  ...room,
  ...scene,
];

import { z } from 'zod';
import { thingFilter, thingGrouping, thingPage, thingSort, thingSummary } from '../../../db/domain/thing';
import { route } from './route';

const filter = thingFilter.default({});

/** What is held: lists of exhibits and wallets, and the evidence room. */
export const thingContract = {
  /** A page, by place. */
  'thing.page': route(
    'evidence',
    'read',
    z.strictObject({
      filter,
      sort: thingSort.default({ by: 'number', desc: false }),
      from: z.int().min(0).max(1_000_000_000).default(0),
      limit: z.int().min(1).max(500).default(100),
    }),
    thingPage,
  ),
  /** What the things that a filter lets through amount to, grouped. */
  'thing.summary': route(
    'evidence',
    'read',
    z.strictObject({ filter, by: thingGrouping.default('case') }),
    thingSummary,
  ),
} as const;

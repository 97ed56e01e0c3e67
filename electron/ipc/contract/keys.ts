import { z } from 'zod';
import { matchAnswer, matchRequest } from '../../../db/domain/hd';
import { route } from './route';

export const keysContract = {
  /**
   * Derives the addresses of a key or descriptor and looks for them among all addresses that the officer may see, in
   * every case. Nothing is written. The `job` event tells its progress, `job.cancel` stops it.
   */
  'keys.match': route(
    'evidence',
    'read',
    matchRequest.extend({ job: z.string().min(1).max(80) }),
    matchAnswer,
  ),
} as const;

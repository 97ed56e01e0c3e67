import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { uuidV7 } from '../db/domain/ids';
import type { Moment } from '../db/domain/time';
import type { Sources } from '../db/open';

/** Time, ids and name of the machine that Dalel runs on. */
export function realSources(nativeBinding: string | undefined): Sources {
  return {
    clock: (): Moment => {
      const now = new Date();
      return { at: now.toISOString(), offset: -now.getTimezoneOffset() };
    },
    newId: () => uuidV7(Date.now(), randomBytes(10)),
    device: hostname(),
    nativeBinding,
  };
}

import { type Candidate, type MatchRequest, openKeySources } from '../../db/domain/hd';
import { Refusal } from '../../db/domain/refusal';
import type { JobHooks } from './types';

// Between two looks at the signal; some ten milliseconds of work.
const pause = 25;

/**
 * Every address of a key or descriptor to a depth, on each branch, for each kind and chain that it may belong to.
 * @throws Refusal `job.cancelled` and those of `openKeySources`
 */
export async function runDeriveWork(request: MatchRequest, hooks: JobHooks): Promise<Candidate[]> {
  const { text, depth, script, chain } = request;
  const sources = openKeySources(text, { script, chain });
  const found = new Map<string, Candidate>();
  for (let index = 0; index < depth; index++) {
    for (const { at, branches, chain: on, customaryPath } of sources) {
      for (let branch = 0; branch < branches.length; branch++) {
        for (const row of at(branch, index)) {
          const known = found.has(row.address);
          if (!known) found.set(row.address, { ...row, chain: on, customaryPath });
        }
      }
    }
    if (index % pause === pause - 1) {
      hooks.progress?.(index + 1, depth);
      await new Promise((resolve) => setImmediate(resolve));
      if (hooks.signal?.aborted) throw new Refusal('job.cancelled');
    }
    if (sources.every((source) => !source.ranged)) break;
  }
  return [...found.values()];
}

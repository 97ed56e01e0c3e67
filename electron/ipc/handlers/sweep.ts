import { nextToCheck } from '../../../db/attachments';
import type { AttachmentState } from '../../../db/domain/attachment';
import { checkKept } from './attachments';
import type { Desk } from './desk';

/** Every content is read again after this time. */
const everyMilliseconds = 7 * 86_400_000;
/** A rest after each chunk of 1 MiB: at most some 20 MB a second, which nobody feels. */
const restMilliseconds = 50;
const paceMilliseconds = 30_000;

/** Reads one kept file again, the one that was not read for the longest; undefined when none is due. */
export async function sweepStep(
  desk: Desk,
  rest = 0,
  signal?: AbortSignal,
): Promise<AttachmentState | undefined> {
  const { vault } = desk.session;
  const due = new Date(Date.parse(vault.sources.clock().at) - everyMilliseconds).toISOString();
  const next = nextToCheck(vault.read, due);
  return next && checkKept(desk, next, signal ? { signal } : {}, rest);
}

/** The slow background sweep, while a vault is open and the window waits for no job. Answers how to stop it. */
export function startSweep(desk: Desk, log: (line: string) => void): () => void {
  let stop = new AbortController();
  let working = false;
  const step = async () => {
    if (working || !desk.opened?.signer || desk.jobs.busy) return;
    working = true;
    stop = new AbortController();
    try {
      await sweepStep(desk, restMilliseconds, stop.signal);
    } catch (thrown) {
      log(`sweep ${thrown instanceof Error ? thrown.message : String(thrown)}`);
    } finally {
      working = false;
    }
  };
  const timer = setInterval(() => void step(), paceMilliseconds);
  return () => {
    clearInterval(timer);
    stop.abort();
  };
}

import { parentPort, workerData } from 'node:worker_threads';
import { toEnvelopeError } from '../../ipc/errors';
import type { ImportSaid } from '../import/thread';
import { type ImportBatch, type ImportJob, runImportWork } from '../import/work';

/** The worker that reads one table for an import, then ends. `taken` says that a batch was written, `cancel` stops it. */
const port = parentPort;
if (!port) {
  process.stderr.write('importTable is started by Dalel, not by hand\n');
  process.exit(2);
}

/** Batches that may be on their way: one that is written, one that waits, one in the making. */
const ahead = 2;

const stop = new AbortController();
let waiting = 0;
let wake: (() => void) | undefined;
port.on('message', (message) => {
  if (message === 'cancel') stop.abort();
  else waiting -= 1;
  wake?.();
});

const say = (said: ImportSaid, transfer: ArrayBuffer[] = []) => port.postMessage(said, transfer);

async function hand(batch: ImportBatch): Promise<void> {
  waiting += 1;
  say({ type: 'batch', batch }, buffersOf(batch));
  while (waiting > ahead && !stop.signal.aborted) {
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
  }
}

function buffersOf(batch: ImportBatch): ArrayBuffer[] {
  const bytes =
    batch.batch === 'segment' ? batch.segment.blob : batch.batch === 'rejects' ? batch.csv : undefined;
  return bytes?.buffer instanceof ArrayBuffer ? [bytes.buffer] : [];
}

const job = workerData as ImportJob;
try {
  const value = await runImportWork(job, hand, {
    signal: stop.signal,
    progress: (done, total) => say({ type: 'progress', done, total }),
  });
  say({ type: 'done', value });
} catch (thrown) {
  say({ type: 'failed', error: toEnvelopeError(thrown) });
} finally {
  if (job.source.from === 'store') for (const key of job.source.keys) key.fill(0);
  port.close();
}

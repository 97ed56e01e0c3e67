import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { toEnvelopeError } from '../../ipc/errors';
import { runFileJob } from '../fileJob';
import { fileJob } from '../types';

/**
 * The worker that hashes, seals, reads again and copies out files: one job, then it ends. It holds the store's key while
 * it works, and no table. A message `cancel` stops it between two chunks with nothing left behind.
 */
const port = parentPort;
if (!port) {
  process.stderr.write('fileJob is started by Dalel, not by hand\n');
  process.exit(2);
}

const stop = new AbortController();
port.on('message', (message) => {
  if (message === 'cancel') stop.abort();
});

try {
  const job = z.parse(fileJob, workerData);
  const value = await runFileJob(job, {
    signal: stop.signal,
    progress: (done, total) => port.postMessage({ type: 'progress', done, total }),
  });
  port.postMessage({ type: 'done', value });
} catch (thrown) {
  port.postMessage({ type: 'failed', error: toEnvelopeError(thrown) });
} finally {
  port.close();
}

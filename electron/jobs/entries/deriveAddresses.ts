import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { matchRequest } from '../../../db/domain/hd';
import { toEnvelopeError } from '../../ipc/errors';
import { runDeriveWork } from '../deriveWork';

/** The worker that derives the addresses of one key or descriptor, then ends. A message `cancel` stops it. */
const port = parentPort;
if (!port) {
  process.stderr.write('deriveAddresses is started by Dalel, not by hand\n');
  process.exit(2);
}

const stop = new AbortController();
port.on('message', (message) => {
  if (message === 'cancel') stop.abort();
});

try {
  const value = await runDeriveWork(z.parse(matchRequest, workerData), {
    signal: stop.signal,
    progress: (done, total) => port.postMessage({ type: 'progress', done, total }),
  });
  port.postMessage({ type: 'done', value });
} catch (thrown) {
  port.postMessage({ type: 'failed', error: toEnvelopeError(thrown) });
} finally {
  port.close();
}

import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { toEnvelopeError } from '../../ipc/errors';
import { readImage } from '../readImage';
import { imageJob } from '../types';

/** The worker that reads the words of one image: whatever a hostile image does, it does to a thread without keys. */
const port = parentPort;
if (!port) {
  process.stderr.write('imageJob is started by Dalel, not by hand\n');
  process.exit(2);
}

try {
  const words = await readImage(z.parse(imageJob, workerData), {
    progress: (done, total) => port.postMessage({ type: 'progress', done, total }),
  });
  port.postMessage({ type: 'done', value: words });
} catch (thrown) {
  port.postMessage({ type: 'failed', error: toEnvelopeError(thrown) });
} finally {
  port.close();
}

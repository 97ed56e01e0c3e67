import { parentPort, workerData } from 'node:worker_threads';
import { toEnvelopeError } from '../../ipc/errors';
import { scalePicture } from '../scalePicture';
import { pictureJob } from '../types';

/** The worker that scales one photograph: whatever a hostile image does, it does to a thread without keys. */
const port = parentPort;
if (!port) {
  process.stderr.write('pictureJob is started by Dalel, not by hand\n');
  process.exit(2);
}

try {
  port.postMessage({ type: 'done', value: await scalePicture(pictureJob.parse(workerData)) });
} catch (thrown) {
  port.postMessage({ type: 'failed', error: toEnvelopeError(thrown) });
} finally {
  port.close();
}

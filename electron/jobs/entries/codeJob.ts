import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { toEnvelopeError } from '../../ipc/errors';
import { readCodes } from '../readCodes';

/** The worker that looks for codes in one image: whatever a hostile image does, it does to a thread without keys. */
const port = parentPort;
if (!port) {
  process.stderr.write('codeJob is started by Dalel, not by hand\n');
  process.exit(2);
}

const job = z.strictObject({ image: z.instanceof(Uint8Array) });

try {
  port.postMessage({ type: 'done', value: await readCodes(z.parse(job, workerData).image) });
} catch (thrown) {
  port.postMessage({ type: 'failed', error: toEnvelopeError(thrown) });
} finally {
  port.close();
}

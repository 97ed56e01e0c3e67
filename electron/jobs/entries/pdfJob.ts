import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { toEnvelopeError } from '../../ipc/errors';
import { readPdf } from '../readPdf';
import { pdfJob } from '../types';

/** The worker that reads the text of one PDF: whatever a hostile document does, it does to a thread without keys. */
const port = parentPort;
if (!port) {
  process.stderr.write('pdfJob is started by Dalel, not by hand\n');
  process.exit(2);
}

try {
  port.postMessage({ type: 'done', value: await readPdf(z.parse(pdfJob, workerData)) });
} catch (thrown) {
  port.postMessage({ type: 'failed', error: toEnvelopeError(thrown) });
} finally {
  port.close();
}

import { parentPort, workerData } from 'node:worker_threads';
import { toEnvelopeError } from '../../ipc/errors';
import { type DatabaseJob, runDatabaseJob } from '../databaseWork';

/** One job in a thread of its own, then it ends: copying a large database must not stop the one that people work in. */
const port = parentPort;
if (!port) {
  process.stderr.write('databaseWork is started by Dalel, not by hand\n');
  process.exit(2);
}

const { job, nativeBinding } = workerData as { job: DatabaseJob; nativeBinding: string | undefined };
try {
  runDatabaseJob(job, nativeBinding);
  port.postMessage({ type: 'done', value: null });
} catch (thrown) {
  port.postMessage({ type: 'failed', error: toEnvelopeError(thrown) });
} finally {
  job.key.fill(0);
  port.close();
}

import { parentPort } from 'node:worker_threads';
import { areHashed, type HashJob, type SignatureJob, wrongPositions } from '../signatureWork';

/** A worker that checks batches of signatures and blocks of hashes, one answer for each, until it is ended. It holds no key but public ones. */
const port = parentPort;
if (!port) {
  process.stderr.write('verifySignatures is started by Dalel, not by hand\n');
  process.exit(2);
}
port.on('message', (job: SignatureJob | HashJob) =>
  port.postMessage('bodies' in job ? areHashed(job) : wrongPositions(job)),
);

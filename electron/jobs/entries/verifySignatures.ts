import { parentPort } from 'node:worker_threads';
import { type SignatureJob, wrongPositions } from '../signatureWork';

/** A worker that checks batches of signatures, one answer for each, until it is ended. It sees hashes and public keys alone. */
const port = parentPort;
if (!port) {
  process.stderr.write('verifySignatures is started by Dalel, not by hand\n');
  process.exit(2);
}
port.on('message', (job: SignatureJob) => port.postMessage(wrongPositions(job)));

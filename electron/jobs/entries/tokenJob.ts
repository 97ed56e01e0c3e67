import { TokenWork } from '../token/tokenWork';
import { type TokenAnswer, tokenRequest } from '../token/types';

/**
 * The signing process for tokens: the only one that loads a vendor's module, and it reads nothing but what it is asked.
 * Started with the paths of the binding and of the module, by main as a utility process, by the terminal with
 * `fork(…, { serialization: 'advanced' })`. It writes no log: a PIN that was given here ends with it.
 */
const [binding = '', module = ''] = process.argv.slice(2);
const work = TokenWork.of(binding, module);

function answer(message: unknown): TokenAnswer {
  const request = tokenRequest.safeParse(message);
  if (!request.success) return { ok: false, code: 'token.failed', params: { why: 'request' } };
  return work.answer(request.data);
}

/** What Electron puts on `process` in a utility process; typed here so that plain Node needs no Electron. */
interface ParentPort {
  on(event: 'message', listener: (message: { data: unknown }) => void): void;
  postMessage(message: unknown): void;
}

const { parentPort } = process as NodeJS.Process & { parentPort?: ParentPort };

if (parentPort) {
  parentPort.on('message', ({ data }) => {
    if (data !== null) return parentPort.postMessage(answer(data));
    work.end();
    process.exit(0);
  });
} else if (process.send) {
  process.on('message', (message) => process.send?.(answer(message)));
  // whoever started it is gone, or has no more to ask
  process.once('disconnect', () => {
    work.end();
    process.exit(0);
  });
} else {
  process.stderr.write('tokenJob is started by Dalel, not by hand\n');
  process.exit(2);
}

import { fork } from 'node:child_process';
import { TokenChannel } from './channel';
import { TokenWork } from './tokenWork';
import type { TokenAnswer, TokenProcess } from './types';

/**
 * Starts a signing process of plain Node; what the vendor's module writes is thrown away.
 * @param entry the built `tokenJob.js`
 */
export function tokenInChild(entry: string, binding: string, module: string): TokenProcess {
  const child = fork(entry, [binding, module], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const channel = new TokenChannel(
    (request) =>
      void child.send(request as object, (thrown) => {
        if (thrown) channel.lost('not sent');
      }),
    () => {
      if (child.connected) child.disconnect();
      // one that hangs in the module hears nothing
      setTimeout(() => child.kill('SIGKILL'), 2_000).unref();
    },
  );
  child.on('message', (answer) => channel.receive(answer as TokenAnswer));
  child.once('error', () => channel.lost('not started'));
  child.once('exit', (code, signal) => channel.lost(`ended with ${signal ?? code}`));
  child.unref();
  child.channel?.unref();
  return channel;
}

/** The same in this process: for tests, which run the sources. */
export function tokenHere(binding: string, module: string): TokenProcess {
  const work = TokenWork.of(binding, module);
  return { ask: async (request) => work.answer(request), end: () => work.end() };
}

import { PassThrough } from 'node:stream';
import { Refusal } from '../db/domain/refusal';
import { findAssets } from './cli/assets';
import { processIo } from './cli/processIo';
import { run } from './cli/program';
import type { FromTerminal, ToTerminal } from './ipc/wire';
import type { DrawAnswer } from './jobs/entries/drawVolume';
import { RemoteTokens } from './jobs/token/remote';
import { threadWorkers } from './jobs/workers';
import { nativeBindingPath } from './runtime/nativeBinding';
import { realSources } from './sources';

/**
 * The terminal of an installed Dalel, in a process of its own: the same router as the window and as `npm run dalel`. Main
 * passes on what it was called with and its input, and lends the drawing; secrets come from files, since nobody is asked here.
 */
const port = process.parentPort;
const send = (message: FromTerminal) => port.postMessage(message);
const input = new PassThrough();
const drawings = new Map<number, (answer: DrawAnswer) => void>();
const tokens = new RemoteTokens((id, module = '', request) => send({ type: 'token', id, module, request }));

async function answer(argv: readonly string[]): Promise<void> {
  const here = import.meta.dirname;
  const exit = await run(
    argv,
    { ...processIo(), stdin: input, askSecret: undefined },
    {
      sources: realSources(nativeBindingPath()),
      assetsDir: findAssets(here),
      draw: (request) =>
        new Promise((resolve) => {
          const id = drawings.size + 1;
          drawings.set(id, resolve);
          send({ type: 'draw', id, request });
        }),
      token: (module) => {
        if (module === undefined) throw new Refusal('token.no-module');
        return tokens.start(module);
      },
      workers: threadWorkers(here),
    },
  );
  send({ type: 'ended', exit });
}

port.on('message', ({ data }: { data: ToTerminal }) => {
  if (data.type === 'run') void answer(data.argv);
  else if (data.type === 'drawn') drawings.get(data.id)?.(data.answer as DrawAnswer);
  else if (data.type === 'token') tokens.receive(data.id, data.answer);
  else if (data.text === null) input.end();
  else input.write(data.text);
});

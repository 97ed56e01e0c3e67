import { join } from 'node:path';
import { Refusal } from '../db/domain/refusal';
import { handlers } from './ipc/handlers';
import { Desk } from './ipc/handlers/desk';
import { startLedgerWatch } from './ipc/handlers/ledgerWatch';
import { runDuePlans } from './ipc/handlers/runBackup';
import { startSweep } from './ipc/handlers/sweep';
import { createRouter } from './ipc/router';
import type { FromEvidence, ToEvidence } from './ipc/wire';
import type { DrawAnswer } from './jobs/entries/drawVolume';
import { RemoteTokens } from './jobs/token/remote';
import { threadWorkers } from './jobs/workers';
import { nativeBindingPath } from './runtime/nativeBinding';
import { realSources } from './sources';

/** The vault's desk in the evidence process: everything but the first answer, which `evidence.ts` gives alone. */
const port = process.parentPort;
const send = (message: FromEvidence) => port.postMessage(message);
const files = new Map<string, string>();
const drawings = new Map<number, (answer: DrawAnswer) => void>();
let lastDrawing = 0;
/** Main knows which module the officer confirmed; what a page names is not passed on. */
const tokens = new RemoteTokens((id, _module, request) => send({ type: 'token', id, request }));

const desk = new Desk({
  sources: realSources(nativeBindingPath()),
  assetsDir: process.env.DALEL_ASSETS ?? join(import.meta.dirname, '..', '..', 'assets'),
  resolveFile: (token) => {
    const path = files.get(token);
    if (path === undefined) throw new Refusal('file.unknown-token');
    return path;
  },
  draw: (request) =>
    new Promise((resolve) => {
      lastDrawing += 1;
      drawings.set(lastDrawing, resolve);
      send({ type: 'draw', id: lastDrawing, request });
    }),
  token: (module) => tokens.start(module),
  workers: threadWorkers(import.meta.dirname),
  emit: (name, value) => send({ type: 'event', name, value } as FromEvidence),
});

const router = createRouter(desk, handlers, {
  checkOutputs: process.env.DALEL_PACKAGED !== 'yes',
  log: (line) => process.stderr.write(`${line}\n`),
});

/** Remembered backups are looked at so often: a stick that is put in is noticed within a minute. */
const planMilliseconds = 60_000;
setInterval(() => void runDuePlans(desk), planMilliseconds).unref();

const log = (line: string) => void process.stderr.write(`${line}\n`);
const stops = [startSweep(desk, log), startLedgerWatch(desk, log)];

function close(): void {
  for (const stop of stops) stop();
  desk.close();
  send({ type: 'closed' });
}

/** What main says, in its order. */
export function receive(data: ToEvidence): void {
  if (data.type === 'request') {
    for (const [token, path] of Object.entries(data.files)) files.set(token, path);
    void router
      .answer(data.route, data.input)
      .then((envelope) => send({ type: 'answer', id: data.id, envelope }));
  } else if (data.type === 'drawn') {
    drawings.get(data.id)?.(data.answer as DrawAnswer);
    drawings.delete(data.id);
  } else if (data.type === 'token') tokens.receive(data.id, data.answer);
  else close();
}

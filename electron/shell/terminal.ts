import { join } from 'node:path';
import { app, utilityProcess } from 'electron';
import type { FromTerminal, ToTerminal } from '../ipc/wire';
import { tokenBindingPath } from '../runtime/nativeBinding';
import { drawInUtilityProcess } from './drawing';
import { TokenProcesses } from './tokenProcesses';

/**
 * Runs one command without a window, in a process of its own, and ends with its answer. Where Linux has no display, Chromium
 * wants `--ozone-platform=headless` before the command: it asks for one before any of our code runs.
 */
export async function runInTerminal(argv: readonly string[], main: string): Promise<void> {
  app.disableHardwareAcceleration();
  app.dock?.hide();
  await app.whenReady();
  const child = utilityProcess.fork(join(main, 'cliInApp.js'), [], {
    serviceName: 'Dalel terminal',
    stdio: 'inherit',
  });
  const send = (message: ToTerminal) => child.postMessage(message);
  const tokens = new TokenProcesses(join(main, 'tokenJob.js'), tokenBindingPath);
  child.on('message', (message: FromTerminal) => {
    if (message.type === 'ended') return app.exit(message.exit);
    if (message.type === 'token')
      return tokens.receive(message, (id, answer) => send({ type: 'token', id, answer }));
    void drawInUtilityProcess(join(main, 'drawVolume.js'), message.request).then((answer) =>
      send({ type: 'drawn', id: message.id, answer }),
    );
  });
  // It ends without a word only when something broke.
  child.once('exit', (code) => app.exit(code === 0 ? 1 : code));
  send({ type: 'run', argv: [...argv] });
  // A letter of several bytes may lie across two chunks.
  process.stdin.setEncoding('utf8').on('data', (text: string) => send({ type: 'input', text }));
  process.stdin.on('end', () => send({ type: 'input', text: null }));
  process.stdin.on('error', () => send({ type: 'input', text: null }));
}

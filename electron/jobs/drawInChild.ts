import { fork } from 'node:child_process';
import type { DrawAnswer, DrawRequest } from './entries/drawVolume';

/** A volume of 10,000 rows takes about ten seconds; what takes twenty times that has hung. */
const mostMs = 200_000;

/**
 * Asks a drawing process of plain Node, which ends with its answer, so that the memory of a volume is given back.
 * A process that dies or hangs is an answer too: `ok: false` with what it said.
 * @param entry the built `drawVolume.js`
 */
export function drawInChild(entry: string, request: DrawRequest): Promise<DrawAnswer> {
  const longestMs = request.draw === 'report' ? (request.longestMs ?? mostMs) : mostMs;
  return new Promise((resolve) => {
    const child = fork(entry, [], { serialization: 'advanced', stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    let said = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-2_000);
    });
    // Only the first call counts: a promise settles once.
    const settle = (answer: DrawAnswer) => {
      clearTimeout(timer);
      resolve(answer);
    };
    const failed = (message: string) => settle({ ok: false, message });
    const timer = setTimeout(() => {
      // It may be in a loop that hears no signal.
      child.kill('SIGKILL');
      settle({ ok: false, late: true, message: `no answer in ${longestMs / 1_000} s` });
    }, longestMs);
    child.once('message', (message) => settle(message as DrawAnswer));
    child.once('error', (thrown) => failed(thrown.message));
    child.once('exit', (code, signal) => failed(said.trim() || `ended with ${signal ?? code}`));
    child.send(request, (thrown) => {
      if (thrown) failed(thrown.message);
    });
  });
}

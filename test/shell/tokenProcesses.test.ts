import { EventEmitter } from 'node:events';
import { beforeEach, expect, it, vi } from 'vitest';
import { EvidenceProcess } from '../../electron/shell/evidenceProcess';
import { TokenProcesses } from '../../electron/shell/tokenProcesses';

class Child extends EventEmitter {
  readonly heard: unknown[] = [];
  postMessage(message: unknown): void {
    this.heard.push(message);
  }
  kill(): void {
    this.emit('exit', 0);
  }
}
const { started } = vi.hoisted(() => ({ started: [] as unknown[] }));
vi.mock('electron', () => ({
  utilityProcess: {
    fork: () => {
      const child = new Child();
      started.push(child);
      return child;
    },
  },
}));
const children = started as Child[];

let evidence: EvidenceProcess;
beforeEach(() => {
  children.length = 0;
  const nothing = () => undefined;
  evidence = new EvidenceProcess({
    entry: 'evidence.js',
    environment: {},
    draw: async () => undefined,
    tokens: new TokenProcesses('tokenJob.js', () => 'pkcs11.node'),
    tokenModule: () => 'vendor.so',
    onEvent: nothing,
    onLost: nothing,
    onReady: nothing,
  });
});

/** Has a new evidence process ask its first token; the signing process that it is asked of. */
function ask(): { desk: Child; token: Child } {
  evidence.prepare();
  const desk = children.at(-1) as Child;
  desk.emit('message', { type: 'token', id: 1, request: { ask: 'list' } });
  return { desk, token: children.at(-1) as Child };
}

// Would catch: a token that stays logged in after a lock, and answers the next officer's question to the process that is gone.
it('ends the signing processes of an evidence process that ended, and starts others for the next one', async () => {
  const before = ask();
  const closed = evidence.close();
  before.desk.kill();
  await closed;
  expect(before.token.heard).toEqual([{ ask: 'list' }, null]);
  const after = ask();
  expect(after.token).not.toBe(before.token);
  // the old one takes its time to go
  before.token.emit('exit', 0);
  after.token.emit('message', { ok: true });
  expect(after.desk.heard).toEqual([{ type: 'token', id: 1, answer: { ok: true } }]);
  after.desk.emit('message', { type: 'token', id: 1, request: { ask: 'sign' } });
  expect(after.token.heard).toEqual([{ ask: 'list' }, { ask: 'sign' }]);
});

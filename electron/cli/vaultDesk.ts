import { resolve } from 'node:path';
import type { RouteInput, RouteOutput } from '../ipc/contract';
import type { Desk } from '../ipc/handlers/desk';
import type { EvidenceRoute } from '../ipc/handlers/handlers';
import type { Call } from './io';
import { UsageError } from './io';
import { readSecret } from './secrets';

/** The router as commands use it. `any` route by name for the commands that serve every kind of record. */
export interface Ask {
  <N extends EvidenceRoute>(route: N, input: RouteInput<N>): Promise<RouteOutput<N>>;
  readonly byName: (route: string, input: unknown) => Promise<unknown>;
}

/** Options of every command that opens a vault. */
export interface VaultOptions {
  readonly vault: string;
  readonly passphraseFile?: string;
  readonly officer?: string;
}

/** The database, the keys and the signing are loaded by the commands that need them: `identify` starts in half the time. */
async function loadDesk() {
  const [{ Desk }, { createRouter }, { handlers }] = await Promise.all([
    import('../ipc/handlers/desk'),
    import('../ipc/router'),
    import('../ipc/handlers'),
  ]);
  return { Desk, createRouter, handlers };
}

/** A desk of its own for one command; closed whatever happens, so that the vault is free again. */
export async function atDesk<T>(call: Call, work: (ask: Ask, desk: Desk) => Promise<T>): Promise<T> {
  const { Desk, createRouter, handlers } = await loadDesk();
  const desk = new Desk({
    ...call.machine,
    resolveFile: (token) => resolve(token),
    emit: (event, value) => {
      if (event === 'job' && value !== null && 'total' in value) tellProgress(call, value);
    },
  });
  const log = (line: string) => {
    if (line.startsWith('bug')) call.io.tell(line);
  };
  const router = createRouter(desk, handlers, { checkOutputs: true, log });
  const ask = Object.assign(
    <N extends EvidenceRoute>(route: N, input: RouteInput<N>) =>
      router.request(route, input) as Promise<RouteOutput<N>>,
    { byName: (route: string, input: unknown) => router.request(route, input) },
  );
  try {
    return await work(ask, desk);
  } finally {
    desk.close();
  }
}

/** The same with the vault unlocked by the officer of the options, or by the only one. */
export function withVault<T>(
  call: Call,
  options: VaultOptions,
  work: (ask: Ask, desk: Desk) => Promise<T>,
): Promise<T> {
  return atDesk(call, async (ask, desk) => {
    const card = await ask('vault.inspect', { folder: options.vault });
    const who =
      options.officer === undefined
        ? undefined
        : card.officers.find(({ id, name }) => name === options.officer || id === options.officer);
    if (options.officer !== undefined && !who) {
      throw new UsageError(
        'officer.unknown',
        `no officer of this vault has this name: ${card.officers.map(({ name }) => name).join(', ')}`,
      );
    }
    const passphrase = await readSecret(
      call.io,
      options.passphraseFile,
      '--passphrase-file',
      `Passphrase of ${card.name}: `,
    );
    await ask('vault.unlock', { folder: options.vault, passphrase, ...(who ? { officerId: who.id } : {}) });
    return work(ask, desk);
  });
}

/** One line for every tenth of the work: enough to see that it moves, little enough for a log file. */
function tellProgress(
  call: Call,
  job: { name: string; done: number; total: number; unit: string; finished: boolean },
): void {
  const step = Math.max(1, Math.floor(job.total / 10));
  if (job.finished || job.done % step === 0)
    call.io.tell(`${job.name}: ${job.done} of ${job.total} ${job.unit}`);
}

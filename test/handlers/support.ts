import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { RouteInput, RouteName, RouteOutput } from '../../electron/ipc/contract';
import type { Events } from '../../electron/ipc/contract/events';
import { handlers } from '../../electron/ipc/handlers';
import { Desk, type Surroundings } from '../../electron/ipc/handlers/desk';
import { createRouter } from '../../electron/ipc/router';
import type { DrawAnswer, DrawRequest } from '../../electron/jobs/entries/drawVolume';
import { ownThread, type Workers } from '../../electron/jobs/workers';
import { drawRequested } from '../../electron/report/requested';
import { testSources } from '../db/support';

const assetsDir = resolve(import.meta.dirname, '../../assets');
/** One guess costs next to nothing here; the app's cost is measured elsewhere. */
const cheap = { memoryKiB: 8, passes: 1 };

export const passphrase = 'жеті рет өлше, бір рет кес';

export interface TestDesk {
  readonly desk: Desk;
  readonly folder: string;
  readonly sources: ReturnType<typeof testSources>;
  readonly logged: string[];
  readonly events: string[];
  /** What the window would hear of the ledger. */
  readonly heads: Events['head'][];
  request<N extends RouteName>(route: N, input: RouteInput<N>): Promise<RouteOutput<N>>;
  end(): void;
}

/** The production router over a real vault folder; drawing runs in this process unless another way is given. */
export function makeTestDesk(
  draw: (request: DrawRequest) => Promise<DrawAnswer> = drawHere,
  workers: Workers = ownThread,
  token?: Surroundings['token'],
): TestDesk {
  const folder = mkdtempSync(join(tmpdir(), 'dalel-desk-'));
  const sources = testSources();
  const logged: string[] = [];
  const events: string[] = [];
  const heads: Events['head'][] = [];
  const desk = new Desk({
    sources,
    assetsDir,
    cost: cheap,
    resolveFile: (token) => token,
    draw,
    workers,
    ...(token ? { token } : {}),
    emit: (name, value) => {
      events.push(name);
      if (name === 'head') heads.push(value as Events['head']);
    },
  });
  const router = createRouter(desk, handlers, { checkOutputs: true, log: (line) => logged.push(line) });
  return {
    desk,
    folder,
    sources,
    logged,
    events,
    heads,
    request: <N extends RouteName>(route: N, input: RouteInput<N>) =>
      router.request(route, input) as Promise<RouteOutput<N>>,
    end: () => {
      desk.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function drawHere(request: DrawRequest): Promise<DrawAnswer> {
  return drawRequested(request);
}

/** A vault with an officer, unlocked. */
export async function makeDeskVault(test: TestDesk): Promise<{ folder: string; recoveryKey: string }> {
  const folder = join(test.folder, 'vault');
  const { recoveryKey } = await test.request('vault.create', {
    folder,
    name: 'Қойма 7',
    shortCode: 'ШМК',
    passphrase,
    officer: { name: 'Ә. Ғани', rank: 'капитан', unit: 'Шымкент қ. ПД', role: 'investigator' },
  });
  return { folder, recoveryKey };
}

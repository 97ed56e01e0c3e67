import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron';
import { Refusal } from '../../db/domain/refusal';
import type { appContract } from '../ipc/contract/app';
import type { EventName, Events } from '../ipc/contract/events';
import { type Envelope, toEnvelopeError } from '../ipc/errors';
import type { MainHandlers, MainRoute } from './appRoutes';
import type { EvidenceProcess } from './evidenceProcess';
import type { PreferenceFile } from './preferences';
import { isOurPage } from './security';
import type { FileTokens } from './tokens';

export interface RelayParts {
  readonly handlers: MainHandlers;
  readonly evidence: EvidenceProcess;
  readonly tokens: FileTokens;
  readonly preferences: PreferenceFile;
}

/** Routes after which a folder is one of this machine's vaults. */
const openingRoutes: readonly string[] = ['vault.create', 'vault.createSample', 'vault.unlock'];

/**
 * The first gate: who speaks. Then main answers its own routes and passes the rest on; what is no route, the evidence
 * process refuses. Main's own schemas are fetched when one of its routes is first asked: the way in asks none.
 */
export function relayCalls(parts: RelayParts): void {
  const fetchContract = () => import('../ipc/contract/app');
  ipcMain.handle('dalel:request', async (event, route: unknown, input: unknown): Promise<Envelope> => {
    try {
      requireOurPage(event);
      if (typeof route !== 'string')
        throw new Refusal('request.unknown-route', { route: String(route).slice(0, 60) });
      if (isHere(parts.handlers, route))
        return {
          ok: true,
          value: await answerHere((await fetchContract()).appContract, parts.handlers, route, input),
        };
      // A process that was asked nothing yet holds no vault.
      if (route === 'vault.session' && !parts.evidence.wasAsked) throw new Refusal('session.locked');
      const files = parts.tokens.namedIn(input);
      const envelope = await parts.evidence.request(route, input, files);
      if (envelope.ok && openingRoutes.includes(route))
        rememberFolders(parts.preferences, Object.values(files));
      return envelope;
    } catch (thrown) {
      return { ok: false, error: toEnvelopeError(thrown) };
    }
  });
  ipcMain.handle('dalel:file-tokens', (event, paths: unknown): string[] => {
    requireOurPage(event);
    return Array.isArray(paths)
      ? paths
          .filter((path) => typeof path === 'string' && path !== '')
          .map((path: string) => parts.tokens.tokenOf(path))
      : [];
  });
}

/** The answer may hold a recovery key that is shown once: no trouble with a list of folders may lose it. */
function rememberFolders(preferences: PreferenceFile, folders: readonly string[]): void {
  try {
    for (const folder of folders) preferences.remember(folder);
  } catch (thrown) {
    process.stderr.write(
      `the recent vaults were not kept: ${thrown instanceof Error ? thrown.message : ''}\n`,
    );
  }
}

function requireOurPage(event: IpcMainInvokeEvent): void {
  if (!isOurPage(event.senderFrame)) throw new Refusal('request.foreign-sender');
}

function isHere(handlers: MainHandlers, route: string): route is MainRoute {
  return Object.hasOwn(handlers, route);
}

function answerHere(
  contract: typeof appContract,
  handlers: MainHandlers,
  route: MainRoute,
  input: unknown,
): unknown {
  const parsed = contract[route].input.safeParse(input);
  if (!parsed.success)
    throw new Refusal('request.invalid', {
      route,
      where: parsed.error.issues[0]?.path.join('.') ?? '',
      what: parsed.error.issues[0]?.code ?? '',
    });
  // The table is exhaustive and the input came through the same route's schema.
  return (handlers[route] as (parsed: unknown) => unknown)(parsed.data);
}

export function tellWindow<N extends EventName>(
  window: BrowserWindow | undefined,
  name: N,
  value: Events[N],
): void {
  if (window && !window.isDestroyed()) window.webContents.send('dalel:event', name, value);
}

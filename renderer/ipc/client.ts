import type { RouteInput, RouteName, RouteOutput } from '../../electron/ipc/contract';
import type { Bridge, EventName, Events } from '../../electron/ipc/contract/events';
import { openEnvelope } from './envelope';

declare global {
  interface Window {
    readonly dalel: Bridge;
  }
}

/** Asks the machine. Throws RequestError with a refusal's code, or `bug`. */
export async function request<N extends RouteName>(route: N, input: RouteInput<N>): Promise<RouteOutput<N>> {
  // The answer's shape was checked against the same contract before it was sent.
  return openEnvelope(await window.dalel.request(route, input)) as RouteOutput<N>;
}

/** Listens; the returned function stops listening. */
export function on<N extends EventName>(event: N, listener: (value: Events[N]) => void): () => void {
  return window.dalel.on(event, listener);
}

/** Opaque tokens for dropped files, in their order. */
export function fileTokens(files: readonly File[]): Promise<string[]> {
  return window.dalel.fileTokens(files);
}

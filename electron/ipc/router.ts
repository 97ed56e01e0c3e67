import { contract, isRoute } from './contract';
import { type Envelope, toEnvelopeError } from './errors';
import { callRoute, headOf, writtenIn } from './handlers/callRoute';
import type { Desk } from './handlers/desk';
import type { Handlers } from './handlers/handlers';

/** A call that kept the evidence side busy for longer than this is named in the log, by its route alone. */
const slowMilliseconds = 40;

export interface Router {
  /** Parses, asks for the session that the route needs, dispatches. @throws Refusal, or an Error that is a bug */
  request(route: string, input: unknown): Promise<unknown>;
  /** The same, in the one envelope that crosses a process boundary. */
  answer(route: string, input: unknown): Promise<Envelope>;
}

export interface RouterOptions {
  /** Outputs are parsed too outside production. */
  readonly checkOutputs: boolean;
  readonly log: (line: string) => void;
}

export function createRouter(desk: Desk, handlers: Handlers, options: RouterOptions): Router {
  const request = async (route: string, input: unknown): Promise<unknown> => {
    const begun = performance.now();
    const before = headOf(desk)?.seq;
    const output = await callRoute(handlers, desk, route, input);
    const spent = performance.now() - begun;
    if (spent > slowMilliseconds) options.log(`slow ${route} ${spent.toFixed(0)} ms`);
    const head = headOf(desk);
    if (head && head.seq !== before) desk.around.emit('head', { ...head, tables: writtenIn(desk, before) });
    return options.checkOutputs && isRoute(route) ? contract[route].output.parse(output) : output;
  };
  const answer = async (route: string, input: unknown): Promise<Envelope> => {
    try {
      return { ok: true, value: await request(route, input) };
    } catch (thrown) {
      const error = toEnvelopeError(thrown);
      if (error.code === 'bug')
        options.log(`bug in ${route}: ${thrown instanceof Error ? thrown.stack : error.message}`);
      return { ok: false, error };
    }
  };
  return { request, answer };
}

import { Refusal } from '../../db/domain/refusal';
import { readHead } from '../../db/ledger';
import { type RouteName, contract, isRoute } from './contract';
import { type Envelope, toEnvelopeError } from './errors';
import type { Desk } from './handlers/desk';
import type { EvidenceRoute, Handlers } from './handlers/handlers';

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
    const name = requireEvidenceRoute(route);
    const parsed = parseInput(name, input);
    requireAccess(desk, name);
    const before = headSeq(desk);
    const output = await dispatch(handlers, desk, name, parsed);
    const spent = performance.now() - begun;
    if (spent > slowMilliseconds) options.log(`slow ${route} ${spent.toFixed(0)} ms`);
    if (headSeq(desk) !== before) desk.around.emit('head', readHead(desk.session.vault.read));
    return options.checkOutputs ? contract[name].output.parse(output) : output;
  };
  const answer = async (route: string, input: unknown): Promise<Envelope> => {
    try {
      return { ok: true, value: await request(route, input) };
    } catch (thrown) {
      const error = toEnvelopeError(thrown);
      if (error.code === 'bug') options.log(`bug in ${route}: ${thrown instanceof Error ? thrown.stack : error.message}`);
      return { ok: false, error };
    }
  };
  return { request, answer };
}

function requireEvidenceRoute(route: string): EvidenceRoute {
  if (!isRoute(route) || contract[route].served !== 'evidence') throw new Refusal('request.unknown-route', { route: route.slice(0, 60) });
  return route as EvidenceRoute;
}

/** @throws Refusal `request.invalid` naming the first place that does not fit; never the value, which may be a secret */
function parseInput(name: RouteName, input: unknown): unknown {
  const parsed = contract[name].input.safeParse(input);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new Refusal('request.invalid', { route: name, where: issue?.path.join('.') ?? '', what: issue?.code ?? '' });
}

function requireAccess(desk: Desk, name: RouteName): void {
  const { access } = contract[name];
  if (access !== 'open') void desk.session;
  if (access === 'write') void desk.signer;
}

function dispatch(handlers: Handlers, desk: Desk, name: EvidenceRoute, parsed: unknown): unknown {
  // The table is exhaustive and `parsed` came from the same route's schema.
  return (handlers[name] as (desk: Desk, input: unknown) => unknown)(desk, parsed);
}

function headSeq(desk: Desk): number {
  return desk.opened ? readHead(desk.opened.vault.read).seq : 0;
}

import type { AccessNote } from '../../../db/accessLog';
import type { LedgerHead } from '../../../db/domain/ledger';
import { Refusal } from '../../../db/domain/refusal';
import { readHead } from '../../../db/ledger';
import { writtenSince } from '../../../db/written';
import { diskRefusal } from '../../vault/durable';
import { contract, isRoute, type RouteName } from '../contract';
import { accessNotes } from './accessNotes';
import type { Desk } from './desk';
import type { EvidenceRoute, Handlers } from './handlers';

/**
 * The one way into a handler: the route's name is known, its input fits the schema, the session that it needs is there.
 * @throws Refusal `request.unknown-route`, `request.invalid`, `session.locked`, `session.read-only`, those of `diskRefusal` and the handler's own
 */
export function callRoute<N extends EvidenceRoute>(
  handlers: Handlers<N>,
  desk: Desk,
  route: string,
  input: unknown,
): unknown {
  if (!isRoute(route) || !isHandled(handlers, route))
    throw new Refusal('request.unknown-route', { route: route.slice(0, 60) });
  const parsed = parseInput(route, input);
  requireAccess(desk, route);
  // The table is exhaustive and `parsed` came from the same route's schema.
  return inWords(() => {
    const output = (handlers[route] as (desk: Desk, input: unknown) => unknown)(desk, parsed);
    return output instanceof Promise
      ? output.then((value) => noted(desk, route, parsed, value))
      : noted(desk, route, parsed, output);
  });
}

/** The second log hears of what was answered, in the one place that every answer passes. */
function noted(desk: Desk, route: EvidenceRoute, input: unknown, output: unknown): unknown {
  // Input and output came through the schemas of the same route.
  const words = accessNotes[route] as
    | ((input: unknown, output: unknown) => AccessNote | undefined)
    | undefined;
  const note = words?.(input, output);
  if (note) desk.note(note);
  return output;
}

/** A full, write-protected or failing disk is no bug: whoever works with it is told what to do. */
function inWords(work: () => unknown): unknown {
  try {
    const answer = work();
    return answer instanceof Promise ? answer.catch((thrown) => Promise.reject(diskRefusal(thrown))) : answer;
  } catch (thrown) {
    throw diskRefusal(thrown);
  }
}

function isHandled<N extends EvidenceRoute>(handlers: Handlers<N>, route: RouteName): route is N {
  return contract[route].served === 'evidence' && Object.hasOwn(handlers, route);
}

/** @throws Refusal `request.invalid` naming the first place that does not fit; never the value, which may be a secret */
function parseInput(name: RouteName, input: unknown): unknown {
  const parsed = contract[name].input.safeParse(input);
  const broken = parsed.success ? halfPairIn(parsed.data) : undefined;
  if (broken !== undefined)
    throw new Refusal('request.invalid', { route: name, where: broken, what: 'not-unicode' });
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new Refusal('request.invalid', {
    route: name,
    where: issue?.path.join('.') ?? '',
    what: issue?.code ?? '',
  });
}

/** Where a text holds half of a surrogate pair: it has no bytes, so nothing could be signed or kept of it. */
function halfPairIn(value: unknown, path = ''): string | undefined {
  if (typeof value === 'string') return /\p{Cs}/u.test(value) ? path : undefined;
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const found = halfPairIn(inner, path === '' ? key : `${path}.${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

function requireAccess(desk: Desk, name: RouteName): void {
  const { access } = contract[name];
  if (access !== 'open') void desk.session;
  if (access === 'write') void desk.signer;
}

/** The ledger's last entry of the vault on this desk. */
export function headOf(desk: Desk): LedgerHead | undefined {
  return desk.opened && readHead(desk.opened.vault.whole);
}

/** What this call wrote, and others that ended while it ran; null where the vault was not open before. */
export function writtenIn(desk: Desk, before: number | undefined): string[] | null {
  const tables = desk.opened && before !== undefined ? writtenSince(desk.opened.vault, before) : [];
  return tables.length === 0 ? null : tables;
}

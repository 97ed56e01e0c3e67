import type { EventName, Events } from './contract/events';
import type { Envelope } from './errors';

/** What main says to the evidence process. `files` gives the paths behind the tokens that the input names. */
export type ToEvidence =
  | { type: 'request'; id: number; route: string; input: unknown; files: Record<string, string> }
  | { type: 'drawn'; id: number; answer: unknown }
  | { type: 'token'; id: number; answer: unknown }
  | { type: 'close' };

type EventMessage = { [N in EventName]: { type: 'event'; name: N; value: Events[N] } }[EventName];

/**
 * What the evidence process says to main. `draw` asks for a drawing process, `token` for a signing process that stays until
 * `request` is null: evidence cannot start one itself.
 */
export type FromEvidence =
  | { type: 'answer'; id: number; envelope: Envelope }
  | { type: 'draw'; id: number; request: unknown }
  | { type: 'token'; id: number; request: unknown }
  | { type: 'closed' }
  | EventMessage;

/** What main passes on to the terminal's process of an installed Dalel; `text` is null at the end of the input. */
export type ToTerminal =
  | { readonly type: 'run'; readonly argv: readonly string[] }
  | { readonly type: 'input'; readonly text: string | null }
  | { readonly type: 'drawn'; readonly id: number; readonly answer: unknown }
  | { readonly type: 'token'; readonly id: number; readonly answer: unknown };

export type FromTerminal =
  | { readonly type: 'draw'; readonly id: number; readonly request: unknown }
  /** `module` is the vendor's, as the command named it; `request` is null at the end */
  | { readonly type: 'token'; readonly id: number; readonly module: string; readonly request: unknown }
  | { readonly type: 'ended'; readonly exit: number };

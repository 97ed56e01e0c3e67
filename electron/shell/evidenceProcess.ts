import { type UtilityProcess, utilityProcess } from 'electron';
import { Refusal } from '../../db/domain/refusal';
import { type Envelope, toEnvelopeError } from '../ipc/errors';
import type { FromEvidence, ToEvidence } from '../ipc/wire';
import type { TokenProcesses } from './tokenProcesses';

type EventMessage = Extract<FromEvidence, { type: 'event' }>;

export interface EvidenceOptions {
  readonly entry: string;
  readonly environment: Record<string, string>;
  draw(request: unknown): Promise<unknown>;
  readonly tokens: TokenProcesses;
  /** Path of the vendor's module that the officer confirmed, '' where there is none. */
  tokenModule(): string;
  onEvent(message: EventMessage): void;
  /** The process ended though nobody asked it to. */
  onLost(exitCode: number): void;
  /** A new one runs after a loss. */
  onReady(): void;
}

/** How long a vault may take to close before its process is ended all the same; every confirmed entry is durable. */
const closingMilliseconds = 5_000;

const shortestLife = 2_000;

/** Starts the evidence process before it is needed, relays calls to it, and says so when it is lost. */
export class EvidenceProcess {
  readonly #options: EvidenceOptions;
  readonly #waiting = new Map<number, (envelope: Envelope) => void>();
  #child: UtilityProcess | undefined;
  #closing = false;
  #startedAt = 0;
  #asked = false;
  #last = 0;

  constructor(options: EvidenceOptions) {
    this.#options = options;
  }

  /** For tests that end the process as a crash would. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Whether this process was asked anything: until then it cannot hold a vault. */
  get wasAsked(): boolean {
    return this.#asked;
  }

  /** Has it ready before the first question: it starts while the window does. */
  prepare(): void {
    if (!this.#child) this.#start();
  }

  request(route: string, input: unknown, files: Record<string, string>): Promise<Envelope> {
    const child = this.#child ?? this.#start();
    this.#asked = true;
    this.#last += 1;
    const id = this.#last;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      child.postMessage({ type: 'request', id, route, input, files } satisfies ToEvidence);
    });
  }

  /** Closes the vault and ends the process: locking. */
  async close(): Promise<void> {
    const child = this.#child;
    if (!child) return;
    this.#closing = true;
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    if (this.#asked) child.postMessage({ type: 'close' } satisfies ToEvidence);
    else child.kill();
    const timer = setTimeout(() => child.kill(), closingMilliseconds);
    await ended;
    clearTimeout(timer);
  }

  #start(): UtilityProcess {
    this.#closing = false;
    this.#asked = false;
    const child = utilityProcess.fork(this.#options.entry, [], {
      serviceName: 'Dalel evidence',
      env: { ...process.env, ...this.#options.environment },
      stdio: 'inherit',
    });
    child.on('message', (message: FromEvidence) => this.#receive(child, message));
    child.on('exit', (code) => this.#ended(child, code));
    this.#child = child;
    this.#startedAt = performance.now();
    return child;
  }

  #receive(child: UtilityProcess, message: FromEvidence): void {
    if (message.type === 'answer') {
      this.#waiting.get(message.id)?.(message.envelope);
      this.#waiting.delete(message.id);
    } else if (message.type === 'draw') {
      void this.#options.draw(message.request).then((answer) => {
        child.postMessage({ type: 'drawn', id: message.id, answer } satisfies ToEvidence);
      });
    } else if (message.type === 'token') {
      const { id, request } = message;
      const send = (to: number, answer: unknown) =>
        child.postMessage({ type: 'token', id: to, answer } satisfies ToEvidence);
      this.#options.tokens.receive({ id, module: this.#options.tokenModule(), request }, send);
    } else if (message.type === 'closed') child.kill();
    else this.#options.onEvent(message);
  }

  #ended(child: UtilityProcess, code: number): void {
    if (this.#child === child) this.#child = undefined;
    this.#options.tokens.endAll();
    const lost: Envelope = { ok: false, error: toEnvelopeError(new Refusal('evidence.lost')) };
    for (const resolve of this.#waiting.values()) resolve(lost);
    this.#waiting.clear();
    if (this.#closing) return;
    this.#options.onLost(code);
    // One that ends as soon as it starts is started again only when it is asked for, not in a circle.
    if (performance.now() - this.#startedAt > shortestLife)
      this.#start().once('spawn', () => this.#options.onReady());
    else this.#options.onReady();
  }
}

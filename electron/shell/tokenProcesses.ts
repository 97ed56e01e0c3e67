import { type UtilityProcess, utilityProcess } from 'electron';

/** What is asked of a vendor's module; the answers go back by `send`. */
export interface TokenCall {
  readonly id: number;
  /** the module's path, '' where none was confirmed */
  readonly module: string;
  /** null ends the process */
  readonly request: unknown;
}

/** How long a module may take to log out before its process is ended all the same. */
const endingMilliseconds = 2_000;

/**
 * The signing processes for tokens: a vendor's module runs in one of its own, which is given nothing but what it is asked and
 * writes nowhere. One that dies is an answer.
 */
export class TokenProcesses {
  readonly #entry: string;
  readonly #binding: () => string;
  readonly #open = new Map<number, UtilityProcess>();

  /** @param binding finds the binding for tokens; it is looked for when a module is first used */
  constructor(entry: string, binding: () => string) {
    this.#entry = entry;
    this.#binding = binding;
  }

  receive({ id, module, request }: TokenCall, send: (id: number, answer: unknown) => void): void {
    if (request === null) this.#end(id);
    else if (module === '') send(id, { ok: false, code: 'token.no-module', params: {} });
    else (this.#open.get(id) ?? this.#start(id, module, send)).postMessage(request);
  }

  #start(id: number, module: string, send: (id: number, answer: unknown) => void): UtilityProcess {
    const child = utilityProcess.fork(this.#entry, [this.#binding(), module], {
      serviceName: 'Dalel token',
      stdio: 'ignore',
      // a vendor's module is not signed by us (macOS)
      allowLoadingUnsignedLibraries: true,
    });
    this.#open.set(id, child);
    child.on('message', (answer: unknown) => send(id, answer));
    child.once('exit', (code) => {
      // one that was ended: its number may be another's by now
      if (this.#open.get(id) !== child) return;
      this.#open.delete(id);
      send(id, { ok: false, code: 'token.no-answer', params: { why: `ended with ${code}` } });
    });
    return child;
  }

  /** Whoever asked is gone, as after a lock: no module stays open, logged in, behind a number that is given out again. */
  endAll(): void {
    for (const id of [...this.#open.keys()]) this.#end(id);
  }

  #end(id: number): void {
    const child = this.#open.get(id);
    if (!child) return;
    this.#open.delete(id);
    child.postMessage(null);
    setTimeout(() => child.kill(), endingMilliseconds).unref();
  }
}

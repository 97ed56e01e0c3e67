import { TokenChannel } from './channel';
import type { TokenAnswer, TokenProcess } from './types';

/** Signing processes that another process starts for this one: each has a number, and messages carry it. */
export class RemoteTokens {
  readonly #send: (id: number, module: string | undefined, request: unknown) => void;
  readonly #open = new Map<number, TokenChannel>();
  #last = 0;

  /** @param send passes a request on; null ends the process */
  constructor(send: (id: number, module: string | undefined, request: unknown) => void) {
    this.#send = send;
  }

  start(module: string | undefined): TokenProcess {
    this.#last += 1;
    const id = this.#last;
    const channel = new TokenChannel(
      (request) => this.#send(id, module, request),
      () => {
        this.#open.delete(id);
        this.#send(id, module, null);
      },
    );
    this.#open.set(id, channel);
    return channel;
  }

  receive(id: number, answer: unknown): void {
    this.#open.get(id)?.receive(answer as TokenAnswer);
  }
}

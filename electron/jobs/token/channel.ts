import type { TokenAnswer, TokenProcess } from './types';

/** Whoever types a PIN on the reader itself needs time; a module that is silent longer than this has hung. */
const longestMs = 120_000;

/** The near end of a signing process: one question at a time, in order; silence and death are answers too. */
export class TokenChannel implements TokenProcess {
  readonly #post: (message: unknown) => void;
  readonly #stop: () => void;
  readonly #waiting: ((answer: TokenAnswer) => void)[] = [];
  #lost: TokenAnswer | undefined;

  /** @param post sends a request, @param stop ends the process */
  constructor(post: (message: unknown) => void, stop: () => void) {
    this.#post = post;
    this.#stop = stop;
  }

  ask(request: unknown): Promise<TokenAnswer> {
    if (this.#lost) return Promise.resolve(this.#lost);
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.lost('no answer');
        this.#stop();
      }, longestMs);
      this.#waiting.push((answer) => {
        clearTimeout(timer);
        resolve(answer);
      });
      this.#post(request);
    });
  }

  end(): void {
    this.lost('ended');
    this.#stop();
  }

  receive(answer: TokenAnswer): void {
    this.#waiting.shift()?.(answer);
  }

  /** Every question that waits is answered: it will not be. */
  lost(why: string): void {
    this.#lost ??= { ok: false, code: 'token.no-answer', params: { why } };
    for (const resolve of this.#waiting.splice(0)) resolve(this.#lost);
  }
}

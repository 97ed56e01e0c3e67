/** How long a page may take to hear of the key: one that hangs must not keep a vault open. */
const hearingMilliseconds = 1_500;

export interface LockKeyParts {
  /** Tells the page that the key was pressed. */
  tell(): void;
  /** Ends the evidence process and reloads an empty page. */
  lock(): void;
}

/**
 * The lock's own key. The page is told, so that it keeps what is being typed and asks first while a signature is made, as
 * its button does. A page that does not hear is not waited for.
 */
export class LockKey {
  readonly #parts: LockKeyParts;
  #timer: NodeJS.Timeout | undefined;

  constructor(parts: LockKeyParts) {
    this.#parts = parts;
  }

  pressed(): void {
    if (this.#timer !== undefined) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#parts.lock();
    }, hearingMilliseconds);
    this.#parts.tell();
  }

  /** The page has heard; locking is its affair now. */
  heard(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}

/** What the lock needs of the machine; the app gives Electron's `powerMonitor` and its window, tests their own. */
export interface LockParts {
  /** 0: never on idle. Sleep and the locked screen lock all the same. */
  minutes(): number;
  /** Whether there is anything to lock. */
  open(): boolean;
  /** Ends the evidence process and reloads an empty page. */
  lock(): void;
  now(): number;
}

/** How often idleness is looked at. */
export const lookMilliseconds = 5_000;

/**
 * Locks when nobody has used Dalel's own window for the time that is set: work in another program is not work here.
 * Long jobs count as use, since locking would end them half-way; sleep and a locked screen lock whatever runs.
 */
export class AutoLock {
  readonly #parts: LockParts;
  #used: number;

  constructor(parts: LockParts) {
    this.#parts = parts;
    this.#used = parts.now();
  }

  /** A key, a click or a step of a long job. */
  noteUse(): void {
    this.#used = this.#parts.now();
  }

  /** Called every `lookMilliseconds`. A machine that slept through them is idle by as much. */
  look(): void {
    const minutes = this.#parts.minutes();
    const idle = this.#parts.now() - this.#used;
    if (minutes > 0 && idle >= minutes * 60_000) this.lockNow();
  }

  lockNow(): void {
    if (!this.#parts.open()) return;
    this.#parts.lock();
    this.noteUse();
  }
}

/** Ctrl+L, or Cmd+L on a Mac, by the key's place on the keyboard: a Cyrillic layout has another letter there. */
export function isLockKey(input: {
  type: string;
  code: string;
  control: boolean;
  meta: boolean;
  shift: boolean;
  alt: boolean;
}): boolean {
  const { type, code, control, meta, shift, alt } = input;
  return type === 'keyDown' && code === 'KeyL' && control !== meta && !shift && !alt;
}

import type { Readable } from 'node:stream';
import type { Sources } from '../../db/open';
import type { Surroundings } from '../ipc/handlers/desk';
import type { Words } from './words';

/** Where a command reads and writes: the terminal's own streams, or a test's. */
export interface Io {
  readonly stdin: Readable;
  /** The answer, on stdout; resolves when the reader has room for more. */
  write(text: string): Promise<void>;
  /** Words for people, progress and warnings, on stderr. */
  tell(line: string): void;
  /** Asks for a secret without echo; undefined where nobody sits at the terminal. */
  readonly askSecret?: ((question: string) => Promise<string>) | undefined;
}

/** What the machine lends to the terminal: time and ids, the folder `assets`, drawing processes and threads. */
export interface Machine extends Pick<Surroundings, 'assetsDir' | 'draw' | 'token' | 'workers' | 'cost'> {
  readonly sources: Sources;
}

/** One command as it was called. */
export interface Call {
  readonly io: Io;
  readonly machine: Machine;
  readonly json: boolean;
  readonly words: Words;
}

/** What a command answers: `value` for `--json`, `text` for people; `no` when the answer is no (exit 1). */
export interface Answer {
  readonly value: unknown;
  readonly text: string;
  readonly no?: boolean;
}

/** The command was used wrongly: exit 2. `code` goes into the error document. */
export class UsageError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'UsageError';
    this.code = code;
  }
}

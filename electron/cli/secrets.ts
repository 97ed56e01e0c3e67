import { readFileSync } from 'node:fs';
import { type Io, UsageError } from './io';

/**
 * A secret from its file, without the line end that an editor adds, or from the prompt. Never from an argument: those
 * stand in the shell's history and in the list of processes.
 */
export async function readSecret(
  io: Io,
  file: string | undefined,
  option: string,
  question: string,
): Promise<string> {
  if (file !== undefined) return readTextFile(file, option).replace(/\r?\n$/, '');
  if (io.askSecret) return io.askSecret(question);
  throw new UsageError('secret.missing', `nobody can be asked here: give ${option} FILE`);
}

/** A secret that is about to be set: typed twice, since nobody sees what is typed. */
export async function readNewSecret(
  io: Io,
  file: string | undefined,
  option: string,
  question: string,
): Promise<string> {
  const first = await readSecret(io, file, option, question);
  if (file === undefined && (await readSecret(io, file, option, 'Once more: ')) !== first) {
    throw new UsageError('secret.differs', 'the two were not the same; nothing was made');
  }
  return first;
}

/** Text of a file that a command names. @throws UsageError when it cannot be read */
export function readTextFile(file: string, option: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\ufeff/, '');
  } catch (thrown) {
    throw new UsageError(
      'file.unreadable',
      `${option}: ${thrown instanceof Error ? thrown.message : String(thrown)}`,
    );
  }
}

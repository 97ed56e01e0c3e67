import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { lockAfterMinutes, type Preferences, screenLanguage, theme } from '../ipc/contract/app';
import type { FileTokens } from './tokens';

/** Minutes without use after which a vault locks, unless the officer says otherwise. */
const usualMinutes = 10;

const kept = z.object({
  language: screenLanguage.catch('ru'),
  theme: theme.catch('system'),
  lockAfterMinutes: lockAfterMinutes.catch(usualMinutes),
  recentVaults: z.array(z.string()).catch([]),
});
type Kept = z.infer<typeof kept>;

const mostRecent = 8;

/** Preferences of this machine, in a plain file. Losing it loses nothing of a case. */
export class PreferenceFile {
  readonly #path: string;
  readonly #tokens: FileTokens;
  #kept: Kept;

  constructor(folder: string, tokens: FileTokens, systemLanguage: string) {
    this.#path = join(folder, 'preferences.json');
    this.#tokens = tokens;
    this.#kept = this.#read(systemLanguage);
  }

  #read(systemLanguage: string): Kept {
    try {
      return kept.parse(JSON.parse(readFileSync(this.#path, 'utf8')));
    } catch {
      const known = screenLanguage.safeParse(systemLanguage.slice(0, 2));
      return {
        language: known.success ? known.data : 'ru',
        theme: 'system',
        lockAfterMinutes: usualMinutes,
        recentVaults: [],
      };
    }
  }

  get(): Preferences {
    const { recentVaults, ...rest } = this.#kept;
    return {
      ...rest,
      recentVaults: recentVaults.map((path) => ({
        folder: this.#tokens.tokenOf(path),
        label: folderLabel(path),
      })),
    };
  }

  set(change: Partial<Omit<Kept, 'recentVaults'>>): Preferences {
    this.#keep({ ...this.#kept, ...change });
    return this.get();
  }

  /** The vault that was opened last comes first. */
  remember(folder: string): void {
    const others = this.#kept.recentVaults.filter((path) => path !== folder);
    this.#keep({ ...this.#kept, recentVaults: [folder, ...others].slice(0, mostRecent) });
  }

  forget(folder: string): Preferences {
    this.#keep({ ...this.#kept, recentVaults: this.#kept.recentVaults.filter((path) => path !== folder) });
    return this.get();
  }

  #keep(next: Kept): void {
    this.#kept = next;
    mkdirSync(dirname(this.#path), { recursive: true });
    const temporary = `${this.#path}.tmp`;
    writeFileSync(temporary, JSON.stringify(next, null, 2));
    renameSync(temporary, this.#path);
  }
}

/** How a folder is named on the screen: its name and the folder it lies in, home as `~`. */
export function folderLabel(path: string): string {
  return join(dirname(path).replace(homedir(), '~'), basename(path));
}

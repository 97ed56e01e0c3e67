import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { Preferences } from '../ipc/contract/app';
import type { FileTokens } from './tokens';

/** Minutes without use after which a vault locks, unless the officer says otherwise. */
const usualMinutes = 10;

type Kept = Omit<Preferences, 'recentVaults'> & { readonly recentVaults: readonly string[] };

/** What the window may change by itself. */
type Change = Partial<Omit<Kept, 'recentVaults' | 'tokenModule'>>;

const languages: readonly Preferences['language'][] = ['kk', 'ru', 'en'];
const themes: readonly Preferences['theme'][] = ['system', 'light', 'dark'];

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
      return keptOf(JSON.parse(readFileSync(this.#path, 'utf8')), 'ru');
    } catch {
      return keptOf({}, systemLanguage.slice(0, 2));
    }
  }

  get(): Preferences {
    const { recentVaults, tokenModule, ...rest } = this.#kept;
    return {
      ...rest,
      tokenModule: tokenModule === '' ? '' : folderLabel(tokenModule),
      recentVaults: recentVaults.map((path) => ({
        folder: this.#tokens.tokenOf(path),
        label: folderLabel(path),
      })),
    };
  }

  /** The path of the PKCS#11 module that the officer confirmed, '' where there is none. */
  get tokenModule(): string {
    return this.#kept.tokenModule;
  }

  keepTokenModule(path: string): Preferences {
    this.#keep({ ...this.#kept, tokenModule: path });
    return this.get();
  }

  set(change: Change): Preferences {
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

/**
 * What of a file can be read; the rest is as it is on a new machine. By hand: the window waits for nothing else at the start
 * that would need a schema.
 * @throws Error when it is no object
 */
function keptOf(value: unknown, otherwise: string): Kept {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('not an object');
  const { language, theme, lockAfterMinutes, scanSound, recentVaults, tokenModule } = value as Readonly<
    Record<string, unknown>
  >;
  const wished = languages.find((one) => one === language);
  const minutes = Number.isInteger(lockAfterMinutes) ? Number(lockAfterMinutes) : -1;
  return {
    language: wished ?? languages.find((one) => one === otherwise) ?? 'ru',
    theme: themes.find((one) => one === theme) ?? 'system',
    lockAfterMinutes: minutes >= 0 && minutes <= 240 ? minutes : usualMinutes,
    scanSound: scanSound !== false,
    tokenModule: typeof tokenModule === 'string' ? tokenModule : '',
    recentVaults:
      Array.isArray(recentVaults) && recentVaults.every((one) => typeof one === 'string') ? recentVaults : [],
  };
}

/** How a folder is named on the screen: its name and the folder it lies in, home as `~`. */
export function folderLabel(path: string): string {
  return join(dirname(path).replace(homedir(), '~'), basename(path));
}

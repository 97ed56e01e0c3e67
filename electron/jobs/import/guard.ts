import { findSecrets, type GuardOptions } from '../../../db/domain/secretGuard';

/**
 * Control characters, direction overrides and zero-width signs, as db/domain/text.ts refuses them in typed texts. Tabs and
 * line ends within a cell are no deceit.
 */
const deceptive =
  /[\p{Cs}\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;

/** Neither eight words nor a key have room in less. */
export const shortestSecret = 16;

/** The guard over the cells of a table. Labels repeat: what was found clean is remembered. */
export class CellGuard {
  readonly #clean = new Set<string>();

  /** The code of what must not be kept, or nothing. */
  check(text: string, options: GuardOptions = {}): 'text.secret' | 'text.invisible' | undefined {
    if (text === '' || this.#clean.has(text)) return undefined;
    if (deceptive.test(text)) return 'text.invisible';
    if (text.length >= shortestSecret && findSecrets(text, options).length > 0) return 'text.secret';
    // What is no secret in the one field may be one in another.
    if (!options.allowHash && this.#clean.size < 50_000) this.#clean.add(text);
    return undefined;
  }
}

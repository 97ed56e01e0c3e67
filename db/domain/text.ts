import { z } from 'zod';
import { error, type Finding } from './finding';
import { findSecrets } from './secretGuard';

/** One line of free text; '' means not stated. */
export const line = z.string().max(400).default('');
/** Several lines of free text; '' means not stated. */
export const note = z.string().max(20_000).default('');

/**
 * Control characters, direction overrides, zero-width signs and halves of surrogate pairs: they can make a text read as
 * what it is not, and a half pair has no bytes to sign.
 */
const deceptive =
  /[\p{Cs}\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;

/**
 * The checks that every free text of every draft passes: no secret (the ledger keeps for ever what it is given)
 * and no invisible character. `hashFields` are the paths whose 64 hexadecimal digits are known to be public.
 */
export function checkTexts(draft: unknown, hashFields: readonly string[] = []): Finding[] {
  const found: Finding[] = [];
  walk(draft, '', (text, path) => {
    const name = path.replace(/\.\d+(?=\.|$)/g, '');
    // The shortest secret is longer than this; an invisible sign needs no length.
    if (text.length > 3 && findSecrets(text, { allowHash: hashFields.includes(name) }).length > 0)
      found.push(error(path, 'text.secret'));
    if (deceptive.test(text)) found.push(error(path, 'text.invisible'));
  });
  return found;
}

/** The same value with every text that holds a secret emptied: what may be kept of a form in hand. */
export function withoutSecrets<T>(value: T): T {
  const clean = (item: unknown): unknown => {
    if (typeof item === 'string') return findSecrets(item, { allowHash: true }).length > 0 ? '' : item;
    if (Array.isArray(item)) return item.map(clean);
    if (typeof item !== 'object' || item === null) return item;
    return Object.fromEntries(Object.entries(item).map(([key, inner]) => [key, clean(inner)]));
  };
  return clean(value) as T;
}

function walk(value: unknown, path: string, visit: (text: string, path: string) => void): void {
  if (typeof value === 'string') {
    visit(value, path);
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) walk(item, `${path}.${index}`, visit);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) walk(item, path === '' ? key : `${path}.${key}`, visit);
  }
}

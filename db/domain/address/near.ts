import { BASE58, base58Size } from './base58';
import { readingsOf } from './lookalikes';
import { strangers } from './text';

/**
 * A plausible spoilt base58 address of `size` bytes: right first character, letters and digits, nearly all base58. A text
 * that is base58 throughout must also have the right size: addresses of other chains share first characters.
 */
export function seemsBase58(text: string, leads: string, size: number, min = 26, max = 35): boolean {
  if (text.length < min || text.length > max || /\s/.test(text)) return false;
  const first = text.charAt(0);
  const misread = !/[A-Za-z0-9]/.test(first) && [...readingsOf(first)].some((ch) => leads.includes(ch));
  if (
    !(leads.includes(first) || misread) ||
    !/[0-9]/.test(text) ||
    !/[A-Z]/.test(text) ||
    !/[a-z]/.test(text)
  )
    return false;
  const wrong = strangers(text, BASE58);
  if (wrong.length === 0) return Math.abs(base58Size(text) - size) <= (first === '1' ? 1 : 0);
  const readable = wrong.filter((i) => readingsOf(text.charAt(i)) !== '').length;
  return wrong.length - readable <= 1 && wrong.length <= text.length / 3;
}

/** Base58 throughout, but for one character at most. */
export function nearlyBase58(text: string, min: number, max: number): boolean {
  return text.length >= min && text.length <= max && !/\s/.test(text) && strangers(text, BASE58).length <= 1;
}

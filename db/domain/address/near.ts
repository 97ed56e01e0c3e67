import { BASE58 } from './base58';
import { readingsOf } from './lookalikes';
import { strangers } from './text';

/** A plausible spoilt base58 address: right first character, right length, letters and digits, nearly all base58. */
export function seemsBase58(text: string, leads: string, min = 26, max = 35): boolean {
  if (text.length < min || text.length > max || /\s/.test(text)) return false;
  const first = text.charAt(0);
  const starts = leads.includes(first) || [...readingsOf(first)].some((ch) => leads.includes(ch) && !/[A-Za-z1-9]/.test(first));
  if (!starts || !/[0-9]/.test(text) || !/[A-Z]/.test(text) || !/[a-z]/.test(text)) return false;
  const wrong = strangers(text, BASE58);
  const readable = wrong.filter((i) => readingsOf(text.charAt(i)) !== '').length;
  return wrong.length - readable <= 1 && wrong.length <= text.length / 3;
}

/** Base58 throughout, but for one character at most. */
export function nearlyBase58(text: string, min: number, max: number): boolean {
  return text.length >= min && text.length <= max && !/\s/.test(text) && strangers(text, BASE58).length <= 1;
}

import type { ReferenceEntry } from '../../db/domain/reference';
import type { FormHandle } from '../ui/form';

/** Between the value that is kept and the words that help to find it in a list. */
const divider = ' — ';

/** A fact of a row as text; '' when the row does not say it. */
export function factOf(row: ReferenceEntry | undefined, name: string): string {
  const value = row?.facts[name];
  return value === undefined ? '' : String(value);
}

/** What a suggestion shows: the value, then words that say what it is and that are found by typing too. */
export function suggestion(value: string, words: string): string {
  return words === '' ? value : `${value}${divider}${words}`;
}

/** The value of a suggestion that was picked; anything typed by hand is itself. */
export function pickedValue(text: string): string {
  const at = text.indexOf(divider);
  return at < 0 ? text : text.slice(0, at);
}

/** The words of a suggestion that was picked, '' for what was typed by hand. */
export function pickedWords(text: string): string {
  const at = text.indexOf(divider);
  return at < 0 ? '' : text.slice(at + divider.length);
}

/** The same form, in which a picked suggestion is taken by `pick` and everything else as it was typed. */
export function pickingForm(form: FormHandle, pick: (path: string, text: string) => void): FormHandle {
  return {
    ...form,
    set: (path, value) => {
      if (typeof value === 'string' && value.includes(divider)) pick(path, value);
      else form.set(path, value);
    },
  };
}

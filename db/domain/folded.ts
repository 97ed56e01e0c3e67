/** Capitals beyond ASCII that lists fold: Russian and Kazakh. An index is built with them, so they never change. */
export const foldedCapitals = 'АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯӘҒҚҢӨҰҮҺІ';

const pattern = new RegExp(`[A-Z${foldedCapitals}]`, 'g');

/** The text in small letters, exactly as the indexes of lists have it: ASCII, Russian and Kazakh letters alone. */
export function folded(text: string): string {
  return text.replace(pattern, (letter) => letter.toLowerCase());
}

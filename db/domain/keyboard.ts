/** The keys of a keyboard in the order of the rows, unshifted and shifted, as the US layout reads them. */
const us =
  "`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./" + '~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>?';
const ru =
  'ё1234567890-=йцукенгшщзхъ\\фывапролджэячсмитьбю.' + 'Ё!"№;%:?*()_+ЙЦУКЕНГШЩЗХЪ/ФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,';
/** Kazakh of Windows: the row of digits holds the letters that Russian lacks; digits and signs stand on it shifted or not at all. */
const kk =
  '("әіңғ,.үұқөһйцукенгшщзхъ\\фывапролджэячсмитьбю№' + ')!ӘІҢҒ;:ҮҰҚӨҺЙЦУКЕНГШЩЗХЪ/ФЫВАПРОЛДЖЭЯЧСМИТЬБЮ?';

function back(layout: string): ReadonlyMap<string, string> {
  const map = new Map<string, string>();
  const keys = Array.from(us);
  for (const [index, sign] of Array.from(layout).entries())
    if (!map.has(sign)) map.set(sign, keys[index] ?? sign);
  return map;
}

const layouts = [back(ru), back(kk)];

/** What a text says if it was typed by keys of the US layout while Russian or Kazakh was set; nothing for plain Latin. */
export function unlayouts(text: string): string[] {
  if (!/[^\x20-\x7e]/.test(text)) return [];
  const read = layouts.map((map) => Array.from(text, (sign) => map.get(sign) ?? sign).join(''));
  return [...new Set(read)].filter((one) => one !== text);
}

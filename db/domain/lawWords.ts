type Language = 'kk' | 'ru' | 'en';

/** Codes as papers abbreviate them. */
const codes: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  CPC: { kk: 'ҚПК', ru: 'УПК', en: 'CPC' },
  CC: { kk: 'ҚК', ru: 'УК', en: 'CC' },
};

/** What the shipped periods cite that is no article: the unit replaces it by its own words. */
const phrases: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  'CPC (article to be confirmed)': {
    kk: 'ҚПК (бабы нақтыланады)',
    ru: 'УПК (статья уточняется)',
    en: 'CPC (article to be confirmed)',
  },
  'Order of the examination': {
    kk: 'Сараптама тағайындау туралы қаулы',
    ru: 'Постановление о назначении экспертизы',
    en: 'Order of the examination',
  },
  'Request (article to be confirmed)': {
    kk: 'Сұрау салу (бабы нақтыланады)',
    ru: 'Запрос (статья уточняется)',
    en: 'Request (article to be confirmed)',
  },
};

/**
 * An article of a code as it is cited in a language: "CPC 161" is «ҚПК 161-бабы», «ст. 161 УПК», "CPC, art. 161".
 * Anything else is shown as the unit wrote it.
 */
export function lawWords(cited: string, language: Language): string {
  const text = cited.trim();
  const phrase = phrases[text];
  if (phrase) return phrase[language];
  const found = /^([A-Z]{2,3}) (\d+(?:-\d+)?)(?:–(\d+(?:-\d+)?))?$/.exec(text);
  const code = codes[found?.[1] ?? ''];
  if (!found || !code) return text;
  const [, , from = '', to] = found;
  const articles = to === undefined ? from : `${from}–${to}`;
  if (language === 'kk') return `${code.kk} ${articles}-${to === undefined ? 'бабы' : 'баптары'}`;
  if (language === 'ru') return `ст. ${articles} ${code.ru}`;
  return `${code.en}, ${to === undefined ? 'art.' : 'arts.'} ${articles}`;
}

import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { read, root } from './sources';

const languages = ['kk', 'ru', 'en'] as const;
const plural = /_(zero|one|two|few|many|other)$/;

interface Word {
  key: string;
  text: string;
}

const filesIn = (language: string): string[] =>
  readdirSync(path.join(root, 'assets/locales', language)).sort();

function wordsOf(language: string, file: string): Word[] {
  const words: Word[] = [];
  const visit = (value: unknown, key: string): void => {
    if (typeof value === 'string') words.push({ key, text: value });
    else if (typeof value === 'object' && value !== null) {
      for (const [name, inner] of Object.entries(value)) visit(inner, key === '' ? name : `${key}.${name}`);
    } else throw new Error(`${language}/${file}: ${key} is neither a text nor a group`);
  };
  visit(JSON.parse(read(`assets/locales/${language}/${file}`)), '');
  return words;
}

const stems = (words: readonly Word[]): string[] =>
  [...new Set(words.map(({ key }) => key.replace(plural, '')))].sort();
const holes = (text: string): string[] =>
  [...text.matchAll(/\{\{\s*([\w.]+)/g)].map((match) => match[1] ?? '').sort();

// Would catch: a whole page that was forgotten in one language.
test('every language has the same files', () => {
  expect(filesIn('ru')).toEqual(filesIn('en'));
  expect(filesIn('kk')).toEqual(filesIn('en'));
});

describe.each(filesIn('en'))('%s', (file) => {
  // Would catch: a key that shows itself to the officer instead of words.
  test('has the same keys in every language', () => {
    const english = stems(wordsOf('en', file));
    expect({ kk: stems(wordsOf('kk', file)), ru: stems(wordsOf('ru', file)) }).toEqual({
      kk: english,
      ru: english,
    });
  });

  // Would catch: "5 дело", from a plural form that the language has and the file lacks.
  test('has every plural form of its language', () => {
    const missing = languages.flatMap((language) => {
      const keys = new Set(wordsOf(language, file).map(({ key }) => key));
      const counted = new Set(
        [...keys].filter((key) => plural.test(key)).map((key) => key.replace(plural, '')),
      );
      const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
      return [...counted].flatMap((key) =>
        forms.filter((form) => !keys.has(`${key}_${form}`)).map((form) => `${language}: ${key}_${form}`),
      );
    });
    expect(missing).toEqual([]);
  });

  // Would catch: a value that the officer never sees because one language has no place for it.
  test('fills in the same values in every language', () => {
    const english = new Map(
      wordsOf('en', file).map(({ key, text }) => [key.replace(plural, ''), holes(text)]),
    );
    const differing = languages.flatMap((language) =>
      wordsOf(language, file)
        // A singular may say "one" instead of the number.
        .filter(({ key }) => !/_(zero|one|two)$/.test(key))
        .filter(({ key, text }) => String(holes(text)) !== String(english.get(key.replace(plural, '')) ?? []))
        .map(({ key }) => `${language}: ${key}`),
    );
    expect(differing).toEqual([]);
  });

  // Would catch: an empty label.
  test('has no empty words', () => {
    const empty = languages.flatMap((language) =>
      wordsOf(language, file)
        .filter(({ text }) => text.trim() === '')
        .map(({ key }) => `${language}: ${key}`),
    );
    expect(empty).toEqual([]);
  });
});

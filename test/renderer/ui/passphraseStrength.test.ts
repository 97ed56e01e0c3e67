import { expect, it } from 'vitest';
import { shortestPassphrase } from '../../../db/domain/officer';
import { strengthOf } from '../../../renderer/ui/passphraseStrength';

const strength = (text: string) => strengthOf(text, shortestPassphrase);

// Would catch: praise for a row of keys or a repeated letter, which are guessed first.
it('is not impressed by length alone', () => {
  expect(strength('aaaaaaaaaaaaaaaaaaaaaaaa')).toBe('monotone');
  expect(strength('12345678901234567890')).toBe('monotone');
  expect(strength('qwertyuiopasdfghjkl')).toBe('monotone');
  expect(strength('йцукенгшщзхъфывапролджэ')).toBe('monotone');
});

// Would catch: a passphrase that the vault refuses shown as acceptable.
it('calls short what the vault would refuse', () => {
  expect(strength('k7#Vq2!mZ9')).toBe('short');
});

// Would catch: words in Kazakh judged otherwise than words in English.
it('grows with words of any alphabet', () => {
  expect(strength('жеті рет өлш')).toBe('fair');
  expect(strength('жеті рет өлше бір рет кес')).toBe('strong');
  expect(strength('correct horse battery staple')).toBe('strong');
});

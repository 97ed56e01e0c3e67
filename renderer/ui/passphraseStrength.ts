/** How hard a passphrase is to guess, as far as its own letters tell: words nobody can know are not judged. */
export type Strength = 'short' | 'monotone' | 'fair' | 'good' | 'strong';

const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'йцукенгшщзхъ', 'фывапролджэ', 'ячсмитьбю', 'әіңғүұқөһ'];

/** Whether `b` only goes on where `a` was: the same sign, the next letter or digit, the neighbouring key. */
function follows(a: string, b: string): boolean {
  const step = (b.codePointAt(0) ?? 0) - (a.codePointAt(0) ?? 0);
  if (Math.abs(step) <= 1) return true;
  return rows.some(
    (row) => row.includes(a) && row.includes(b) && Math.abs(row.indexOf(a) - row.indexOf(b)) === 1,
  );
}

/** Signs that are not just the continuation of a run such as `1234`, `aaaa` or `qwer`. */
export function freeSigns(passphrase: string): number {
  const signs = [...passphrase.normalize('NFKC').toLocaleLowerCase()];
  let run = 0;
  return signs.filter((sign, index) => {
    run = index > 0 && follows(signs[index - 1] ?? '', sign) ? run + 1 : 0;
    return run < 2;
  }).length;
}

/** `shortest` comes from the rule that the vault itself applies. */
export function strengthOf(passphrase: string, shortest: number): Strength {
  const signs = [...passphrase.normalize('NFKC')];
  if (signs.length < shortest) return 'short';
  const free = freeSigns(passphrase);
  if (new Set(signs).size < 5 || free < 6) return 'monotone';
  if (free < 16) return 'fair';
  return free < 22 ? 'good' : 'strong';
}

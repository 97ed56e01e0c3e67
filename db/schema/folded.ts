import { foldedCapitals } from '../domain/folded';

/** SQL of the columns' text in small letters with a space between: `folded` of the domain does the same to what is searched. */
export function foldedSql(columns: readonly string[]): string {
  const whole = `lower(${columns.join("||' '||")})`;
  return [...foldedCapitals].reduce(
    (inner, letter) => `replace(${inner},'${letter}','${letter.toLowerCase()}')`,
    whole,
  );
}

/** SQL of the last four characters from behind: what ends alike stands together. */
export const endSql = [1, 2, 3, 4].map((at) => `substr(canonical,-${at},1)`).join('||');

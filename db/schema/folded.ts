import { foldedCapitals } from '../domain/folded';

/** SQL of the columns' text in small letters with a space between: `folded` of the domain does the same to what is searched. */
export function foldedSql(columns: readonly string[]): string {
  const whole = `lower(${columns.join("||' '||")})`;
  return [...foldedCapitals].reduce(
    (inner, letter) => `replace(${inner},'${letter}','${letter.toLowerCase()}')`,
    whole,
  );
}

/** How many characters at the end of an address its index knows. */
export const endLength = 4;

/** SQL of the last characters from behind: what ends alike stands together. */
export const endSql = Array.from({ length: endLength }, (_, at) => at + 1)
  .map((at) => `substr(canonical,-${at},1)`)
  .join('||');

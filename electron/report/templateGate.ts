import { Refusal } from '../../db/domain/refusal';

/** What a unit's template may import. */
const parts = ['base.typ', 'blocks.typ', 'parts.typ'];
const largest = 200_000;

/**
 * Whether a template stays with what it is given. It is compiled where only the given files exist, in a process of its
 * own; what could reach further from there is refused before: packages (which the engine would fetch), other files,
 * source that is put together while it runs, plugins, and `std`,
 * which as a dictionary gives any of these by a name that is put together.
 * @throws Refusal `template.wrong` with the line in question
 */
export function requireContained(source: string): void {
  if (source.length > largest) throw new Refusal('template.wrong', { why: `> ${largest}` });
  for (const [index, line] of source.split('\n').entries()) {
    const refused = (why: string) => new Refusal('template.wrong', { why: `${index + 1}: ${why}` });
    for (const [, given = ''] of line.matchAll(/\bimport\b\s*([^\n:]*)/g))
      if (!parts.some((name) => given.trim() === `"${name}"`)) throw refused(`import ${given.trim()}`);
    const word = /\b(include|eval|plugin|std)\b/.exec(line)?.[1];
    if (word !== undefined) throw refused(word);
  }
}

const ending = /\.(ts|tsx|mjs|cjs|js|json|yml|md|typ|css|sql|sh|svg|png|ttf|h)$/;
/** A name alone is meant as one of our files only with these; others are also what a vault or the build makes. */
const codeEnding = /\.(ts|tsx|mjs|typ|css|h)$/;

/** What a document names as a path: links, and words in backquotes with a slash or a known ending. */
export function namedPaths(text: string): string[] {
  const withoutBlocks = text.replace(/^```[\s\S]*?^```/gm, '');
  const links = [...withoutBlocks.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map(
    (match) => match[1] ?? '',
  );
  const quoted = [...withoutBlocks.matchAll(/`([^`\s]+)`/g)].map((match) => match[1] ?? '');
  return [...links, ...quoted.filter(looksLikePath)];
}

function looksLikePath(word: string): boolean {
  // Placeholders, routes, packages, addresses and what the build makes are not in the tree.
  if (/[<>*{}$|:=,…]|\.\.\.|^[~/@-]|^(out|node_modules|dist)\//.test(word)) return false;
  const first = word.split('/')[0] ?? '';
  const tops = ['db', 'electron', 'renderer', 'assets', 'test', '.', '..', '.ci'];
  if (!word.includes('/')) return codeEnding.test(word) && !word.startsWith('.');
  return tops.includes(first) || ending.test(word);
}

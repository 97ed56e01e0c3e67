export interface ImportStatement {
  specifier: string;
  typeOnly: boolean;
  line: number;
}

// From `import`, `export … from`, `import(…)` or `require(…)` to the quoted name; no statement holds a semicolon before it.
const statement =
  /^[ \t]*(?:import|export)\s+(?<type>type\s)?(?:(?<names>[^;'"`]*?)\sfrom\s*)?(?<q>['"])(?<static>[^'"\n]+)\k<q>|\b(?:import|require)\(\s*(?<r>['"])(?<dynamic>[^'"\n]+)\k<r>/gm;

/** Every module that a source text names, in order, with comments left out. */
export function readImports(source: string): ImportStatement[] {
  const code = source
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
    .replace(/^\s*\/\/.*$/gm, '');
  return [...code.matchAll(statement)].map((match) => {
    const groups = match.groups ?? {};
    const begin = match.index + match[0].search(/\S/);
    return {
      specifier: groups.static ?? groups.dynamic ?? '',
      typeOnly: groups.type !== undefined || onlyTypeNames(groups.names),
      line: code.slice(0, begin).split('\n').length,
    };
  });
}

/** `{ type A, type B }` brings no code either. */
function onlyTypeNames(names: string | undefined): boolean {
  if (names === undefined || !names.trim().startsWith('{')) return false;
  const each = names
    .replace(/[{}]/g, '')
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  return each.length > 0 && each.every((name) => name.startsWith('type '));
}

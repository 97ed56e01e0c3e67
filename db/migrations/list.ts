/// <reference types="vite/types/importMeta.d.ts" />
/** The generated SQL, in the order of its names; bundled, so that the packaged app needs no files beside it. */
const files = import.meta.glob<string>('./*.sql', { query: '?raw', import: 'default', eager: true });

export interface Migration {
  readonly name: string;
  readonly statements: readonly string[];
}

export const migrations: readonly Migration[] = Object.entries(files)
  .map(([path, sql]) => ({
    name: path.replace(/^\.\/|\.sql$/g, ''),
    statements: sql.split('--> statement-breakpoint').map((statement) => statement.trim()).filter(Boolean),
  }))
  .sort((left, right) => left.name.localeCompare(right.name, 'en'));

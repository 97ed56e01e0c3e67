import { defineConfig } from 'drizzle-kit';

// Writes migrations only; db/migrate.ts runs them.
export default defineConfig({
  dialect: 'sqlite',
  schema: './db/schema/*.ts',
  out: './db/migrations',
  casing: 'snake_case',
});

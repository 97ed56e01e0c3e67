import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { kernel } from '../../electron/runtime/setup/kernel.ts';

const root = path.resolve(import.meta.dirname, '../..');
const under = (...folders: string[]): string[] =>
  folders.map((folder) => `test/${folder}/**/*.test.{ts,tsx}`);
/** Tests in these folders open a vault: slow key derivation, real files. */
const vaultFolders = ['db', 'vault', 'handlers', 'cli', 'faults', 'hardening'];
const common = {
  environment: 'node' as const,
  pool: 'forks' as const,
  allowOnly: false,
  setupFiles: 'test/config/seed.ts',
};

/** Three projects: what needs nothing, what opens a real vault, what opens a real window. */
export default defineConfig({
  test: {
    root,
    projects: [
      {
        root,
        plugins: [kernel()],
        test: {
          ...common,
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: under(...vaultFolders, 'e2e', 'bench', 'fixtures'),
          testTimeout: 30_000,
        },
      },
      {
        root,
        plugins: [kernel()],
        test: {
          ...common,
          name: 'db',
          include: under(...vaultFolders),
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        root,
        plugins: [kernel()],
        test: {
          ...common,
          name: 'e2e',
          include: under('e2e'),
          fileParallelism: false,
          maxWorkers: 1,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});

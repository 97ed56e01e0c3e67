import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { kernel } from '../../electron/runtime/setup/kernel.ts';

/** Benchmarks that print their own ratio to a baseline of the same run; one at a time, on a machine that does nothing else. */
export default defineConfig({
  plugins: [kernel()],
  test: {
    root: path.resolve(import.meta.dirname, '../..'),
    include: ['test/bench/**/*.bench.ts'],
    environment: 'node',
    pool: 'forks',
    fileParallelism: false,
    testTimeout: 3_600_000,
    disableConsoleIntercept: true,
  },
});

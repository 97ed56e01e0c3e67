import path from 'node:path';

/** The clone. */
export const root = path.resolve(import.meta.dirname, '../../..');

/** A path inside the clone. */
export const inClone = (...parts: string[]): string => path.join(root, ...parts);

/** The fact sheet that setup leaves for tests, packaging and the next run. */
export const runtimeFile = inClone('out', 'runtime.json');

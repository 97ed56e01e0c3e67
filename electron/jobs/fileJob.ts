import { mkdirSync, statSync } from 'node:fs';
import { checkFile, copyOut, type Integrity, sealFile, type Unfinished } from '../vault/sealed/stream';
import type { FileJob, JobHooks } from './types';

/** What each kind of job answers. */
export interface FileAnswers {
  /** `modifiedAt`: as the file system says it, UTC. */
  seal: Unfinished & { modifiedAt: string };
  check: Integrity;
  copy: { size: number };
}
export type FileAnswer<J extends FileJob> = FileAnswers[J['do']];

/** Does one job; in the worker, and in tests without one. The keys are zeroed when it is done. */
export async function runFileJob<J extends FileJob>(job: J, hooks: JobHooks): Promise<FileAnswer<J>> {
  try {
    return (await dispatch(job, hooks)) as FileAnswer<J>;
  } finally {
    for (const key of job.keys) key.fill(0);
  }
}

async function dispatch(job: FileJob, hooks: JobHooks): Promise<FileAnswers[FileJob['do']]> {
  if (job.do === 'check') return checkFile(job.path, job.keys, job.sha256, { ...hooks, rest: job.rest });
  if (job.do === 'copy') return { size: await copyOut(job.path, job.keys, job.sha256, job.target, hooks) };
  mkdirSync(job.place, { recursive: true, mode: 0o700 });
  const sealed = await sealFile(job.source, job.place, requireFirst(job.keys), hooks);
  return { ...sealed, modifiedAt: statSync(job.source).mtime.toISOString() };
}

function requireFirst(keys: readonly Uint8Array[]): Uint8Array {
  const [first] = keys;
  if (!first) throw new RangeError('a store has a key');
  return first;
}

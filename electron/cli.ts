import { join } from 'node:path';
import { Refusal } from '../db/domain/refusal';
import { findAssets } from './cli/assets';
import { processIo } from './cli/processIo';
import { run } from './cli/program';
import { drawInChild } from './jobs/drawInChild';
import type { DrawRequest } from './jobs/entries/drawVolume';
import { tokenInChild } from './jobs/token/inChild';
import { threadWorkers } from './jobs/workers';
import { nativeBindingPath, tokenBindingPath } from './runtime/nativeBinding';
import { realSources } from './sources';

// The terminal: the same router as the window, in plain Node. Named steps and nothing else.

const here = import.meta.dirname;
const machine = {
  sources: realSources(nativeBindingPath()),
  assetsDir: findAssets(here),
  draw: (request: DrawRequest) => drawInChild(join(here, 'drawVolume.js'), request),
  token: (module: string | undefined) => {
    if (module === undefined) throw new Refusal('token.no-module');
    return tokenInChild(join(here, 'tokenJob.js'), tokenBindingPath(), module);
  },
  workers: threadWorkers(here),
};
process.exitCode = await run(process.argv.slice(2), processIo(), machine);

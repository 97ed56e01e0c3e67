import { join } from 'node:path';
import { findAssets } from './cli/assets';
import { processIo } from './cli/processIo';
import { run } from './cli/program';
import { drawInChild } from './jobs/drawInChild';
import type { DrawRequest } from './jobs/entries/drawVolume';
import { threadWorkers } from './jobs/workers';
import { nativeBindingPath } from './runtime/nativeBinding';
import { realSources } from './sources';

// The terminal: the same router as the window, in plain Node. Named steps and nothing else.

const here = import.meta.dirname;
const machine = {
  sources: realSources(nativeBindingPath()),
  assetsDir: findAssets(here),
  draw: (request: DrawRequest) => drawInChild(join(here, 'drawVolume.js'), request),
  workers: threadWorkers(here),
};
process.exitCode = await run(process.argv.slice(2), processIo(), machine);

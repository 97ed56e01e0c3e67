import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The library that reads photographs, compiled: some 15 MB, lent to the threads that run it. */
export async function pictureLibrary(): Promise<WebAssembly.Module> {
  const require = createRequire(import.meta.url);
  return WebAssembly.compile(readFileSync(require.resolve('@imagemagick/magick-wasm/magick.wasm')));
}

// Compiles the AssemblyScript of a `…?kernel` import to WebAssembly, for builds and for tests of the sources alike.
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';
import { inClone } from './places.ts';

const wanted = '.ts?kernel';

/** A function that makes the module anew, with memory of its own; its code is small, stands in the text, and so needs no file beside it in the packed app. */
export function kernel(): Plugin {
  return {
    name: 'dalel-kernel',
    enforce: 'pre',
    async load(id) {
      if (!id.endsWith(wanted)) return undefined;
      const entry = id.slice(0, -'?kernel'.length);
      const code = await compiled(entry);
      for (const file of sourcesOf(entry)) this.addWatchFile(file);
      return instanceOf(code.toString('base64'));
    },
  };
}

const instanceOf = (code: string): string => `
const code = Uint8Array.from(atob('${code}'), (sign) => sign.charCodeAt(0));
const abort = () => { throw new Error('the kernel gave up'); };
const module = new WebAssembly.Module(code);
export default () => ({ ...new WebAssembly.Instance(module, { env: { abort } }).exports });
`;

const sourcesOf = (entry: string): string[] =>
  readdirSync(path.dirname(entry))
    .sort()
    .map((name) => path.join(path.dirname(entry), name));

/** Compiling takes seconds: what was made of the same sources by the same compiler is taken again. */
async function compiled(entry: string): Promise<Buffer> {
  const digest = createHash('sha256').update(readFileSync(inClone('package-lock.json')));
  for (const file of sourcesOf(entry)) digest.update(readFileSync(file));
  const kept = inClone('out', 'kernel', `${digest.digest('hex')}.wasm`);
  if (!existsSync(kept)) {
    const code = await compile(entry);
    mkdirSync(path.dirname(kept), { recursive: true });
    const passing = `${kept}.${randomUUID()}`;
    writeFileSync(passing, code);
    renameSync(passing, kept);
  }
  return readFileSync(kept);
}

/** @throws Error with the compiler's words */
async function compile(entry: string): Promise<Uint8Array> {
  const { main } = await import('assemblyscript/asc');
  let code: Uint8Array | undefined;
  const { error, stderr } = await main(
    [path.basename(entry), '--outFile', 'kernel.wasm', '-O3', '--runtime', 'stub', '--noAssert'],
    {
      readFile: (name, folder) => {
        const file = path.resolve(path.dirname(entry), folder, name);
        return existsSync(file) ? readFileSync(file, 'utf8') : null;
      },
      writeFile: (_name, contents) => {
        if (contents instanceof Uint8Array) code = contents;
      },
      listFiles: () => [],
    },
  );
  if (error || !code) throw new Error(`the kernel does not compile: ${stderr.toString()}`);
  return code;
}

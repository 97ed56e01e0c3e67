import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { defineConfig, type Plugin } from 'vite';

const here = import.meta.dirname;
const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * Everything in one file that may load nothing: the policy names its one script and its one style by hash. A worker is the
 * same script, started from its own text, so that a hostile file never holds the page.
 */
function oneFile(): Plugin {
  return {
    name: 'one-file',
    generateBundle(_, bundle) {
      for (const [name, made] of Object.entries(bundle)) {
        if (made.type !== 'chunk') continue;
        const script = made.code.replaceAll('</script', '<\\/script');
        const style = readFileSync(path.join(here, 'page.css'), 'utf8');
        const policy = `default-src 'none'; script-src ${hashOf(script)}; style-src ${hashOf(style)}; worker-src blob:; base-uri 'none'; form-action 'none'`;
        const source = [
          '<!doctype html><html lang="ru"><head><meta charset="utf-8">',
          `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
          '<meta name="viewport" content="width=device-width"><meta name="referrer" content="no-referrer">',
          `<title>Dalel</title><style>${style}</style></head><body><script type="module">${script}</script></body></html>\n`,
        ].join('\n');
        delete bundle[name];
        this.emitFile({ type: 'asset', fileName: 'verify.html', source });
      }
    },
  };
}

/** `verify.html`: the verifier of electron/signing over the browser's own cryptography. */
export default defineConfig({
  root: here,
  publicDir: false,
  plugins: [oneFile()],
  resolve: {
    alias: [{ find: /^(?:\.\.?\/)+primitives$/, replacement: path.join(here, 'primitives.ts') }],
  },
  build: {
    outDir: path.resolve(here, '../../out/verify'),
    emptyOutDir: true,
    target: 'es2022',
    minify: true,
    reportCompressedSize: false,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: path.join(here, 'main.ts'), output: { format: 'es', codeSplitting: false } },
  },
});

import path from 'node:path';
import { defineConfig } from 'vite';
import { kernel } from './runtime/setup/kernel.ts';

const root = path.resolve(import.meta.dirname, '..');

/**
 * The Node side. `vite build -c electron/vite.config.ts` makes the ESM entries of out/main;
 * with `--mode preload` it makes the sandboxed preload, which has to be CommonJS in one file.
 * Packages are built in, so that a process reads some files at its start and not some hundreds; those stay in node_modules
 * that are native or find their files beside themselves.
 */
const besideTheirFiles = [
  'better-sqlite3',
  '@node-rs/argon2',
  '@myriaddreamin/typst-ts-node-compiler',
  '@myriaddreamin/typst-ts-web-compiler',
  'tesseract.js-core',
];
const entries = {
  main: 'electron/main.ts',
  evidence: 'electron/evidence.ts',
  // An entry of its own: it finds the threads' files beside itself.
  evidenceDesk: 'electron/evidenceDesk.ts',
  drawVolume: 'electron/jobs/entries/drawVolume.ts',
  tokenJob: 'electron/jobs/entries/tokenJob.ts',
  fileJob: 'electron/jobs/entries/fileJob.ts',
  imageJob: 'electron/jobs/entries/imageJob.ts',
  codeJob: 'electron/jobs/entries/codeJob.ts',
  pictureJob: 'electron/jobs/entries/pictureJob.ts',
  pdfJob: 'electron/jobs/entries/pdfJob.ts',
  verifySignatures: 'electron/jobs/entries/verifySignatures.ts',
  importTable: 'electron/jobs/entries/importTable.ts',
  databaseWork: 'electron/jobs/entries/databaseWork.ts',
  deriveAddresses: 'electron/jobs/entries/deriveAddresses.ts',
  cli: 'electron/cli.ts',
  cliInApp: 'electron/cliInApp.ts',
};

export default defineConfig(({ mode }) => {
  const preload = mode === 'preload';
  const wanted = preload ? { preload: 'electron/preload.ts' } : entries;
  const input = Object.fromEntries(
    Object.entries(wanted).map(([name, file]) => [name, path.join(root, file)]),
  );
  return {
    root,
    plugins: [kernel()],
    publicDir: false,
    ssr: preload ? { noExternal: true } : { noExternal: true, external: besideTheirFiles },
    build: {
      ssr: true,
      target: 'node20',
      outDir: path.join(root, preload ? 'out/preload' : 'out/main'),
      emptyOutDir: true,
      minify: false,
      sourcemap: true,
      reportCompressedSize: false,
      rolldownOptions: {
        input,
        external: [/^electron($|\/)/],
        output: preload
          ? { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false }
          : { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  };
});

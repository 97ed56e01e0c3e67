import path from 'node:path';
import react from '@vitejs/plugin-react';
import mantine from 'postcss-preset-mantine';
import { defineConfig } from 'vite';

const out = path.resolve(import.meta.dirname, '../out/renderer');

/** The page. Relative addresses, no inlined scripts or data: addresses, as the content security policy asks. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  publicDir: false,
  plugins: [react()],
  css: { postcss: { plugins: [mantine()] } },
  build: {
    outDir: out,
    emptyOutDir: true,
    target: 'chrome130',
    sourcemap: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 4000,
    // What the first page needs comes in one piece: each file more is a question to main while it is busy starting.
    rolldownOptions: {
      output: {
        codeSplitting: { groups: [{ name: 'start', tags: ['$initial'] }] },
        // Whoever serves the page names the words of its language in it, so their files have known names.
        chunkFileNames: ({ facadeModuleId }) =>
          facadeModuleId?.includes('/i18n/words/') ? 'words/[name].js' : 'assets/[name]-[hash].js',
      },
    },
  },
});

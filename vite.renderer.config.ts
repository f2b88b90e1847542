import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import optimizeLocales from '@react-aria/optimize-locales-plugin';
import { defineConfig, type Plugin } from 'vite';
import { guidePages } from './guide-pages.ts';
import { licenceTexts } from './licence-texts.ts';

/** pdf.js loads these by their own names, when a file holds a scanned picture (CCITT fax, JBIG2, JPEG 2000). */
const pdfDecoders: Plugin = {
  name: 'pdf-decoders',
  generateBundle() {
    const require = createRequire(import.meta.url);
    for (const name of ['jbig2_nowasm_fallback.js', 'openjpeg_nowasm_fallback.js']) {
      const source = readFileSync(require.resolve(`pdfjs-dist/wasm/${name}`), 'utf8');
      this.emitFile({ type: 'asset', fileName: `pdf/${name}`, source });
    }
  },
};

const guide = guidePages({
  folder: join(import.meta.dirname, 'docs', 'guide'),
  stylesheet: join(import.meta.dirname, 'renderer', 'guide', 'guide.css'),
});

/** Of pages without script, beside the app's. */
const guideStyles = /[\\/]renderer[\\/]guide[\\/]/;
/** Drawing of charts and PDF files, with all that belongs to them. */
const loadedWhenNeeded = /[\\/](recharts|pdfjs-dist)[\\/]/;

/** The page: one build for every host. Only the languages that the page speaks are kept of React Aria's own texts. */
export default defineConfig({
  root: 'renderer',
  base: './', // the desktop app serves it under app://, the loopback host under a path of its own
  plugins: [
    { ...optimizeLocales.vite({ locales: ['en-US', 'en-GB', 'es-ES'] }), enforce: 'pre' },
    pdfDecoders,
    guide,
    licenceTexts(import.meta.dirname),
  ],
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'chrome140',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0, // the page's policy allows no data: addresses for code or fonts
    sourcemap: false,
    rolldownOptions: {
      output: {
        // A chunk costs a request and a compilation of its own, and by itself a page of many screens falls into hundreds.
        codeSplitting: {
          groups: [
            { name: 'start', test: (id) => !guideStyles.test(id), tags: ['$initial'], priority: 1 },
            // One for all screens: of several, some would need each other, and be loaded before what they need.
            { name: 'shared', test: (id) => !loadedWhenNeeded.test(id), minShareCount: 2 },
          ],
        },
      },
      // "use client" in a package is a word to servers; there is none here.
      onLog: (level, log, tell) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && tell(level, log),
    },
  },
});

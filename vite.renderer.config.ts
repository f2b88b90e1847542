import optimizeLocales from '@react-aria/optimize-locales-plugin';
import { defineConfig } from 'vite';

/** The page: one build for every host. Only the languages that the page speaks are kept of React Aria's own texts. */
export default defineConfig({
  root: 'renderer',
  base: './', // the desktop app serves it under app://, the loopback host under a path of its own
  plugins: [{ ...optimizeLocales.vite({ locales: ['en-US', 'en-GB', 'es-ES'] }), enforce: 'pre' }],
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'chrome140',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0, // the page's policy allows no data: addresses for code or fonts
    sourcemap: false,
    reportCompressedSize: true,
  },
});

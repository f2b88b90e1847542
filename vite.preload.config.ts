import { defineConfig } from 'vite';

// The preload script of the desktop app. The page's sandbox lets it load Electron and nothing else, and only as CommonJS, so
// it is one file that holds all it needs.
export default defineConfig({
  ssr: { noExternal: true, external: ['electron'] },
  build: {
    ssr: true,
    outDir: 'dist',
    emptyOutDir: false,
    target: 'node24',
    minify: false,
    sourcemap: false,
    rolldownOptions: {
      input: { preload: 'electron/preload.ts' },
      output: { format: 'cjs', entryFileNames: '[name].cjs' },
    },
  },
});

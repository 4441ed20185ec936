import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { calls, events, fileArguments } from './core/ipc/contract';

/** The oldest runtime Longhand runs on; see docs/decisions/0003-electron-floor-and-ceiling.md. */
const NODE_TARGET = 'node20.18';
const CHROME_TARGET = 'chrome130';

export default defineConfig({
  main: {
    build: {
      target: NODE_TARGET,
      outDir: 'out/main',
      externalizeDeps: false,
      // The index and the search through all posts run in threads of their own, started from their own files.
      lib: {
        entry: {
          main: resolve('electron/main.ts'),
          'index-worker': resolve('engine/posts/index/worker.ts'),
          'replace-worker': resolve('engine/posts/replace/worker.ts'),
        },
        formats: ['es'],
      },
      rollupOptions: { external: ['electron'] },
    },
  },
  preload: {
    define: {
      __IPC_CALLS__: JSON.stringify(Object.keys(calls)),
      __IPC_EVENTS__: JSON.stringify(Object.keys(events)),
      __IPC_FILE_ARGUMENTS__: JSON.stringify(fileArguments),
    },
    build: {
      target: NODE_TARGET,
      outDir: 'out/preload',
      externalizeDeps: false,
      lib: { entry: resolve('electron/preload/preload.ts'), formats: ['cjs'] },
      rollupOptions: { external: ['electron'] },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react()],
    define: { __FAKE_BRIDGE__: 'false' },
    build: {
      target: CHROME_TARGET,
      minify: true,
      // The policy takes fonts from our own origin only, never from a data: URL.
      assetsInlineLimit: 0,
      outDir: resolve('out/renderer'),
      rollupOptions: {
        input: {
          index: resolve('renderer/index.html'),
          preview: resolve('renderer/preview.html'),
          diagram: resolve('renderer/diagram.html'),
        },
      },
    },
  },
});

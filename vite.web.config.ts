import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The renderer in an ordinary browser, on the fake bridge: for work on how things look. */
export default defineConfig({
  root: 'renderer',
  plugins: [react()],
  define: { __FAKE_BRIDGE__: 'true' },
  build: {
    target: 'chrome130',
    // The page's policy allows no data: fonts.
    assetsInlineLimit: 0,
    rollupOptions: {
      input: {
        index: resolve('renderer/index.html'),
        preview: resolve('renderer/preview.html'),
        diagram: resolve('renderer/diagram.html'),
      },
    },
  },
});

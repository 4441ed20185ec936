import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vite';

/** The command line as one file that runs on plain Node, with everything it needs inside. */
export default defineConfig({
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: 'cli/longhand.ts',
    outDir: 'out/cli',
    target: 'node20.18',
    emptyOutDir: true,
    minify: false,
    rolldownOptions: { output: { format: 'es', entryFileNames: 'longhand.js', codeSplitting: false } },
  },
  plugins: [
    {
      name: 'executable',
      writeBundle({ dir }) {
        if (dir) chmodSync(join(dir, 'longhand.js'), 0o755);
      },
    },
  ],
});

import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

/**
 * Builds the baselines' pages with their shell, and the measures themselves, into out/bench.
 * @param {string} root the project's folder, with the app built
 * @returns {Promise<{ module: string, appDir: string }>} the module to import, whose `measure` runs everything, and the app
 *   to measure: a copy, so that a build made meanwhile changes nothing
 */
export async function buildBench(root) {
  const out = join(root, 'out/bench');
  rmSync(out, { recursive: true, force: true });
  const pages = join(root, 'bench/pages');
  /** @type {import('vite').InlineConfig} */
  const common = { configFile: false, logLevel: 'warn' };
  await build({
    ...common,
    root: pages,
    base: './',
    build: {
      target: 'chrome130',
      outDir: join(out, 'shell/out/renderer'),
      emptyOutDir: false,
      chunkSizeWarningLimit: 4096,
      rollupOptions: { input: ['blank', 'bare', 'naive'].map((name) => join(pages, `${name}.html`)) },
    },
  });
  // The layout of an app as scripts/electron-user.mjs expects it.
  mkdirSync(join(out, 'shell/out/main'), { recursive: true });
  cpSync(join(root, 'bench/shell'), join(out, 'shell/out/main'), { recursive: true });
  const manifest = { name: 'longhand-bench', version: '0.0.0', type: 'module', main: 'out/main/main.mjs' };
  writeFileSync(join(out, 'shell/package.json'), JSON.stringify(manifest));
  await build({
    ...common,
    root,
    // Bundled as in the app, so that a thread starts as it does there; the driver of Electron is no part of it.
    ssr: { noExternal: true, external: ['playwright-core'] },
    build: {
      ssr: true,
      target: 'node20.18',
      outDir: join(out, 'driver'),
      rollupOptions: {
        input: {
          measure: join(root, 'bench/measure.ts'),
          'index-worker': join(root, 'engine/posts/index/worker.ts'),
          'git-probe': join(root, 'bench/git-probe.ts'),
          'library-probe': join(root, 'bench/library-probe.ts'),
          'plain-thread': join(root, 'bench/plain-thread.ts'),
          'index-memory-probe': join(root, 'bench/index-memory-probe.ts'),
        },
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  });
  const appDir = join(out, 'app');
  for (const part of ['package.json', 'out/main', 'out/preload', 'out/renderer', 'sample']) {
    cpSync(join(root, part), join(appDir, part), { recursive: true });
  }
  return { module: join(out, 'driver/measure.mjs'), appDir };
}

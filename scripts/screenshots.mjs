import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { bootstrap } from './bootstrap.mjs';
import { root, say, script } from './lib/run.mjs';

const FOLDER = 'docs/screenshots';

// Takes the pictures of every screen on real Electron. Arguments go to Playwright: `-g publish` takes only some.
await script(async () => {
  await bootstrap('test');
  const { resolveRuntime, describe } = await import('./electron-runtime.mjs');
  say(describe(await resolveRuntime()));
  const { build } = await import('./build.mjs');
  await build({ onlyIfChanged: true });
  const { e2e } = await import('./e2e.mjs');
  const code = await e2e(['--config', 'tests/screenshots/playwright.config.ts', ...process.argv.slice(2)]);
  const sizes = readdirSync(join(root, FOLDER)).map((name) => statSync(join(root, FOLDER, name)).size);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  say(`${sizes.length} pictures in ${FOLDER}, ${(total / 1_000_000).toFixed(1)} MB.`);
  return code;
});

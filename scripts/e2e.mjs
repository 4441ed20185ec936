import { bootstrap } from './bootstrap.mjs';
import { hasDisplay, virtualDisplay } from './lib/display.mjs';
import { isMain, say, script, tool } from './lib/run.mjs';

/**
 * Runs the end-to-end tests on real Electron: on a virtual screen where there is none, and for root always, whose own
 * screen is closed to the user that the app runs as.
 * @param {readonly string[]} [args] for Playwright
 * @returns {Promise<number>} Playwright's exit code
 */
export async function e2e(args = []) {
  const { resolveRuntime, runtimeEnv } = await import('./electron-runtime.mjs');
  const env = { ...process.env, ...runtimeEnv(await resolveRuntime()) };
  const { isRoot } = await import('./electron-user.mjs');
  const screen = !hasDisplay() || isRoot() ? await virtualDisplay() : undefined;
  if (screen) Object.assign(env, { DISPLAY: screen.display, WAYLAND_DISPLAY: '' });
  try {
    return (await tool('@playwright/test/cli.js', ['test', ...args], { env })).code;
  } finally {
    screen?.stop();
  }
}

if (isMain(import.meta.url)) {
  await script(async () => {
    await bootstrap('test');
    const { resolveRuntime, describe } = await import('./electron-runtime.mjs');
    say(describe(await resolveRuntime()));
    const { build } = await import('./build.mjs');
    await build({ onlyIfChanged: true });
    return e2e(process.argv.slice(2));
  });
}

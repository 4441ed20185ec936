import { availableParallelism } from 'node:os';
import { bootstrap } from './bootstrap.mjs';
import { hasDisplay, virtualDisplay } from './lib/display.mjs';
import { isMain, say, script, tool } from './lib/run.mjs';

/** How many tests run side by side on screens of their own. An app keeps two cores busy: with no more, two at once take as long as one after another. */
const SIDE_BY_SIDE = availableParallelism() < 4 ? 1 : 2;

/**
 * Runs the end-to-end tests on real Electron: one after another on the screen that is there, and on virtual screens where there is none, and
 * for root always, whose own screen is closed to the user that the app runs as. The focus and the clipboard of a screen belong to
 * one app at a time, so that each that runs beside others has its own.
 * @param {readonly string[]} [args] for Playwright
 * @returns {Promise<number>} Playwright's exit code
 */
export async function e2e(args = []) {
  const { resolveRuntime, runtimeEnv } = await import('./electron-runtime.mjs');
  const env = { ...process.env, ...runtimeEnv(await resolveRuntime()) };
  const { isRoot } = await import('./electron-user.mjs');
  const count = !hasDisplay() || isRoot() ? SIDE_BY_SIDE : 0;
  const screens = await Promise.all(Array.from({ length: count }, () => virtualDisplay()));
  if (count > 0) {
    const TEST_SCREENS = screens.map(({ display }) => display).join(' ');
    Object.assign(env, { TEST_SCREENS, WAYLAND_DISPLAY: '' });
  }
  try {
    return (await tool('@playwright/test/cli.js', ['test', ...args], { env })).code;
  } finally {
    for (const { stop } of screens) stop();
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

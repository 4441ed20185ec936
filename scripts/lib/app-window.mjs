import { dirname } from 'node:path';
import { _electron } from 'playwright-core';
import { resolveRuntime } from '../electron-runtime.mjs';
import { chownTree, launchPlan } from '../electron-user.mjs';
import { root } from './run.mjs';
import { temporaryFolder } from './test-blog.mjs';

/**
 * Starts the built app on the resolved runtime, or a packaged one, as an ordinary user with the sandbox on.
 * @param {import('./app-window.mjs').StartOptions} [options]
 * @returns {Promise<import('./app-window.mjs').AppWindow>}
 */
export async function startApp(options = {}) {
  const profile = options.profile ?? temporaryFolder('profile');
  const { open, program, home = profile } = options;
  const runtime = program ? { dir: dirname(program), executable: program } : await resolveRuntime();
  const plan = launchPlan({ runtime, appDir: root, home });
  if (open) chownTree(open);
  const electron = await _electron.launch({
    executablePath: plan.executablePath,
    chromiumSandbox: true,
    args: [`--user-data-dir=${profile}`, ...(program ? [] : [plan.appDir]), ...(open ? [open] : [])],
    env: { ...plan.env, ...options.env },
  });
  const page = await electron.firstWindow();
  const { width, height } = options.size ?? { width: 1280, height: 800 };
  // Its size is changed when it is on the screen, as its author would.
  const resize = () =>
    electron.evaluate(
      async ({ BrowserWindow }, [w, h]) => {
        const [window] = BrowserWindow.getAllWindows();
        if (window && !window.isVisible()) await new Promise((done) => window.once('show', done));
        window?.setContentSize(w, h);
      },
      /** @type {const} */ ([width, height]),
    );
  // While the app loads its code the inspector may lose an answer; asked again, it is the same.
  await resize().catch((error) => {
    if (!/garbage collected/.test(String(error))) throw error;
    return resize();
  });
  return { electron, page, profile, cleanup: plan.cleanup };
}

import { dirname } from 'node:path';
import { _electron } from 'playwright-core';
import { resolveRuntime } from '../electron-runtime.mjs';
import { chownTree, launchPlan } from '../electron-user.mjs';
import { root } from './run.mjs';
import { temporaryFolder } from './test-blog.mjs';

/** How often an answer that was lost is asked for again. */
const TRIES = 5;

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
  answerSurely(electron);
  const page = await electron.firstWindow();
  const { width, height } = options.size ?? { width: 1280, height: 800 };
  // Its size is changed when it is on the screen, as its author would.
  await electron.evaluate(
    async ({ BrowserWindow }, [w, h]) => {
      const [window] = BrowserWindow.getAllWindows();
      if (window && !window.isVisible()) await new Promise((done) => window.once('show', done));
      window?.setContentSize(w, h);
    },
    /** @type {const} */ ([width, height]),
  );
  return { electron, page, profile, cleanup: plan.cleanup };
}

/**
 * The inspector of the main process loses an answer now and then ("Resulting promise was garbage collected"). What was
 * asked there was done all the same: it is done once, and its answer asked for again.
 * @param {import('playwright-core').ElectronApplication} electron
 */
function answerSurely(electron) {
  const evaluate = /** @type {(once: Function, given: object) => Promise<unknown>} */ (
    electron.evaluate.bind(electron)
  );
  let asked = 0;
  /** @param {Function} work @param {unknown} arg */
  const surely = async (work, arg) => {
    asked += 1;
    const given = { key: asked, arg };
    // In the main process, where only text arrives.
    const once = new Function(
      'electron',
      'given',
      `const done = (globalThis.doneForTests ??= new Map());
      if (!done.has(given.key)) done.set(given.key, (async () => (${work})(electron, given.arg))());
      return done.get(given.key);`,
    );
    for (let tried = 1; ; tried += 1) {
      try {
        return await evaluate(once, given);
      } catch (error) {
        if (tried === TRIES || !/garbage collected/.test(String(error))) throw error;
      }
    }
  };
  electron.evaluate = /** @type {typeof electron.evaluate} */ (surely);
}

// npm run bench [-- --quick] [--json] [GROUP …]: Longhand's speed as ratios against baselines of the same run.
import { pathToFileURL } from 'node:url';
import { bootstrap } from './bootstrap.mjs';
import { hasDisplay, virtualDisplay } from './lib/display.mjs';
import { elapsed, isMain, PlainError, root, say, script } from './lib/run.mjs';

const KNOWN = new Set(['--json', '--quick']);

/** @param {readonly string[]} args */
async function bench(args) {
  const strange = args.find((arg) => arg.startsWith('-') && !KNOWN.has(arg));
  if (strange) throw new PlainError(`bench knows --json and --quick, not ${strange}.`);
  const groups = args.filter((arg) => !KNOWN.has(arg));
  await bootstrap('test');
  const { resolveRuntime, runtimeEnv, describe } = await import('./electron-runtime.mjs');
  const { chownTree, isRoot, launchPlan } = await import('./electron-user.mjs');
  const runtime = await resolveRuntime();
  say(describe(runtime));
  Object.assign(process.env, runtimeEnv(runtime));
  const { build } = await import('./build.mjs');
  await build({ onlyIfChanged: true });
  const { buildBench } = await import('../bench/build.mjs');
  const { module, appDir } = await buildBench(root);

  const screen = !hasDisplay() || isRoot() ? await virtualDisplay() : undefined;
  if (screen) {
    process.env.DISPLAY = screen.display;
    process.env.WAYLAND_DISPLAY = '';
  }
  const began = performance.now();
  try {
    const { measure, table, json, GROUPS } = await import(pathToFileURL(module).href);
    const quick = args.includes('--quick');
    const unknown = groups.find((group) => !GROUPS.includes(group));
    if (unknown) throw new PlainError(`bench measures ${GROUPS.join(', ')}, not ${unknown}.`);
    const lines = await measure({ runtime, root, appDir, quick, launchPlan, chownTree, say }, groups);
    process.stdout.write(`${args.includes('--json') ? json(lines) : table(lines)}\n`);
    say(
      `Measured on Electron ${runtime.version} (${elapsed(began)}). Only ratios compare between machines and runs.`,
    );
  } finally {
    screen?.stop();
  }
}

if (isMain(import.meta.url)) await script(() => bench(process.argv.slice(2)));

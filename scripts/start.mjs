// Only what needs no installed package is imported at the top: this is the first thing that runs in a fresh clone.
import { resolve } from 'node:path';
import { bootstrap } from './bootstrap.mjs';
import { hasDisplay } from './lib/display.mjs';
import { root, run, say, script } from './lib/run.mjs';

await script(async () => {
  await bootstrap('start');
  const { resolveRuntime, runtimeEnv, describe } = await import('./electron-runtime.mjs');
  const runtime = await resolveRuntime();
  say(describe(runtime));
  const { build } = await import('./build.mjs');
  await build({ onlyIfChanged: true });

  const env = { ...process.env, ...runtimeEnv(runtime) };
  if (!hasDisplay()) {
    say('There is no screen here, so this plays the tour (npm run tour).');
    return (await run(process.execPath, ['scripts/tour.mjs'], { env })).code;
  }
  const options = [];
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    say(
      'Warning: started as root, so Chromium runs without its sandbox. Better start Longhand as an ordinary user.',
    );
    options.push('--no-sandbox');
  }
  return (await run(runtime.executable, [...options, root, ...userArguments()], { env })).code;
});

/** The author's own arguments; a folder is meant relative to where they typed the command. */
function userArguments() {
  const from = process.env.INIT_CWD ?? process.cwd();
  return process.argv.slice(2).map((arg) => (arg.startsWith('-') ? arg : resolve(from, arg)));
}

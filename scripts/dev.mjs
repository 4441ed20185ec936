import { bootstrap } from './bootstrap.mjs';
import { say, script, tool } from './lib/run.mjs';

await script(async () => {
  await bootstrap('start');
  const { resolveRuntime, runtimeEnv, describe } = await import('./electron-runtime.mjs');
  const runtime = await resolveRuntime();
  say(describe(runtime));
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0 ? ['--noSandbox'] : [];
  const args = ['dev', ...asRoot, '--', ...process.argv.slice(2)];
  const { code } = await tool('electron-vite/bin/electron-vite.js', args, {
    env: { ...process.env, ...runtimeEnv(runtime) },
  });
  return code;
});

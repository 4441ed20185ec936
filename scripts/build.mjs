import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runtimeHere } from './electron-runtime.mjs';
import { elapsed, isMain, PlainError, root, run, say, script, tool } from './lib/run.mjs';

const SOURCES = ['core', 'engine', 'electron', 'renderer', 'cli'];
const stampFile = join(root, 'out', 'build-stamp');

/**
 * Builds the app and the command line into out/.
 * @param {{ onlyIfChanged?: boolean }} [options] `onlyIfChanged` leaves a build that matches the sources as it is
 */
export async function build({ onlyIfChanged = false } = {}) {
  const stamp = sourceStamp();
  if (onlyIfChanged && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp)
    return compileMain();
  const began = performance.now();
  rmSync(stampFile, { force: true });
  await step('the app', 'electron-vite/bin/electron-vite.js', ['build', '--logLevel', 'warn']);
  await step('the command line', 'vite/bin/vite.js', [
    'build',
    '--config',
    'vite.cli.config.ts',
    '--logLevel',
    'warn',
  ]);
  writeFileSync(stampFile, stamp);
  await compileMain();
  say(`Built the app and the command line (${elapsed(began)}).`);
}

/** Has the Electron that is here compile the main process for the starts to come. Without it each start does that itself. */
async function compileMain() {
  const runtime = runtimeHere();
  const name = `start.cjs.${runtime?.version}-${process.platform}-${process.arch}`;
  if (!runtime || existsSync(join(root, 'out/main', name))) return;
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  // No page and nothing foreign runs there.
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const args = [...asRoot, '-r', join(root, 'scripts/lib/compile-main.cjs'), root];
  const { code, stderr } = await run(runtime.executable, args, { capture: true, env, timeout: 30_000 });
  if (code !== 0) say(`Electron did not compile the main process; its starts will take longer.\n${stderr}`);
}

/** @param {string} what @param {string} entry @param {string[]} args */
async function step(what, entry, args) {
  const { code } = await tool(entry, args);
  if (code !== 0) throw new PlainError(`Building ${what} failed.`);
}

/**
 * A digest of every source's path, size and time of change: cheap to make, and any edit, move or removal alters it.
 * @param {string[]} [more] paths beside the app's sources
 */
export function sourceStamp(more = []) {
  const hash = createHash('sha256');
  /** @param {string} path */
  const add = (path) => {
    const found = statSync(join(root, path));
    if (!found.isDirectory()) return hash.update(`${path}\0${found.size}\0${found.mtimeMs}\n`);
    for (const name of readdirSync(join(root, path)).sort()) add(`${path}/${name}`);
  };
  const configs = readdirSync(root).filter((name) =>
    /^(package.*\.json|tsconfig.*\.json|.*\.config\.ts)$/.test(name),
  );
  for (const path of [...SOURCES, ...more, ...configs.sort()]) if (existsSync(join(root, path))) add(path);
  return hash.digest('hex');
}

if (isMain(import.meta.url)) await script(() => build());

// Node builtins only: this runs before `npm ci`.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureSystemPackages } from './lib/packages.mjs';
import { elapsed, isMain, npm, PlainError, root, run, say, script } from './lib/run.mjs';

const OLDEST_NODE = [20, 19];
/** The site generators that tests build real sites with: a package of its own, so that `npm start` does not pay for it. */
const generators = join(root, 'tests', 'generators', 'npm');

/**
 * Brings a fresh clone to where its other scripts can run: checks Node and Git, and installs what is missing.
 * @param {'start' | 'test'} purpose what is about to happen; tests need more system packages
 */
export async function bootstrap(purpose) {
  checkNode();
  await checkGit();
  await ensureSystemPackages(purpose);
  await ensureModules(root, 'packages');
  if (purpose === 'test') await ensureModules(generators, 'site generators', ['--ignore-scripts']);
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = OLDEST_NODE;
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return;
  throw new PlainError(
    `Longhand needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node}.`,
  );
}

async function checkGit() {
  const found = await run('git', ['--version'], { capture: true }).catch(() => undefined);
  if (found?.code !== 0) throw new PlainError('Longhand needs Git, and there is no `git` command here.');
}

/**
 * Runs `npm ci` in a folder unless its node_modules already holds what its lockfile names.
 * @param {string} folder
 * @param {string} what is installed, for the person who waits
 * @param {readonly string[]} [options] for npm
 */
async function ensureModules(folder, what, options = []) {
  const modules = join(folder, 'node_modules');
  const stampFile = join(modules, '.longhand-installed');
  const lock = readFileSync(join(folder, 'package-lock.json'));
  const stamp = createHash('sha256').update(lock).digest('hex');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  if (!installedMatches(modules, JSON.parse(lock.toString()))) {
    const began = performance.now();
    say(`Installing ${what} (npm ci) …`);
    const { code } = await npm(['ci', '--no-audit', '--no-fund', '--loglevel=error', ...options], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
      // The binary is fetched by scripts/electron-runtime.mjs, which knows what to do when it cannot be.
      env: { ...process.env, ELECTRON_SKIP_BINARY_DOWNLOAD: '1' },
    });
    if (code !== 0) throw new PlainError('npm ci failed.');
    say(`Installed ${what} (${elapsed(began)}).`);
  }
  writeFileSync(stampFile, stamp);
}

/**
 * Whether an `npm install` by hand has brought the same versions: then there is nothing to do.
 * @param {string} modules
 * @param {{ packages: Record<string, { version?: string, optional?: boolean }> }} lock
 */
function installedMatches(modules, lock) {
  const record = join(modules, '.package-lock.json');
  if (!existsSync(record)) return false;
  const { packages: installed } = JSON.parse(readFileSync(record, 'utf8'));
  return Object.entries(lock.packages).every(
    ([path, { version, optional }]) => path === '' || optional || installed[path]?.version === version,
  );
}

if (isMain(import.meta.url)) await script(() => bootstrap(process.argv[2] === 'test' ? 'test' : 'start'));

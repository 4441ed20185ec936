import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { elapsed, root, run, say } from '../lib/run.mjs';

const PROBE_MS = 5_000;
const DOWNLOAD_MS = 15 * 60_000;
const packageDir = join(root, 'node_modules', 'electron');

/** @returns {string} where the executable is inside an unpacked Electron */
export function executableName() {
  if (process.platform === 'darwin') return join('Electron.app', 'Contents', 'MacOS', 'Electron');
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

/** @returns {string} the version that package.json asks for */
function wantedVersion() {
  return JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8')).version;
}

/** @returns {import('../electron-runtime.mjs').Runtime | undefined} the official binary if the `electron` package has it */
export function installedOfficialRuntime() {
  const dir = join(packageDir, 'dist');
  const executable = join(dir, executableName());
  const versionFile = join(dir, 'version');
  // The installer writes path.txt last: without it, what is in dist/ is an interrupted unpacking.
  const complete = [executable, versionFile, join(packageDir, 'path.txt')].every((file) => existsSync(file));
  if (!complete) return undefined;
  const version = readFileSync(versionFile, 'utf8').trim().replace(/^v/, '');
  return version === wantedVersion() ? { dir, executable, version, source: 'official' } : undefined;
}

/**
 * Lets the `electron` package download its binary. A place that does not answer costs seconds, not minutes; nothing
 * about a failure is remembered, so that the next run finds the network as it is then.
 * @returns {Promise<import('../electron-runtime.mjs').Runtime | string>} the runtime, or why there is none
 */
export async function downloadOfficialRuntime() {
  const began = performance.now();
  const place = downloadPlace();
  // fetch() here knows no proxy, so with one configured only the real download can tell.
  const proxied = process.env.ELECTRON_GET_USE_PROXY === 'true';
  if (!proxied && !(await answers(place))) return `${new URL(place).host} cannot be reached`;
  say(`Downloading Electron ${wantedVersion()} …`);
  const ended = await run(process.execPath, [join(packageDir, 'install.js')], {
    capture: true,
    timeout: DOWNLOAD_MS,
    killSignal: 'SIGKILL',
  });
  const runtime = installedOfficialRuntime();
  if (runtime) {
    say(`Electron ${runtime.version} is ready (${elapsed(began)}).`);
    return runtime;
  }
  const reason = ended.stderr.split('\n').find((line) => line.trim() !== '');
  return `its download failed: ${reason?.trim() ?? `exit code ${ended.code}`}`;
}

/** @returns {string} the address that @electron/get will ask, as far as we need to know it */
function downloadPlace() {
  const env = process.env;
  const mirror = env.npm_config_electron_mirror || env.NPM_CONFIG_ELECTRON_MIRROR || env.ELECTRON_MIRROR;
  return mirror || 'https://github.com/electron/electron/releases/download/';
}

/** @param {string} url @returns {Promise<boolean>} whether there is anyone there: any answer at all will do */
async function answers(url) {
  try {
    await fetch(url, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(PROBE_MS) });
    return true;
  } catch {
    return false;
  }
}

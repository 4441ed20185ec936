// Root must not run Chromium with its sandbox off, and cannot run it with the sandbox on. So where the machine's only user
// is root, the tests run the app as `nobody`, sandbox on, as every author does.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lchownSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative, resolve } from 'node:path';

const NOBODY = 65534;

/** @returns {boolean} whether programs started from here run as root */
export function isRoot() {
  return process.platform === 'linux' && process.getuid?.() === 0;
}

/** @returns {{ uid?: number, gid?: number }} for `child_process` options: who the app runs as in tests, for Git to run as the same */
export function appUser() {
  return isRoot() ? { uid: NOBODY, gid: NOBODY } : {};
}

/**
 * How to start the app for a test: the values to give to Playwright's `_electron.launch`, with `chromiumSandbox: true`.
 * @param {{ runtime: { dir: string, executable: string }, appDir: string, home: string, display?: string | undefined }} options
 *   `home` becomes the app's home folder, and belongs to its user afterwards
 * @returns {{ executablePath: string, appDir: string, env: Record<string, string>, cleanup: () => void }} `env` is the whole
 *   environment, without what would lead to the developer's own settings
 */
export function launchPlan({ runtime, appDir, home, display = process.env.DISPLAY }) {
  const env = environment(home, display);
  if (!isRoot()) {
    return { executablePath: runtime.executable, appDir: resolve(appDir), env, cleanup: () => undefined };
  }

  mkdirSync(home, { recursive: true });
  makeReachable(home);
  chownTree(home);
  const folder = temporaryFolder();
  const launcher = join(folder, 'electron');
  const executable = join(readableRuntime(runtime), basename(runtime.executable));
  // By its path: a test may give the app a PATH of its own.
  const setpriv = execFileSync('sh', ['-c', 'command -v setpriv'], { encoding: 'utf8' }).trim();
  const asNobody = `${quote(setpriv)} --reuid=${NOBODY} --regid=${NOBODY} --clear-groups`;
  writeFileSync(launcher, `#!/bin/sh\nexec ${asNobody} ${quote(executable)} "$@"\n`);
  chmodSync(launcher, 0o755);
  return {
    executablePath: launcher,
    appDir: readableApp(resolve(appDir)),
    env,
    cleanup: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Leads to the developer's own settings, session or debugging, none of which a test may depend on. */
const PERSONAL = /^(XDG_.*|GIT_.*|SSH_.*|DBUS_SESSION_BUS_ADDRESS|NODE_OPTIONS|ELECTRON_RUN_AS_NODE)$/;

/** @param {string} home @param {string | undefined} display @returns {Record<string, string>} */
function environment(home, display) {
  /** @type {Record<string, string>} */
  const env = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (value !== undefined && !PERSONAL.test(name)) env[name] = value;
  }
  env.HOME = home;
  if (process.platform === 'win32') env.USERPROFILE = home;
  if (display) env.DISPLAY = display;
  return env;
}

/**
 * Gives a folder and all in it to the user that the app runs as in tests; does nothing when that is the current user.
 * @param {string} path
 */
export function chownTree(path) {
  if (!isRoot()) return;
  const found = lstatSync(path);
  if (found.isSymbolicLink()) lchownSync(path, NOBODY, NOBODY);
  else chownSync(path, NOBODY, NOBODY);
  if (found.isDirectory()) for (const name of readdirSync(path)) chownTree(join(path, name));
}

/** @type {Map<string, string>} */
const appCopies = new Map();

/** The app where its user can read it: in place, or else a copy of what runs, made once. @param {string} appDir */
function readableApp(appDir) {
  const parts = ['package.json', 'out/main', 'out/preload', 'out/renderer', 'sample']
    .map((name) => join(appDir, name))
    .filter((path) => existsSync(path));
  if (othersCanReach(appDir) && parts.every(othersCanRead)) return appDir;
  const known = appCopies.get(appDir);
  if (known) return known;
  const copy = temporaryFolder();
  for (const part of parts) cpSync(part, join(copy, relative(appDir, part)), { recursive: true });
  opened(copy);
  appCopies.set(appDir, copy);
  process.on('exit', () => rmSync(copy, { recursive: true, force: true }));
  return copy;
}

/**
 * Electron where its user can read it: in place, or else the same files hard-linked (copied, on another disk) below the
 * temporary folder, made once for all runs.
 * @param {{ dir: string, executable: string }} runtime
 */
function readableRuntime({ dir, executable }) {
  if (othersCanReach(dir)) return dir;
  const family = `longhand-electron-${createHash('sha256').update(dir).digest('hex').slice(0, 12)}-`;
  const { ino, mtimeMs } = statSync(executable);
  const place = join(tmpdir(), `${family}${ino}-${Math.round(mtimeMs)}`);
  if (existsSync(place)) {
    // Anybody may create names in the temporary folder; only a folder of our own is worth running.
    if (statSync(place).uid === process.getuid?.()) return place;
    throw new Error(`${place} is not ours; remove it.`);
  }
  for (const name of readdirSync(tmpdir())) {
    if (name.startsWith(family)) rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
  const work = temporaryFolder();
  linkTree(dir, join(work, 'electron'));
  chmodSync(join(work, 'electron'), 0o755);
  try {
    renameSync(join(work, 'electron'), place);
  } catch (error) {
    if (!existsSync(place)) throw error;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return place;
}

/** @param {string} from @param {string} to */
function linkTree(from, to) {
  mkdirSync(to, { mode: 0o755 });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) linkTree(source, target);
    else {
      try {
        linkSync(source, target);
      } catch {
        cpSync(source, target);
      }
    }
  }
}

/** @returns {string} a new temporary folder that every user can enter */
function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'longhand-'));
  chmodSync(folder, 0o755);
  return folder;
}

/** Lets other users enter the folders above a fixture of ours: mkdtemp makes them private. @param {string} path */
function makeReachable(path) {
  const temporary = resolve(tmpdir());
  for (let dir = dirname(resolve(path)); dir.startsWith(`${temporary}/`); dir = dirname(dir)) {
    chmodSync(dir, statSync(dir).mode | 0o011);
  }
}

/** @param {string} path @returns {boolean} whether every folder down to this one may be entered by anybody */
function othersCanReach(path) {
  for (let dir = path; ; dir = dirname(dir)) {
    if (!(statSync(dir).mode & 0o001)) return false;
    if (dir === dirname(dir)) return true;
  }
}

/** @param {string} path @returns {boolean} whether anybody may read this and all in it */
function othersCanRead(path) {
  const found = statSync(path);
  if (!found.isDirectory()) return (found.mode & 0o004) !== 0;
  return (found.mode & 0o005) === 0o005 && readdirSync(path).every((name) => othersCanRead(join(path, name)));
}

/** Makes a copy of ours readable by anybody. @param {string} path */
function opened(path) {
  const found = lstatSync(path);
  if (found.isSymbolicLink()) return;
  chmodSync(path, found.mode | (found.isDirectory() ? 0o055 : 0o044));
  if (found.isDirectory()) for (const name of readdirSync(path)) opened(join(path, name));
}

/** @param {string} word */
function quote(word) {
  return `'${word.replaceAll("'", "'\\''")}'`;
}

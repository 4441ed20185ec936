import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bootstrap } from './bootstrap.mjs';
import { elapsed, isMain, PlainError, root, say, script, tool } from './lib/run.mjs';

const SYSTEM =
  /** @type {Record<string, string>} */ ({ darwin: '--mac', win32: '--win' })[process.platform] ?? '--linux';

/**
 * Packages the app as a folder that runs on this system, around the Electron that development uses.
 * @param {{ output?: string, test?: boolean }} [options] `test` leaves the inspector on, which Playwright needs
 * @returns {Promise<string>} the program
 */
export async function packFolder({ output = 'dist', test = false } = {}) {
  const began = performance.now();
  const { resolveRuntime } = await import('./electron-runtime.mjs');
  const { build } = await import('./build.mjs');
  const runtime = await resolveRuntime();
  await build({ onlyIfChanged: true });
  const code = await electronBuilder(
    [
      SYSTEM,
      'dir',
      `--config.directories.output=${output}`,
      `--config.electronDist=${runtime.dir}`,
      `--config.electronVersion=${runtime.version}`,
    ],
    test,
  );
  if (code !== 0) throw new PlainError('Packaging failed.');
  const program = programIn(join(root, output));
  say(`Packaged ${program} around Electron ${runtime.version} (${elapsed(began)}).`);
  return program;
}

/**
 * The packaged program for the tests, packaged again only when what goes into it has changed.
 * @returns {Promise<string>}
 */
export async function packForTests() {
  const output = join('out', 'packaged');
  const stampFile = join(root, output, 'stamp');
  const { sourceStamp } = await import('./build.mjs');
  const { resolveRuntime } = await import('./electron-runtime.mjs');
  const stamp = `${sourceStamp(['build', 'sample', 'electron-builder.yml'])} ${(await resolveRuntime()).dir}`;
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp)
    return programIn(join(root, output));
  rmSync(join(root, output), { recursive: true, force: true });
  const program = await packFolder({ output, test: true });
  writeFileSync(stampFile, stamp);
  return program;
}

/** Builds this system's installers, for authors. @param {string[]} args for electron-builder */
async function release(args) {
  const { resolveRuntime } = await import('./electron-runtime.mjs');
  const { source, dir } = await resolveRuntime();
  if (source !== 'official') {
    throw new PlainError(
      `A release is built with the official Electron only, and the one here is not (${dir}). Build it where GitHub or ELECTRON_MIRROR can be reached, with ELECTRON_OVERRIDE_DIST_PATH unset.`,
    );
  }
  if (process.env.LONGHAND_TEST_BUILD) {
    throw new PlainError('LONGHAND_TEST_BUILD leaves the inspector on; a release is built without it.');
  }
  const { build } = await import('./build.mjs');
  await build();
  return electronBuilder([SYSTEM, '--publish', 'never', ...args]);
}

/** @param {string[]} args @param {boolean} [test] @returns {Promise<number>} its exit code */
async function electronBuilder(args, test = false) {
  const env = test ? { ...process.env, LONGHAND_TEST_BUILD: '1' } : process.env;
  const ended = await tool('electron-builder/cli.js', args, { env, capture: test });
  if (ended.code !== 0 && test) say(`${ended.stdout}${ended.stderr}`);
  return ended.code;
}

/** @param {string} output @returns {string} the program in what electron-builder unpacked there */
function programIn(output) {
  const candidates = [
    join(output, 'linux-unpacked', 'longhand'),
    join(output, 'linux-arm64-unpacked', 'longhand'),
    join(output, 'win-unpacked', 'Longhand.exe'),
    join(output, 'win-arm64-unpacked', 'Longhand.exe'),
    join(output, 'mac', 'Longhand.app', 'Contents', 'MacOS', 'Longhand'),
    join(output, 'mac-arm64', 'Longhand.app', 'Contents', 'MacOS', 'Longhand'),
  ];
  const program = candidates.find((path) => existsSync(path) && statSync(path).isFile());
  if (!program) throw new PlainError(`There is no packaged program in ${output}.`);
  return program;
}

if (isMain(import.meta.url)) {
  await script(async () => {
    await bootstrap('start');
    const args = process.argv.slice(2);
    if (args[0] === '--release') return release(args.slice(1));
    await packFolder({ test: Boolean(process.env.LONGHAND_TEST_BUILD) });
    return 0;
  });
}

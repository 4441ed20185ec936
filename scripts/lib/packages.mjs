// Node builtins only: this runs before `npm ci`.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { hasDisplay } from './display.mjs';
import { elapsed, PlainError, run, say } from './run.mjs';

/**
 * What the programs need from Debian or Ubuntu. Several names for one package are its names in different releases.
 * @type {Record<'runtime' | 'screen' | 'tests', string[][]>}
 */
const needs = {
  runtime: [
    ['libgtk-3-0', 'libgtk-3-0t64'],
    ['libnss3'],
    ['libasound2', 'libasound2t64'],
    ['libgbm1'],
    ['libxss1'],
  ],
  screen: [['xvfb'], ['xauth']],
  tests: [
    ['openssh-server'],
    ['gnome-keyring'],
    ['dbus'],
    ['hugo'],
    ['jekyll'],
    ['pelican'],
    ['poppler-utils'],
    ['pulldown-cmark'],
    ['git-lfs'],
    ['strace'],
    ['util-linux'],
    ['ripgrep'],
  ],
};

/**
 * Installs the system packages that are missing, or says how to.
 * @param {'start' | 'test'} purpose
 */
export async function ensureSystemPackages(purpose) {
  if (process.platform !== 'linux' || !existsSync('/etc/debian_version')) return;
  const wanted = [...needs.runtime];
  if (purpose === 'test' || !hasDisplay()) wanted.push(...needs.screen);
  if (purpose === 'test') wanted.push(...needs.tests);
  const missing = await missingOf(wanted);
  if (missing.length === 0) return;

  const names = missing.map(([name]) => name).join(' ');
  const asRoot = await prefixForRoot();
  if (!asRoot) {
    throw new PlainError(
      `These system packages are missing. Install them and run this again:\n\n  sudo apt-get install --no-install-recommends ${names}\n`,
    );
  }
  const began = performance.now();
  say(`Installing system packages: ${names} …`);
  await apt(asRoot, ['update', '-qq']);
  await apt(asRoot, ['install', '-qq', '--no-install-recommends', ...(await namesHere(missing))]);
  say(`Installed the system packages (${elapsed(began)}).`);
}

/** @param {string[][]} wanted @returns {Promise<string[][]>} those of which no name is installed */
async function missingOf(wanted) {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg-query's own placeholders
  const query = ['-W', '-f=${Package} ${db:Status-Status}\\n', ...wanted.flat()];
  const { stdout } = await run('dpkg-query', query, { capture: true });
  const installed = new Set(
    stdout
      .split('\n')
      .map((line) => line.split(' '))
      .filter(([, status]) => status === 'installed')
      .map(([name]) => name),
  );
  return wanted.filter((names) => !names.some((name) => installed.has(name)));
}

/**
 * What only tests need and this release does not have is left out: they say that they skip.
 * @param {string[][]} packages @returns {Promise<string[]>} for each the name that this release knows
 */
async function namesHere(packages) {
  const { stdout } = await run('apt-cache', ['policy', ...packages.flat()], {
    capture: true,
    env: cLocale(),
  });
  const known = new Set(
    [...stdout.matchAll(/^(\S+):\n.*\n {2}Candidate: (?!\(none\))/gm)].map(([, name]) => name),
  );
  const forTests = new Set(needs.tests.flat());
  return packages.flatMap((names) => {
    const name = names.find((each) => known.has(each)) ?? names[0] ?? '';
    if (known.has(name) || !forTests.has(name)) return [name];
    say(`There is no package ${name} here: tests that need it skip.`);
    return [];
  });
}

/** @returns {Promise<string[] | undefined>} what to put before a command to run it as root without being asked anything */
async function prefixForRoot() {
  if (process.getuid?.() === 0) return [];
  if (!onPath('sudo')) return undefined;
  const { code } = await run('sudo', ['-n', 'true'], { capture: true });
  return code === 0 ? ['sudo', '-n', '--preserve-env=DEBIAN_FRONTEND'] : undefined;
}

/** @param {string[]} asRoot @param {string[]} args */
async function apt(asRoot, args) {
  const [command, ...rest] = [...asRoot, 'apt-get', '-y', ...args];
  const ended = await run(/** @type {string} */ (command), rest, {
    capture: true,
    env: { ...cLocale(), DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (ended.code !== 0) throw new PlainError(`apt-get ${args[0]} failed:\n${ended.stderr.trim()}`);
}

function cLocale() {
  return { ...process.env, LC_ALL: 'C' };
}

/** @param {string} command @returns {boolean} */
export function onPath(command) {
  return (process.env.PATH ?? '').split(delimiter).some((dir) => existsSync(join(dir, command)));
}

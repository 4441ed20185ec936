// Node builtins only: this runs before `npm ci`.
import { spawn } from 'node:child_process';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** A failure whose message is meant for the person at the terminal; it is shown without a stack. */
export class PlainError extends Error {}

/** Prints one plain line on standard error, so that standard output stays free for results. @param {string} line */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** @param {number} since a `performance.now()` value @returns {string} such as `12.3 s` */
export function elapsed(since) {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

/**
 * Runs a program and resolves with how it ended; it rejects only when the program cannot be started.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions & { capture?: boolean }} [options] `capture` collects standard output and error instead of showing them
 * @returns {Promise<{ code: number, signal: NodeJS.Signals | null, stdout: string, stderr: string }>}
 */
export function run(command, args, { capture = false, ...options } = {}) {
  return new Promise((done, fail) => {
    const child = spawn(command, [...args], {
      cwd: root,
      stdio: capture ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      ...options,
    });
    let stdout = '';
    let stderr = '';
    child.stdout?.on('data', (chunk) => {
      stdout += chunk;
    });
    child.stderr?.on('data', (chunk) => {
      stderr += chunk;
    });
    child.on('error', fail);
    child.on('close', (code, signal) => done({ code: code ?? 1, signal, stdout, stderr }));
  });
}

/**
 * Runs npm itself, the one that started us where there is one.
 * @param {readonly string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export function npm(args, options) {
  const cli = process.env.npm_execpath;
  if (cli && /npm-cli\.c?js$/.test(cli)) return run(process.execPath, [cli, ...args], options);
  return run('npm', args, { ...options, shell: process.platform === 'win32' });
}

/**
 * Runs a program that `npm ci` installed, by its package's own entry file: no shell, and the same on every system.
 * @param {string} entry path below node_modules
 * @param {readonly string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export function tool(entry, args, options) {
  return run(process.execPath, [resolve(root, 'node_modules', entry), ...args], options);
}

/**
 * Runs a script's main function and turns a failure into an exit code and, for a PlainError, one plain line.
 * @param {() => Promise<number | void>} main
 */
export async function script(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    say(error instanceof PlainError ? error.message : String(error instanceof Error ? error.stack : error));
    process.exitCode = 1;
  }
}

/** @param {string} meta a module's `import.meta.url` @returns {boolean} whether that module is what Node was asked to run */
export function isMain(meta) {
  return process.argv[1] !== undefined && fileURLToPath(meta) === resolve(process.argv[1]);
}

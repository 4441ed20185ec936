import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';

/** How a save in a process of its own ended. `told` is what it printed after `ready`, if anything. */
export interface SaveEnd {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly told: string;
}

export interface SaveProcessOptions {
  /** strace options such as `-e inject=fsync:error=EIO`; strace attaches right before the save. */
  readonly strace?: readonly string[];
  /** Runs the process as another user, e.g. `['setpriv', '--reuid=65534', …]`. */
  readonly wrapper?: readonly string[];
  /** The file must not exist yet. */
  readonly create?: boolean;
}

/** Bundles `tests/faults/<name>.ts` for plain Node into `folder` and returns the script's path. */
export async function bundleScript(
  name: 'save-once' | 'watch-once' | 'commit-once' | 'review-once' | 'undo-once' | 'send-once',
  folder: string,
): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: join(import.meta.dirname, `${name}.ts`),
      outDir: folder,
      emptyOutDir: false,
      target: 'node20.18',
      rolldownOptions: { output: { entryFileNames: `${name}.mjs` } },
    },
  });
  return join(folder, `${name}.mjs`);
}

/** Why system calls cannot be made to fail here, or null when they can. */
export function whyNoStrace(): string | null {
  if (process.platform !== 'linux') return 'strace exists on Linux only';
  return spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0
    ? null
    : 'strace is not there or may not trace';
}

/** The same, for a process that runs already: strace must also be allowed to attach to it. */
export function whyNoInjection(): string | null {
  const scope = '/proc/sys/kernel/yama/ptrace_scope';
  const mayAttach = () =>
    process.getuid?.() === 0 || !existsSync(scope) || readFileSync(scope, 'utf8').trim() === '0';
  return whyNoStrace() ?? (mayAttach() ? null : 'strace may not attach here (kernel.yama.ptrace_scope)');
}

/** Runs one save of the bytes in `source` to `target` and waits for its end. */
export async function saveInProcess(
  script: string,
  target: string,
  source: string,
  options: SaveProcessOptions = {},
): Promise<SaveEnd> {
  const [program = '', ...args] = [...(options.wrapper ?? []), process.execPath, script, target, source];
  if (options.create) args.push('create');
  const child = spawn(program, args, {
    stdio: ['pipe', 'pipe', 'inherit'],
    // One thread does all file work, so that the N-th call of a kind is the same one in every run.
    env: { ...process.env, UV_THREADPOOL_SIZE: '1', UV_USE_IO_URING: '0' },
  });
  const output = textOf(child.stdout);
  const end = new Promise<Pick<SaveEnd, 'exitCode' | 'signal'>>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode, signal) => resolve({ exitCode, signal }));
  });
  await output.until('ready\n');
  const tracer = options.strace === undefined ? null : await attach(child, options.strace);
  child.stdin.write('go\n');
  const { exitCode, signal } = await end;
  await tracer?.ended;
  return { exitCode, signal, told: output.text().slice('ready\n'.length).trim() };
}

/** Runs `task` in a new folder that is removed afterwards. */
export async function withFolder<T>(task: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'longhand-faults-'));
  try {
    return await task(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs a bundled script under strace from its start. */
export function startTraced(script: string, args: readonly string[], strace: readonly string[]) {
  const child = spawn('strace', ['-f', '-o', '/dev/null', ...strace, process.execPath, script, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const output = textOf(child.stdout);
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  return {
    until: output.until,
    /** Ends its input, waits for its end, and gives all that it said. */
    finish: async () => {
      child.stdin.end();
      return { exitCode: await ended, said: output.text() };
    },
  };
}

async function attach(child: ChildProcess, options: readonly string[]): Promise<{ ended: Promise<void> }> {
  const tracer = spawn('strace', ['-f', ...options, '-p', String(child.pid)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const said = textOf(tracer.stderr);
  const ended = new Promise<void>((resolve, reject) => {
    tracer.on('error', reject);
    tracer.on('close', () => resolve());
  });
  await said.until(`Process ${child.pid} attached`);
  return { ended };
}

function textOf(stream: NodeJS.ReadableStream) {
  let text = '';
  let told: (() => void) | null = null;
  stream.setEncoding('utf8');
  stream.on('data', (more: string) => {
    text += more;
    told?.();
  });
  return {
    text: () => text,
    /** Resolves when the stream has said `word`; rejects when it ends without. */
    until: (word: string) =>
      new Promise<void>((resolve, reject) => {
        told = () => {
          if (text.includes(word)) resolve();
        };
        stream.once('end', () => reject(new Error(`ended without saying ${word}: ${text}`)));
        told();
      }),
  };
}

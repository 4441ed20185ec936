import { readFile } from 'node:fs/promises';
import { GitPluginError, simpleGit } from 'simple-git';
import { Failure } from '#core/ipc/errors';
import { gitTrouble, gitWords } from '#core/publish/git-trouble';
import { type HookRun, parseHookTrace } from '#core/publish/hook-trace';
import { parseProgress, type TransferProgress } from '#core/publish/progress';
import { KeyedMutex } from '../posts/mutex';
import type { Access } from './askpass/desk';
import { quietAccess, withSignIn } from './askpass/sign-in';
import { FIXED_CONFIG, gitEnvironment } from './environment';
import { watchStarts } from './spare-time';
import { withTempFile } from './temp-file';

/** One call of Git. */
export interface GitCall {
  /** What it is for, in words; shown in errors. */
  readonly operation: string;
  /** The command and its arguments; paths only after `--` or on `stdin`. */
  readonly args: readonly string[];
  /** Exit codes besides 0 that the caller deals with; any other one is a `GitFailed`. */
  readonly expect?: readonly number[];
  readonly stdin?: string | Uint8Array;
  /** Whose commit it is that is written, where that is not the author of this computer. */
  readonly author?: GitAuthor;
  readonly signal?: AbortSignal | undefined;
  /** Called for each report of a command with `--progress`. */
  readonly onProgress?: ((progress: TransferProgress) => void) | undefined;
  /**
   * What changes the repository, and what talks to a remote, runs one command at a time per folder. Reading
   * takes no lock of Git's (GIT_OPTIONAL_LOCKS=0), so the status stays quick while a hook or a slow remote takes its time.
   */
  readonly lane?: 'read' | 'write' | 'network';
  /** The command runs the author's hooks: which ones ran is reported, and paths must be `:(literal)`. */
  readonly runsHooks?: boolean;
  /** False for the few commands that refuse GIT_LITERAL_PATHSPECS; their paths start with `./`. */
  readonly literalPaths?: boolean;
  /** An index of our own (absolute path) in place of the author's, for what is put together off the working tree. */
  readonly indexFile?: string;
  /** A folder of our own (absolute, without the system's delimiter of paths) that Git looks for objects in, too. */
  readonly objectFolder?: string;
  /** Much work, beside which the author goes on writing: it has the processor when nobody else wants it. */
  readonly inSpareTime?: boolean;
}

/** `date` as Git takes it: `@`, seconds since 1970 (UTC), and a zone. */
export interface GitAuthor {
  readonly name: string;
  readonly email: string;
  readonly date: string;
}

export interface GitResult {
  readonly stdout: string;
  /** The same as it came, for what is not text. */
  readonly bytes: Buffer;
  readonly stderr: string;
  readonly exitCode: number;
  /** Only with `runsHooks`. */
  readonly hooks: readonly HookRun[];
  /** Only with `runsHooks`: the other side answered in Git's protocol, and not, say, with a page of its own. */
  readonly spokeGit: boolean;
}

/** Git ended with an exit code that the call did not expect. */
export class GitFailed extends Error {
  readonly operation: string;
  readonly result: GitResult;

  constructor(operation: string, result: GitResult) {
    super(`${operation}: git exited with ${result.exitCode}: ${gitWords(result.stderr || result.stdout)}`);
    this.name = 'GitFailed';
    this.operation = operation;
    this.result = result;
  }

  /** Everything Git printed, for telling what went wrong. */
  get output(): string {
    return `${this.result.stdout}\n${this.result.stderr}`;
  }
}

/** Paths as `--pathspec-from-file=- --pathspec-file-nul` reads them, each one only itself whatever is in its name. */
export function literalPathspecs(paths: readonly string[]): string {
  return paths.map((path) => `:(literal)${path}\0`).join('');
}

/** How often a talk with a remote is begun when the author's answer is not accepted, as SSH does by itself. */
const MOST_TRIES = 3;

const lanes = new KeyedMutex();

/**
 * Stands before every call: returns what its environment gets on top, or throws why it may not run. Calls that
 * `startsNothing` allows are the guard's own and must be let through at once.
 */
export type GitGuard = (folder: string, call: GitCall) => Promise<Readonly<Record<string, string>>>;

let guard: GitGuard | null = null;

/**
 * Sets the one guard of this process; null takes it away. Without one, a call of Git is the author's own word, as on the
 * terminal (docs/decisions/0036).
 */
export function guardGit(next: GitGuard | null): void {
  guard = next;
}

/**
 * Runs Git in `folder` (absolute, existing) through simple-git. Success is the exit code, never what is on the
 * standard error. Fails with `git-missing`, `cancelled` (the signal; Git gets SIGINT and removes its locks), or
 * throws `GitFailed`.
 */
export async function git(folder: string, call: GitCall): Promise<GitResult> {
  const { lane = 'read' } = call;
  const start = (access: Access) =>
    call.runsHooks
      ? withTempFile('trace', (trace) => spawn(folder, call, trace, access))
      : spawn(folder, call, null, access);
  const run = () =>
    lane === 'network' || call.runsHooks
      ? withSignIn(
          {
            args: call.args,
            read: (...args) => lookAround(folder, args),
            tries: lane === 'network' ? MOST_TRIES : 1,
          },
          printed,
          start,
        )
      : start(quietAccess());
  return lane === 'read' ? run() : lanes.run(`${lane} ${folder}`, run);
}

/** What a command printed on its standard error; null when it never came to an end. */
function printed(ended: unknown): string | null {
  if (ended instanceof GitFailed) return ended.result.stderr;
  return ended === null || ended instanceof Error ? null : (ended as GitResult).stderr;
}

/** Reads something of the repository for those who answer a command's questions; `''` where there is none. */
async function lookAround(folder: string, args: readonly string[]): Promise<string> {
  const call: GitCall = { operation: 'look where to sign in', args, expect: [1, 128] };
  return (await spawn(folder, call, null, quietAccess())).stdout;
}

/** What restricted mode switches off, simple-git takes for switching on. */
const SWITCHING_OFF = {
  allowUnsafeConfigEnvCount: true,
  allowUnsafeHooksPath: true,
  allowUnsafeCredentialHelper: true,
  allowUnsafeConfigPaths: true,
  allowUnsafeFilter: true,
  allowUnsafeMergeDriver: true,
  allowUnsafeDiffExternal: true,
  allowUnsafeDiffTextConv: true,
  allowUnsafeCommandBinaries: true,
} as const;

const NOTHING = Buffer.alloc(0);

async function spawn(
  folder: string,
  call: GitCall,
  trace: string | null,
  access: Access,
): Promise<GitResult> {
  const environment: Record<string, string> = {
    ...gitEnvironment(process.env, { literalPaths: trace === null && call.literalPaths !== false }),
    ...access.environment,
  };
  if (trace !== null) environment.GIT_TRACE2_EVENT = trace;
  const onTop = guard ? await guard(folder, call) : {};
  Object.assign(environment, onTop);
  if (call.indexFile !== undefined) environment.GIT_INDEX_FILE = call.indexFile;
  if (call.author !== undefined) Object.assign(environment, authorEnvironment(call.author));
  if (call.objectFolder !== undefined) environment.GIT_ALTERNATE_OBJECT_DIRECTORIES = call.objectFolder;
  let ended: Ended | null = null;
  const { signal, onProgress } = call;
  if (signal?.aborted) throw new Failure('cancelled');
  const runner = simpleGit({
    baseDir: folder,
    maxConcurrentProcesses: 1,
    config: [...FIXED_CONFIG, ...access.config],
    // simple-git's guard refuses these by name whatever their value. Ours are constants or the author's own
    // environment; arguments and paths from outside are kept apart by `--` and by standard input.
    unsafe: {
      allowUnsafeFsMonitor: true,
      allowUnsafePager: true,
      allowUnsafeEditor: true,
      allowUnsafeSshCommand: true,
      allowUnsafeAskPass: true,
      allowUnsafeCredentialHelper: true,
      ...(Object.keys(onTop).length > 0 ? SWITCHING_OFF : {}),
      // Otherwise hooks inherit GIT_TEST_DISALLOW_ABBREVIATED_OPTIONS=true, and those that abbreviate fail.
      allowAbbreviatedOptions: true,
    },
    allowEnvironment: Object.keys(environment),
    // Bytes, never nothing: simple-git closes standard input only when it is given something to write.
    input: () => Buffer.from(call.stdin ?? ''),
    // A program that a hook left behind holds the pipes open; a second after Git's own end is long enough.
    completion: { onClose: true, onExit: 1000 },
    ...(signal ? { abort: signal } : {}),
    errors: (error, result) => {
      const bytes = Buffer.concat(result.stdOut);
      ended = {
        bytes,
        stdout: bytes.toString('utf8'),
        stderr: Buffer.concat(result.stdErr).toString('utf8'),
        exitCode: result.exitCode,
      };
      return error instanceof GitPluginError ? error : undefined;
    },
  }).env(environment);
  const starts = call.inSpareTime ? watchStarts() : null;
  runner.outputHandler((_command, stdout, stderr) => {
    starts?.yieldNewest();
    // simple-git waits 50 ms for more where there was no output, although everything is there once it has ended.
    stdout.once('end', () => stdout.emit('data', NOTHING));
    if (!onProgress) return;
    stderr.on('data', (chunk: Buffer) => {
      const progress = parseProgress(chunk.toString('utf8'));
      if (progress) onProgress(progress);
    });
  });
  try {
    await runner.raw([...call.args]);
  } catch (error) {
    if (error instanceof GitPluginError && error.plugin === 'abort') {
      throw new Failure('cancelled', {}, { cause: error });
    }
    throw error;
  } finally {
    starts?.end();
  }
  return judge(call, ended, trace);
}

const authorEnvironment = ({ name, email, date }: GitAuthor) => ({
  GIT_AUTHOR_NAME: name,
  GIT_AUTHOR_EMAIL: email,
  GIT_AUTHOR_DATE: date,
});

interface Ended extends Pick<GitResult, 'stdout' | 'stderr' | 'bytes'> {
  readonly exitCode: number | null;
}

async function judge(call: GitCall, ended: Ended | null, trace: string | null): Promise<GitResult> {
  if (ended === null) throw new Error(`${call.operation}: git ended without a result`);
  const { stdout, stderr, bytes } = ended;
  // Null when a signal ended it; negative when it could not be started.
  const exitCode = ended.exitCode ?? -1;
  if (/spawn \S*git\S* ENOENT/.test(stderr) || /xcode-select: (?:note|error)/.test(stderr)) {
    throw new Failure('git-missing');
  }
  const events = trace === null ? '' : await readTrace(trace);
  const spokeGit = events.includes('"key":"negotiated-version"');
  const result = { stdout, stderr, bytes, exitCode, hooks: parseHookTrace(events), spokeGit };
  if (exitCode !== 0 && !call.expect?.includes(exitCode)) throw new GitFailed(call.operation, result);
  return result;
}

async function readTrace(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    // Git writes none when it fails before it starts a command.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

/** A failure of Git on this computer as the author reads it: what is known by name, else `commit-failed` with its words. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Failure) return error;
  if (!(error instanceof GitFailed)) {
    return new Failure('unexpected', { reason: String(error) }, { cause: error });
  }
  const trouble = gitTrouble(error.output);
  switch (trouble.kind) {
    case 'locked':
      return new Failure('repository-busy', { lock: trouble.lock }, { cause: error });
    case 'identity-missing':
      return new Failure('identity-missing', {}, { cause: error });
    case 'nothing-to-commit':
      return new Failure('nothing-to-publish', {}, { cause: error });
    case 'not-a-repository':
    case 'bare':
      return new Failure('not-a-repository', {}, { cause: error });
    case 'foreign-owner':
      return new Failure('repository-foreign', {}, { cause: error });
    case 'signing-failed':
      return new Failure('signing-failed', { reason: gitWords(error.output) }, { cause: error });
    case 'lfs-missing':
      return new Failure('lfs-missing', { path: trouble.path }, { cause: error });
    case 'ignored':
    case 'disk-full':
    case 'not-writable':
    case 'unknown':
      return new Failure('commit-failed', { reason: gitWords(error.output) }, { cause: error });
  }
}

import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { replaceEnvironment } from '../helpers/repository';

/**
 * A program named `git` in front of the real one, so that a test can have one Git of many cut short. It stands in `folder`
 * (absolute, without spaces) and does what its plan says the first time a command with the plan's verb is run.
 */
export class GitWrapper {
  readonly #folder: string;
  readonly #git = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(join(folder, 'bin'), { recursive: true });
    const plan = join(folder, 'plan');
    writeFileSync(
      join(folder, 'bin/git'),
      `#!/bin/sh
if [ -e '${plan}' ]; then
  . '${plan}'
  for word; do
    if [ "$word" = "$verb" ]; then
      rm '${plan}'
      eval "$before"
      [ -z "$call" ] && exec '${this.#git}' "$@"
      # Git's trace would be two thirds of all it writes.
      unset GIT_TRACE2_EVENT
      strace -qq -o '${folder}/log' -e trace="$call" -e inject="$call:signal=KILL:when=$when" '${this.#git}' "$@"
      code=$?
      [ $code = 137 ] && eval "$after" && kill -9 $$
      exit $code
    fi
  done
fi
exec '${this.#git}' "$@"
`,
    );
    chmodSync(join(folder, 'bin/git'), 0o755);
  }

  /** The search path with this in front. */
  get path(): string {
    return `${join(this.#folder, 'bin')}:${process.env.PATH ?? ''}`;
  }

  /** Puts it in front in this process until the returned function is called. */
  enter(): () => void {
    return replaceEnvironment({ PATH: this.path });
  }

  /**
   * The next `git … verb …` is killed when it enters the `when`-th (from 1) system call `call`; then the shell command
   * `after` runs, in which `$PPID` is the process that started it.
   */
  killAt(verb: string, call: string, when: number, after = ':'): void {
    rmSync(join(this.#folder, 'log'), { force: true });
    this.#plan(`verb=${verb} call=${call} when=${when} before= after='${after}'`);
  }

  /** The next `git … verb …` runs the shell command `before` first; `$PPID` is the process that started it. */
  runBefore(verb: string, before: string): void {
    this.#plan(`verb=${verb} call= when=0 before='${before}' after=`);
  }

  #plan(settings: string): void {
    writeFileSync(join(this.#folder, 'plan'), `${settings}\n`);
  }

  /** Whether the Git of the last `killAt` was killed; false when it had fewer such calls. */
  wasKilled(): boolean {
    const log = join(this.#folder, 'log');
    return existsSync(log) && readFileSync(log, 'utf8').includes('+++ killed by SIGKILL +++');
  }

  /** Whether the plan was used. */
  wasUsed(): boolean {
    return !existsSync(join(this.#folder, 'plan'));
  }
}

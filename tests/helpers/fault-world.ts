import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { GitWrapper } from '../faults/git-wrapper';
import { makeWorld, replaceEnvironment, repositoryAt, type TestRepository, type World } from './repository';

/** A world for hundreds of small repositories, each of which is cut short at another moment. It is entered. */
export interface FaultWorld extends World {
  /** Stands before every Git that is started here. */
  readonly wrapper: GitWrapper;
  /** Where Longhand keeps what it has to know after a crash; absolute. */
  readonly state: string;
  /** A place in the world's folder; absolute. */
  at(name: string): string;
  /** `blog`, once more as `template` is, while Longhand knows nothing of it. Folders of these names go, too. */
  freshCopy(template: TestRepository, ...others: readonly string[]): TestRepository;
  /** Starts one of `tests/faults` (bundled) in a process of its own. */
  start(script: string, ...args: readonly string[]): ChildProcess;
  /** The same, until it is gone; a Git that it started may go on. Returns the signal that ended it. */
  run(script: string, ...args: readonly string[]): Promise<NodeJS.Signals | null>;
}

export async function makeFaultWorld(): Promise<FaultWorld> {
  // Where memory serves as a disk they cost the real one nothing.
  const leaveMemory = existsSync('/dev/shm') ? replaceEnvironment({ TMPDIR: '/dev/shm' }) : () => undefined;
  const world = await makeWorld();
  leaveMemory();
  world.enter();
  const wrapper = new GitWrapper(world.folder);
  const leave = wrapper.enter();
  const at = (name: string) => join(world.folder, name);
  const state = at('state');
  const start = (script: string, ...args: readonly string[]) =>
    spawn(process.execPath, [script, ...args], {
      env: { ...process.env, GIT_CONFIG_GLOBAL: world.env.GIT_CONFIG_GLOBAL },
      stdio: 'ignore',
    });
  return {
    ...world,
    wrapper,
    state,
    at,
    freshCopy: (template, ...others) => {
      for (const old of [at('blog'), state, ...others.map(at)]) rmSync(old, { recursive: true, force: true });
      cpSync(template.folder, at('blog'), { recursive: true, preserveTimestamps: true });
      return repositoryAt(at('blog'), world.env);
    },
    start,
    run: async (script, ...args) => {
      const [, signal] = (await once(start(script, ...args), 'exit')) as [
        number | null,
        NodeJS.Signals | null,
      ];
      return signal;
    },
    dispose: async () => {
      leave();
      await world.dispose();
    },
  };
}

/** The lock files of Git that are left in a repository, by their names in `.git`. */
export function locksLeft({ folder }: TestRepository): string[] {
  const names = readdirSync(join(folder, '.git'), { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.lock'));
}

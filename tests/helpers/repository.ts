import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A temporary folder with a home of its own, so that no test sees or changes a developer's Git configuration. */
export interface World {
  readonly folder: string;
  readonly home: string;
  /** For programs that are started in this world: its home, no system configuration. */
  readonly env: Readonly<Record<string, string>>;
  /** A repository with a working tree on `main`, an author, and no commit. */
  repository(name?: string): Promise<TestRepository>;
  /** A bare repository on `main` in `remotes/`; returns its folder. */
  bareRemote(name?: string): Promise<string>;
  /** A clone of `url` with an author. */
  clone(url: string, name: string): Promise<TestRepository>;
  /** Gives this process the world's home until `dispose`, for code under test that starts Git itself. */
  enter(): void;
  dispose(): Promise<void>;
}

export interface TestRepository {
  readonly folder: string;
  /** Runs Git here and returns its standard output. */
  git(...args: string[]): Promise<string>;
  write(path: string, content: string | Buffer): Promise<void>;
  read(path: string): Promise<string>;
  /** Writes the files, adds them, commits, and returns the commit's id. */
  commit(message: string, files: Readonly<Record<string, string>>): Promise<string>;
  /** Installs a shell script as a hook. */
  hook(name: string, script: string): Promise<void>;
  /** Adds `folder` (a bare repository) as a remote over file:// and pushes `main` with its upstream. */
  publishTo(folder: string, remote?: string): Promise<void>;
}

export async function makeWorld(): Promise<World> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'longhand-test-')));
  const home = join(folder, 'home');
  await mkdir(join(home, '.config'), { recursive: true });
  await mkdir(join(folder, 'remotes'));
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: home,
    XDG_CONFIG_HOME: join(home, '.config'),
    GIT_CONFIG_GLOBAL: join(home, '.gitconfig'),
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C.UTF-8',
  };
  await writeFile(
    join(home, '.gitconfig'),
    '[init]\n\tdefaultBranch = main\n[protocol "file"]\n\tallow = always\n',
  );
  let leave: (() => void) | null = null;

  const at = (where: string): TestRepository => repositoryAt(where, env);
  const withAuthor = async (repository: TestRepository) => {
    await repository.git('config', 'user.name', 'Ada Author');
    await repository.git('config', 'user.email', 'ada@example.org');
    return repository;
  };
  return {
    folder,
    home,
    env,
    repository: async (name = 'blog') => {
      await mkdir(join(folder, name), { recursive: true });
      const repository = at(join(folder, name));
      await repository.git('init', '--quiet', '--initial-branch=main');
      return withAuthor(repository);
    },
    bareRemote: async (name = 'blog.git') => {
      const remote = join(folder, 'remotes', name);
      await at(folder).git('init', '--quiet', '--bare', '--initial-branch=main', remote);
      return remote;
    },
    clone: async (url, name) => {
      await at(folder).git('clone', '--quiet', url, name);
      return withAuthor(at(join(folder, name)));
    },
    enter: () => {
      leave ??= replaceEnvironment({
        HOME: home,
        XDG_CONFIG_HOME: env.XDG_CONFIG_HOME,
        GIT_CONFIG_NOSYSTEM: '1',
      });
    },
    dispose: async () => {
      leave?.();
      leave = null;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Sets variables of this process and returns how to put the old values back. */
export function replaceEnvironment(values: Readonly<Record<string, string>>): () => void {
  const before = Object.keys(values).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, values);
  return () => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  };
}

/** The address of a folder, as Git takes it. */
export const fileUrl = (folder: string): string => pathToFileURL(folder).href;

/** Small verbs on a repository that exists. */
export function repositoryAt(folder: string, env: Readonly<Record<string, string>>): TestRepository {
  const git = async (...args: string[]) => {
    const { stdout } = await run('git', args, { cwd: folder, env, maxBuffer: 64 * 1024 * 1024 });
    return stdout;
  };
  const write = async (path: string, content: string | Buffer) => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  };
  return {
    folder,
    git,
    write,
    read: (path) => readFile(join(folder, path), 'utf8'),
    commit: async (message, files) => {
      for (const [path, content] of Object.entries(files)) await write(path, content);
      await git('--literal-pathspecs', 'add', '--', ...Object.keys(files));
      await git('commit', '--quiet', '--no-verify', '-m', message);
      return (await git('rev-parse', 'HEAD')).trim();
    },
    hook: async (name, script) => {
      const isBare = (await git('rev-parse', '--is-bare-repository')).trim() === 'true';
      const hooks = join(folder, isBare ? 'hooks' : '.git/hooks');
      await mkdir(hooks, { recursive: true });
      await writeFile(join(hooks, name), `#!/bin/sh\n${script}\n`);
      await chmod(join(hooks, name), 0o755);
    },
    publishTo: async (remoteFolder, remote = 'origin') => {
      await git('remote', 'add', remote, fileUrl(remoteFolder));
      await git('push', '--quiet', '--set-upstream', remote, 'main');
    },
  };
}

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  makeWorld,
  replaceEnvironment,
  type TestRepository,
  type World,
} from '../../tests/helpers/repository';
import { gitEnvironment } from './environment';
import { GitFailed, git, literalPathspecs } from './git';

let world: World;
let blog: TestRepository;

beforeEach(async () => {
  world = await makeWorld();
  world.enter();
  blog = await world.repository();
  await blog.commit('start', { 'a.md': 'a\n' });
});
afterEach(() => world.dispose());

const call = (...args: string[]) => ({ operation: 'test', args });

describe('git', () => {
  it('fails by the exit code alone, also when Git says nothing', async () => {
    await blog.write('a.md', 'changed\n');
    const failed = git(blog.folder, call('diff', '--quiet'));
    await expect(failed).rejects.toBeInstanceOf(GitFailed);
    await expect(failed).rejects.toMatchObject({ result: { exitCode: 1, stdout: '', stderr: '' } });
  });

  it('succeeds by the exit code alone, whatever is on the standard error', async () => {
    await blog.git('config', 'alias.loud', '!echo out; echo oh no >&2');
    expect(await git(blog.folder, call('loud'))).toMatchObject({
      exitCode: 0,
      stdout: 'out\n',
      stderr: 'oh no\n',
    });
  });

  it('gives an expected exit code back to the caller', async () => {
    await blog.write('a.md', 'changed\n');
    expect(await git(blog.folder, { ...call('diff', '--quiet'), expect: [1] })).toMatchObject({
      exitCode: 1,
    });
  });

  it('reports a Git that was killed as a failure', async () => {
    await blog.git('config', 'alias.die', '!kill -9 $PPID; sleep 0.1');
    await expect(git(blog.folder, call('die'))).rejects.toBeInstanceOf(GitFailed);
  });

  it('closes the standard input, so that nothing waits for an answer', async () => {
    await blog.git('config', 'alias.ask', '!cat; echo done');
    expect((await git(blog.folder, call('ask'))).stdout).toBe('done\n');
    expect((await git(blog.folder, { ...call('ask'), stdin: 'text\0ä' })).stdout).toBe('text\0ädone\n');
  });

  it('does not start when it was stopped before', async () => {
    const signal = AbortSignal.abort();
    await expect(git(blog.folder, { ...call('status'), signal })).rejects.toMatchObject({
      code: 'cancelled',
    });
  });

  it('changes the repository one command at a time, in order', async () => {
    const log = join(world.folder, 'log');
    await blog.git(
      'config',
      'alias.note',
      `!f() { echo "+$1" >> '${log}'; sleep 0.05; echo "-$1" >> '${log}'; }; f`,
    );
    await Promise.all(['1', '2', '3'].map((n) => git(blog.folder, { ...call('note', n), lane: 'write' })));
    expect((await blog.read('../log')).trim().split('\n')).toEqual(['+1', '-1', '+2', '-2', '+3', '-3']);
  });

  it('says that Git is missing, and not that it failed', async () => {
    const restore = replaceEnvironment({ PATH: world.home });
    try {
      await expect(git(blog.folder, call('status'))).rejects.toMatchObject({ code: 'git-missing' });
    } finally {
      restore();
    }
  });

  it('works for an author who has editors, pagers and askpass programs set [R63]', async () => {
    const restore = replaceEnvironment({
      ...{
        EDITOR: 'vim',
        VISUAL: 'code',
        PAGER: 'less',
        SSH_ASKPASS: '/bin/false',
        GIT_SSH_COMMAND: 'ssh -v',
      },
      ...{ GIT_DIR: '/nowhere', GIT_EXEC_PATH: '/nowhere', GIT_TEMPLATE_DIR: '/nowhere', GIT_NAMESPACE: 'x' },
      ...{ GIT_CONFIG_GLOBAL: '/nowhere', GIT_OBJECT_DIRECTORY: '/nowhere', GIT_ASKPASS: '/nowhere' },
    });
    try {
      expect((await git(blog.folder, call('status', '--porcelain', '--branch'))).stdout).toBe('## main\n');
    } finally {
      restore();
    }
  });

  it('runs in a folder whose name has quotes, spaces and other scripts', async () => {
    const folder = join(world.folder, `it's "a" $(blog) 日本`);
    await mkdir(folder);
    await git(folder, call('init', '--initial-branch=main'));
    expect((await git(folder, call('rev-parse', '--show-toplevel'))).stdout).toBe(`${folder}\n`);
  });
});

describe('gitEnvironment', () => {
  const ambient = {
    ...{
      HOME: '/home/ada',
      Path: '/bin',
      XDG_RUNTIME_DIR: '/run',
      SSH_AUTH_SOCK: '/s',
      GIT_SSH_COMMAND: 'ssh -i k',
    },
    ...{
      https_proxy: 'http://p',
      NO_PROXY: 'x',
      GIT_SSL_CAINFO: '/ca',
      GNUPGHOME: '/g',
      LANG: 'de_DE.UTF-8',
    },
    ...{ GIT_DIR: 'x', GIT_INDEX_FILE: 'x', GIT_PROXY_COMMAND: 'x', GIT_CONFIG_COUNT: '1', GIT_PROXY: 'x' },
    ...{
      EDITOR: 'x',
      PREFIX: 'x',
      LC_ALL: 'de_DE.UTF-8',
      LANGUAGE: 'de',
      NODE_OPTIONS: 'x',
      ELECTRON_RUN_AS_NODE: '1',
    },
  };

  it('keeps what the author’s set-up needs and drops what could point Git elsewhere [R63] [R76]', () => {
    expect(Object.keys(gitEnvironment(ambient, { literalPaths: true })).sort()).toEqual(
      [
        ...['HOME', 'Path', 'XDG_RUNTIME_DIR', 'SSH_AUTH_SOCK', 'GIT_SSH_COMMAND', 'https_proxy', 'NO_PROXY'],
        ...['GIT_SSL_CAINFO', 'GNUPGHOME', 'LANG', 'GIT_TERMINAL_PROMPT', 'SSH_ASKPASS_REQUIRE', 'TERM'],
        ...['LC_MESSAGES', 'LC_CTYPE', 'GIT_OPTIONAL_LOCKS', 'GIT_ALLOW_PROTOCOL', 'GIT_LITERAL_PATHSPECS'],
      ].sort(),
    );
  });

  it('lets hooks use patterns', () => {
    expect(gitEnvironment(ambient, { literalPaths: false })).not.toHaveProperty('GIT_LITERAL_PATHSPECS');
  });
});

it('literalPathspecs ends each path with NUL and takes no character in it as a sign', () => {
  expect(literalPathspecs(['[a].md', ':(top)x', 'line\nend'])).toBe(
    ':(literal)[a].md\0:(literal):(top)x\0:(literal)line\nend\0',
  );
});

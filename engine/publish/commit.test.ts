import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  makeWorld,
  replaceEnvironment,
  type TestRepository,
  type World,
} from '../../tests/helpers/repository';
import { type CommitRequest, commitPaths } from './commit';
import { publishableRepository } from './repository';

let world: World;
let blog: TestRepository;

beforeEach(async () => {
  world = await makeWorld();
  world.enter();
  blog = await world.repository();
});
afterEach(() => world.dispose());

const state = () => join(world.folder, 'state');
const commit = async (paths: string[], rest: Partial<CommitRequest> = {}) =>
  commitPaths(await publishableRepository(blog.folder), {
    paths,
    message: 'Publish “A”',
    state: state(),
    ...rest,
  });

const head = async () => (await blog.git('rev-parse', 'HEAD')).trim();
const pathsOf = async (commitId: string) =>
  (await blog.git('show', '-z', '--no-renames', '--name-only', '--format=', commitId))
    .split('\0')
    .filter(Boolean)
    .sort();

describe('commitPaths', () => {
  it('records a new post as the first commit of a repository [R30] [R36]', async () => {
    await blog.write('posts/a.md', '# A\n');
    const made = await commit(['posts/a.md']);
    expect(made).toEqual({ oid: await head(), paths: ['posts/a.md'], extraPaths: [], rewritten: [] });
    expect(await blog.git('show', 'HEAD:posts/a.md')).toBe('# A\n');
    expect(await blog.git('status', '--porcelain')).toBe('');
  });

  it('leaves staged, partly staged and unstaged work of the author byte for byte [R29]', async () => {
    await blog.commit('start', {
      'a.md': 'a\n',
      'staged.md': '1\n',
      'partly.md': '1\n2\n',
      'dirty.md': '1\n',
    });
    await blog.write('staged.md', 'staged\n');
    await blog.write('partly.md', 'staged\n2\n');
    await blog.write('new-staged.md', 'n\n');
    await blog.git('add', 'staged.md', 'partly.md', 'new-staged.md');
    await blog.write('partly.md', 'staged\nunstaged\n');
    await blog.write('dirty.md', 'dirty\n');
    await blog.write('untracked.md', 'u\n');
    const before = [await blog.git('diff', '--cached'), await blog.git('diff')];
    await blog.write('a.md', 'a, changed\n');
    await blog.write('b.md', 'new\n');

    const { oid } = await commit(['a.md', 'b.md']);

    expect(await pathsOf(oid)).toEqual(['a.md', 'b.md']);
    expect([await blog.git('diff', '--cached'), await blog.git('diff')]).toEqual(before);
    expect(await blog.git('status', '--porcelain', 'untracked.md')).toBe('?? untracked.md\n');
  });

  it('records a deleted post, and a renamed one as the deletion and the new file [R30]', async () => {
    await blog.commit('start', { 'gone.md': 'x\n', 'old.md': 'y\n' });
    await rm(join(blog.folder, 'gone.md'));
    await rm(join(blog.folder, 'old.md'));
    await blog.write('new.md', 'y\n');
    const { oid } = await commit(['gone.md', 'old.md', 'new.md']);
    expect(await pathsOf(oid)).toEqual(['gone.md', 'new.md', 'old.md']);
    expect((await blog.git('ls-tree', '-r', '--name-only', oid)).trim()).toBe('new.md');
  });

  const ODD = [
    ...[
      '-x.md',
      '[a].md',
      ':(top)x.md',
      '--amend',
      'line\nend.md',
      'return.md\r',
      '"quo\\ted\n".md',
      '☕️ 日本.md',
    ],
    ...['*.md', 'a b.md', "it's.md", '#x.md', '!x.md'],
  ];
  it.each(ODD)('touches only the file named %j [R19]', async (name) => {
    const first = await blog.commit('start', { 'a.md': 'a\n', 'x.md': 'x\n' });
    await blog.write('a.md', 'not now\n');
    await blog.write('x.md', 'not now\n');
    await blog.write(name, 'odd\n');
    const { oid } = await commit([name]);
    expect(await pathsOf(oid)).toEqual([name]);
    expect((await blog.git('rev-parse', `${oid}^`)).trim()).toBe(first);
    await blog.write(name, 'odd, changed\n');
    expect(await pathsOf((await commit([name])).oid)).toEqual([name]);
  });

  it('keeps the message as written, lines with # too', async () => {
    await blog.write('a.md', 'a\n');
    await commit(['a.md'], { message: 'Publish “Ä”\n\n# not a comment\n--amend' });
    expect(await blog.git('log', '-1', '--format=%B')).toBe('Publish “Ä”\n\n# not a comment\n--amend\n\n');
  });

  it('says that there is nothing to publish, and makes no empty commit', async () => {
    const first = await blog.commit('start', { 'a.md': 'a\n' });
    await blog.write('b.md', 'b\n');
    await expect(commit(['a.md'])).rejects.toMatchObject({ code: 'nothing-to-publish' });
    expect(await head()).toBe(first);
  });

  describe('when a hook refuses', () => {
    it.each([
      ['without a word', 'exit 1', 'nothing (exit 1)'],
      ['with its reason', 'echo "no tabs, please" >&2; exit 3', 'no tabs, please'],
    ])('%s: names the hook, keeps the index as it was [R31]', async (_, script, reason) => {
      const first = await blog.commit('start', { 'a.md': 'a\n' });
      await blog.write('staged.md', 's\n');
      await blog.git('add', 'staged.md');
      await blog.write('new.md', 'n\n');
      await blog.write('a.md', 'changed\n');
      await blog.hook('pre-commit', script);
      await expect(commit(['a.md', 'new.md'])).rejects.toMatchObject({
        code: 'hook-refused',
        detail: { hook: 'pre-commit', reason },
      });
      expect(await head()).toBe(first);
      expect(await blog.git('status', '--porcelain')).toBe(' M a.md\nA  staged.md\n?? new.md\n');
      expect(await blog.read('new.md')).toBe('n\n');
    });

    it('on a branch without a commit takes the new file out of the index again [R31]', async () => {
      await blog.write('new.md', 'n\n');
      await blog.hook('commit-msg', 'exit 1');
      await expect(commit(['new.md'])).rejects.toMatchObject({
        code: 'hook-refused',
        detail: { hook: 'commit-msg' },
      });
      expect(await blog.git('status', '--porcelain')).toBe('?? new.md\n');
    });

    it('because it hangs: stops when asked and leaves no lock [R31]', async () => {
      const first = await blog.commit('start', { 'a.md': 'a\n' });
      await blog.write('new.md', 'n\n');
      const started = join(world.folder, 'started');
      await blog.hook('pre-commit', `touch '${started}'; while [ -e '${started}' ]; do sleep 0.05; done`);
      const stop = new AbortController();
      const running = commit(['new.md'], { signal: stop.signal });
      const refused = expect(running).rejects.toMatchObject({ code: 'cancelled' });
      await expect.poll(() => existsSync(started)).toBe(true);
      const asked = performance.now();
      stop.abort();
      await refused;
      expect(performance.now() - asked).toBeLessThan(2000);
      expect(await head()).toBe(first);
      expect(existsSync(join(blog.folder, '.git/index.lock'))).toBe(false);
      expect(await blog.git('status', '--porcelain')).toBe('?? new.md\n');
    });
  });

  it('lets a hook reformat the file and reports the files a hook adds [R31]', async () => {
    await blog.commit('start', { 'a.md': 'a\n', 'index.json': '0\n' });
    await blog.hook('pre-commit', 'echo formatted > a.md; echo 1 > index.json; git add a.md index.json');
    await blog.write('a.md', 'changed\n');
    const { oid, extraPaths } = await commit(['a.md']);
    expect(extraPaths).toEqual(['index.json']);
    expect(await blog.git('show', `${oid}:a.md`)).toBe('formatted\n');
  });

  it('gives hooks an environment in which patterns and abbreviated options work', async () => {
    await blog.write('a.md', 'a\n');
    await blog.hook('pre-commit', 'test "$(git status --porc -- "*.md")" = "A  a.md"');
    expect((await commit(['a.md'])).paths).toEqual(['a.md']);
  });

  it('stores what the attributes of the repository ask for [R21]', async () => {
    await blog.commit('start', { '.gitattributes': '*.md text eol=crlf\n' });
    await blog.write('a.md', 'a\r\nb\r\n');
    await commit(['a.md']);
    expect(await blog.git('show', 'HEAD:a.md')).toBe('a\nb\n');
    expect((await blog.git('rev-parse', 'HEAD:a.md')).trim()).toBe(
      (await blog.git('hash-object', '--path', 'a.md', 'a.md')).trim(),
    );
  });

  describe('when the repository is locked', () => {
    it('waits, and goes on when the lock is gone [R34]', async () => {
      await blog.commit('start', { 'a.md': 'a\n' });
      await blog.write('a.md', 'changed\n');
      const lock = join(blog.folder, '.git/index.lock');
      await writeFile(lock, '');
      const waits: number[] = [];
      const made = await commit(['a.md'], {
        patience: {
          tries: 5,
          pause: async (attempt) => {
            waits.push(attempt);
            if (attempt === 2) await rm(lock);
          },
        },
      });
      expect(waits).toEqual([1, 2]);
      expect(made.paths).toEqual(['a.md']);
    });

    it.each(['index.lock', 'HEAD.lock', 'refs/heads/main.lock'])(
      'names %s after the last try, and never removes it [R34]',
      async (name) => {
        const first = await blog.commit('start', { 'a.md': 'a\n' });
        await blog.write('a.md', 'changed\n');
        const lock = join(blog.folder, '.git', name);
        await writeFile(lock, '');
        const patience = { tries: 2, pause: async () => undefined };
        await expect(commit(['a.md'], { patience })).rejects.toMatchObject({
          code: 'repository-busy',
          detail: { lock: expect.stringContaining(name) },
        });
        expect(existsSync(lock)).toBe(true);
        expect(await head()).toBe(first);
      },
    );
  });

  it('asks who the author is when Git does not know, and signs nothing with a guess [R36]', async () => {
    await blog.git('config', '--unset', 'user.email');
    await blog.write('a.md', 'a\n');
    await expect(commit(['a.md'])).rejects.toMatchObject({ code: 'identity-missing' });
    expect(await blog.git('status', '--porcelain')).toBe('?? a.md\n');
  });

  it('never leaves the signature out in silence [R36]', async () => {
    const first = await blog.commit('start', { 'a.md': 'a\n' });
    await blog.git('config', 'commit.gpgSign', 'true');
    await blog.git('config', 'gpg.program', 'false');
    await blog.write('a.md', 'changed\n');
    await expect(commit(['a.md'])).rejects.toMatchObject({ code: 'signing-failed' });
    expect(await head()).toBe(first);
  });

  it('is the same when the app was started from a hostile environment [R63]', async () => {
    await blog.commit('start', { 'a.md': 'a\n' });
    await blog.write('a.md', 'changed\n');
    const restore = replaceEnvironment({
      GIT_DIR: '/nowhere',
      GIT_WORK_TREE: '/nowhere',
      GIT_INDEX_FILE: '/nowhere/index',
      GIT_EXTERNAL_DIFF: 'false',
      GIT_GLOB_PATHSPECS: '1',
      GIT_ICASE_PATHSPECS: '1',
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'core.hooksPath',
      GIT_CONFIG_VALUE_0: '/nowhere',
      GIT_TRACE: '1',
      GIT_AUTHOR_EMAIL: 'other@example.org',
      EDITOR: 'false',
      VISUAL: 'false',
      PAGER: 'false',
      PREFIX: '/nowhere',
      LC_ALL: 'de_DE.UTF-8',
    });
    try {
      const { oid } = await commit(['a.md']);
      expect(await pathsOf(oid)).toEqual(['a.md']);
      expect((await blog.git('log', '-1', '--format=%ae')).trim()).toBe('ada@example.org');
    } finally {
      restore();
    }
  });
});

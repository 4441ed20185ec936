import { existsSync } from 'node:fs';
import { readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { errorSentence } from '#core/ipc/errors';
import {
  makeWorld,
  replaceEnvironment,
  repositoryAt,
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
      [
        'with the words of a lock',
        `[ -e .git/ran ] && exit 0; touch .git/ran; echo "fatal: Unable to create '.git/x.lock': File exists." >&2; exit 1`,
        "fatal: Unable to create '.git/x.lock': File exists.",
      ],
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
      stop.abort();
      await refused;
      expect(await head()).toBe(first);
      expect(existsSync(join(blog.folder, '.git/index.lock'))).toBe(false);
      expect(await blog.git('status', '--porcelain')).toBe('?? new.md\n');
    });
  });

  it('lets a hook reformat the file and reports the files a hook adds [R31]', async () => {
    await blog.commit('start', { 'a.md': 'a\n', 'index.json': '0\n' });
    await blog.hook('pre-commit', 'echo formatted > a.md; echo 1 > index.json; git add a.md index.json');
    await blog.write('a.md', 'changed\n');
    const { oid, extraPaths, rewritten } = await commit(['a.md']);
    expect(extraPaths).toEqual(['index.json']);
    expect(rewritten).toEqual(['a.md']);
    expect(await blog.read('a.md')).toBe('formatted\n');
    // Git itself leaves the index as it was before the hook.
    expect(await blog.git('status', '--porcelain')).toBe('');
    expect(await blog.git('show', `${oid}:a.md`)).toBe('formatted\n');
  });

  it('leaves what the author staged beside a hook that rewrites and adds files [R29] [R31]', async () => {
    await blog.commit('start', { 'a.md': 'a\n', 'index.json': '0\n', 'b.md': 'b\n' });
    await blog.hook(
      'pre-commit',
      'sed -i s/changed/formatted/ a.md; echo 1 > index.json; echo 2 > new.json; git add a.md index.json new.json',
    );
    await blog.write('b.md', 'staged\n');
    await blog.git('add', 'b.md');
    await blog.write('b.md', 'and changed\n');
    await blog.write('a.md', 'changed\n');
    expect((await commit(['a.md'])).extraPaths).toEqual(['index.json', 'new.json']);
    expect(await blog.git('status', '--porcelain')).toBe('MM b.md\n');
    expect(await blog.git('show', ':b.md')).toBe('staged\n');
    // What the author had staged of a file that a hook puts in stays staged.
    await blog.write('index.json', 'staged\n');
    await blog.git('add', 'index.json');
    await blog.write('a.md', 'changed again\n');
    await commit(['a.md']);
    expect(await blog.git('show', ':index.json')).toBe('staged\n');
  });

  it('takes a hook at its word that takes the change back: nothing stays behind in the index [R31]', async () => {
    const first = await blog.commit('start', { 'a.md': 'a\n' });
    await blog.hook('pre-commit', 'echo a > a.md; git add a.md');
    await blog.write('a.md', 'changed\n');
    expect(await commit(['a.md'])).toMatchObject({ paths: [], rewritten: ['a.md'] });
    expect((await blog.git('rev-parse', 'HEAD^')).trim()).toBe(first);
    expect(await blog.git('status', '--porcelain')).toBe('');
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

  describe('when Git would leave a file out in silence', () => {
    beforeEach(() => blog.commit('start', { 'a.md': 'a\n', '.gitignore': 'drafts/\n' }));

    it.each<[string, string, string | RegExp, () => Promise<unknown>]>([
      ['an ignored', 'drafts/b.md', '.gitignore line 1: drafts/', async () => undefined],
      ['a skip-worktree', 'b.md', 'skip-worktree', () => mark('--skip-worktree')],
      ['an assume-unchanged', 'b.md', 'assume-unchanged', () => mark('--assume-unchanged')],
      ['a nested repository’s', 'theme/b.md', 'it is in another repository inside this one', nest],
      ['a linked folder’s', 'link/b.md', 'the folder link is a link', linkFolder],
    ])(
      '%s file is named with the reason and nothing is recorded, not even the rest [R35]',
      async (_, path, rule, make) => {
        await make();
        const before = await head();
        await blog.write(path, 'changed\n');
        await blog.write('a.md', 'changed\n');
        await expect(commit(['a.md', path])).rejects.toMatchObject({
          code: 'path-ignored',
          detail: { path, rule },
        });
        expect(await head()).toBe(before);
        expect(await blog.git('diff', '--cached')).toBe('');
        expect(await blog.read(path)).toBe('changed\n');
      },
    );

    const mark = async (flag: string) => {
      await blog.commit('b', { 'b.md': 'b\n' });
      await blog.git('update-index', flag, 'b.md');
    };
    async function nest() {
      await blog.write('theme/x', 'x\n');
      await blog.git('init', '--quiet', 'theme');
      await blog.git(
        '-C',
        'theme',
        '-c',
        'user.name=A',
        '-c',
        'user.email=a@b.c',
        'commit',
        '-q',
        '--allow-empty',
        '-m',
        'x',
      );
    }
    async function linkFolder() {
      await blog.write('real/x', 'x\n');
      await symlink('real', join(blog.folder, 'link'));
    }

    it('a file that is as in the last commit is no reason to stop', async () => {
      await blog.commit('b', { 'b.md': 'b\n' });
      await blog.write('a.md', 'changed\n');
      expect((await commit(['a.md', 'b.md', 'gone-and-never-there.md'])).paths).toEqual(['a.md']);
    });
  });

  describe('during something unfinished of the author’s', () => {
    it.each([
      ['merge', ['merge', 'other']],
      ['rebase', ['rebase', 'other']],
      ['cherry-pick', ['cherry-pick', 'other']],
      ['revert', ['revert', '--no-edit', 'other']],
      ['bisect', ['bisect', 'start']],
    ])(
      'a %s is named, also in a linked working tree, and nothing is recorded [R38]',
      async (operation, begin) => {
        await blog.commit('start', { 'a.md': 'a\n', 'b.md': 'b\n' });
        await blog.git('checkout', '--quiet', '-b', 'other');
        await blog.commit('theirs', { 'a.md': 'theirs\n' });
        await blog.git('checkout', '--quiet', 'main');
        await blog.commit('mine', { 'a.md': 'mine\n' });
        const linked = join(world.folder, 'linked');
        await blog.git('worktree', 'add', '--quiet', '-b', 'third', linked);
        for (const tree of [blog, repositoryAt(linked, world.env)]) {
          await tree.git(...begin).catch(() => '');
          const before = await tree.git('rev-parse', 'HEAD');
          await tree.write('b.md', 'saved all the same\n');
          await expect(publishableRepository(tree.folder)).rejects.toMatchObject({
            code: 'operation-in-progress',
            detail: { operation },
          });
          expect(await tree.git('rev-parse', 'HEAD')).toBe(before);
          expect(await tree.read('b.md')).toBe('saved all the same\n');
        }
      },
    );

    it('a branch that was switched after the review is named, and nothing is recorded [R53]', async () => {
      await blog.commit('start', { 'a.md': 'a\n' });
      const repository = await publishableRepository(blog.folder);
      await blog.git('checkout', '--quiet', '-b', 'other');
      await blog.write('a.md', 'changed\n');
      const request = { paths: ['a.md'], message: 'x', state: state() };
      await expect(commitPaths(repository, request)).rejects.toMatchObject({
        code: 'branch-changed',
        detail: { branch: 'other', before: 'main' },
      });
      await blog.git('checkout', '--quiet', '--detach');
      await expect(commitPaths(repository, request)).rejects.toMatchObject({ code: 'detached-head' });
      expect((await blog.git('log', '--format=%s', '--all')).trim()).toBe('start');
    });
  });

  it('commits in a linked working tree, whose index is another [R54]', async () => {
    await blog.commit('start', { 'a.md': 'a\n' });
    const linked = repositoryAt(join(world.folder, 'linked'), world.env);
    await blog.git('worktree', 'add', '--quiet', '-b', 'other', linked.folder);
    await linked.write('a.md', 'changed\n');
    await linked.write('b.md', 'b\n');
    const made = await commitPaths(await publishableRepository(linked.folder), {
      paths: ['a.md', 'b.md'],
      message: 'There',
      state: state(),
    });
    expect((await blog.git('rev-parse', 'other')).trim()).toBe(made.oid);
    expect(await blog.git('status', '--porcelain')).toBe('');
    expect(await linked.git('status', '--porcelain')).toBe('');
  });

  it('says that signing failed while its program hangs only until the author stops it [R36]', async () => {
    const first = await blog.commit('start', { 'a.md': 'a\n' });
    const started = join(world.folder, 'started');
    const program = join(world.folder, 'gpg');
    await writeFile(
      program,
      `#!/bin/sh\ntouch '${started}'\nwhile [ -e '${started}' ]; do sleep 0.05; done\n`,
      {
        mode: 0o755,
      },
    );
    await blog.git('config', 'commit.gpgSign', 'true');
    await blog.git('config', 'gpg.program', program);
    await blog.write('a.md', 'changed\n');
    await blog.write('new.md', 'new\n');
    const stop = new AbortController();
    const refused = expect(commit(['a.md', 'new.md'], { signal: stop.signal })).rejects.toMatchObject({
      code: 'cancelled',
    });
    await expect.poll(() => existsSync(started)).toBe(true);
    stop.abort();
    await refused;
    await rm(started);
    expect(await head()).toBe(first);
    expect(await blog.git('status', '--porcelain')).toBe(' M a.md\n?? new.md\n');
    expect(existsSync(join(blog.folder, '.git/index.lock'))).toBe(false);
  });

  it('does nothing when what it intends cannot be written down first [R37]', async () => {
    const first = await blog.commit('start', { 'a.md': 'a\n' });
    await blog.write('a.md', 'changed\n');
    await writeFile(state(), 'a file in its place');
    await expect(commit(['a.md'])).rejects.toMatchObject({
      code: 'repository-read-only',
      detail: { path: expect.stringContaining(state()) },
    });
    expect(await head()).toBe(first);
    await rm(state());
    expect((await commit(['a.md'])).paths).toEqual(['a.md']);
  });

  it('does not run a hook over and over because of a lock that Git meets after it [R31] [R34]', async () => {
    const first = await blog.commit('start', { 'a.md': 'a\n' });
    await blog.write('a.md', 'changed\n');
    const runs = join(world.folder, 'runs');
    await blog.hook('pre-commit', `echo run >> '${runs}'`);
    await writeFile(join(blog.folder, '.git/HEAD.lock'), '');
    const patience = { tries: 10, pause: async () => undefined };
    await expect(commit(['a.md'], { patience })).rejects.toMatchObject({ code: 'repository-busy' });
    expect(await readFile(runs, 'utf8')).toBe('run\nrun\nrun\n');
    expect(await head()).toBe(first);
  });

  it('asks who the author is when Git does not know, and signs nothing with a guess [R36]', async () => {
    await blog.git('config', '--unset', 'user.email');
    await blog.write('a.md', 'a\n');
    await expect(commit(['a.md'])).rejects.toMatchObject({ code: 'identity-missing' });
    expect(errorSentence('identity-missing')).toContain('user.email');
    expect(await blog.git('status', '--porcelain')).toBe('?? a.md\n');
  });

  it.each<[what: string, config: Readonly<Record<string, string>>]>([
    ['refuses', { 'gpg.program': 'false' }],
    ['is not there', { 'gpg.program': '/nowhere/gpg' }],
    ['has no key', { 'gpg.format': 'ssh', 'user.signingKey': '/nowhere/key' }],
  ])('never leaves the signature out in silence: its program %s [R36]', async (_, config) => {
    const first = await blog.commit('start', { 'a.md': 'a\n' });
    await blog.git('config', 'commit.gpgSign', 'true');
    for (const [key, value] of Object.entries(config)) await blog.git('config', key, value);
    await blog.write('a.md', 'changed\n');
    await expect(commit(['a.md'])).rejects.toMatchObject({ code: 'signing-failed' });
    expect(errorSentence('signing-failed')).toContain('commit.gpgSign');
    expect(await head()).toBe(first);
    expect(await blog.read('a.md')).toBe('changed\n');
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

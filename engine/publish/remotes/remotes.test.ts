import { execFile } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isBranchName } from '#core/publish/remotes/branch-name';
import { type GitServer, startGitServer } from '../../../tests/helpers/git-server';
import {
  fileUrl,
  makeWorld,
  repositoryAt,
  type TestRepository,
  type World,
} from '../../../tests/helpers/repository';
import { commitPaths } from '../commit';
import { publish } from '../publish';
import { publishableRepository } from '../repository';
import { connectRemote } from './connect';
import { readPlace } from './place';
import { onReviewBranch, recoverReviewSwitches } from './review-switch';
import { sendForReview } from './send-for-review';

const run = promisify(execFile);
const NOWHERE = 'http://127.0.0.1:1/blog.git';
const POST = 'posts/a.md';

let world: World;
let blog: TestRepository;
let remote: string;

beforeEach(async () => {
  world = await makeWorld();
  world.enter();
  blog = await world.repository();
  await blog.commit('start', { [POST]: '# A\n', 'other.md': 'o\n', 'staged.md': 's\n' });
  remote = await world.bareRemote();
});
afterEach(() => world.dispose());

const state = () => join(world.folder, 'state');
const head = async () => (await blog.git('rev-parse', 'HEAD')).trim();
const onRemote = async (ref: string) =>
  (
    await repositoryAt(remote, world.env)
      .git('rev-parse', '--verify', '--quiet', ref)
      .catch(() => '')
  ).trim();
const place = (folder = blog.folder, ask = false) => readPlace(folder, ask);

describe('where a blog is published', () => {
  it('is said without a remote, and with one', async () => {
    expect(await place()).toMatchObject({ branch: 'main', remote: null, ahead: null, facts: [] });
    await blog.publishTo(remote);
    await blog.commit('more', { [POST]: '# A\n\nMore.\n' });
    expect(await place()).toMatchObject({
      branch: 'main',
      remote: { name: 'origin', url: fileUrl(remote), page: null, branch: 'main', live: null },
      ahead: 1,
      behind: 0,
      trouble: '',
    });
  });

  it('asks the remote which branch is live, whatever this one is called', async () => {
    await blog.publishTo(remote);
    await blog.git('checkout', '--quiet', '-b', 'draft');
    expect((await place(blog.folder, true)).remote).toMatchObject({ branch: 'draft', live: 'main' });
    await blog.git('remote', 'set-url', 'origin', NOWHERE);
    const away = await place(blog.folder, true);
    expect(away.remote).toMatchObject({ live: null });
    expect(away.trouble).toContain('127.0.0.1');
  });

  it('names what is unusual: a short history, a partial one, a working tree of several, submodules [R54]', async () => {
    await blog.publishTo(remote);
    await blog.commit('more', { [POST]: '# A\n\nMore.\n' });
    await blog.git('push', '--quiet');
    await repositoryAt(remote, world.env).git('config', 'uploadpack.allowFilter', 'true');
    const at = (name: string) => join(world.folder, name);
    const clone = (name: string, ...options: string[]) =>
      run('git', ['clone', '--quiet', ...options, fileUrl(remote), at(name)], { env: { ...world.env } });
    await clone('short', '--depth=1');
    await clone('partial', '--filter=blob:none');
    await blog.git('worktree', 'add', '--quiet', '-b', 'second', at('linked'));
    await clone('outer');
    const outer = repositoryAt(at('outer'), world.env);
    await outer.git(
      '-c',
      'protocol.file.allow=always',
      'submodule',
      '--quiet',
      'add',
      fileUrl(remote),
      'site',
    );
    expect((await place(at('short'))).facts).toEqual(['shallow']);
    expect((await place(at('partial'))).facts).toEqual(['partial']);
    expect((await place(at('linked'))).facts).toEqual(['linked-worktree']);
    expect((await place(at('outer'))).facts).toEqual(['has-submodules']);
    expect((await place(at('outer/site'))).facts).toEqual(['submodule']);
  });
});

describe('Git LFS [R55]', () => {
  beforeEach(async () => {
    await blog.publishTo(remote);
    await blog.commit('lfs', { '.gitattributes': '*.png filter=lfs diff=lfs merge=lfs -text\n' });
  });

  it('is said, and whether it is set up on this computer', async () => {
    expect((await place()).facts).toEqual(['lfs', 'lfs-missing']);
    await run('git', ['lfs', 'install', '--local'], { cwd: blog.folder, env: { ...world.env } });
    expect((await place()).facts).toEqual(['lfs']);
  });
});

it('law: every name that is taken for a branch is one to Git as well [R59]', async () => {
  const piece = fc.constantFrom(
    'a',
    '-',
    '--',
    '.',
    '..',
    '/',
    '@',
    '{',
    '~',
    ' ',
    '\\',
    '.lock',
    'ü',
    '日',
    ':',
    '*',
  );
  const names = fc.oneof(
    fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join('')),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
  );
  await fc.assert(
    fc.asyncProperty(names, async (name) => {
      fc.pre(isBranchName(name));
      expect(await blog.git('check-ref-format', '--branch', name)).toBe(`${name}\n`);
    }),
    { numRuns: 60 },
  );
});

describe('connecting a remote', () => {
  let server: GitServer;

  beforeEach(async () => {
    server = await startGitServer(join(world.folder, 'remotes'));
  });
  afterEach(() => server.close());

  it('takes an empty one, and the next publish sets everything up', async () => {
    await connectRemote(blog.folder, server.url('blog.git'), { anyway: false });
    await blog.write(POST, '# A\n\nMore.\n');
    const request = { paths: [POST], message: 'Publish', state: state() };
    expect(await publish({ root: blog.folder }, request)).toMatchObject({
      kind: 'published',
      remote: 'origin',
    });
    expect(await onRemote('main')).toBe(await head());
    expect(await place()).toMatchObject({ ahead: 0, behind: 0 });
  });

  it('changes nothing when nobody answers, unless told to', async () => {
    server.mode = '404';
    await expect(connectRemote(blog.folder, server.url('blog.git'), { anyway: false })).rejects.toMatchObject(
      {
        code: 'remote-not-reached',
        detail: { reason: expect.stringContaining('not found') },
      },
    );
    expect(await blog.git('remote')).toBe('');
    await connectRemote(blog.folder, server.url('blog.git'), { anyway: true });
    expect(await blog.git('remote', 'get-url', 'origin')).toBe(`${server.url('blog.git')}\n`);
  });

  it('gives the remote there is another address, and leaves one of its own for sending alone', async () => {
    await blog.git('remote', 'add', 'home', NOWHERE);
    await connectRemote(blog.folder, server.url('blog.git'), { anyway: false });
    expect(await blog.git('remote', '--verbose')).toContain(`home\t${server.url('blog.git')} (push)`);
    await blog.git('remote', 'set-url', '--push', 'home', NOWHERE);
    await expect(connectRemote(blog.folder, server.url('blog.git'), { anyway: false })).rejects.toMatchObject(
      {
        code: 'remote-address-own',
      },
    );
  });

  it.each(['ext::sh -c x', '--upload-pack=x', 'https://me:pw@example.org/x.git', ''])(
    'refuses %j before anything runs [R59]',
    async (url) => {
      await expect(connectRemote(blog.folder, url, { anyway: true })).rejects.toMatchObject({
        code: 'bad-url',
      });
      expect(await blog.git('remote')).toBe('');
    },
  );
});

describe('sending for review', () => {
  const send = (more: Partial<Parameters<typeof sendForReview>[1]> = {}) =>
    sendForReview(
      { root: blog.folder },
      { branch: 'review/a', message: 'Look at A', paths: [POST], state: state(), ...more },
    );
  /** What the author has, which must stay: branch, commit, files, what is staged. */
  const mine = async () => ({
    branch: await blog.git('symbolic-ref', 'HEAD'),
    head: await head(),
    status: await blog.git('status', '--porcelain'),
    staged: await blog.git('diff', '--cached'),
    text: await blog.read(POST),
  });

  beforeEach(async () => {
    await blog.publishTo(remote);
    await blog.write(POST, '# A\n\nFor review.\n');
    await blog.write('other.md', 'changed\n');
    await blog.write('staged.md', 'staged\n');
    await blog.git('add', 'staged.md');
  });

  it('puts exactly the post on a branch of its own, and leaves everything here as it was', async () => {
    const before = await mine();
    const main = await onRemote('main');
    const outcome = await send();
    expect(outcome).toMatchObject({ kind: 'in-review', remote: 'origin', branch: 'review/a', compare: null });
    expect(await mine()).toEqual(before);
    expect(await onRemote('main')).toBe(main);
    expect(await onRemote('review/a')).toBe(outcome.commit);
    expect(await onRemote('review/a^')).toBe(main);
    expect(await blog.git('diff-tree', '--no-commit-id', '--name-only', '-r', outcome.commit)).toBe(
      `${POST}\n`,
    );
    expect(await blog.git('rev-parse', '--abbrev-ref', 'review/a@{upstream}')).toBe('origin/review/a\n');
    expect(await blog.git('for-each-ref', 'refs/longhand')).toBe('');
  });

  it('names the host’s page that compares it with the live branch', async () => {
    await blog.git(
      'config',
      '--global',
      `url.${fileUrl(join(world.folder, 'remotes'))}/.insteadOf`,
      'https://github.com/ada/',
    );
    await blog.git('remote', 'set-url', 'origin', 'https://github.com/ada/blog.git');
    expect(await send()).toMatchObject({
      kind: 'in-review',
      compare: 'https://github.com/ada/blog/compare/main...review/a?expand=1',
    });
    expect((await place()).remote).toMatchObject({ page: 'https://github.com/ada/blog' });
  });

  it('takes a new post along, which stays a new one here', async () => {
    await blog.write('posts/new [1].md', '# New\n');
    const before = await mine();
    expect(await send({ paths: ['posts/new [1].md'] })).toMatchObject({ kind: 'in-review' });
    expect(await mine()).toEqual(before);
    expect(before.status).toContain('?? "posts/new [1].md"');
  });

  it('adds what changed since to the same review', async () => {
    const first = await send();
    await blog.write(POST, '# A\n\nFor review, once more.\n');
    await blog.write('posts/new.md', '# New\n');
    const second = await send({ paths: [POST, 'posts/new.md'] });
    await blog.write('posts/new.md', '# New\n\nAnd again.\n');
    const third = await send({ paths: ['posts/new.md'] });
    expect(await onRemote('review/a^^')).toBe(first.commit);
    expect(await onRemote('review/a^')).toBe(second.commit);
    expect(await onRemote('review/a')).toBe(third.commit);
    expect(await blog.git('show', 'review/a:posts/new.md')).toBe('# New\n\nAnd again.\n');
    expect(await blog.git('status', '--porcelain', POST, 'posts')).toBe(` M ${POST}\n?? posts/new.md\n`);
  });

  it('leaves no branch behind when a hook refuses', async () => {
    await blog.hook('pre-commit', 'echo "Not today."; exit 1');
    const before = await mine();
    await expect(send()).rejects.toMatchObject({ code: 'hook-refused' });
    expect(await mine()).toEqual(before);
    expect(await blog.git('branch', '--list', 'review/*')).toBe('');
  });

  it('keeps it here while the remote is away, and sends it when asked again', async () => {
    await blog.git('remote', 'set-url', 'origin', NOWHERE);
    const before = await mine();
    const kept = await send();
    expect(kept).toMatchObject({ kind: 'kept', branch: 'review/a', reason: 'offline' });
    expect(await mine()).toEqual(before);
    await blog.git('remote', 'set-url', 'origin', fileUrl(remote));
    expect(await send({ paths: [] })).toMatchObject({ kind: 'in-review', commit: kept.commit });
    expect(await onRemote('review/a')).toBe(kept.commit);
  });

  it('never overwrites what somebody else has put on the branch', async () => {
    const other = await world.clone(fileUrl(remote), 'other');
    await other.git('checkout', '--quiet', '-b', 'review/a');
    const theirs = await other.commit('theirs', { 'b.md': 'b\n' });
    await other.git('push', '--quiet', 'origin', 'review/a');
    expect(await send()).toMatchObject({ kind: 'kept', reason: 'refused' });
    expect(await onRemote('review/a')).toBe(theirs);
  });

  it.each(['--x', 'a b', 'main', '../x', ''])('refuses the branch %j [R59]', async (branch) => {
    const before = await mine();
    await expect(send({ branch })).rejects.toMatchObject({ code: 'bad-branch-name' });
    expect(await mine()).toEqual(before);
  });

  it('keeps what was staged of the post itself', async () => {
    await blog.git('add', POST);
    await blog.write(POST, '# A\n\nFor review, not staged.\n');
    await blog.write('posts/new.md', '# New\n');
    const before = await mine();
    const paths = [POST, 'posts/new.md'];
    expect(await send({ paths })).toMatchObject({ kind: 'in-review' });
    expect(await blog.git('show', `review/a:${POST}`)).toContain('not staged');
    await blog.write('posts/new.md', '# New\n\nMore.\n');
    expect(await send({ paths })).toMatchObject({ kind: 'in-review' });
    expect(await mine()).toEqual(before);
  });

  it('sends what a review that was cut short has recorded, and does not record it twice', async () => {
    const first = await send();
    expect(await send()).toMatchObject({ kind: 'in-review', commit: first.commit });
    await expect(send({ branch: 'review/b', paths: ['staged-not.md'] })).rejects.toMatchObject({
      code: 'nothing-to-publish',
    });
    expect(await blog.git('branch', '--list', 'review/b')).toBe('');
  });

  it('does not let another publish onto the branch of the review while a hook takes its time [R26]', async () => {
    const [inHook, goOn] = [join(world.folder, 'in-hook'), join(world.folder, 'go-on')];
    await blog.hook(
      'pre-commit',
      `[ -e '${goOn}' ] || { touch '${inHook}'; while ! [ -e '${goOn}' ]; do sleep 0.02; done; }`,
    );
    const sending = send();
    await expect.poll(() => existsSync(inHook)).toBe(true);
    const away = await publishableRepository(blog.folder);
    expect(away.branch).toBe('review/a');
    const committing = commitPaths(away, { paths: ['other.md'], message: 'Other', state: state() }).catch(
      (failure: unknown) => failure,
    );
    writeFileSync(goOn, '');
    const review = await sending;
    expect(review).toMatchObject({ kind: 'in-review' });
    expect(await committing).toMatchObject({
      code: 'branch-changed',
      detail: { before: 'review/a', branch: 'main' },
    });
    expect((await blog.git('rev-parse', 'review/a')).trim()).toBe(review.commit);
    expect(await blog.git('symbolic-ref', 'HEAD')).toBe('refs/heads/main\n');
  });

  /** The task never ends, and what would clean up after it never runs. */
  async function crashOnReviewBranch() {
    const repository = await publishableRepository(blog.folder);
    const to = { to: 'review/a', paths: [POST], state: state() };
    await new Promise<void>((reached) => {
      void onReviewBranch(repository, to, () => {
        reached();
        return new Promise(() => undefined);
      });
    });
    return repository;
  }

  it('leaves what the author did with Git after a crash in between as it is', async () => {
    const repository = await crashOnReviewBranch();
    await blog.git('symbolic-ref', 'HEAD', 'refs/heads/main');
    await blog.git('commit', '--quiet', '--only', '-m', 'on the terminal', '--', POST);
    const before = await mine();
    expect(await recoverReviewSwitches(repository, { state: state() })).toEqual([]);
    expect(await mine()).toEqual(before);
    expect(await blog.git('branch', '--list', 'review/*')).toBe('');
  });

  it('goes back to the author’s branch after a crash in between, and only from there', async () => {
    const before = await mine();
    const repository = await crashOnReviewBranch();
    expect(await blog.git('symbolic-ref', 'HEAD')).toBe('refs/heads/review/a\n');
    const options = { root: blog.folder };
    const publishing = publish(options, { paths: [POST], message: 'A', state: state() });
    await expect(publishing).rejects.toMatchObject({
      code: 'branch-changed',
      detail: { branch: 'main', before: 'review/a' },
    });
    expect(await mine()).toEqual(before);
    expect(await blog.git('branch', '--list', 'review/*')).toBe('');
    expect(await recoverReviewSwitches(repository, { state: state() })).toEqual([]);
  });
});

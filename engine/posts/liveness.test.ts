import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exampleModel } from '#core/blog/example-model';
import type { PostGit } from '#core/posts/status/liveness';
import { fileUrl, makeWorld, type TestRepository, type World } from '../../tests/helpers/repository';
import { postGit, readLiveness } from './liveness';

const MODEL = exampleModel({
  generator: 'jekyll',
  contentFolders: [{ path: '_posts', kind: 'posts', language: null }],
});
const POST = '_posts/2026-01-02-tea.md';
const TEXT = '---\ntitle: Tea\n---\nHot.\n';

let world: World;
let blog: TestRepository;

beforeEach(async () => {
  world = await makeWorld();
  world.enter();
  blog = await world.repository();
});
afterEach(() => world.dispose());

const facts = async (path = POST): Promise<Partial<Extract<PostGit, { kind: 'ready' }>>> => {
  const git = await postGit(blog.folder, path);
  if (git.kind !== 'ready') throw new Error(git.kind);
  const { kind, ...rest } = git;
  return rest;
};

describe('what Git knows of a post', () => {
  it('before the first commit and without a remote', async () => {
    await blog.write(POST, TEXT);
    expect(await facts()).toEqual({
      change: 'added',
      leftOut: null,
      commit: null,
      branch: 'main',
      remote: null,
      siteBranch: null,
      sent: null,
      onSiteBranch: null,
    });
  });

  it('from writing it to having sent it', async () => {
    const remote = await world.bareRemote();
    await blog.commit('start', { 'a.txt': 'a\n' });
    await blog.publishTo(remote);
    await blog.write(POST, TEXT);
    expect(await facts()).toMatchObject({ change: 'added', commit: null, remote: 'origin', sent: null });
    const commit = await blog.commit('tea', { [POST]: TEXT });
    expect(await facts()).toEqual({
      change: null,
      leftOut: null,
      commit: commit.slice(0, 7),
      branch: 'main',
      remote: 'origin',
      siteBranch: 'main',
      sent: false,
      onSiteBranch: false,
    });
    await blog.git('push', '--quiet');
    expect(await facts()).toMatchObject({ sent: true, onSiteBranch: true });
    // Another commit that waits has nothing to do with this post.
    await blog.commit('more', { 'a.txt': 'b\n' });
    expect(await facts()).toMatchObject({ change: null, sent: true });
    await blog.write(POST, `${TEXT}Colder.\n`);
    expect(await facts()).toMatchObject({ change: 'modified', sent: true });
  });

  it('on a branch beside the remote’s own, and after that was merged', async () => {
    const remote = await world.bareRemote();
    await blog.commit('start', { 'a.txt': 'a\n' });
    await blog.publishTo(remote);
    const clone = await world.clone(fileUrl(remote), 'clone');
    blog = clone;
    await clone.git('switch', '--quiet', '-c', 'autumn');
    await clone.commit('tea', { [POST]: TEXT });
    await clone.git('push', '--quiet', '-u', 'origin', 'autumn');
    expect(await facts()).toMatchObject({
      branch: 'autumn',
      siteBranch: 'main',
      sent: true,
      onSiteBranch: false,
    });
    await clone.git('push', '--quiet', 'origin', 'autumn:main');
    expect(await facts()).toMatchObject({ branch: 'autumn', siteBranch: 'main', onSiteBranch: true });
  });

  it('where the remote’s own branch is not known', async () => {
    const remote = await world.bareRemote();
    await blog.commit('start', { [POST]: TEXT });
    await blog.publishTo(remote);
    await blog.git('push', '--quiet', 'origin', 'main:autumn');
    await blog.git('fetch', '--quiet');
    await blog.git('remote', 'set-head', 'origin', '--delete').catch(() => undefined);
    expect(await facts()).toMatchObject({ siteBranch: null, sent: true, onSiteBranch: null });
  });

  it('of one that is ignored, with the rule', async () => {
    await blog.commit('start', { '.gitignore': '# own\n_posts/2026-*\n' });
    await blog.write(POST, TEXT);
    expect(await facts()).toMatchObject({
      change: null,
      leftOut: '.gitignore line 2: _posts/2026-*',
      commit: null,
    });
  });

  it('of one on no branch', async () => {
    await blog.commit('start', { [POST]: TEXT });
    await blog.git('switch', '--quiet', '--detach');
    expect(await facts()).toMatchObject({ branch: null, change: null });
  });

  it('of a blog in a folder of its repository, and of a name that looks like a pattern', async () => {
    await blog.commit('start', {
      'site/_posts/2026-01-02-[a]*.md': TEXT,
      'site/_posts/2026-01-02-a.md': TEXT,
    });
    await blog.write('site/_posts/2026-01-02-a.md', 'changed\n');
    expect(await postGit(`${blog.folder}/site`, '_posts/2026-01-02-[a]*.md')).toMatchObject({ change: null });
    expect(await postGit(`${blog.folder}/site`, '_posts/2026-01-02-a.md')).toMatchObject({
      change: 'modified',
    });
  });

  it('without a repository', async () => {
    await rm(`${blog.folder}/.git`, { recursive: true });
    await blog.write(POST, TEXT);
    expect(await postGit(blog.folder, POST)).toEqual({ kind: 'none' });
  });
});

describe('readLiveness', () => {
  it('looks at the post as it is in its file', async () => {
    await blog.write(POST, TEXT);
    const { post, git, missingFields } = await readLiveness({ root: blog.folder, model: MODEL }, POST);
    expect(post).toMatchObject({ id: POST, title: 'Tea', date: '2026-01-02' });
    expect(git).toMatchObject({ kind: 'ready', change: 'added' });
    expect(missingFields).toBeNull();
  });

  it('fails for a post that is gone', async () => {
    await expect(readLiveness({ root: blog.folder, model: MODEL }, POST)).rejects.toMatchObject({
      code: 'post-missing',
    });
  });

  it('says why the generator passes over a file that looks like a post', async () => {
    await blog.write('_posts/tea.md', TEXT);
    const { post } = await readLiveness({ root: blog.folder, model: MODEL }, '_posts/tea.md');
    expect(post).toMatchObject({ title: 'Tea', draft: false, hold: 'ignored-name' });
  });

  it('knows what Astro’s schema asks for', async () => {
    const model = exampleModel({
      generator: 'astro',
      configFile: 'site/astro.config.mjs',
      contentFolders: [{ path: 'site/src/content/blog', kind: 'posts', language: null }],
    });
    const schema = {
      $ref: '#/definitions/blog',
      definitions: {
        blog: {
          type: 'object',
          properties: { title: {}, pubDate: {}, hero: {}, tags: { default: [] }, $schema: {} },
          required: ['title', 'pubDate', 'hero', 'tags'],
        },
      },
    };
    await blog.write('site/.astro/collections/blog.schema.json', JSON.stringify(schema));
    await blog.write('site/.astro/collections/notes.schema.json', '{"required":["mood"]}');
    await blog.write('site/src/content/blog/tea.md', '---\ntitle: Tea\nhero:\n---\n');
    const { missingFields } = await readLiveness(
      { root: blog.folder, model },
      'site/src/content/blog/tea.md',
    );
    expect(missingFields).toEqual(['pubDate', 'hero']);
  });
});

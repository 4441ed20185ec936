import { rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exampleModel } from '#core/blog/example-model';
import { makeWorld, repositoryAt, type TestRepository, type World } from '../../tests/helpers/repository';
import { reviewPublish } from './review';
import { reviewTexts } from './review-texts';

const MODEL = exampleModel({
  generator: 'hugo',
  configFile: 'hugo.toml',
  contentFolders: [{ path: 'content/posts', kind: 'posts', language: null }],
  staticFolders: [{ path: 'static', url: '/' }],
  assetsFolder: 'static/images',
});
const POST = 'content/posts/tea.md';

let world: World;
let blog: TestRepository;

beforeEach(async () => {
  world = await makeWorld();
  world.enter();
  blog = await world.repository();
});
afterEach(() => world.dispose());

const review = (path: string | readonly string[] = POST, root = blog.folder) =>
  reviewPublish({ root, model: MODEL }, typeof path === 'string' ? [path] : path);

describe('reviewPublish', () => {
  it('shows a new post with the images it names, and counts what stays behind', async () => {
    await blog.commit('start', { 'hugo.toml': 'title = "x"\n', 'notes.md': 'n\n' });
    await blog.write('notes.md', 'dirty\n');
    await blog.write('static/images/cup.png', Buffer.from([0x89, 0x50]));
    await blog.write('static/images/unused.png', Buffer.from([0x89, 0x50]));
    await blog.write(
      POST,
      '---\ntitle: Tea\n---\n\n![A cup](/images/cup.png)\n![](/images/cup.png)\n![Pot](/images/pot.png)\n',
    );
    const result = await review();
    expect(result).toMatchObject({
      posts: [{ id: POST, title: 'Tea', change: 'added', draft: false }],
      title: '“Tea”',
      missingImages: ['/images/pot.png'],
      others: [
        { path: 'notes.md', change: 'modified' },
        { path: 'static/images/unused.png', change: 'added' },
      ],
      waitingCommits: 0,
      message: 'Publish “Tea”',
    });
    expect(result.files.map(({ path, change, role, added }) => ({ path, change, role, added }))).toEqual([
      { path: POST, change: 'added', role: 'post', added: 7 },
      { path: 'static/images/cup.png', change: 'added', role: 'image', added: 0 },
    ]);
  });

  it('takes along a new file that the post links to, and no other change of one that was there', async () => {
    await blog.commit('start', { 'hugo.toml': 'title = "x"\n', 'static/theme.css': 'a{}\n' });
    await blog.write('static/files/menu.pdf', '%PDF-1.7');
    await blog.write('static/theme.css', 'b{}\n');
    await blog.write(
      POST,
      '---\ntitle: Tea\n---\n\n[Menu](/files/menu.pdf) [look](/theme.css) [x](/gone.zip)\n',
    );
    const { files, missingImages } = await review();
    expect(files.map(({ path, role }) => [path, role])).toEqual([
      [POST, 'post'],
      ['static/files/menu.pdf', 'file'],
    ]);
    expect(missingImages).toEqual([]);
  });

  it('shows a renamed bundle with all that left its old folder, and the redirect to it', async () => {
    const text = '---\ntitle: Tea\n---\n\nA cup of tea a day.\n';
    await blog.commit('start', {
      'hugo.toml': 'title = "x"\nbaseURL = "https://example.org/"\n',
      'content/posts/tea/index.md': text,
      'content/posts/tea/cup.png': 'png',
      'content/posts/other.md': '---\ntitle: Other\n---\n\nNothing alike.\n',
    });
    await rm(join(blog.folder, 'content/posts/tea'), { recursive: true });
    await rm(join(blog.folder, 'content/posts/other.md'));
    await blog.write('content/posts/green-tea/index.md', text.replace('Tea', 'Green tea'));
    await blog.write('content/posts/green-tea/cup.png', Buffer.from([0x89, 0x50]));
    const result = await review('content/posts/green-tea/index.md');
    expect(result.files.map(({ path, change, from }) => [path, change, from])).toEqual([
      ['content/posts/green-tea/index.md', 'added', 'content/posts/tea/index.md'],
      ['content/posts/tea/index.md', 'deleted', null],
      ['content/posts/tea/cup.png', 'deleted', null],
    ]);
    expect(result.posts).toMatchObject([{ title: 'Green tea' }]);
    expect(result.message).toBe('Move “Green tea”');
  });

  it('shows a changed post as its difference from the last commit, staged or not', async () => {
    await blog.commit('start', { [POST]: '# Tea\n\none\ntwo\n' });
    await blog.write(POST, '# Tea\n\none\n2\n');
    await blog.git('add', POST);
    await blog.write(POST, '# Tea\n\none\n2\nthree\n');
    const result = await review();
    expect(result.message).toBe('Update “Tea”');
    expect(result.files).toMatchObject([{ path: POST, change: 'modified', added: 2, removed: 1 }]);
    expect(await reviewTexts(blog.folder, POST, null)).toEqual({
      before: '# Tea\n\none\ntwo\n',
      after: '# Tea\n\none\n2\nthree\n',
    });
  });

  it('ignores the author’s own diff programs and prefixes', async () => {
    await blog.commit('start', { [POST]: 'one\n', '.gitattributes': '*.md diff=word\n' });
    await blog.git('config', 'diff.external', 'false');
    await blog.git('config', 'diff.word.textconv', 'false');
    await blog.git('config', 'diff.noprefix', 'true');
    await blog.git('config', 'color.ui', 'always');
    await blog.write(POST, 'two\n');
    expect((await review()).files).toMatchObject([{ path: POST, added: 1, removed: 1 }]);
  });

  it('shows a deleted post', async () => {
    await blog.commit('start', { [POST]: '---\ntitle: A cup of tea\n---\none\n' });
    await rm(join(blog.folder, POST));
    expect(await review()).toMatchObject({
      posts: [{ id: POST, title: 'A cup of tea', change: 'deleted' }],
      files: [{ path: POST, change: 'deleted', removed: 4 }],
      message: 'Remove “A cup of tea”',
    });
  });

  it('works with a blog in a folder of the repository', async () => {
    await blog.commit('start', { 'other.txt': 'x\n', [`site/${POST}`]: 'one\n' });
    await blog.write('other.txt', 'dirty\n');
    await blog.write(`site/${POST}`, 'two\n');
    await blog.write('site/readme.md', 'r\n');
    const result = await review(POST, join(blog.folder, 'site'));
    expect(result.files).toMatchObject([{ path: POST, change: 'modified' }]);
    expect(result.others).toEqual([{ path: 'readme.md', change: 'added' }]);
  });

  it('has nothing to publish when only other files changed or the post was changed back', async () => {
    await blog.commit('start', { [POST]: 'one\n', 'b.md': 'b\n' });
    await blog.write('b.md', 'dirty\n');
    await expect(review()).rejects.toMatchObject({ code: 'nothing-to-publish' });
    await blog.write(POST, 'two\n');
    await blog.git('add', POST);
    await blog.write(POST, 'one\n');
    await expect(review()).rejects.toMatchObject({ code: 'nothing-to-publish' });
  });

  it('offers the commits that wait when the post itself is unchanged', async () => {
    await blog.commit('start', { [POST]: 'one\n' });
    await blog.publishTo(await world.bareRemote());
    await blog.commit('second', { [POST]: 'two\n' });
    await blog.commit('third', { [POST]: 'three\n' });
    expect(await review()).toMatchObject({ files: [], waitingCommits: 2 });
  });

  it('counts commits of a branch that was never pushed', async () => {
    await blog.commit('start', { [POST]: 'one\n' });
    await blog.git('remote', 'add', 'origin', `file://${await world.bareRemote()}`);
    expect(await review()).toMatchObject({ files: [], waitingCommits: 1 });
  });

  it('works on a branch without a commit [R36]', async () => {
    await blog.write(POST, 'one\n');
    await blog.git('add', POST);
    expect(await review()).toMatchObject({ files: [{ path: POST, change: 'added', added: 1 }] });
  });

  it('names the rule that keeps a post out of Git [R35]', async () => {
    await blog.commit('start', { '.gitignore': '# no\ncontent/posts/t*.md\n' });
    await blog.write(POST, 'one\n');
    await expect(review()).rejects.toMatchObject({
      code: 'path-ignored',
      detail: { path: POST, rule: '.gitignore line 2: content/posts/t*.md' },
    });
  });

  it.each(['--skip-worktree', '--assume-unchanged'])(
    'never says that all is published when %s hides the change [R35]',
    async (mark) => {
      await blog.commit('start', { [POST]: 'one\n' });
      await blog.git('update-index', mark, POST);
      await expect(review()).rejects.toMatchObject({ code: 'nothing-to-publish' });
      await blog.write(POST, 'two\n');
      await expect(review()).rejects.toMatchObject({
        code: 'path-ignored',
        detail: { rule: mark.slice(2) },
      });
    },
  );

  it('counts an image that Git ignores as missing from the site', async () => {
    await blog.commit('start', { '.gitignore': '*.raw.png\n', 'static/kept.png': 'x' });
    await blog.write('static/cup.raw.png', 'x');
    await blog.write(POST, '![A cup](/cup.raw.png) ![Kept](/kept.png)\n');
    expect(await review()).toMatchObject({ files: [{ path: POST }], missingImages: ['/cup.raw.png'] });
  });

  it('names a repository or submodule in which the post is [R35]', async () => {
    await blog.commit('start', { 'a.md': 'a\n' });
    await blog.git('init', '--quiet', 'inner');
    await blog.write('inner/post.md', 'x\n');
    await expect(review('inner/post.md')).rejects.toMatchObject({
      code: 'path-ignored',
      detail: { rule: 'it is in another repository inside this one' },
    });
    const inner = repositoryAt(join(blog.folder, 'inner'), world.env);
    await inner.git(
      '-c',
      'user.name=A',
      '-c',
      'user.email=a@b.c',
      'commit',
      '--allow-empty',
      '-q',
      '-m',
      'x',
    );
    await blog.git('-c', 'advice.addEmbeddedRepo=false', 'add', 'inner');
    await expect(review('inner/post.md')).rejects.toMatchObject({
      code: 'path-ignored',
      detail: { rule: 'it is in a submodule' },
    });
  });

  it('publishes the file that a post inside the blog is a link to [R35]', async () => {
    await blog.write('real/tea.md', 'one\n');
    await symlink('real', join(blog.folder, 'linked'));
    await blog.git('add', '.');
    await blog.git('commit', '--quiet', '-m', 'start');
    await blog.write('real/tea.md', 'two\n');
    expect(await review('linked/tea.md')).toMatchObject({
      paths: ['linked/tea.md'],
      files: [{ path: 'real/tea.md', change: 'modified' }],
    });
  });

  it('refuses a post that is a link out of the blog, and paths that leave it [R61]', async () => {
    await blog.write('hugo.toml', '');
    await blog.write(POST, 'one\n');
    await symlink('/etc/passwd', join(blog.folder, 'out.md'));
    for (const path of ['out.md', '../x.md', '.git/config']) {
      await expect(review(path)).rejects.toMatchObject({ code: 'path-outside-blog' });
    }
  });

  it('blocks while a merge is unfinished, and on a detached HEAD [R38] [R53]', async () => {
    await blog.commit('start', { [POST]: 'one\n' });
    await blog.git('checkout', '--quiet', '-b', 'other');
    await blog.commit('theirs', { 'x.md': 'x\n' });
    await blog.git('checkout', '--quiet', 'main');
    await blog.commit('mine', { 'y.md': 'y\n' });
    await blog.git('merge', '--no-commit', '--no-ff', 'other');
    await blog.write(POST, 'two\n');
    await expect(review()).rejects.toMatchObject({
      code: 'operation-in-progress',
      detail: { operation: 'merge' },
    });
    await blog.git('merge', '--abort');
    await blog.git('checkout', '--quiet', '--detach');
    await blog.write(POST, 'two\n');
    await expect(review()).rejects.toMatchObject({ code: 'detached-head' });
  });

  it('takes several posts with their images, and other files that were asked for', async () => {
    await blog.commit('start', {
      'hugo.toml': 'title = "x"\n',
      'content/posts/a.md': '---\ntitle: A\ndraft: true\n---\none\n',
      'content/posts/b.md': '---\ntitle: B\ntags: [x]\n---\none\n',
      'content/posts/c.md': '---\ntitle: C\n---\none\n',
      'content/posts/d.md': '---\ntitle: D\n---\none\n',
    });
    await blog.write('content/posts/a.md', '---\ntitle: A\ndraft: false\n---\none\n');
    await blog.write('content/posts/b.md', '---\ntitle: B\ntags: [x, y]\n---\none\n');
    await blog.write('content/posts/c.md', '---\ntitle: C\n---\n![Cup](/cup.png)\n');
    await blog.write('static/cup.png', Buffer.from([0x89, 0x50, 0]));
    await blog.write('hugo.toml', 'title = "y"\n');
    await rm(join(blog.folder, 'content/posts/d.md'));
    const all = ['a', 'b', 'c', 'd'].map((name) => `content/posts/${name}.md`);
    const result = await review([...all, 'hugo.toml']);
    expect(result.files.map(({ path, role }) => [path, role])).toEqual([
      ['content/posts/a.md', 'post'],
      ['content/posts/b.md', 'post'],
      ['content/posts/c.md', 'post'],
      ['static/cup.png', 'image'],
      ['content/posts/d.md', 'post'],
      ['hugo.toml', 'file'],
    ]);
    expect(result).toMatchObject({ title: '4 posts', others: [] });
    expect(result.message).toBe(
      'Update 4 posts\n\n- Publish “A”\n- Change the tags of “B”\n- Update “C”\n- Remove “D”',
    );
    expect((await review(['hugo.toml'])).message).toBe('Update hugo.toml');
  });

  it('compares with LF line ends, and no file that is not text', async () => {
    await blog.commit('start', { [POST]: 'one\r\n', 'data.bin': 'a\0b' });
    await blog.write(POST, '\uFEFFtwo\r\n');
    await blog.write('data.bin', 'a\0c');
    expect(await reviewTexts(blog.folder, POST, null)).toEqual({ before: 'one\n', after: 'two\n' });
    expect(await reviewTexts(blog.folder, 'data.bin', null)).toEqual({ before: null, after: null });
    expect(await reviewTexts(blog.folder, 'new.md', POST)).toEqual({ before: 'one\n', after: null });
    await expect(reviewTexts(blog.folder, '../x', null)).rejects.toMatchObject({ code: 'path-outside-blog' });
  });

  it('says that a folder is not in Git', async () => {
    await rm(join(blog.folder, '.git'), { recursive: true });
    await blog.write(POST, 'one\n');
    await expect(review()).rejects.toMatchObject({ code: 'not-a-repository' });
  });
});

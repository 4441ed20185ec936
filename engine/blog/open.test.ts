import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../../tests/faults/temp-folder';
import { listPosts } from '../posts/library';
import { createBlog } from './create';
import { clearLeftovers, openBlog } from './open';

const onPosix = process.platform !== 'win32';
const isRoot = process.getuid?.() === 0;

function folderWith(files: Record<string, string>): string {
  const root = join(tempFolder(), 'my-blog');
  mkdirSync(root);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

/** Every file below a folder with its content and its times. */
function snapshot(root: string): unknown {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((path) => {
      const stats = statSync(join(root, path), { bigint: true });
      return [
        path,
        stats.mtimeNs,
        stats.ctimeNs,
        stats.isFile() ? readFileSync(join(root, path), 'utf8') : null,
      ];
    });
}

describe('opening a blog', () => {
  it('learns how posts are named in the folders that their dates decide for', async () => {
    const pages = Array.from({ length: 5 }, (_, n) => [`content/plants/p${n}.md`, '+++\ntitle = "P"\n+++\n']);
    const blog = await openBlog(
      folderWith({
        'zola.toml': 'base_url = "https://example.org"\n',
        'content/trips/rome/index.md': '+++\ntitle = "Rome"\ndate = 2020-01-02\n+++\n',
        'content/trips/oslo/index.md': '+++\ntitle = "Oslo"\ndate = 2021-01-02\n+++\n',
        ...Object.fromEntries(pages),
      }),
    );
    expect(blog.model.contentFolders).toEqual([{ path: 'content/trips', kind: 'posts', language: null }]);
    expect(blog.model.naming).toBe('bundle');
  });

  it('finds out how it is kept, and writes nothing', async () => {
    const root = folderWith({
      '_config.yml': 'title: A small blog\n',
      '_posts/2024-01-02-hello.md': '---\ntitle: Hello\n---\nText\n',
      'index.md': '---\n---\n',
    });
    const before = snapshot(root);
    const blog = await openBlog(root);
    expect(blog).toMatchObject({
      root,
      name: 'A small blog',
      model: { generator: 'jekyll', configFile: '_config.yml' },
    });
    expect(blog.id).toMatch(/^[0-9a-f]{16}$/);
    expect((await listPosts(blog)).map((post) => post.id)).toEqual(['_posts/2024-01-02-hello.md']);
    expect(snapshot(root)).toEqual(before);
  });

  it('learns the names of fields from the posts', async () => {
    const root = folderWith(
      Object.fromEntries(
        Array.from({ length: 5 }, (_, n) => [
          `posts/p${n}.md`,
          `---\ntitle: P\npubDate: 2024-01-0${n + 1}\n---\n`,
        ]),
      ),
    );
    expect((await openBlog(root)).model.fields.date).toBe('pubDate');
  });

  it('opens an empty folder as a blog without posts, named as the folder', async () => {
    const blog = await openBlog(folderWith({}));
    expect(blog).toMatchObject({ name: 'my-blog', model: { generator: 'plain' } });
    expect(await listPosts(blog)).toEqual([]);
  });

  it.skipIf(!onPosix)('gives a folder one id, through whatever link it is opened', async () => {
    const root = folderWith({ 'posts/a.md': 'a' });
    symlinkSync(root, join(root, '../link'));
    const [one, two] = [await openBlog(root), await openBlog(join(root, '../link'))];
    expect([two.id, two.root]).toEqual([one.id, one.root]);
  });

  it('[R1] finds what a killed save left behind, and removes it only when told to', async () => {
    const root = folderWith({ 'posts/a.md': 'a', 'posts/.longhand-99999999-0123456789ab.tmp': 'half of' });
    const blog = await openBlog(root);
    expect(readdirSync(join(root, 'posts'))).toHaveLength(2);
    expect(await clearLeftovers(blog)).toBe(1);
    expect(readdirSync(join(root, 'posts'))).toEqual(['a.md']);
  });

  it('says what it cannot open', async () => {
    const root = folderWith({ 'file.md': 'x' });
    const path = join(root, 'gone');
    await expect(openBlog(path)).rejects.toMatchObject({ code: 'folder-missing', detail: { path } });
    await expect(openBlog(join(root, 'file.md'))).rejects.toMatchObject({ code: 'not-a-folder' });
    await expect(openBlog(join(root, 'file.md/x'))).rejects.toMatchObject({ code: 'not-a-folder' });
  });

  it('refuses a bare repository', async () => {
    const root = tempFolder();
    execFileSync('git', ['init', '--quiet', '--bare', join(root, 'blog.git')]);
    await expect(openBlog(join(root, 'blog.git'))).rejects.toMatchObject({ code: 'blog-is-bare' });
  });

  const noOtherUser = onPosix && isRoot ? null : 'needs root, to become another user';
  it.skipIf(!onPosix || isRoot)('names a folder it may not read', async () => {
    const root = folderWith({ 'a.md': 'x' });
    chmodSync(root, 0o000);
    try {
      await expect(openBlog(root)).rejects.toMatchObject({
        code: 'folder-no-permission',
        detail: { path: root },
      });
    } finally {
      chmodSync(root, 0o755);
    }
  });

  it.skipIf(noOtherUser !== null)('names a folder that another user may not read', async () => {
    const root = folderWith({ 'a.md': 'x' });
    chmodSync(root, 0o700);
    chmodSync(dirname(root), 0o755);
    process.seteuid?.(65534);
    try {
      await expect(openBlog(root)).rejects.toMatchObject({
        code: 'folder-no-permission',
        detail: { path: root },
      });
    } finally {
      process.seteuid?.(0);
    }
  });

  it.skipIf(!onPosix)(
    '[R61] is not held up by pipes and links, and reads no config through a link',
    async () => {
      const root = folderWith({ '_posts/2024-01-02-a.md': '# A' });
      writeFileSync(join(root, '../_config.yml'), 'title: Secret\n');
      symlinkSync('../_config.yml', join(root, '_config.yml'));
      symlinkSync(root, join(root, '_posts/circle'));
      expect(spawnSync('mkfifo', [join(root, '_posts/pipe.md')]).status).toBe(0);
      const blog = await openBlog(root);
      expect(blog.name).toBe('my-blog');
      expect((await listPosts(blog)).map((post) => post.id)).toEqual(['_posts/2024-01-02-a.md']);
    },
  );
});

describe('creating a blog', () => {
  const now = '2024-06-01T09:30:00+02:00';

  it('starts an empty folder with one draft, which opens', async () => {
    const root = join(realpathSync(tempFolder()), 'new');
    const id = await createBlog(root, 'Notes: "mine" # 1', now);
    const blog = await openBlog(root);
    expect(await listPosts(blog)).toMatchObject([
      { id, title: 'Welcome to Notes: "mine" # 1', draft: true, problem: null },
    ]);
    expect(readdirSync(root)).toEqual(['posts']);
  });

  it('leaves a folder with files as it is, but not one with only a repository', async () => {
    const taken = folderWith({ 'letter.txt': 'dear' });
    await expect(createBlog(taken, 'T', now)).rejects.toMatchObject({ code: 'folder-not-empty' });
    expect(readdirSync(taken)).toEqual(['letter.txt']);
    await expect(createBlog(join(taken, 'letter.txt'), 'T', now)).rejects.toMatchObject({
      code: 'not-a-folder',
    });
    const repository = folderWith({ '.git/HEAD': 'ref: refs/heads/main\n' });
    expect(await createBlog(repository, 'T', now)).toBe('posts/welcome.md');
  });
});

import { writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { launch } from '../helpers/app';
import { makeBlog } from '../helpers/blog';

const post = (title: string, body: string) => `---\ntitle: ${title}\ndate: 2026-01-02\n---\n${body}\n`;

test('[R24] the list is true after a checkout of a branch with many changed files, and search knows them', async () => {
  const blog = makeBlog({ remote: false });
  for (let n = 0; n < 600; n++) {
    writeFileSync(blog.path(`_posts/2026-01-02-p${n}.md`), post(`Winter ${n}`, 'Snow fell.'));
  }
  blog.write('_posts/2026-01-02-p0.md', post('Winter 0', 'Snow fell.'));
  blog.git('add', '--all');
  blog.git('commit', '--quiet', '--message', 'Winter');
  blog.git('checkout', '--quiet', '-b', 'thaw');
  for (let n = 1; n < 600; n++) {
    writeFileSync(blog.path(`_posts/2026-01-02-p${n}.md`), post(`Spring ${n}`, 'It thawed.'));
  }
  // As the blog's owner, and with it all the others.
  blog.write('_posts/2026-01-02-p0.md', post('Spring 0', 'It thawed.'));
  blog.git('commit', '--quiet', '--all', '--message', 'Thaw');
  blog.git('checkout', '--quiet', 'main');
  const app = await launch({ open: blog.folder, home: blog.home });
  await expect(app.post(/^Winter \d/).first()).toBeVisible();

  blog.git('checkout', '--quiet', 'thaw');
  await expect(app.post(/^Spring \d/).first()).toBeVisible();
  await expect(app.post(/^Winter/)).toHaveCount(0);
  const total = () =>
    app.page.evaluate(async () => {
      const current = await window.longhand.blog.current({});
      if (!current.ok || !current.value) throw new Error('no blog');
      const found = await window.longhand.posts.search({
        blogId: current.value.id,
        query: 'THÁWED',
        limit: 5,
      });
      return found.ok ? [found.value.total, found.value.hits[0]?.snippet?.marks.length] : found;
    });
  await expect.poll(total).toEqual([600, 1]);
  await app.close();
});

test('a blog opens as it was, and what its configuration says by now follows', async () => {
  const config = (folder: string) => `title = "Slow Letters"\ncontentDir = "${folder}"\n`;
  const files = {
    'hugo.toml': config('content'),
    'content/posts/one.md': post('Written in content', 'One.'),
    'text/posts/two.md': post('Written in text', 'Two.'),
    'words/posts/three.md': post('Written in words', 'Three.'),
  };
  const blog = makeBlog({ files, remote: false });
  const first = await launch({ open: blog.folder, home: blog.home });
  await expect(first.post(/Written in content/)).toBeVisible();
  await expect(first.posts.getByRole('option')).toHaveCount(1);
  await first.close();

  blog.write('hugo.toml', config('text'));
  const again = await launch({ open: blog.folder, home: blog.home, profile: first.profile });
  await expect(again.post(/Written in text/)).toBeVisible();
  await expect(again.post(/Written in content/)).toHaveCount(0);
  blog.write('hugo.toml', config('words'));
  await expect(again.post(/Written in words/)).toBeVisible();
  await expect(again.posts.getByRole('option')).toHaveCount(1);
  expect(blog.git('status', '--porcelain')).toBe(' M hugo.toml\n');
  await again.close();
});

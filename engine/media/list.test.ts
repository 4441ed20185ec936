import { symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../../tests/faults/temp-folder';
import { type Files, openSmallBlog, plainShelf, SMALL_BLOGS } from '../../tests/helpers/small-blogs';
import { listComponents } from '../blog/components';
import { listImages } from './list';

async function images(files: Files, postId: string, newest: string | null = null): Promise<string[]> {
  const root = tempFolder();
  const blog = await openSmallBlog(root, files);
  if (newest !== null) utimesSync(join(root, newest), new Date(), new Date(Date.now() + 60_000));
  const found = await listImages(blog, plainShelf(blog), postId, '2024-01-01');
  return found.map(({ path, src }) => `${path} → ${src}`);
}

describe('the images that a post can show', () => {
  it('are those of the static folders and those beside it, not another bundle’s', async () => {
    const files = {
      ...SMALL_BLOGS.hugo,
      'static/images/tea.png': 'x',
      'content/posts/other/index.md': '---\ntitle: Other\n---\n',
      'content/posts/other/own.png': 'x',
      'layouts/logo.png': 'x',
    };
    expect(await images(files, 'content/posts/old-gate/index.md', 'static/images/tea.png')).toEqual([
      'static/images/tea.png → /images/tea.png',
      'content/posts/old-gate/gate.svg → gate.svg',
    ]);
  });

  it('are addressed as the blog’s posts do, the newest first', async () => {
    const files = {
      ...SMALL_BLOGS.jekyll,
      'assets/images/a.png': 'x',
      'assets/images/b.png': 'x',
      '_posts/2024-11-05-pic.md': '---\ntitle: Pic\n---\n![A]({{ site.baseurl }}/assets/images/a.png)\n',
    };
    expect(await images(files, '_posts/2024-11-02-first-snow.md', 'assets/images/b.png')).toEqual([
      'assets/images/b.png → {{ site.baseurl }}/assets/images/b.png',
      'assets/images/a.png → {{ site.baseurl }}/assets/images/a.png',
    ]);
  });

  it.runIf(process.platform !== 'win32')('are no links, which may lead anywhere', async () => {
    const root = tempFolder();
    const outside = tempFolder();
    const blog = await openSmallBlog(root, { ...SMALL_BLOGS.jekyll, 'assets/a.png': 'x' });
    symlinkSync(join(outside), join(root, 'assets/b.png'));
    const found = await listImages(blog, plainShelf(blog), '_posts/2024-10-01-old-gate.md', '2024-01-01');
    expect(found.map(({ path }) => path)).toEqual(['assets/a.png']);
  });
});

describe('the components of a blog on the disk', () => {
  it('are read from the files as they are now', async () => {
    const root = tempFolder();
    const blog = await openSmallBlog(root, {
      ...SMALL_BLOGS.hugo,
      'layouts/shortcodes/pic.html': '{{ .Get "src" }}',
    });
    const [first] = await listComponents(blog);
    expect(first).toMatchObject({ name: 'pic', file: 'layouts/shortcodes/pic.html' });
  });

  it('are none for a blog whose posts have no such thing', async () => {
    expect(await listComponents(await openSmallBlog(tempFolder(), SMALL_BLOGS.plain ?? {}))).toEqual([]);
  });
});

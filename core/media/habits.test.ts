import { describe, expect, it } from 'vitest';
import { exampleModel } from '../blog/example-model';
import { imageCandidates } from './candidates';
import { mediaName } from './file-name';
import { folderFor, type ImageSample, imageHabits } from './habits';
import { imageReference } from './image-reference';

const hugo = exampleModel({
  generator: 'hugo',
  assetsFolder: 'static/images',
  staticFolders: [{ path: 'static', url: '/' }],
});
const jekyll = exampleModel({
  generator: 'jekyll',
  assetsFolder: 'assets/images',
  staticFolders: [{ path: '', url: '/' }],
});
const hexo = exampleModel({
  generator: 'hexo',
  assetsFolder: 'source/images',
  staticFolders: [{ path: 'source', url: '/' }],
});
const astro = exampleModel({
  generator: 'astro',
  assetsFolder: 'public/images',
  staticFolders: [{ path: 'public', url: '/' }],
});

const sample = (id: string, path: string, src: string, date = '2025-03-04'): ImageSample => ({
  post: { id, date },
  path,
  src,
});
const NEW = '2026-11-28';

/** Where a new `kettle.png` of the post goes, and how it is written. */
function kettle(id: string, model: typeof hugo, ...samples: ImageSample[]): string {
  const post = { id, date: NEW };
  const habits = imageHabits(post, samples, model);
  const folder = folderFor(habits.folder, post);
  const path = `${folder === '' ? '' : `${folder}/`}kettle.png`;
  const src = imageReference(path, post, model, habits.form);
  // The law: what is written is found again.
  expect(imageCandidates(src, id, model)).toContain(path);
  return `${path} ${src}`;
}

describe('a new image goes where this blog has its images, and is written as they are', () => {
  it.each([
    ['nothing is known yet', 'content/a.md', hugo, [], 'static/images/kettle.png /images/kettle.png'],
    [
      'a bundle without images',
      'content/posts/tea/index.md',
      hugo,
      [],
      'content/posts/tea/kettle.png kettle.png',
    ],
    [
      'bundles with images in a folder',
      'content/posts/tea/index.md',
      hugo,
      [sample('content/posts/milk/index.md', 'content/posts/milk/img/a.png', './img/a.png')],
      'content/posts/tea/img/kettle.png ./img/kettle.png',
    ],
    [
      'a folder per post',
      '_posts/2026-11-28-tea.md',
      jekyll,
      [
        sample('_posts/2025-03-04-milk.md', 'assets/milk/a.png', '{{ site.baseurl }}/assets/milk/a.png'),
        sample('_posts/2025-03-01-oat.md', 'assets/oat/b.png', '{{ site.baseurl }}/assets/oat/b.png'),
      ],
      'assets/tea/kettle.png {{ site.baseurl }}/assets/tea/kettle.png',
    ],
    [
      'a folder per year',
      'content/posts/tea.md',
      hugo,
      [sample('content/posts/milk.md', 'static/uploads/2025/a.jpg', '/uploads/2025/a.jpg')],
      'static/uploads/2026/kettle.png /uploads/2026/kettle.png',
    ],
    [
      'a filter around the address',
      '_posts/2026-11-28-tea.md',
      jekyll,
      [sample('_posts/2025-03-04-milk.md', 'img/a.png', "{{ '/img/a.png' | relative_url }}")],
      "img/kettle.png {{ '/img/kettle.png' | relative_url }}",
    ],
    [
      'a folder beside the post with its name',
      'source/_posts/tea.md',
      hexo,
      [sample('source/_posts/milk.md', 'source/_posts/milk/a.png', 'a.png')],
      'source/_posts/tea/kettle.png kettle.png',
    ],
    [
      'relative to the source',
      'src/content/blog/tea.md',
      astro,
      [sample('src/content/blog/milk.md', 'src/assets/a.png', '../../assets/a.png')],
      'src/assets/kettle.png ../../assets/kettle.png',
    ],
    [
      'behind an alias',
      'src/content/blog/tea.md',
      astro,
      [sample('src/content/blog/milk.md', 'src/assets/blog/a.png', '@/assets/blog/a.png')],
      'src/assets/blog/kettle.png @/assets/blog/kettle.png',
    ],
    [
      'what the post itself does counts more than all others',
      'content/posts/tea.md',
      hugo,
      [
        sample('content/posts/milk.md', 'static/images/a.png', '/images/a.png'),
        sample('content/posts/oat.md', 'static/images/b.png', '/images/b.png'),
        sample('content/posts/tea.md', 'static/tea/c.png', '/tea/c.png'),
      ],
      'static/tea/kettle.png /tea/kettle.png',
    ],
  ])('%s', (_what, id, model, samples, expected) => {
    expect(kettle(id, model, ...samples)).toBe(expected);
  });
});

describe('the name of a new file', () => {
  const post = { id: '_posts/2026-11-28-first-frost.md', date: NEW };
  const name = (
    original: string,
    prefix: 'none' | 'date' | 'slug' = 'none',
    attempt = 1,
    separator: '-' | '_' = '-',
  ) => mediaName(original, post, { prefix, separator }, attempt);

  it.each([
    ['Kettle on the stove.PNG', 'kettle-on-the-stove'],
    ['Übersicht (1).jpg', 'ubersicht-1'],
    ['image.png', 'first-frost'],
    ['IMG_2041.JPG', 'first-frost'],
    ['DSC00012.jpg', 'first-frost'],
    ['PXL_20260102_030405678.jpg', 'first-frost'],
    ['Screenshot 2026-11-28 at 10.11.12.png', 'first-frost'],
    ['Bildschirmfoto 2026-11-28 um 10.11.12.png', 'first-frost'],
    ['8c3f2a1b-77aa-4bcd-9e00-112233445566.png', 'first-frost'],
    ['茶壶.png', 'first-frost'],
    ['.png', 'first-frost'],
    ['con.png', 'con-post'],
  ])('%s', (original, expected) => {
    expect(name(original)).toBe(expected);
  });

  it('begins as this blog’s images do, and is numbered when it is taken', () => {
    expect(name('kettle.png', 'date')).toBe('2026-11-28-kettle');
    expect(name('kettle.png', 'slug')).toBe('first-frost-kettle');
    expect(name('image.png', 'slug', 2)).toBe('first-frost-2');
    expect(name('big kettle.png', 'none', 3, '_')).toBe('big_kettle_3');
  });
});

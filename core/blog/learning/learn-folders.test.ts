import { describe, expect, it } from 'vitest';
import { emptyFiles, exampleBlog } from '../example-blog';
import { isPost } from '../post-path';
import { learnFromPosts, type PostSample, samplePaths } from './learn';

type Headers = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const DATED = { title: 'x', date: '2020-01-02' };
const BARE = { title: 'x' };

/** What of these files are posts once the front matter of all of them is known. */
function postsOf(config: Readonly<Record<string, string>>, headers: Headers) {
  const paths = Object.keys(headers);
  const { model: guess } = exampleBlog({ ...config, ...emptyFiles(...paths) });
  const samples = samplePaths(paths, guess).map(
    (path): PostSample => ({
      path,
      fields: new Map(Object.entries(headers[path] ?? {})),
      format: 'toml',
    }),
  );
  const model = learnFromPosts(guess, samples);
  return { model, posts: paths.filter((path) => isPost(path, model)) };
}

const zola = { 'zola.toml': "base_url = 'https://example.org'\n" };
const hugo = { 'hugo.toml': "baseURL = 'https://example.org/'\n" };

describe('where nothing names the folder of posts, the posts decide', () => {
  it.each<[string, Readonly<Record<string, string>>, Headers, readonly string[]]>([
    [
      'sections that are topics all hold posts',
      hugo,
      { 'content/bread/a.md': DATED, 'content/rome/b.md': DATED, 'content/rome/c.md': DATED },
      ['content/bread/a.md', 'content/rome/b.md', 'content/rome/c.md'],
    ],
    [
      'a larger section without dates holds pages',
      hugo,
      {
        'content/rome/b.md': DATED,
        'content/plants/a.md': BARE,
        'content/plants/b.md': BARE,
        'content/plants/c.md': BARE,
      },
      ['content/rome/b.md'],
    ],
    [
      'beside a section with a pattern of its own another holds posts if they have dates',
      { 'hugo.toml': "baseURL = 'https://example.org/'\n[permalinks]\nbread = '/:year/:slug/'\n" },
      {
        'content/bread/a.md': DATED,
        'content/rome/b.md': DATED,
        'content/plants/a.md': BARE,
        'content/top.md': DATED,
      },
      ['content/bread/a.md', 'content/rome/b.md'],
    ],
    [
      'one or two files without a date say nothing of their section',
      zola,
      { 'content/rome/b.md': DATED, 'content/plants/a.md': BARE },
      ['content/rome/b.md', 'content/plants/a.md'],
    ],
    [
      'where no post has a date all sections stay',
      zola,
      { 'content/rome/b.md': BARE, 'content/plants/a.md': BARE },
      ['content/rome/b.md', 'content/plants/a.md'],
    ],
    [
      'a date in the path that a post names is a date',
      zola,
      {
        'content/One.md': { path: '2017/07/20/One' },
        'content/Two.md': { path: '2018/07/20/Two' },
        'content/Three.md': { path: '2019/07/20/Three' },
        'content/inside/a.md': { path: 'inside/2019/07/20/a' },
        'content/pages/about.md': BARE,
      },
      ['content/One.md', 'content/Two.md', 'content/Three.md', 'content/inside/a.md'],
    ],
    [
      'pages at the top are none where the sections hold the dates',
      zola,
      {
        'content/a.md': BARE,
        'content/b.md': BARE,
        'content/c.md': BARE,
        'content/trips/a.md': DATED,
        'content/trips/b.md': DATED,
      },
      ['content/trips/a.md', 'content/trips/b.md'],
    ],
    [
      'a section of pages below posts at the top',
      zola,
      {
        'content/2020-01-02-a.md': BARE,
        'content/2020-01-02-b.md': BARE,
        'content/2020-01-02-c.md': BARE,
        'content/plants/a.md': BARE,
        'content/plants/b.md': BARE,
        'content/plants/c.md': BARE,
      },
      ['content/2020-01-02-a.md', 'content/2020-01-02-b.md', 'content/2020-01-02-c.md'],
    ],
  ])('%s', (_, config, headers, expected) => {
    const { model, posts } = postsOf(config, headers);
    expect(posts).toEqual(expected);
    expect(model.contentFolders.some((folder) => folder.guessed)).toBe(false);
  });

  it('says why', () => {
    const { model } = postsOf(hugo, {
      'content/rome/b.md': DATED,
      'content/plants/a.md': BARE,
      'content/plants/b.md': BARE,
      'content/plants/c.md': BARE,
    });
    const about = model.evidence.map((item) => item.about);
    expect(about).toContain('posts: in content/rome they have dates, in content/plants they do not');
  });

  it('looks at some posts of each folder, however many another has', () => {
    const many = Array.from({ length: 400 }, (_, n) => `content/zoo/${n}.md`);
    const few = ['content/art/a.md', 'content/art/b.md'];
    const { model } = exampleBlog({ ...hugo, ...emptyFiles(...few, ...many) });
    expect(samplePaths([...few, ...many], model)).toEqual(expect.arrayContaining(few));
  });
});

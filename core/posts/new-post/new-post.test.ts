import { describe, expect, it } from 'vitest';
import { detect } from '../../blog/detect';
import { learnFields } from '../../blog/learning/learn-fields';
import type { ContentModel } from '../../blog/model';
import { summarise } from '../facts';
import { readFrontMatter } from '../front-matter/front-matter';
import { headerOf } from '../front-matter/quick-header';
import { newPost, newPostOutline, templatesFor } from './new-post';

const now = '2024-05-06T07:08:09+02:00';
const title = 'Über: a “title”';

/** A blog of these files (path → text), its posts newest first as given; configurations among them are read. */
function make(files: Readonly<Record<string, string>>, given = title, folder?: string) {
  const texts = new Map(Object.entries(files));
  const model = learnFields(
    detect([...texts.keys()], texts, 'blog'),
    [...texts.values()].map((text) => headerOf(text).fields),
  );
  const siblings = Object.entries(files).map(([id, text]) => ({ id, text }));
  const request = { title: given, model, siblings, now, folder };
  const templates = templatesFor(request).flatMap((path) => {
    const text = files[path];
    return text === undefined ? [] : [{ path, text }];
  });
  return { model, post: newPost({ ...request, templates }) };
}

const lines = (...rows: string[]) => `${rows.join('\n')}\n`;

describe('a new post beside others', () => {
  it('has the nearest sibling’s keys, order, quotes and list style, a draft, and no text', () => {
    const { post } = make({
      'hugo.toml': 'baseURL = "https://example.org/"',
      'content/posts/second.md': lines(
        '---',
        'title: "Second"',
        "date: '2024-02-03T04:05:06+01:00'",
        'author: Ada',
        'draft: false',
        'tags: ["a", "b"]',
        'categories:',
        '  - News',
        'description: "Something"',
        'weight: 3',
        'slug: second',
        '---',
        'Text',
      ),
      'content/posts/first.md': lines('---', 'title: "First"', 'author: Ada', 'weight: 2', '---'),
    });
    expect(post).toEqual({
      id: 'content/posts/uber-a-title.md',
      text: lines(
        '---',
        'title: "Über: a “title”"',
        "date: '2024-05-06T07:08:09+02:00'",
        'author: Ada',
        'draft: true',
        'tags: []',
        'categories:',
        'description: ""',
        'weight:',
        'slug: uber-a-title',
        '---',
        '',
      ),
    });
  });

  it('is in Jekyll’s drafts folder, without a date in its name', () => {
    const { post } = make({
      '_config.yml': 'title: T',
      '_posts/2024-02-03-b.md':
        '---\r\nlayout: post\r\ntitle:   B\r\ncategories: [x]\r\npermalink: /b/\r\n---\r\nText\r\n',
    });
    expect(post.id).toBe('_drafts/uber-a-title.md');
    expect(post.text).toBe(
      '---\r\nlayout: post\r\ntitle:   "Über: a “title”"\r\ncategories: []\r\n---\r\n\r\n',
    );
  });

  it('is a bundle where posts are bundles, with their date prefix', () => {
    const { post } = make({
      'hugo.toml': '',
      'content/posts/202402-b/index.md': '---\ntitle: B\ndate: 2024-02-03\n---\n',
    });
    expect(post.id).toBe('content/posts/202405-uber-a-title/index.md');
    expect(post.text).toBe('---\ntitle: "Über: a “title”"\ndate: 2024-05-06\ndraft: true\n---\n\n');
  });

  it('follows folders by year and month, and the extension', () => {
    const { post } = make({
      'astro.config.mjs': '',
      'src/content/blog/2023/7/b.mdx': '---\ntitle: B\npubDate: 2023/7/13\ndraft: yes\n---\n',
    });
    expect(post.id).toBe('src/content/blog/2024/5/uber-a-title.mdx');
    expect(post.text).toBe('---\ntitle: "Über: a “title”"\npubDate: 2024/5/6\ndraft: yes\n---\n\n');
  });

  it('lies with the newest where all lie by topic', () => {
    const { post } = make({
      'posts/cats/a.md': '---\ntitle: A\n---\n',
      'posts/dogs/b.md': '---\ntitle: B\n---\n',
    });
    expect(post.id).toBe('posts/cats/uber-a-title.md');
  });

  it('has a dated name where siblings have', () => {
    expect(make({ 'posts/2024-02-03-b.md': '---\ntitle: B\n---\n' }).post.id).toBe(
      'posts/2024-05-06-uber-a-title.md',
    );
  });

  it('is Markdown where most are, whatever the newest is written in', () => {
    const site = {
      'hugo.toml': 'baseURL = "https://example.org/"',
      'content/posts/c.html': lines('---', 'title: C', 'kind: page', '---', '<p>C'),
      'content/posts/b.markdown': lines('---', 'title: B', 'author: Ada', '---'),
    };
    const { post } = make({ ...site, 'content/posts/a.md': lines('---', 'title: A', 'author: Ada', '---') });
    expect(post.id).toBe('content/posts/uber-a-title.markdown');
    expect(post.text).toContain('author: Ada');
    const { post: other } = make({
      'pelicanconf.py': "PATH = 'content'",
      'content/c.md': lines('Title: C', 'Date: 2024-01-01', '', 'Text'),
      'content/b.rst': lines('B', '=', '', ':date: 2024-01-01', '', 'Text'),
      'content/a.rst': lines('A', '=', '', ':date: 2024-01-01', '', 'Text'),
    });
    expect(other.id).toBe('content/uber-a-title.rst');
  });

  it('copies what all siblings share, but no tags and no addresses', () => {
    const header = (n: number) =>
      `---\ntitle: T${n}\nlicense: CC # ours\ntags: [a]\nurl: /x/\ncomments: true\nextra:\n  a: ${n}\n---\n`;
    const { post } = make({ 'posts/a.md': header(1), 'posts/b.md': header(2) });
    expect(post.text).toBe(
      '---\ntitle: "Über: a “title”"\nlicense: CC # ours\ntags: []\ncomments: true\ndraft: true\n---\n\n',
    );
  });

  it('writes TOML where siblings do', () => {
    const { post } = make({
      'hugo.toml': '',
      'content/posts/b.md': lines(
        '+++',
        'title = "B"',
        'date = 2024-02-03T04:05:06+01:00',
        'weight = 1',
        '[taxonomies]',
        'tags = ["a"]',
        '+++',
      ),
    });
    expect(post.text).toBe(
      lines(
        '+++',
        'title = "Über: a “title”"',
        'date = 2024-05-06T07:08:09+02:00',
        'draft = true',
        '',
        '[taxonomies]',
        'tags = []',
        '+++',
        '',
      ),
    );
    expect(readFrontMatter(post.text)).toMatchObject({ problem: null, format: 'toml' });
  });

  it('writes JSON where siblings do', () => {
    const { post } = make({
      'hugo.toml': '',
      'content/posts/b.md': '{\n    "title": "B",\n    "tags": ["a"]\n}\nText',
    });
    expect(post.text).toBe(
      `{\n    "title": ${JSON.stringify(title)},\n    "tags": [],\n    "draft": true\n}\n\n`,
    );
  });

  it('begins with a heading in a folder of posts without front matter', () => {
    expect(make({ 'notes/a.md': '# A\n\nText\n' }).post).toEqual({
      id: 'notes/uber-a-title.md',
      text: '# Über: a “title”\n\n',
    });
  });

  it('passes over siblings that do not parse', () => {
    const { post } = make({
      'posts/b.md': '---\ntitle: b: c\n---\n',
      'posts/a.md': '---\nName: x\ntitle: A\n---\n',
    });
    expect(post.text).toContain('Name:\ntitle: "Über: a “title”"\n');
  });
});

describe('what posts agree on', () => {
  const ASTRO = { 'astro.config.mjs': '' };
  const header = (rows: readonly string[]) => lines('---', ...rows, '---');
  /** Ten posts, the newest first, with what each one says; the lines of the new post that are not title, date and draft. */
  const rowsBeside = (
    config: Readonly<Record<string, string>>,
    place: (n: number) => string,
    say: (n: number) => string[],
  ) => {
    const files = Object.fromEntries(
      Array.from({ length: 10 }, (_, n) => [place(n), header([`title: T${n}`, ...say(n)])]),
    );
    return make({ ...config, ...files }, 'One')
      .post.text.split('\n')
      .filter((row) => row !== '' && !/^(?:---$|title:|date:|draft:)/.test(row));
  };
  const astro = (say: (n: number) => string[]) => rowsBeside(ASTRO, (n) => `src/content/blog/t${n}.md`, say);
  const hugo = (say: (n: number) => string[]) =>
    rowsBeside({ 'hugo.toml': '' }, (n) => `content/posts/t${n}.md`, say);

  it('is no switch that only the newest has', () => {
    expect(astro((n) => (n === 0 ? ['no-rss: true'] : []))).toEqual([]);
  });

  it('is no switch that they have each in its own way', () => {
    expect(astro((n) => [`comments: ${n < 7}`])).toEqual([]);
  });

  it('is a switch that nearly all have set alike, also where the newest has it otherwise', () => {
    expect(astro((n) => [`comments: ${n !== 0}`])).toEqual(['comments: true']);
    expect(astro(() => ['comments: false # never'])).toEqual(['comments: false # never']);
  });

  it('is their author where nearly all have one, else only the field', () => {
    expect(hugo((n) => [`author: ${n === 3 ? 'Guest' : 'Ada'}`])).toEqual(['author: Ada']);
    expect(hugo((n) => [`author: ${n % 2 ? 'Guest' : 'Ada'}`])).toEqual(['author:']);
    expect(hugo((n) => (n < 3 ? ['author: Ada'] : []))).toEqual([]);
  });

  it('is the layout of most, which has no empty value', () => {
    expect(hugo((n) => [`layout: ${n < 3 ? 'link' : 'post'}`])).toEqual(['layout: post']);
    expect(hugo((n) => [`type: t${n}`])).toEqual([]);
  });

  it('is the tag that makes an Eleventy post one of the collection, and no other', () => {
    const eleventy = (say: (n: number) => string[]) =>
      rowsBeside({ 'eleventy.config.js': '' }, (n) => `posts/t${n}.md`, say);
    expect(eleventy((n) => [`tags: [posts, own${n}]`])).toEqual(['tags: [posts]']);
    expect(eleventy(() => ['tags: post'])).toEqual(['tags: post']);
    expect(eleventy((n) => ['tags:', '  - blog', `  - own${n}`])).toEqual(['tags: [blog]']);
    expect(eleventy((n) => [`tags: [own${n}]`])).toEqual(['tags: []']);
    expect(hugo(() => ['tags: [posts]'])).toEqual(['tags: []']);
    const one = make({ 'eleventy.config.js': '', 'posts/a.md': header(['title: A', 'tags: [post, sea]']) });
    expect(one.post.text).toContain('tags: [post]');
  });

  it('has the fields of nearly all, not those of an odd one', () => {
    expect(hugo((n) => (n === 0 ? ['mood: odd'] : ['author: Ada', 'tags: [a]']))).toEqual([
      'author: Ada',
      'tags: []',
    ]);
  });

  it('is an address that is made of the file’s name', () => {
    const address = (n: number) => [`permalink: /notes/${n === 4 ? 'by-hand' : `t${n}`}/`];
    expect(rowsBeside({ 'eleventy.config.js': '' }, (n) => `posts/t${n}.md`, address)).toEqual([
      'permalink: /notes/one/',
    ]);
    expect(
      rowsBeside(
        { '_config.yml': '' },
        (n) => `_posts/2024-01-1${n}-t${n}.md`,
        (n) => [`permalink: /t${n}.html`],
      ),
    ).toEqual(['permalink: /one.html']);
  });

  it('is no address, not even an empty one, where each has its own, and that is said', () => {
    const say = (n: number) => ['title: A', `permalink: /p/${n * 7}/`];
    const siblings = Array.from({ length: 10 }, (_, n) => ({
      id: `posts/t${n}.md`,
      text: header(say(n)),
    }));
    const model = detect(
      ['eleventy.config.js', ...siblings.map(({ id }) => id)],
      new Map([['eleventy.config.js', '']]),
      'blog',
    );
    const request = { title: 'One', model, siblings, now };
    expect(newPost(request).text).not.toContain('permalink');
    expect(newPostOutline(request)).toEqual({ id: 'posts/one.md', leftOut: ['permalink'] });
  });

  it('is written without a null, a number or a date of another where a schema would refuse it', () => {
    expect(
      astro((n) => [
        `description: Words ${n}`,
        'tags:',
        '  - a',
        `minutes: ${n}`,
        ...(n < 6 ? [`updated: 2024-01-0${n + 1}`] : []),
      ]),
    ).toEqual(['description: ""', 'tags: []']);
  });

  it('is an empty list where Docusaurus would look for an author without a name', () => {
    const say = (n: number) => [`authors: ${n % 2 ? 'ada' : 'bob'}`, `image: ./i${n}.png`];
    expect(rowsBeside({ 'docusaurus.config.js': '' }, (n) => `blog/2024-01-1${n}-t${n}.md`, say)).toEqual([
      'authors: []',
    ]);
  });

  it('is in a table what most have there', () => {
    const toml = (n: number) =>
      lines('+++', `title = "T${n}"`, '[extra]', 'lead = "x"', ...(n === 0 ? ['odd = "y"'] : []), '+++');
    const files = Object.fromEntries([0, 1, 2, 3].map((n) => [`content/posts/t${n}.md`, toml(n)]));
    const { post } = make({ 'zola.toml': 'base_url = "https://example.org"', ...files }, 'One');
    expect(post.text).toContain('[extra]\nlead = ""\n+++');
  });

  it('is today where nearly all say when they were changed', () => {
    expect(hugo((n) => [`lastmod: 2024-01-1${n}`])).toEqual(['lastmod: 2024-05-06']);
  });
});

describe('a new post where dates and fields are elsewhere', () => {
  it('is a draft in its folder where that is a collection of Jekyll’s beside the posts', () => {
    const files = {
      '_config.yml': 'title: T\ncollections:\n  notes: { output: true }\n',
      '_posts/2024-01-02-a.md': lines('---', 'title: A', '---'),
      '_notes/b.md': lines('---', 'title: B', '---'),
    };
    const { post } = make(files, title, '_notes');
    expect(post.id).toBe('_notes/uber-a-title.md');
    expect(post.text).toBe(lines('---', 'title: "Über: a “title”"', 'published: false', '---', ''));
  });

  it('waits beside the posts of its language where Jekyll’s posts have no drafts yet', () => {
    const { post } = make({
      '_config.yml': 'title: x',
      'en/news/_posts/2024-02-03-b.md': lines('---', 'title: B', 'lang: en', '---'),
      'de/news/_posts/2024-01-03-a.md': lines('---', 'title: A', 'lang: de', '---'),
    });
    expect(post.id).toBe('en/news/_drafts/uber-a-title.md');
  });

  it('lies in this year’s folder below the folder that all share', () => {
    const { post } = make({
      'hugo.toml': '',
      'content/blog/_posts/2023/2023-02-03-b.md': lines('---', 'title: B', '---'),
      'content/blog/_posts/2022-02-03-a.md': lines('---', 'title: A', '---'),
    });
    expect(post.id).toBe('content/blog/_posts/2024/2024-05-06-uber-a-title.md');
  });

  it('has today in an address that holds the dates of the posts', () => {
    const { post } = make({
      'zola.toml': 'base_url = "https://example.org"',
      'content/blog/Second.md': lines('+++', 'path = "2023/07/20/Second"', 'title = "Second"', '+++', 'x'),
      'content/blog/First.md': lines('+++', 'path = "2023/06/20/First"', 'title = "First"', '+++', 'x'),
    });
    expect(post.text).toContain('path = "2024/05/06/uber-a-title"');
  });

  it('has no address where those of the others follow no date and name', () => {
    const { post } = make({
      'zola.toml': 'base_url = "https://example.org"',
      'content/blog/Second.md': lines('+++', 'path = "2023/07/20/other"', 'title = "Second"', '+++', 'x'),
    });
    expect(post.text).not.toContain('path');
  });

  it('exports its fields where the others do, without what their imports mean', () => {
    const { post } = make({
      'next.config.js': '',
      'pages/blog/second/index.mdx': lines(
        "import { ada } from '@/people'",
        '',
        'export const meta = {',
        "  title: 'Second',",
        '  description: `Something`,',
        "  date: '2024-02-03T04:05:06.000Z',",
        '  authors: [ada],',
        "  tags: ['a'],",
        '  wide: true,',
        '}',
        '',
        'Text',
      ),
    });
    expect(post).toEqual({
      id: 'pages/blog/uber-a-title/index.mdx',
      text: lines(
        'export const meta = {',
        "  title: 'Über: a “title”',",
        "  description: '',",
        "  date: '2024-05-06T05:08:09.000Z',",
        '  tags: [],',
        '  wide: true,',
        '}',
        '',
      ),
    });
  });
});

it('exports no switch that only the newest has', () => {
  const page = (rows: string) => `export const meta = {\n  title: 'T',\n${rows}}\n\nText\n`;
  const { post } = make(
    {
      'next.config.js': '',
      'pages/blog/c/index.mdx': page('  odd: true,\n  wide: true,\n'),
      'pages/blog/b/index.mdx': page('  wide: true,\n'),
      'pages/blog/a/index.mdx': page('  wide: true,\n'),
    },
    'One',
  );
  expect(post.text).toBe("export const meta = {\n  title: 'One',\n  wide: true,\n}\n\n");
});

describe('a new post by the author’s own pattern', () => {
  const HUGO = { 'hugo.toml': 'baseURL = "https://example.org/"\n' };
  const sibling = '---\ntitle: B\ndate: 2024-02-03\nweight: 1\n---\nText\n';

  it('fills in an archetype of its section, with the title as a value of its own', () => {
    const { post } = make({
      ...HUGO,
      'content/notes/b.md': sibling,
      'archetypes/default.md': '---\ntitle: wrong\nseries: wrong\n---\n',
      'archetypes/notes.md': lines(
        '---',
        'title: "{{ replace .Name "-" " " | title }}"  # see the guide',
        'date: {{ .Date }}',
        'day: {{ now.Format "2006-01-02" }}',
        'image: /img/{{ .File.ContentBaseName }}.png',
        '---',
        '',
        '<!-- begin -->',
      ),
    });
    expect(post).toEqual({
      id: 'content/notes/uber-a-title.md',
      text: lines(
        '---',
        'title: "Über: a “title”"  # see the guide',
        'date: 2024-05-06T07:08:09+02:00',
        'day: 2024-05-06',
        'image: /img/uber-a-title.png',
        'draft: true',
        '---',
        '',
        '<!-- begin -->',
      ),
    });
  });

  it('goes by the siblings where the archetype is the one that came with Hugo', () => {
    const stock =
      '+++\ntitle = \'{{ replace .File.ContentBaseName "-" " " | title }}\'\ndate = {{ .Date }}\ndraft = true\n+++\n';
    const beside = make({ ...HUGO, 'content/posts/b.md': sibling, 'archetypes/default.md': stock });
    expect(beside.post.text).toBe(
      '---\ntitle: "Über: a “title”"\ndate: 2024-05-06\nweight:\ndraft: true\n---\n\n',
    );
    const alone = make({ ...HUGO, 'archetypes/default.md': stock });
    expect(alone.post.text).toBe(
      "+++\ntitle = 'Über: a “title”'\ndate = 2024-05-06T07:08:09+02:00\ndraft = true\n+++\n",
    );
  });

  it('goes by the siblings where an archetype computes', () => {
    const { post } = make({
      ...HUGO,
      'content/posts/b.md': sibling,
      'archetypes/posts.md': '---\ntitle: x\nid: {{ sha1 .Name }}\n---\n',
    });
    expect(post.text).toContain('weight:');
  });

  it('fills in Hexo’s scaffold for drafts', () => {
    const { post } = make({
      '_config.yml': 'title: T\n',
      'source/_posts/b.md': sibling,
      'scaffolds/post.md': 'title: {{ title }}\n---\n',
      'scaffolds/draft.md': '---\ntitle: {{ title }}\ndate: {{ date }}\ncover:\n---\n',
    });
    expect(post).toEqual({
      id: 'source/_drafts/uber-a-title.md',
      text: '---\ntitle: "Über: a “title”"\ndate: 2024-05-06 07:08:09\ncover:\n---\n',
    });
  });
});

describe('a new post in another format', () => {
  it('has Pelican’s lines, in the order of the siblings, with the status of a draft', () => {
    const { post } = make({
      'pelicanconf.py': "PATH = 'content'\n",
      'content/life/b.md': 'Title: B\nDate: 2024-02-03 10:00\nTags: a, b\nAuthor: Ada\nSlug: b\n\nText\n',
      'content/life/a.md': 'Title: A\nDate: 2024-02-02 10:00\nTags: a\nAuthor: Ada\nSlug: a\n\nText\n',
    });
    expect(post).toEqual({
      id: 'content/life/uber-a-title.md',
      text: 'Title: Über: a “title”\nDate: 2024-05-06 07:08\nTags:\nAuthor: Ada\nSlug: uber-a-title\nStatus: draft\n\n',
    });
  });

  it('has reStructuredText’s title and fields where siblings have', () => {
    const { post } = make(
      {
        'pelicanconf.py': "PATH = 'content'\n",
        'content/b.rst': 'Tea\n###\n\n:date: 2024-02-03\n:tags: a\n\nText\n',
      },
      'One two',
    );
    expect(post).toEqual({
      id: 'content/one-two.rst',
      text: 'One two\n#######\n:date: 2024-05-06\n:tags:\n:status: draft\n\n',
    });
  });
});

describe('a new post in a folder that was chosen', () => {
  it('is as the posts there are', () => {
    const files = {
      'hugo.toml': '[languages.en]\n[languages.de]\ncontentDir = "content/de"\n',
      'content/posts/b.md': '---\ntitle: B\ndate: 2024-02-03\n---\n',
      'content/notes/c/index.md': '+++\ntitle = "C"\n+++\n',
    };
    const { model } = make(files);
    const folders = model.contentFolders.map(({ path }) => path);
    expect(folders).toContain('content/notes');
    expect(make(files, 'One', 'content/notes').post).toEqual({
      id: 'content/notes/one/index.md',
      text: '+++\ntitle = "One"\ndraft = true\n+++\n\n',
    });
  });
});

describe('a new post’s date beside Jekyll’s posts', () => {
  it.each([
    ['2024-02-03 04:05:06', '2024-05-06 05:08:09'],
    ['"2024-02-03 04:05:06"', '"2024-05-06 14:08:09"'],
  ])('is by the clock that its date is read by, as beside %s', (theirs, date) => {
    const { post } = make({
      '_config.yml': 'timezone: Asia/Tokyo\n',
      '_posts/2024-02-03-a.md': lines('---', 'title: A', `date: ${theirs}`, '---', 'Text'),
    });
    expect(post.text).toContain(`\ndate: ${date}\n`);
  });
});

describe('the first post of a blog', () => {
  it.each<[string, Record<string, string>, string, string]>([
    [
      'hugo',
      { 'hugo.toml': '' },
      'content/posts/one.md',
      'title: "One"\ndate: 2024-05-06T07:08:09+02:00\ndraft: true\n',
    ],
    [
      'jekyll',
      { '_config.yml': '', '_layouts/post.html': '' },
      '_drafts/one.md',
      'layout: post\ntitle: "One"\ndate: 2024-05-06 07:08:09 +0200\n',
    ],
    [
      'astro',
      { 'astro.config.mjs': '' },
      'src/content/blog/one.md',
      'title: "One"\ndescription: ""\npubDate: 2024-05-06\n',
    ],
    ['eleventy', { 'eleventy.config.js': '' }, 'posts/one.md', 'title: "One"\ndate: 2024-05-06\n'],
    [
      'hexo',
      { '_config.yml': '', 'scaffolds/post.md': '' },
      'source/_drafts/one.md',
      'title: One\ndate: 2024-05-06 07:08:09\ntags:\n',
    ],
    [
      'pelican',
      { 'pelicanconf.py': "PATH = 'content'\n" },
      'content/one.md',
      'Title: One\nDate: 2024-05-06 07:08:09\nCategory:\nTags:\nSlug: one\nStatus: draft\n',
    ],
    [
      'zola',
      { 'zola.toml': 'base_url = "https://example.org"\n' },
      'content/posts/one.md',
      'title = "One"\ndate = 2024-05-06\ndraft = true\n',
    ],
    ['plain', {}, 'one.md', 'title: "One"\ndate: 2024-05-06\ndraft: true\n'],
  ])('of %s is its generator’s smallest post', (generator, files, id, header) => {
    const { model, post } = make(files, 'One');
    expect(model.generator).toBe(generator);
    const fence = { pelican: '', zola: '+++\n' }[generator] ?? '---\n';
    expect(post).toEqual({ id, text: `${fence}${header}${fence}\n` });
  });
});

describe('the title of a new post', () => {
  const model: ContentModel = detect(['posts/a.md'], new Map(), 'blog');

  it('must leave a name for the file', () => {
    expect(() => newPost({ title: ' 🎉 ', model, siblings: [], now })).toThrow('title-needed');
  });

  it.each(['yes', '2024', 'a: b', "it's", '"quoted" \\ back', '# 1', '- x', 'Ünïcödé 中'])(
    '%j comes back as it was',
    (given) => {
      for (const text of [
        '---\ntitle: A\n---\n',
        "---\ntitle: 'A'\n---\n",
        '---\ntitle: "A"\n---\n',
        '+++\ntitle = "A"\n+++\n',
      ]) {
        const made = newPost({ title: given, model, siblings: [{ id: 'posts/a.md', text }], now });
        expect(summarise({ ...made, modified: 0, model })).toMatchObject({
          title: given,
          problem: null,
          draft: true,
        });
        expect(readFrontMatter(made.text).problem).toBeNull();
      }
    },
  );
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detect } from '../../blog/detect';
import { learnFields } from '../../blog/learning/learn-fields';
import { isPost } from '../../blog/post-path';
import { Failure } from '../../ipc/errors';
import type { PostChange } from '../change';
import { summarise } from '../facts';
import { headerOf } from '../front-matter/quick-header';
import { pathAfter } from './draft';
import { type ConsequenceFacts, consequences, draftChange, planOf, shifts, wholeDraft } from './plan';

const NOW = '2026-11-24T09:30:00+01:00';
type Files = Readonly<Record<string, string>>;

/** Plans a change of a blog in memory and does it there: the plan, and the files that are not as before (null: gone). */
function change(files: Files, asked: PostChange, choices = { redirect: true, links: true }) {
  const texts = new Map(Object.entries(files));
  const guess = detect([...texts.keys()], texts, 'blog');
  const ids = [...texts.keys()].filter((id) => isPost(id, guess));
  const model = learnFields(
    guess,
    ids.map((id) => headerOf(files[id] ?? '').fields),
  );
  const posts = ids
    .map((id) => summarise({ id, text: files[id] ?? '', modified: 0, model }))
    .sort((a, b) => ((a.date ?? '') < (b.date ?? '') ? 1 : -1));
  const facts: ConsequenceFacts = {
    model,
    posts,
    files: [...texts.keys()],
    links: new Set(),
    texts,
    now: NOW,
    linking: ids,
    unpublished: new Set(),
  };
  const draft = draftChange(asked, facts);
  const found = consequences(draft, shifts(asked, draft, facts), facts);
  const whole = wholeDraft(found, choices, facts);
  const after = new Map<string, string>();
  for (const [path, text] of texts) {
    if (whole.trash.some((gone) => path === gone || path.startsWith(`${gone}/`))) continue;
    after.set(pathAfter(path, whole.moves), whole.edits.get(path) ?? text);
  }
  for (const [path, text] of whole.creates) after.set(path, text);
  for (const { from, to } of whole.copies) after.set(to, files[from] ?? '');
  const result: Record<string, string | null> = {};
  for (const path of new Set([...texts.keys(), ...after.keys()]))
    if (after.get(path) !== texts.get(path)) result[path] = after.get(path) ?? null;
  return { plan: planOf(found, posts), after: result, select: whole.select };
}

const lines = (...rows: string[]) => `${rows.join('\n')}\n`;
const post = (fields: string, body = 'Text.') => `---\n${fields}\n---\n${body}\n`;
const failure = (run: () => unknown) => {
  try {
    run();
  } catch (error) {
    if (error instanceof Failure) return { code: error.code, ...error.detail };
    throw error;
  }
  return null;
};

const HUGO = { 'hugo.toml': 'baseURL = "https://example.org/"\n' };
const JEKYLL = { '_config.yml': 'permalink: pretty\nplugins: [jekyll-redirect-from]\n' };
const HEXO = {
  '_config.yml': 'permalink: :year/:month/:day/:title/\n',
  'package.json': '{"dependencies":{"hexo":"8"}}',
};

describe('renaming', () => {
  it('keeps date, language and extension, and says which address moves', () => {
    const { plan, after } = change(
      { ...JEKYLL, '_posts/2024-05-06-a.markdown': post('title: A') },
      { kind: 'rename', postId: '_posts/2024-05-06-a.markdown', slug: 'b' },
    );
    expect(after).toEqual({
      '_posts/2024-05-06-a.markdown': null,
      '_posts/2024-05-06-b.markdown': post('title: A\nredirect_from: [/2024/05/06/a/]'),
    });
    expect(plan).toMatchObject({
      files: [{ path: '_posts/2024-05-06-a.markdown', to: '_posts/2024-05-06-b.markdown', what: 'moved' }],
      urls: [{ postId: '_posts/2024-05-06-b.markdown', from: '/2024/05/06/a/', to: '/2024/05/06/b/' }],
      redirect: { kind: 'front-matter', where: 'redirect_from' },
      noRedirect: null,
    });
  });

  it('moves no address where the front matter decides it', () => {
    const { plan } = change(
      { ...HUGO, 'content/posts/a.md': post('title: A\nslug: kept') },
      { kind: 'rename', postId: 'content/posts/a.md', slug: 'b' },
    );
    expect(plan).toMatchObject({ urls: [], redirect: null, noRedirect: null });
  });

  it('takes the bundle’s folder with all that is in it', () => {
    const { after } = change(
      {
        ...HUGO,
        'content/posts/a/index.md': post('title: A', '![x](x.png)'),
        'content/posts/a/x.png': 'x',
        'content/posts/b.md': post('title: B', '[a](/posts/a/#top)'),
      },
      { kind: 'rename', postId: 'content/posts/a/index.md', slug: 'c' },
    );
    expect(after).toEqual({
      'content/posts/a/index.md': null,
      'content/posts/a/x.png': null,
      'content/posts/c/index.md': post('title: A\naliases: [/posts/a/]', '![x](x.png)'),
      'content/posts/c/x.png': 'x',
      'content/posts/b.md': post('title: B', '[a](/posts/c/#top)'),
    });
  });

  it('takes Hexo’s folder of assets along', () => {
    const { after, plan } = change(
      { ...HEXO, 'source/_posts/a.md': post('title: A\ndate: 2024-05-06'), 'source/_posts/a/x.png': 'x' },
      { kind: 'rename', postId: 'source/_posts/a.md', slug: 'b' },
    );
    expect(Object.keys(after).sort()).toEqual([
      'source/_posts/a.md',
      'source/_posts/a/x.png',
      'source/_posts/b.md',
      'source/_posts/b/x.png',
    ]);
    expect(plan.noRedirect).toContain('hexo-generator-alias');
  });

  it('leaves links and redirects alone when they are not wanted', () => {
    const { after, plan } = change(
      {
        ...HUGO,
        'content/posts/a.md': post('title: A'),
        'content/posts/b.md': post('title: B', '[a](/posts/a/)'),
      },
      { kind: 'rename', postId: 'content/posts/a.md', slug: 'c' },
      { redirect: false, links: false },
    );
    expect(plan.links).toEqual([{ postId: 'content/posts/b.md', title: 'B', count: 1 }]);
    expect(after).toEqual({ 'content/posts/a.md': null, 'content/posts/c.md': post('title: A') });
  });

  it('offers no redirect for a draft', () => {
    const { plan } = change(
      { ...HUGO, 'content/posts/a.md': post('title: A\ndraft: true') },
      { kind: 'rename', postId: 'content/posts/a.md', slug: 'b' },
    );
    expect(plan).toMatchObject({ urls: [], redirect: null });
  });

  it('says so where the address cannot be told', () => {
    const { plan } = change(
      { 'astro.config.mjs': 'export default {};', 'src/content/blog/a.md': post('title: A') },
      { kind: 'rename', postId: 'src/content/blog/a.md', slug: 'b' },
    );
    expect(plan).toMatchObject({
      urls: [],
      redirect: null,
      noRedirect: expect.stringContaining('cannot be told'),
    });
  });

  it('does not take an index file with other posts below it for a bundle', () => {
    const { after } = change(
      { ...HUGO, 'content/posts/a/index.md': post('title: A'), 'content/posts/a/b.md': post('title: B') },
      { kind: 'rename', postId: 'content/posts/a/index.md', slug: 'c' },
      { redirect: false, links: false },
    );
    expect(Object.keys(after)).toEqual(['content/posts/a/index.md', 'content/posts/a/c.md']);
  });
});

describe('moving', () => {
  it('keeps relative links and images leading where they led', () => {
    const { after } = change(
      {
        'docusaurus.config.js': "module.exports = { url: 'https://example.org', baseUrl: '/' };",
        'blog/2024-05-06-a.md': post(
          'title: A\nimage: ./x.png',
          '![x](./x.png) [b](2024-05-07-b.md) [up](../README.md)',
        ),
        'blog/2024-05-07-b.md': post('title: B', '[a](./2024-05-06-a.md)'),
        'blog/x.png': 'x',
        'README.md': 'x',
      },
      { kind: 'move', postId: 'blog/2024-05-06-a.md', folder: 'blog/old' },
      { redirect: false, links: true },
    );
    expect(after).toEqual({
      'blog/2024-05-06-a.md': null,
      'blog/old/2024-05-06-a.md': post(
        'title: A\nimage: ../x.png',
        '![x](../x.png) [b](../2024-05-07-b.md) [up](../../README.md)',
      ),
      'blog/2024-05-07-b.md': post('title: B', '[a](./old/2024-05-06-a.md)'),
    });
  });

  it('goes only into folders of posts', () => {
    expect(
      failure(() =>
        change(
          { ...HUGO, 'content/posts/a.md': post('title: A') },
          { kind: 'move', postId: 'content/posts/a.md', folder: 'static' },
        ),
      ),
    ).toMatchObject({ code: 'change-refused' });
  });
});

describe('drafts', () => {
  const draft = (files: Files, postId: string, on: boolean) =>
    change(files, { kind: 'setDraft', postIds: [postId], draft: on }).after;

  it('turns a flag in the post’s own words and changes nothing else', () => {
    const files = {
      ...HUGO,
      'content/posts/a.md': lines('+++', 'title = "A"', 'draft = true # soon', '+++'),
    };
    expect(draft(files, 'content/posts/a.md', false)).toEqual({
      'content/posts/a.md': lines('+++', 'title = "A"', 'draft = false # soon', '+++'),
    });
  });

  it('says no in a post that is one by what it inherits, and nothing where it says no already', () => {
    const inherited = { 'hugo.toml': 'baseURL = "https://example.org/"\n[cascade]\ndraft = true\n' };
    const files = {
      ...inherited,
      'content/posts/a.md': post('title: A'),
      'content/posts/b.md': post('title: B\ndraft: false'),
    };
    expect(draft(files, 'content/posts/a.md', false)).toEqual({
      'content/posts/a.md': post('title: A\ndraft: false'),
    });
    expect(failure(() => draft(files, 'content/posts/b.md', false))).toMatchObject({
      code: 'nothing-to-change',
    });
  });

  it('moves Jekyll’s drafts to a dated name, in the folder of posts beside theirs', () => {
    const files = {
      ...JEKYLL,
      'en/_posts/2024-05-06-a.md': post('title: A\ndate: 2024-05-06 07:08'),
      'en/_drafts/b.md': post('title: B\ndate: 2020-01-01'),
      '_posts/2024-05-07-c.md': post('title: C'),
      '_drafts/d.md': post('title: D'),
    };
    expect(draft(files, 'en/_drafts/b.md', false)).toEqual({
      'en/_drafts/b.md': null,
      'en/_posts/2020-01-01-b.md': post('title: B\ndate: 2020-01-01'),
    });
  });

  it('is a word in place for what lies in a collection of Jekyll’s beside the posts', () => {
    const files = {
      '_config.yml': 'title: T\ncollections:\n  notes: { output: true }\n',
      '_posts/2024-05-06-a.md': post('title: A'),
      '_notes/b.md': post('title: B'),
      '_notes/c.md': post('title: C\npublished: false'),
      '_drafts/d.md': post('title: D'),
    };
    expect(draft(files, '_notes/b.md', true)).toEqual({ '_notes/b.md': post('title: B\npublished: false') });
    expect(draft(files, '_notes/c.md', false)).toEqual({ '_notes/c.md': post('title: C\npublished: true') });
    expect(Object.keys(draft(files, '_drafts/d.md', false))).toEqual([
      '_drafts/d.md',
      '_posts/2026-11-24-d.md',
    ]);
    const copy = change(files, { kind: 'duplicate', postId: '_notes/b.md', title: 'Again' });
    expect(copy.after).toEqual({ '_notes/again.md': post('title: Again\npublished: false') });
  });

  it('dates a draft as the posts beside it are dated, and not at all where only names are', () => {
    const named = { ...JEKYLL, '_posts/2024-05-06-a.md': post('title: A'), '_drafts/b.md': post('title: B') };
    expect(draft(named, '_drafts/b.md', false)).toEqual({
      '_drafts/b.md': null,
      '_posts/2026-11-24-b.md': post('title: B'),
    });
    const dated = {
      ...JEKYLL,
      '_posts/2024-05-06-a.md': post('title: A\ndate: 2024-05-06 07:08'),
      '_drafts/b.md': post('title: B'),
    };
    expect(draft(dated, '_drafts/b.md', false)).toEqual({
      '_drafts/b.md': null,
      '_posts/2026-11-24-b.md': post('title: B\ndate: 2026-11-24 09:30'),
    });
  });

  it('keeps a date that lies ahead: the author has planned it', () => {
    const files = {
      ...JEKYLL,
      '_posts/2024-05-06-a.md': post('title: A'),
      '_drafts/b.md': post('title: B\ndate: 2027-01-02'),
    };
    expect(draft(files, '_drafts/b.md', false)).toEqual({
      '_drafts/b.md': null,
      '_posts/2027-01-02-b.md': post('title: B\ndate: 2027-01-02'),
    });
  });

  it('takes the date of a Jekyll post’s name into its front matter when it becomes a draft again', () => {
    const files = { ...JEKYLL, '_posts/2024-05-06-a.md': post('title: A'), '_drafts/b.md': post('title: B') };
    expect(draft(files, '_posts/2024-05-06-a.md', true)).toEqual({
      '_posts/2024-05-06-a.md': null,
      '_drafts/a.md': post('title: A\ndate: 2024-05-06'),
    });
  });

  it('writes that date as the posts beside it write theirs, in the post’s own quotes, and never over one', () => {
    const files = {
      ...JEKYLL,
      '_posts/2024-05-06-a.md': lines('---', '# mine', "title: 'A'", '---', 'Text.'),
      '_posts/2024-05-07-b.md': post('title: B\ndate: 2024-05-07 07:08:09 +0100'),
      '_drafts/c.md': post('title: C'),
    };
    expect(draft(files, '_posts/2024-05-06-a.md', true)).toEqual({
      '_posts/2024-05-06-a.md': null,
      '_drafts/a.md': lines(
        '---',
        '# mine',
        "title: 'A'",
        "date: '2024-05-06 00:00:00 +0100'",
        '---',
        'Text.',
      ),
    });
    expect(draft(files, '_posts/2024-05-07-b.md', true)).toEqual({
      '_posts/2024-05-07-b.md': null,
      '_drafts/b.md': files['_posts/2024-05-07-b.md'],
    });
  });

  it('publishes a draft that was a post under the path it had, changed by nothing but the line of its date', () => {
    const day = fc.date({ min: new Date('1999-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    const slug = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}[a-z]$/);
    const sibling = fc.constantFrom(
      '',
      '\ndate: 2024-05-07',
      '\ndate: 2024-05-07 23:59:59 -0800',
      '\ndate: 2024-05-07T01:02:03Z',
    );
    fc.assert(
      fc.property(day, slug, sibling, fc.boolean(), (date, name, dated, hexo) => {
        const root = hexo ? 'source/' : '';
        const id = `${root}_posts/${date.toISOString().slice(0, 10)}-${name}.md`;
        const before: Files = {
          ...(hexo ? HEXO : JEKYLL),
          [`${root}_posts/2024-05-07-zz9.md`]: post(`title: Z${dated}`),
          [`${root}_drafts/d9.md`]: post('title: D'),
          [id]: post('title: A'),
        };
        const back = draft(before, id, true);
        const away = Object.keys(back).find((path) => path !== id) ?? '';
        const { [id]: _, ...rest } = before;
        const again = draft({ ...rest, [away]: back[away] ?? '' }, away, false);
        expect(again[away]).toBeNull();
        expect(again[id]?.replace(/^date: .*\n/m, '')).toBe(before[id]);
      }),
      { numRuns: 60 },
    );
  });

  it('turns `published: false` where the file is in place already', () => {
    const files = { ...JEKYLL, '_posts/2024-05-06-a.md': post('title: A\npublished: false') };
    expect(draft(files, '_posts/2024-05-06-a.md', false)).toEqual({
      '_posts/2024-05-06-a.md': post('title: A\npublished: true'),
    });
  });

  it('moves Hexo’s drafts under their own name', () => {
    const files = {
      ...HEXO,
      'source/_posts/a.md': post('title: A\ndate: 2024-05-06 07:08:09'),
      'source/_drafts/b.md': post('title: B\ntags:'),
      'source/_drafts/b/x.png': 'x',
    };
    expect(draft(files, 'source/_drafts/b.md', false)).toEqual({
      'source/_drafts/b.md': null,
      'source/_drafts/b/x.png': null,
      'source/_posts/b.md': post('title: B\ntags:\ndate: 2026-11-24 09:30:00'),
      'source/_posts/b/x.png': 'x',
    });
  });

  it('writes Pelican’s status', () => {
    const files = {
      'pelicanconf.py': "PATH = 'content'\n",
      'content/a.md': lines('Title: A', 'Date: 2024-05-06', 'Status: draft', '', 'Text.'),
    };
    expect(draft(files, 'content/a.md', false)).toEqual({
      'content/a.md': lines('Title: A', 'Date: 2024-05-06', 'Status: published', '', 'Text.'),
    });
  });

  it('leaves two drafts alone that would get one name', () => {
    const files = {
      ...JEKYLL,
      '_posts/2024-05-06-z.md': post('title: Z'),
      '_drafts/a.md': post('title: A'),
      '_drafts/a.markdown': post('title: A too'),
      '_posts/2026-11-24-a.md': post('title: There'),
    };
    const { plan, after } = change(files, {
      kind: 'setDraft',
      postIds: ['_drafts/a.md', '_drafts/a.markdown'],
      draft: false,
    });
    expect(plan.refused.map(({ postId }) => postId)).toEqual(['_drafts/a.md']);
    expect(Object.keys(after)).toEqual(['_drafts/a.markdown', '_posts/2026-11-24-a.markdown']);
  });
});

describe('converting', () => {
  it('makes a bundle of a file, and mends what was relative to it', () => {
    const { after } = change(
      {
        ...HUGO,
        'content/posts/a.md': post('title: A', '![x](pics/x.png)'),
        'content/posts/pics/x.png': 'x',
      },
      { kind: 'convert', postId: 'content/posts/a.md', to: 'bundle' },
    );
    expect(after).toEqual({
      'content/posts/a.md': null,
      'content/posts/a/index.md': post('title: A', '![x](../pics/x.png)'),
    });
  });

  it('keeps a bundle that has pictures', () => {
    const files = { ...HUGO, 'content/posts/a/index.md': post('title: A'), 'content/posts/a/x.png': 'x' };
    expect(
      failure(() => change(files, { kind: 'convert', postId: 'content/posts/a/index.md', to: 'file' })),
    ).toEqual({ code: 'change-refused', reason: 'Its folder holds other files (1), so the post needs it.' });
  });
});

describe('duplicating', () => {
  it('makes a draft with its own title, name and date, without the address of the first', () => {
    const { after, select } = change(
      {
        ...HUGO,
        'content/posts/a/index.md': post(
          'title: "A"\ndate: 2024-05-06\nslug: x\naliases: [/old/]\ntags: [t]',
        ),
        'content/posts/a/x.png': 'x',
      },
      { kind: 'duplicate', postId: 'content/posts/a/index.md', title: 'Second: life' },
    );
    expect(after).toEqual({
      'content/posts/second-life/index.md': post(
        'title: "Second: life"\ndate: 2026-11-24\ntags: [t]\ndraft: true',
      ),
      'content/posts/second-life/x.png': 'x',
    });
    expect(select).toBe('content/posts/second-life/index.md');
  });

  it('goes to the drafts folder where there is one', () => {
    const { select } = change(
      { ...JEKYLL, '_posts/2024-05-06-a.md': post('title: A'), '_drafts/b.md': post('title: B') },
      { kind: 'duplicate', postId: '_posts/2024-05-06-a.md', title: 'C' },
    );
    expect(select).toBe('_drafts/c.md');
  });

  it('is dated by the clock that its date is read by: a text in quotes is the site’s', () => {
    const of = (date: string) => {
      const files = {
        '_config.yml': 'timezone: Asia/Tokyo\n',
        '_posts/2024-05-06-a.md': post(`title: A\ndate: ${date}`),
      };
      const { after, select } = change(files, {
        kind: 'duplicate',
        postId: '_posts/2024-05-06-a.md',
        title: 'C',
      });
      return /date: .*/.exec(after[select ?? ''] ?? '')?.[0];
    };
    expect(of('"2024-01-02 03:04:05"')).toBe('date: "2026-11-24 17:30:00"');
    expect(of('2024-01-02 03:04:05')).toBe('date: 2026-11-24 08:30:00');
  });
});

describe('tags', () => {
  const files = {
    ...JEKYLL,
    '_posts/2024-01-01-a.md': post('title: A\ntags: [ garden,  "winter" ] # mine'),
    '_posts/2024-01-02-b.md': post('title: B\ntags: garden wood'),
    '_posts/2024-01-03-c.md': post('title: C\ntags:\n  - Garden\n  - garden'),
    '_posts/2024-01-04-d.md': post('title: D'),
  };

  it('are renamed and merged in every post, in each one’s own style', () => {
    const { after } = change(files, { kind: 'renameTag', field: 'tags', from: ['garden'], to: 'Garden' });
    expect(after).toEqual({
      '_posts/2024-01-01-a.md': post('title: A\ntags: [ Garden,  "winter" ] # mine'),
      '_posts/2024-01-02-b.md': post('title: B\ntags: Garden wood'),
      '_posts/2024-01-03-c.md': post('title: C\ntags:\n  - Garden'),
    });
  });

  it('are added and taken off several posts at once', () => {
    const { after } = change(files, {
      kind: 'tag',
      postIds: ['_posts/2024-01-02-b.md', '_posts/2024-01-04-d.md'],
      field: 'tags',
      add: ['new'],
      remove: ['wood'],
    });
    expect(after['_posts/2024-01-02-b.md']).toBe(post('title: B\ntags: garden new'));
    expect(after['_posts/2024-01-04-d.md']).toMatch(/^---\ntitle: D\ntags:[\s\S]*new[\s\S]*---\nText\.\n$/);
  });

  it('that a post inherits are written down with a change, since its own take their place', () => {
    const defaults = 'defaults: [{scope: {path: ""}, values: {tags: [given, wood]}}]';
    const inheriting = { ...files, '_config.yml': `theme: x\n${defaults}\n` };
    const d = '_posts/2024-01-04-d.md';
    const add = change(inheriting, {
      kind: 'tag',
      postIds: [d],
      field: 'tags',
      add: ['new'],
      remove: ['wood'],
    });
    expect(add.after[d]).toBe(post('title: D\ntags: [given, new]'));
    const { after } = change(inheriting, { kind: 'renameTag', field: 'tags', from: ['wood'], to: 'trees' });
    expect(Object.keys(after).sort()).toEqual(['_posts/2024-01-02-b.md', d]);
    expect(after[d]).toBe(post('title: D\ntags: [given, trees]'));
  });

  it('of one text become a list when a new one has a space in it', () => {
    const { after } = change(files, { kind: 'renameTag', field: 'tags', from: ['wood'], to: 'old wood' });
    expect(after).toEqual({
      '_posts/2024-01-02-b.md': expect.stringMatching(/tags:[\s\S]*garden[\s\S]*old wood/) as string,
    });
  });

  it('of Hexo keep their hierarchy', () => {
    const { after } = change(
      {
        ...HEXO,
        'source/_posts/a.md': post(
          'title: A\ndate: 2024-05-06\ncategories:\n  - [Weather, Snow]\n  - [Home]',
        ),
      },
      { kind: 'renameTag', field: 'categories', from: ['Weather/Snow'], to: 'Weather/Ice' },
    );
    expect(after).toEqual({
      'source/_posts/a.md': post('title: A\ndate: 2024-05-06\ncategories:\n  - [Weather, Ice]\n  - [Home]'),
    });
  });

  it('that decide an address move it, and say so', () => {
    const { plan } = change(
      {
        '_config.yml': 'permalink: /:categories/:title/\n',
        '_posts/2024-01-01-a.md': post('title: A\ncategories: [Old]'),
      },
      { kind: 'renameTag', field: 'categories', from: ['Old'], to: 'New' },
    );
    expect(plan.urls).toEqual([{ postId: '_posts/2024-01-01-a.md', from: '/old/a/', to: '/new/a/' }]);
    expect(plan.noRedirect).toContain('jekyll-redirect-from');
  });
});

describe('a post whose text moved its address', () => {
  it('leaves a redirect in Netlify’s file above what catches all, and its links follow', () => {
    const files = {
      'docs/.vitepress/config.js': 'export default {};',
      'docs/posts/a.md': post('title: A'),
      'docs/posts/b.md': post('title: B', '[a](/posts/old.html)'),
      'docs/public/_redirects': '# all\r\n/* /404 404',
    };
    const asked: PostChange = { kind: 'moved', postId: 'docs/posts/a.md', oldUrl: '/posts/old.html' };
    const { after, plan } = change(files, asked);
    expect(plan.redirect).toEqual({ kind: 'netlify-redirects', where: 'docs/public/_redirects' });
    expect(after).toEqual({
      'docs/posts/b.md': post('title: B', '[a](/posts/a.html)'),
      'docs/public/_redirects': '# all\r\n/posts/old.html /posts/a.html 301\r\n/* /404 404',
    });
  });

  it('has nothing to say when the address is where it was', () => {
    const files = { ...HUGO, 'content/posts/a.md': post('title: A') };
    expect(
      failure(() => change(files, { kind: 'moved', postId: 'content/posts/a.md', oldUrl: '/posts/a/' })),
    ).toEqual({
      code: 'change-refused',
      reason: 'Its address did not move.',
    });
  });

  it('comes back to an address without leading away from it', () => {
    const files = { ...HUGO, 'content/posts/a.md': post('title: A\naliases: [/posts/a/, /older/]') };
    expect(change(files, { kind: 'moved', postId: 'content/posts/a.md', oldUrl: '/posts/b/' }).after).toEqual(
      {
        'content/posts/a.md': post('title: A\naliases: [/older/, /posts/b/]'),
      },
    );
  });
});

describe('deleting', () => {
  it('takes a bundle whole, but not when a translation in it stays', () => {
    const files = {
      'hugo.toml': 'baseURL = "https://example.org/"\n[languages.en]\n[languages.fr]\n',
      'content/posts/a/index.md': post('title: A'),
      'content/posts/a/index.fr.md': post('title: A'),
      'content/posts/a/x.png': 'x',
    };
    const both = ['content/posts/a/index.md', 'content/posts/a/index.fr.md'];
    expect(Object.keys(change(files, { kind: 'delete', postIds: both.slice(0, 1) }).after)).toEqual(
      both.slice(0, 1),
    );
    expect(change(files, { kind: 'delete', postIds: both }).plan.files).toEqual([
      { path: 'content/posts/a', to: null, what: 'trashed' },
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { exampleModel } from './example-model';
import type { ContentModel } from './model';
import { ignoredHold, isListed, isPost, postKind, withoutResources } from './post-path';

const folder = (path: string, kind: 'posts' | 'drafts' | 'pages' = 'posts') => ({
  path,
  kind,
  language: null,
});
const of = (generator: ContentModel['generator'], changes: Partial<ContentModel> = {}): ContentModel =>
  exampleModel({ generator, contentFolders: [folder('c')], ...changes });
const jekyll = of('jekyll', { contentFolders: [folder('_posts'), folder('_drafts', 'drafts')] });

describe('what the library shows', () => {
  it('is posts, and what its author takes for one', () => {
    expect(
      ['_posts/2024-01-02-a.md', '_posts/a.md', '_posts/a.png'].map((path) => isListed(path, jekyll)),
    ).toEqual([true, true, false]);
  });

  it('is no page resource of Hugo’s: all else below an index file', () => {
    const paths = [
      'c/a/index.md',
      'c/a/index.fr.md',
      'c/a/more.md',
      'c/a/x/y.md',
      'c/a/x/index.md',
      'c/ab/b.md',
      'c/b.md',
    ];
    expect(withoutResources(paths, of('hugo'))).toEqual([
      'c/a/index.md',
      'c/a/index.fr.md',
      'c/ab/b.md',
      'c/b.md',
    ]);
    expect(withoutResources(paths, of('zola'))).toEqual(paths);
  });
});

describe('a post is told by its path', () => {
  it.each<[string, string, ContentModel, boolean]>([
    ['Markdown', 'c/a.md', of('hugo'), true],
    ['deep down', 'c/2024/01/a.md', of('hugo'), true],
    ['beside the folder', 'cc/a.md', of('hugo'), false],
    ['an image', 'c/a.png', of('hugo'), false],
    ['a section’s page', 'c/_index.md', of('hugo'), false],
    ['a section’s page in another language', 'c/_index.fr.md', of('zola'), false],
    ['an underscore, which Hugo prints', 'c/_a.md', of('hugo'), true],
    ['an underscore, which Hexo passes over', 'c/_a.md', of('hexo'), false],
    ['a folder with an underscore, which a glob of Astro’s matches', 'c/_x/a.md', of('astro'), true],
    [
      'a folder with an underscore among Astro’s pages',
      'src/pages/_x/a.md',
      of('astro', { contentFolders: [folder('src/pages')] }),
      false,
    ],
    ['a hidden file', 'c/.a.md', of('hugo'), false],
    ['an editor’s backup', 'c/#a.md', of('hugo'), false],
    ['a package’s file', 'c/node_modules/x/a.md', of('astro'), false],
    ['a README, which Hugo prints', 'c/README.md', of('hugo'), true],
    ['a README elsewhere', 'c/README.md', of('zola'), false],
    ['Org, which Zola does not read', 'c/a.org', of('zola'), false],
    ['reStructuredText for Pelican', 'c/a.rst', of('pelican'), true],
    ['an ending in capitals for Pelican', 'c/a.MD', of('pelican'), false],
    ['an index at the top of VitePress’s posts', 'c/index.md', of('vitepress'), false],
    ['an index of a folder of VitePress’s', 'c/x/index.md', of('vitepress'), false],
    ['an index that is a post of VitePress’s', 'c/x/index.md', of('vitepress', { naming: 'bundle' }), true],
    ['an index that is a post of Gatsby’s', 'c/x/index.md', of('gatsby'), true],
    ['an index that Astro prints', 'c/x/index.md', of('astro'), true],
    ['a drawing, which Astro prints', 'c/x.excalidraw.md', of('astro'), true],
    ['a licence at the top', 'LICENSE-CC-BY.md', of('plain', { contentFolders: [folder('')] }), false],
    ['notes for agents at the top', 'AGENTS.md', of('plain', { contentFolders: [folder('')] }), false],
    [
      'a post at the top that begins like a file of the repository’s',
      'history-of-ink.md',
      of('plain', { contentFolders: [folder('')] }),
      true,
    ],
    ['a dated name', '_posts/2024-1-2-a.md', jekyll, true],
    ['a dated name below a topic', '_posts/git/20-1-2-a.markdown', jekyll, true],
    ['a name with too little of a date', '_posts/12-quirk.md', jekyll, false],
    ['a draft without a date', '_drafts/a.md', jekyll, true],
    ['below a folder that Jekyll skips', '_posts/_old/2024-01-02-a.md', jekyll, false],
    ['below one that it does not skip', '_posts/x/_old/2024-01-02-a.md', jekyll, true],
  ])('%s', (_, path, model, post) => {
    expect(isPost(path, model)).toBe(post);
  });

  it('by the deepest folder it lies in', () => {
    const model = of('pelican', {
      contentFolders: [folder('c'), folder('c/pages', 'pages'), folder('c/pages/x', 'drafts')],
    });
    expect(postKind('c/a.md', model)).toBe('posts');
    expect(postKind('c/pages/a.md', model)).toBe('pages');
    expect(isPost('c/pages/a.md', model)).toBe(false);
    expect(postKind('c/pages/x/a.md', model)).toBe('drafts');
    expect(postKind('d/a.md', model)).toBeNull();
  });
});

describe('why a file is no post', () => {
  it.each<[string, string, ContentModel, ReturnType<typeof ignoredHold>]>([
    ['it is one', '_posts/2024-01-02-a.md', jekyll, null],
    ['its name has no date', '_posts/a.md', jekyll, 'ignored-name'],
    ['its name begins with an underscore', '_posts/_2024-01-02-a.md', jekyll, 'ignored-name'],
    ['its folder’s does', '_posts/_old/2024-01-02-a.md', jekyll, 'ignored-place'],
    ['it lies in a folder that nearly has the right name', '_post/2024-01-02-a.md', jekyll, 'ignored-place'],
    ['it lies below a folder that Jekyll skips', '_old/_posts/2024-01-02-a.md', jekyll, 'ignored-place'],
    ['it is a page, dated or not', 'notes/2024-01-02-a.md', jekyll, null],
    ['it may belong to a collection', '_wiki/2024-01-02-a.md', jekyll, null],
    ['it is printed as it is', '_posts/2024-01-02-a.mdx', jekyll, null],
    ['its format is another generator’s', 'c/a.Rmd', of('hugo'), 'ignored-name'],
    ['MDX is nothing to Hugo', 'c/a.mdx', of('hugo'), 'ignored-name'],
    ['it is a picture', 'c/a.png', of('hugo'), null],
    ['it is a section’s page', 'c/_index.md', of('hugo'), null],
    ['it is a page', 'c/a.md', of('hugo', { contentFolders: [folder('c', 'pages')] }), null],
    ['it lists the posts', 'c/index.md', of('eleventy'), null],
  ])('%s', (_, path, model, hold) => {
    expect(ignoredHold(path, model)).toBe(hold);
    if (hold !== null) expect(isPost(path, model)).toBe(false);
  });
});

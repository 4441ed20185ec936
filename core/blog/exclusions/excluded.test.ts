import { describe, expect, it } from 'vitest';
import { emptyFiles, exampleBlog } from '../example-blog';
import { ignoredHold, isPost } from '../post-path';
import { excludedBy } from './excluded';

describe('what the configuration leaves out', () => {
  it('is no post, is listed with the reason, and has its line as evidence', () => {
    const { model, ignored } = exampleBlog({
      'site/_config.yml': 'title: T\nexclude:\n  - "*/old-*"\n',
      'site/_layouts/default.html': '',
      ...emptyFiles('site/_posts/2024-01-02-a.md', 'site/_posts/old-2024.md'),
    });
    const path = 'site/_posts/old-2024.md';
    expect(excludedBy(path, model)).toEqual({
      pattern: '*/old-*',
      under: 'site',
      how: 'fnmatch',
      file: 'site/_config.yml',
      line: 3,
    });
    expect(ignoredHold(path, model)).toBe('excluded');
    expect(ignored).toEqual([path]);
    expect(model.evidence).toContainEqual({ about: 'left out: */old-*', file: 'site/_config.yml', line: 3 });
  });

  it('is Zola’s `ignored_content`, whose stars cross folders', () => {
    const { model } = exampleBlog({
      'config.toml':
        'base_url = "https://e.org"\nignored_content = ["*/notes/*", "*.draft.md"]\n[markdown]\nsmart_punctuation = true\n',
      'content/blog/_index.md': '+++\n+++\n',
      ...emptyFiles('content/blog/a.md', 'content/blog/notes/b.md', 'content/blog/c.draft.md'),
    });
    expect(
      ['content/blog/a.md', 'content/blog/notes/b.md', 'content/blog/c.draft.md'].map((path) =>
        isPost(path, model),
      ),
    ).toEqual([true, false, false]);
  });

  it('is Docusaurus’s `exclude`, from each blog’s folder', () => {
    const { model } = exampleBlog({
      'docusaurus.config.js':
        "module.exports = { url: 'https://e.org', baseUrl: '/', presets: [['classic', { blog: { exclude: ['**/wip/**', 'old.md'] } }]] };",
      ...emptyFiles('blog/2024-01-02-a.md', 'blog/x/wip/b.md', 'blog/old.md', 'blog/x/old.md'),
    });
    const posts = ['blog/2024-01-02-a.md', 'blog/x/wip/b.md', 'blog/old.md', 'blog/x/old.md'];
    expect(posts.filter((path) => isPost(path, model))).toEqual(['blog/2024-01-02-a.md', 'blog/x/old.md']);
  });

  describe('by Hugo’s mounts', () => {
    const POSTS = ['texts/a.md', 'texts/deep/b.md', 'texts/deep/c.en.md'];
    const mount = (target: string, lines: string, source = 'texts') =>
      `[[module.mounts]]\nsource = "${source}"\ntarget = "content/${target}"\n${lines}\n`;
    const of = (...mounts: readonly string[]) =>
      exampleBlog({
        'hugo.toml': `baseURL = "https://e.org/"\n${mounts.join('')}`,
        ...emptyFiles(...POSTS),
      }).model;
    const taken = (...mounts: readonly string[]) => {
      const model = of(...mounts);
      return POSTS.filter((path) => excludedBy(path, model) === null);
    };

    it('is what is not among the files that are taken, with that line as evidence', () => {
      const model = of(mount('posts', 'includeFiles = ["*.md", "/deep/b*"]'));
      expect(POSTS.filter((path) => excludedBy(path, model) === null)).toEqual(POSTS.slice(0, 2));
      expect(model.evidence).toContainEqual({
        about: 'taken alone: {*.md,/deep/b*}',
        file: 'hugo.toml',
        line: 5,
      });
    });

    it('is nothing by more patterns than are looked at', () => {
      const many = Array.from({ length: 70 }, (_, n) => `"x${n}.md"`).join(', ');
      expect(taken(mount('posts', `includeFiles = [${many}]`))).toEqual(POSTS);
    });

    it('is nothing that a mount to another place takes', () => {
      expect(taken(mount('a', 'includeFiles = "*.md"'), mount('b', 'includeFiles = "deep/b.md"'))).toEqual(
        POSTS.slice(0, 2),
      );
      expect(taken(mount('a', 'excludeFiles = "deep"'), mount('b', ''))).toEqual(POSTS);
      expect(taken(mount('a', 'includeFiles = "*.md"'), mount('b', '', 'texts/deep'))).toEqual(POSTS);
    });
  });

  it('leaves out nothing by an expression that may run on for ever', () => {
    const { model } = exampleBlog({
      'hugo.toml':
        'baseURL = "https://e.org/"\nignoreFiles = ["(a+)+$", "a*b*c*d*$", "[", "\\\\.tmp\\\\.md$"]\n',
      ...emptyFiles('content/posts/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!.md', 'content/posts/b.tmp.md'),
    });
    expect(model.excluded?.map(({ pattern }) => pattern)).toEqual(['\\.tmp\\.md$']);
    expect(isPost('content/posts/b.tmp.md', model)).toBe(false);
  });
});

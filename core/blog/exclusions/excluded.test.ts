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

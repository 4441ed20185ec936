import { describe, expect, it } from 'vitest';
import { detect } from '../detect';
import type { MarkdownFacts } from '../model';

function learned(files: Readonly<Record<string, string>>, more: readonly string[] = []): MarkdownFacts {
  const paths = [...Object.keys(files), ...more];
  return detect(paths, new Map(Object.entries(files)), 'blog').markdown ?? {};
}

describe('what a configuration says about Markdown', () => {
  it.each<[string, Record<string, string>, readonly string[], MarkdownFacts]>([
    [
      'Hugo: raw HTML, line breaks and mathematics',
      {
        'hugo.toml':
          'baseURL = "https://a.example"\n[markup.goldmark.renderer]\nunsafe = true\nhardWraps = true\n[markup.goldmark.extensions.passthrough]\nenable = true\n[markup.goldmark.extensions.typographer]\ndisable = true\n',
      },
      ['content/posts/a.md'],
      { rawHtml: 'keep', breaks: true, math: 'passthrough', typography: 'none' },
    ],
    [
      'Hugo: in a file of its own, and a template for quotations',
      {
        'config/_default/hugo.toml': 'baseURL = "https://a.example"',
        'config/_default/markup.toml':
          '[goldmark.renderer]\nunsafe = true\n[goldmark.extensions]\nfootnote = false\n',
      },
      ['content/posts/a.md', 'layouts/_default/_markup/render-blockquote-alert.html'],
      { rawHtml: 'keep', footnotes: 'none', alerts: true },
    ],
    [
      'Jekyll: kramdown’s options',
      { '_config.yml': 'title: a\nkramdown:\n  hard_wrap: true\n  auto_ids: false\n' },
      ['_posts/2024-01-01-a.md'],
      { breaks: true, headingIds: 'none' },
    ],
    [
      'Hexo: marked’s options',
      { '_config.yml': 'title: a\nmarked:\n  breaks: false\n  smartypants: false\n' },
      ['source/_posts/a.md', 'scaffolds/post.md'],
      { breaks: false, typography: 'none' },
    ],
    [
      'Zola',
      {
        'zola.toml':
          'base_url = "https://a.example"\n[markdown]\nsmart_punctuation = true\nbottom_footnotes = true\n',
      },
      ['content/blog/a.md'],
      { typography: 'pulldown', footnotes: 'gfm' },
    ],
    [
      'Gatsby: its transformer’s plugins',
      {
        'gatsby-config.js':
          "module.exports = { plugins: [{ resolve: 'gatsby-transformer-remark', options: { plugins: ['gatsby-remark-smartypants', { resolve: 'gatsby-remark-autolink-headers', options: { enableCustomId: true } }] } }] };\n",
      },
      ['content/blog/a/index.md'],
      { headingIds: 'github', attributes: 'ids', typography: 'retext-texts' },
    ],
    [
      'Next: plugins that are named where its collections are',
      {
        'next.config.js': 'module.exports = {};\n',
        'contentlayer.config.ts': "import remarkMath from 'remark-math';\n",
      },
      ['content/posts/a.mdx'],
      { math: 'remark' },
    ],
    [
      'Pelican: extensions by name',
      {
        'pelicanconf.py':
          "MARKDOWN = {\n    'extension_configs': {\n        'markdown.extensions.toc': {},\n        'admonition': {},\n    },\n}\n",
      },
      ['content/a.md'],
      { headingIds: 'python', admonitions: true },
    ],
    [
      'Pelican: the marks of its extension for mathematics',
      { 'pelicanconf.py': "MARKDOWN = {\n    'extensions': ['mdx_math'],\n}\n" },
      ['content/a.md'],
      { math: 'passthrough' },
    ],
    [
      'Pelican: an extension that reads dollars, and escaped ones',
      {
        'pelicanconf.py':
          "MARKDOWN = {\n    'extension_configs': {\n        'mdx_math': {'enable_dollar_delimiter': True},\n    },\n}\n",
      },
      ['content/a.md'],
      { math: 'passthrough-dollars', escapes: 'python-dollars' },
    ],
    [
      'Pelican: a plugin that reads escaped dollars as dollars',
      { 'pelicanconf.py': "PLUGINS = ['render_math']\n" },
      ['content/a.md'],
      { math: 'dollars' },
    ],
    [
      'VitePress: plain options of its code',
      { '.vitepress/config.mts': 'export default { markdown: { math: true, breaks: true } }' },
      ['posts/a.md'],
      { math: 'dollars', breaks: true },
    ],
    [
      'Astro: plugins by name, but not in a comment',
      { 'astro.config.mjs': "import remarkMath from 'remark-math';\n// smartypants: false\n" },
      ['src/content/blog/a.md'],
      { math: 'remark' },
    ],
    [
      'Astro: no formulas between single dollars',
      {
        'astro.config.mjs':
          "import remarkMath from 'remark-math';\n[remarkMath, { singleDollarTextMath: false }]\n",
      },
      ['src/content/blog/a.md'],
      { math: 'double' },
    ],
    [
      'Hugo: which marks make mathematics',
      {
        'hugo.toml':
          "baseURL = 'https://a.example'\n[markup.goldmark.extensions.passthrough]\nenable = true\n[markup.goldmark.extensions.passthrough.delimiters]\nblock = [['$$', '$$']]\ninline = [['\\(', '\\)'], ['$', '$']]\n",
      },
      ['content/posts/a.md'],
      { math: 'passthrough-dollars' },
    ],
  ])('%s', (_, files, more, facts) => expect(learned(files, more)).toEqual(facts));

  it('is shown with the line that says it', () => {
    const text = 'baseURL = "https://a.example"\n[markup.goldmark.renderer]\nunsafe = true\n';
    const { evidence } = detect(['hugo.toml', 'content/posts/a.md'], new Map([['hugo.toml', text]]), 'blog');
    expect(evidence).toContainEqual({ about: 'Markdown: raw HTML is kept', file: 'hugo.toml', line: 3 });
  });

  it('says nothing where nothing is said', () => {
    expect(learned({ 'hugo.toml': 'baseURL = "https://a.example"' }, ['content/posts/a.md'])).toEqual({});
  });
});

import { join } from 'node:path';
import { describe } from 'vitest';
import { build, hasModule, packages } from './golden';
import { common, compareArticles } from './markdown-golden';

const samples = {
  ...Object.fromEntries(
    // A picture is looked for at the root unless it is beside the post, and its address is made by the build.
    Object.entries(common).map(([name, text]) => [name, text.replace('(kettle.png', '(/kettle.png')]),
  ),
  'a line break': 'One\ntwo\nthree.',
  'another mark for the excerpt': 'Before.\n\n<!-- more -->\n\nAfter.',
  'a quotation by tag': 'x\n\n{% blockquote Someone %}\nSaid *this*.\n{% endblockquote %}\n\ny',
  'a quotation with its source':
    'x\n\n{% blockquote A. Writer, A Work https://a.example/b A Title %}\nSaid.\n{% endblockquote %}\n\ny',
  'a link to a post by tag': 'See {% post_link a-paragraph "A paragraph" %}.',
  'raw text': 'Write {% raw %}{{ literal }}{% endraw %} so.',
};

const site = {
  dialect: 'hexo',
  post: (name: string) => `source/_posts/${name}.md`,
  page: (name: string) => `out/${name}.html`,
  header: '---\ntitle: T\ndate: 2024-01-02\n---\n',
  build: (folder: string) =>
    build(process.execPath, [join(packages, '../build-hexo-markdown.mjs'), folder], {
      cwd: folder,
      env: { TZ: 'UTC' },
    }),
  // Its links to headings are drawn beside them, it leaves a place to jump to, and links have the post's title as a hint.
  unwrap: (article: string) =>
    article.replace(/<a href="[^"]*" class="headerlink"[^>]*><\/a>|<span id="more"><\/span>| title="T"/g, ''),
} as const;
const config = 'title: T\nsyntax_highlighter: ""\n';

describe.skipIf(!hasModule('hexo-renderer-marked'))('Hexo makes of Markdown what the page shows', () => {
  compareArticles({
    ...site,
    samples,
    files: { '_config.yml': config, 'package.json': '{"hexo": {}}' },
    differences: {},
  });
});

describe.skipIf(!hasModule('hexo-renderer-marked'))('Hexo as it is configured', () => {
  compareArticles({
    ...site,
    samples: {
      'a line break': 'One\ntwo "three" -- four.',
      'bare addresses': common['bare addresses'] ?? '',
      'headings without ids': '## A heading',
    },
    files: {
      '_config.yml': `${config}marked:\n  breaks: false\n  smartypants: false\n  autolink: false\n  headerIds: false\n`,
      'package.json': '{"hexo": {}}',
    },
    differences: {},
  });
});

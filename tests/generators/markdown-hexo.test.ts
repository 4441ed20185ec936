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
  'raw text': 'Write {% raw %}{{ literal }}{% endraw %} so.',
};

describe.skipIf(!hasModule('hexo-renderer-marked'))('Hexo makes of Markdown what the page shows', () => {
  compareArticles({
    dialect: 'hexo',
    samples,
    files: { '_config.yml': 'title: T\nsyntax_highlighter: ""\n', 'package.json': '{"hexo": {}}' },
    post: (name) => `source/_posts/${name}.md`,
    page: (name) => `out/${name}.html`,
    header: '---\ntitle: T\ndate: 2024-01-02\n---\n',
    build: (folder) =>
      build(process.execPath, [join(packages, '../build-hexo-markdown.mjs'), folder], { cwd: folder }),
    // Its links to headings are drawn beside them, and it leaves a place to jump to; neither is part of the text.
    unwrap: (article) =>
      article.replace(/<a href="[^"]*" class="headerlink"[^>]*><\/a>|<span id="more"><\/span>/g, ''),
    differences: {},
  });
});

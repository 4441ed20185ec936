import { describe } from 'vitest';
import { build, installed } from './golden';
import { ARTICLE, common, compareArticles } from './markdown-golden';

const samples = {
  ...common,
  'Markdown in a block of HTML': '<div class="x" markdown="1">\n\n**Markdown** inside.\n\n</div>\n\nAfter.',
  'blocks of HTML in each other': '<div>\n<div>\n\n*a*\n\n</div>\n\n*b*\n</div>\n\n*c*',
  guillemets: 'A <<quoted>> word.',
  'attributes of a block': 'A paragraph.\n{: .lead #first key="v"}\n\n{: .before}\nAnother.',
  'attributes of a span': 'A *word*{: .red} and [a link](/x){: .ext}.',
  'a definition by Liquid': '{% assign a = 1 %}\n\nAfter {% raw %}{{ literal }}{% endraw %} it.',
  'a link to a post by tag':
    'See [it]({% post_url 2024-01-02-a-paragraph %}#x) and {% link _posts/2024-01-02-lists.md %}.',
  'a highlighted block': 'x\n\n{% highlight js %}\nlet a;\n{% endhighlight %}\n\ny',
};

const layout = { '_layouts/post.html': `${ARTICLE[0]}{{ content }}${ARTICLE[1]}` };
const site = {
  dialect: 'jekyll',
  post: (name: string) => `_posts/2024-01-02-${name}.md`,
  page: (name: string) => `_site/2024/01/02/${name}.html`,
  header: '---\nlayout: post\n---\n',
  build: (folder: string) =>
    build('jekyll', ['build', '--disable-disk-cache'], { cwd: folder, env: { TZ: 'UTC' } }),
} as const;

describe.skipIf(!installed('jekyll'))('Jekyll makes of Markdown what the page shows', () => {
  compareArticles({
    ...site,
    samples,
    files: { '_config.yml': 'title: T\nhighlighter: none\n', ...layout },
    differences: { 'strong emphasis': '***both*** is nested the other way around, which looks the same' },
  });
});

describe.skipIf(!installed('jekyll'))('Jekyll as it is configured', () => {
  compareArticles({
    ...site,
    samples: {
      'line breaks': 'One\ntwo.',
      'headings without ids': '## A heading',
    },
    files: {
      '_config.yml': 'title: T\nhighlighter: none\nkramdown:\n  hard_wrap: true\n  auto_ids: false\n',
      ...layout,
    },
    differences: {},
  });
});

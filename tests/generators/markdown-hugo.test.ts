import { describe } from 'vitest';
import { build, installed } from './golden';
import { ARTICLE, common, compareArticles } from './markdown-golden';

const samples = {
  ...common,
  guillemets: 'A <<quoted>> word.',
  'a figure': '{{< figure src="/a.png" alt="An A" caption="Letter A" >}}',
  'highlighted code': 'x\n\n{{< highlight go >}}\nfunc a() {}\n{{< /highlight >}}\n\ny',
  'a shortcode shown as text': 'Write `{{</* figure */>}}` or {{</* note */>}}.',
};

describe.skipIf(!installed('hugo'))('Hugo makes of Markdown what the page shows', () => {
  compareArticles({
    dialect: 'hugo',
    samples,
    files: {
      'hugo.toml': 'baseURL = "https://example.org/"\ntitle = "T"\ndisableKinds = ["RSS", "sitemap"]\n',
      'layouts/_default/single.html': `${ARTICLE[0]}{{ .Content }}${ARTICLE[1]}`,
    },
    post: (name) => `content/posts/${name}.md`,
    page: (name) => `public/posts/${name}/index.html`,
    header: '---\ntitle: T\n---\n',
    build: (folder) => build('hugo', ['--config', 'hugo.toml'], { cwd: folder }),
    differences: {
      'a single tilde':
        'the Hugo that is tested (0.111) wants two tildes; since goldmark 1.5.5 one is enough',
    },
  });
});

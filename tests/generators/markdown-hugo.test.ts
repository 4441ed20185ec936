import { describe } from 'vitest';
import { build, installed } from './golden';
import { ARTICLE, common, compareArticles } from './markdown-golden';

const samples = {
  ...common,
  guillemets: 'A <<quoted>> word.',
  'a figure': '{{< figure src="/a.png" alt="An A" caption="Letter A" >}}',
  'highlighted code': 'x\n\n{{< highlight go >}}\nfunc a() {}\n{{< /highlight >}}\n\ny',
  'links to posts by shortcode':
    'See [it]({{< relref "a-paragraph.md" >}}), [that]({{< relref "lists#x" >}}) or {{< relref "/posts/quotes" >}}.',
  'a shortcode shown as text': 'Write `{{</* figure */>}}` or {{</* note */>}}.',
};

const config = 'baseURL = "https://example.org/"\ntitle = "T"\ndisableKinds = ["RSS", "sitemap"]\n';
const layout = { 'layouts/_default/single.html': `${ARTICLE[0]}{{ .Content }}${ARTICLE[1]}` };
const site = {
  dialect: 'hugo',
  post: (name: string) => `content/posts/${name}.md`,
  page: (name: string) => `public/posts/${name}/index.html`,
  header: '---\ntitle: T\n---\n',
  build: (folder: string) => build('hugo', ['--config', 'hugo.toml'], { cwd: folder }),
} as const;

describe.skipIf(!installed('hugo'))('Hugo makes of Markdown what the page shows', () => {
  compareArticles({
    ...site,
    samples,
    files: { 'hugo.toml': config, ...layout },
    differences: {
      'a single tilde':
        'the Hugo that is tested (0.111) wants two tildes; since goldmark 1.5.5 one is enough',
    },
  });
});

describe.skipIf(!installed('hugo'))('Hugo as it is configured', () => {
  compareArticles({
    ...site,
    samples: {
      'raw HTML': common['raw HTML'] ?? '',
      'line breaks': 'One\ntwo "three".',
      'definition lists': common['definition lists'] ?? '',
      footnotes: common.footnotes ?? '',
      'task lists': common['task lists'] ?? '',
      'bare addresses': common['bare addresses'] ?? '',
      'headings without ids': '## A heading',
    },
    files: {
      'hugo.toml': `${config}[markup.goldmark.renderer]\nunsafe = true\nhardWraps = true\n[markup.goldmark.parser]\nautoHeadingID = false\n[markup.goldmark.extensions]\ntypographer = false\ndefinitionList = false\nfootnote = false\ntaskList = false\nlinkify = false\n`,
      ...layout,
    },
    differences: {},
  });
});

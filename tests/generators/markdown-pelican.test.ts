import { describe } from 'vitest';
import { build, installed } from './golden';
import { ARTICLE, common, compareArticles } from './markdown-golden';

const samples = {
  ...common,
  'Markdown in a block of HTML': '<div class="x" markdown="1">\n\n**Markdown** inside.\n\n</div>\n\nAfter.',
  'blocks of HTML in each other': '<div>\n<div>\n\n*a*\n\n</div>\n\n*b*\n</div>\n\n*c*',
  'a link to a post': 'See [it]({filename}lists.md#x).',
  'attributes of a heading': '## Title {: #mine .big }\n\ntext',
};

const config =
  "PATH = 'content'\nSITENAME = 'T'\nTIMEZONE = 'UTC'\nTHEME = 'theme'\nSLUGIFY_SOURCE = 'basename'\nFEED_ALL_ATOM = None\nCATEGORY_FEED_ATOM = None\nTRANSLATION_FEED_ATOM = None\nAUTHOR_FEED_ATOM = None\nAUTHOR_FEED_RSS = None\nDIRECT_TEMPLATES = []\n";
const theme = {
  ...Object.fromEntries(
    ['article', 'page', 'category', 'author', 'tag', 'base', 'index'].map((name) => [
      `theme/templates/${name}.html`,
      name === 'article' ? `${ARTICLE[0]}{{ article.content }}${ARTICLE[1]}` : '',
    ]),
  ),
  'theme/static/x.css': '',
};
const site = {
  dialect: 'pelican',
  post: (name: string) => `content/${name}.md`,
  page: (name: string) => `output/${name}.html`,
  header: 'Title: T\nDate: 2024-01-02\n\n',
  build: (folder: string) =>
    build('pelican', ['content', '-s', 'pelicanconf.py', '-o', 'output'], { cwd: folder }),
} as const;

describe.skipIf(!installed('pelican'))('Pelican makes of Markdown what the page shows', () => {
  compareArticles({
    ...site,
    samples,
    files: { 'pelicanconf.py': config, ...theme },
    differences: { 'strong emphasis': '***both*** is nested the other way around, which looks the same' },
  });
});

describe.skipIf(!installed('pelican'))('Pelican as it is configured', () => {
  compareArticles({
    ...site,
    samples: {
      'marks of punctuation': common['marks of punctuation'] ?? '',
      'quotations in quotation marks': common['quotations in quotation marks'] ?? '',
      apostrophes: common.apostrophes ?? '',
      'dashes at work': common['dashes at work'] ?? '',
      'headings with ids': common['headings with ids'] ?? '',
      'headings with odd names': common['headings with odd names'] ?? '',
      admonitions:
        '!!! note "Mind the step"\n    Inside *it*.\n\n    More.\n\n!!! warning\n    Careful.\n\nAfter.',
      'line breaks': 'One\ntwo.',
      'a backslash before every mark': common['a backslash before every mark'] ?? '',
      'a backslash before quotation marks': common['a backslash before quotation marks'] ?? '',
      'prices as they are pasted': 'It is \\\\&#36;5, &#36;10, &lt;b> and ~&#126;~.',
    },
    files: {
      'pelicanconf.py': `${config}MARKDOWN = {\n    'extension_configs': {\n        'markdown.extensions.extra': {},\n        'markdown.extensions.smarty': {},\n        'markdown.extensions.admonition': {},\n        'markdown.extensions.toc': {},\n        'markdown.extensions.nl2br': {},\n    },\n}\n`,
      ...theme,
    },
    differences: {},
  });
});

import { describe } from 'vitest';
import { build, installed } from './golden';
import { ARTICLE, common, compareArticles } from './markdown-golden';

const samples = {
  ...common,
  'Markdown in a block of HTML': '<div class="x" markdown="1">\n\n**Markdown** inside.\n\n</div>\n\nAfter.',
  'blocks of HTML in each other': '<div>\n<div>\n\n*a*\n\n</div>\n\n*b*\n</div>\n\n*c*',
  'attributes of a heading': '## Title {: #mine .big }\n\ntext',
};

describe.skipIf(!installed('pelican'))('Pelican makes of Markdown what the page shows', () => {
  compareArticles({
    dialect: 'pelican',
    samples,
    files: {
      'pelicanconf.py':
        "PATH = 'content'\nSITENAME = 'T'\nTIMEZONE = 'UTC'\nTHEME = 'theme'\nSLUGIFY_SOURCE = 'basename'\nFEED_ALL_ATOM = None\nCATEGORY_FEED_ATOM = None\nTRANSLATION_FEED_ATOM = None\nAUTHOR_FEED_ATOM = None\nAUTHOR_FEED_RSS = None\nDIRECT_TEMPLATES = []\n",
      ...Object.fromEntries(
        ['article', 'page', 'category', 'author', 'tag', 'base', 'index'].map((name) => [
          `theme/templates/${name}.html`,
          name === 'article' ? `${ARTICLE[0]}{{ article.content }}${ARTICLE[1]}` : '',
        ]),
      ),
      'theme/static/x.css': '',
    },
    post: (name) => `content/${name}.md`,
    page: (name) => `output/${name}.html`,
    header: 'Title: T\nDate: 2024-01-02\n\n',
    build: (folder) => build('pelican', ['content', '-s', 'pelicanconf.py', '-o', 'output'], { cwd: folder }),
    differences: {
      'strong emphasis': '***both*** is nested the other way around, which looks the same',
    },
  });
});

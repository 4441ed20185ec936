import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe } from 'vitest';
import { build, installed } from './golden';
import { ARTICLE, common, compareArticles } from './markdown-golden';

// Zola is packaged nowhere that the tests run. This is the parser in it, with the extensions that Zola switches on.
const EXTENSIONS = '-T -F -S -L -H';
const header = '+++\ntitle = "T"\n+++\n';

async function print(folder: string, more = ''): Promise<void> {
  mkdirSync(join(folder, 'public'));
  for (const file of readdirSync(join(folder, 'content/posts'))) {
    const body = readFileSync(join(folder, 'content/posts', file), 'utf8').slice(header.length);
    const page = join(folder, 'public', file.replace(/\.md$/, '.html'));
    writeFileSync(join(folder, 'body.md'), body);
    await build('sh', ['-c', `pulldown-cmark ${EXTENSIONS} ${more} < body.md > "$0"`, page], { cwd: folder });
    writeFileSync(page, ARTICLE.join(readFileSync(page, 'utf8')));
  }
}

const old = 'by the version that is tested (0.9); later ones read them as GFM does';

const site = {
  dialect: 'zola',
  post: (name: string) => `content/posts/${name}.md`,
  page: (name: string) => `public/${name}.html`,
  header,
  // Ids of headings that have none of their own are made by Zola.
  comparable: (article: string) => article.replace(/(<h\d) id="[^"]*">/g, '$1>'),
  samples: common,
  differences: {
    footnotes: old,
    'a footnote that is not there': old,
    'footnotes after text': old,
    'a footnote of two blocks': old,
    'a single tilde': old,
  },
} as const;
const config = 'base_url = "https://a.example"\n';

describe.skipIf(!installed('pulldown-cmark'))('pulldown-cmark makes of Markdown what the page shows', () => {
  compareArticles({ ...site, files: { 'zola.toml': config }, build: (folder) => print(folder) });
});

describe.skipIf(!installed('pulldown-cmark'))('pulldown-cmark with smart punctuation', () => {
  compareArticles({
    ...site,
    samples: {
      ...common,
      'marks within words and at ends':
        '"a" x"y"z ("in") "b c" "d\n\n\'a b\' it\'s (\'x\') 5\'6 \'open "*em*"',
      'runs of hyphens': '------- a ----- b --',
    },
    files: { 'zola.toml': `${config}[markdown]\nsmart_punctuation = true\n` },
    build: (folder) => print(folder, '-P'),
  });
});

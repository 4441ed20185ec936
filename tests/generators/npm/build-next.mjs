// Compiles the posts in `content/posts` of the folder it is given with MDX and the two plugins that nearly every such site
// has, and writes their articles to `out/NAME.html`. What Next draws around them is the site's own code.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { evaluate } from '@mdx-js/mdx';
import { createElement } from 'react';
import * as runtime from 'react/jsx-runtime';
import { renderToStaticMarkup } from 'react-dom/server';
import rehypeSlug from 'rehype-slug';
import remarkGfm from 'remark-gfm';

const [folder] = process.argv.slice(2);
const posts = join(folder, 'content/posts');
mkdirSync(join(folder, 'out'));
for (const name of readdirSync(posts)) {
  const text = readFileSync(join(posts, name), 'utf8').replace(/^---\n[\s\S]*?\n---\n/, '');
  let html;
  try {
    const options = { ...runtime, remarkPlugins: [remarkGfm], rehypePlugins: [rehypeSlug] };
    html = renderToStaticMarkup(createElement((await evaluate(text, options)).default));
  } catch {
    html = '<p>MDX refuses this.</p>';
  }
  writeFileSync(join(folder, 'out', name.replace(/\.\w+$/, '.html')), `<main id="lh-article">${html}</main>`);
}

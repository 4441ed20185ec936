// Compiles the posts in `blog/` of the folder it is given with Docusaurus's own MDX loader and writes their articles to
// `out/NAME.html`. What its theme would draw (admonitions, code) is drawn here as plain HTML.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { run } from '@mdx-js/mdx';
import { createElement } from 'react';
import * as runtime from 'react/jsx-runtime';
import { renderToStaticMarkup } from 'react-dom/server';

const { compileToJSX } = createRequire(import.meta.url)('@docusaurus/mdx-loader/lib/utils.js');
const [folder] = process.argv.slice(2);
const options = {
  markdownConfig: {
    format: 'mdx',
    mermaid: false,
    emoji: true,
    mdx1Compat: { comments: true, admonitions: true, headingIds: true },
    anchors: { maintainCase: false },
    hooks: { onBrokenMarkdownImages: () => undefined, onBrokenMarkdownLinks: () => undefined },
  },
  admonitions: {
    keywords: ['secondary', 'info', 'success', 'danger', 'note', 'tip', 'warning', 'important', 'caution'],
    extendDefaults: true,
  },
  staticDirs: [],
  siteDir: folder,
  outputFormat: 'function-body',
};
const Title = ({ children }) => createElement('p', null, children);
const components = {
  mdxAdmonitionTitle: Title,
  admonition: ({ type, title, children }) => {
    const word = title ?? type.charAt(0).toUpperCase() + type.slice(1);
    const titled = [children].flat().some((child) => child?.type === Title);
    return createElement('div', null, titled ? null : createElement('p', null, word), children);
  },
  Details: ({ children }) => createElement('details', null, children),
};

mkdirSync(join(folder, 'out'));
for (const name of readdirSync(join(folder, 'blog'))) {
  const filePath = join(folder, 'blog', name);
  const text = readFileSync(filePath, 'utf8').replace(/^---\n[\s\S]*?\n---\n/, '');
  let html;
  try {
    const { content } = await compileToJSX({
      filePath,
      fileContent: text,
      frontMatter: { mdx: {} },
      options,
      compilerName: 'server',
    });
    const { default: Post } = await run(content, { ...runtime, useMDXComponents: () => components });
    html = renderToStaticMarkup(createElement(Post, { components }));
  } catch {
    html = '<p>MDX refuses this.</p>';
  }
  writeFileSync(join(folder, 'out', name.replace(/\.\w+$/, '.html')), `<main id="lh-article">${html}</main>`);
}

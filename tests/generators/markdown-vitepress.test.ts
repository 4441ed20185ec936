import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe } from 'vitest';
import { build, hasModule, packages } from './golden';
import { common, compareArticles } from './markdown-golden';

const samples = {
  ...Object.fromEntries(
    // A picture beside the post has to exist, and its address is made by the build.
    Object.entries(common).map(([name, text]) => [name, text.replace('kettle.png', '/kettle.png')]),
  ),
  'a container': '::: tip Hot water\nInside.\n:::\n\n::: details\nMore.\n:::',
  'an alert': '> [!NOTE]\n> Mind the *step*.',
};

describe.skipIf(!hasModule('vitepress'))('VitePress makes of Markdown what the page shows', () => {
  compareArticles({
    dialect: 'vitepress',
    samples,
    files: {
      '.vitepress/config.mjs': 'export default { ignoreDeadLinks: true };\n',
      '.vitepress/theme/index.js': `import { h } from 'vue';\nimport { Content } from 'vitepress';\nexport default { Layout: () => h('main', { id: 'lh-article' }, [h(Content)]) };\n`,
      'public/kettle.png': '',
    },
    post: (name) => `${name}.md`,
    page: (name) => `.vitepress/dist/${name}.html`,
    header: '',
    build: async (folder) => {
      symlinkSync(packages, join(folder, 'node_modules'), 'dir');
      await build(process.execPath, [join(packages, 'vitepress/bin/vitepress.js'), 'build', folder], {
        cwd: join(packages, '..'),
      });
    },
    // Its links to headings are drawn beside them, and are no part of the text.
    unwrap: (article) =>
      article
        .replace(/^<div[^>]*><div>([\s\S]*)<\/div><\/div>$/, '$1')
        .replace(/ ?<a class="header-anchor"[^>]*>[^<]*<\/a>/g, ''),
    differences: {
      'a footnote of two blocks':
        'there are no footnotes, and the address of the link that it takes this for is made by the build',
    },
  });
});

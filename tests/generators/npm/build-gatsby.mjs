// Writes the articles of the Gatsby site in the folder it is given to `out/NAME.html`, made by its transformer with the
// plugins that the site's configuration names. Gatsby itself is not run: here is the little of it that the two ask for.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const transformer = require('gatsby-transformer-remark/gatsby-node.js');
const [folder] = process.argv.slice(2);
const { options } = require(join(folder, 'gatsby-config.js')).plugins.find(
  ({ resolve }) => resolve === 'gatsby-transformer-remark',
);
const plugins = options.plugins.map((plugin) => ({
  name: plugin.resolve ?? plugin,
  module: require(plugin.resolve ?? plugin),
  pluginOptions: plugin.options ?? {},
}));

function cache() {
  const kept = new Map();
  return { get: async (key) => kept.get(key), set: async (key, value) => kept.set(key, value) };
}
const reporter = {
  panicOnBuild: (message) => {
    throw new Error(message);
  },
};
const { html } = await transformer.setFieldsOnGraphQLNodeType(
  {
    type: { name: 'MarkdownRemark' },
    basePath: '',
    getNodesByType: () => [],
    cache: cache(),
    getCache: cache,
    reporter,
  },
  { ...options, plugins },
);

const posts = join(folder, 'content/blog');
mkdirSync(join(folder, 'out'));
for (const name of readdirSync(posts)) {
  const node = await transformer.onCreateNode(
    {
      node: { id: name, internal: { type: 'File' } },
      loadNodeContent: async () => readFileSync(join(posts, name, 'index.md'), 'utf8'),
      actions: { createNode: () => undefined, createParentChildLink: () => undefined },
      createNodeId: (id) => id,
      createContentDigest: () => name,
      reporter,
    },
    {},
  );
  writeFileSync(
    join(folder, 'out', `${name}.html`),
    `<main id="lh-article">${await html.resolve(node)}</main>`,
  );
}

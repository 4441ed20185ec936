// Writes the articles of the Hexo site in the folder it is given to `out/NAME.html`, made by the renderer that a new
// site has. A site of the tests has no packages of its own, so the plugin is loaded here.
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import Hexo from 'hexo';

const [folder] = process.argv.slice(2);
const hexo = new Hexo(folder, { silent: true });
await hexo.init();
await hexo.loadPlugin(createRequire(import.meta.url).resolve('hexo-renderer-marked'));
await hexo.load();
mkdirSync(join(folder, 'out'));
for (const { slug, content } of hexo.locals.get('posts').toArray()) {
  writeFileSync(join(folder, 'out', `${slug}.html`), `<main id="lh-article">${content}</main>`);
}
await hexo.exit();

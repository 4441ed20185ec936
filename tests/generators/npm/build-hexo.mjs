// Builds the Hexo site in the folder it is given. A site of the tests has no packages of its own, so what plugins
// do in a real one is registered here: Markdown stays as it is, and a layout is the content and nothing else.
import Hexo from 'hexo';

const hexo = new Hexo(process.argv[2], { silent: true });
await hexo.init();
for (const extension of ['md', 'markdown']) {
  hexo.extend.renderer.register(extension, 'html', ({ text = '' }) => Promise.resolve(text), false);
}
await hexo.load();
await hexo.call('generate', { force: true });
await hexo.exit();

// node --expose-gc index-memory-probe.mjs FOLDER: prints how many bytes the index of the blog keeps.
import { openBlog } from '#engine/blog/open';
import { PostIndex } from '#engine/posts/index/client';
import { localHost } from '#engine/posts/index/local';

const [folder = ''] = process.argv.slice(2);
const collect = (globalThis as { gc?: () => void }).gc;
if (collect === undefined) throw new Error('needs --expose-gc');
const weigh = () => {
  collect();
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

const blog = await openBlog(folder);
const open = (root: string) =>
  new PostIndex(
    localHost(),
    { root, model: blog.model, cacheFile: null, version: 'bench', watch: true },
    {
      onListed: () => undefined,
      onChanged: () => undefined,
      onPolling: () => undefined,
      onConfig: () => undefined,
      onTrouble: (error) => {
        throw error;
      },
    },
  );
const before = weigh();
const index = open(blog.root);
await index.settled();
await index.search('warm', 1);
process.stdout.write(`${weigh() - before}\n`);
process.exit(0);

import { lstatSync, mkdirSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type OpenBlog, openBlog } from '#engine/blog/open';
import type { PostShelf } from '#engine/posts/index/shelf';
import { listPosts } from '#engine/posts/library';

/** A blog's files, path → text. */
export type Files = Readonly<Record<string, string>>;

const yaml = (fields: string, body = 'Some text.\n') => `---\n${fields}\n---\n\n${body}`;
const toml = (fields: string, body = 'Some text.\n') => `+++\n${fields}\n+++\n\n${body}`;

/** A few posts that link to each other in each generator's ways, as an author would have them. */
export const SMALL_BLOGS: Readonly<Record<string, Files>> = {
  hugo: {
    'hugo.toml': 'baseURL = "https://example.org/"\ntitle = "Notes"\n',
    'content/posts/first-snow.md': yaml(
      'title: "First snow"   # the early one\ndate: 2024-11-02T08:00:00+01:00\ndraft: false\ntags: [winter, garden]',
      'See [the gate](/posts/old-gate/) and [the shed]({{< relref "shed.md" >}}).\n',
    ),
    'content/posts/old-gate/index.md': yaml(
      'title: Old gate\ndate: 2024-10-01\ntags:\n  - garden\n  - wood',
      'Back to [snow](/posts/first-snow/). ![Gate](gate.svg)\r\n',
    ),
    'content/posts/old-gate/gate.svg': '<svg/>',
    'content/posts/shed.md': toml('title = "Shed"\ndate = 2024-01-05\ndraft = true\ntags = ["wood"]'),
  },
  jekyll: {
    '_config.yml': 'title: Notes\npermalink: pretty\nplugins:\n  - jekyll-redirect-from\n',
    '_posts/2024-11-02-first-snow.md': yaml(
      'title: First snow\ndate: 2024-11-02 08:00:00 +0100\ntags: winter garden\ncategories: [Weather]',
      'See [the gate](/2024/10/01/old-gate/) and {% post_url 2024-03-04-shed %}.\n',
    ),
    '_posts/2024-10-01-old-gate.md': yaml('title: "Old gate"\ntags:\n- garden\n- wood'),
    '_posts/2024-03-04-shed.markdown': '---\r\ntitle: Shed\r\ntags: [wood]\r\n---\r\nNo end of line',
    '_drafts/ink.md': yaml('title: Ink'),
  },
  hexo: {
    '_config.yml':
      'title: Notes\nurl: https://example.org\npermalink: :year/:month/:day/:title/\npost_asset_folder: true\n',
    'package.json': '{"dependencies": {"hexo": "8.0.0", "hexo-generator-alias": "1.0.0"}}',
    'source/_posts/first-snow.md': yaml(
      'title: First snow\ndate: 2024-11-02 08:00:00\ntags: [winter, garden]\ncategories:\n  - [Weather, Snow]',
      'See [the gate](/2024/10/01/old-gate/).\n',
    ),
    'source/_posts/first-snow/yard.svg': '<svg/>',
    'source/_posts/old-gate.md': 'title: Old gate\ndate: 2024-10-01 09:00:00\ntags: garden\n---\nText.\n',
    'source/_drafts/ink.md': yaml('title: Ink\ntags:'),
  },
  zola: {
    'config.toml': 'base_url = "https://example.org"\ntaxonomies = [{ name = "tags" }]\n',
    'content/blog/_index.md': toml('title = "Blog"\nsort_by = "date"'),
    'content/blog/first-snow.md': toml(
      'title = "First snow"\ndate = 2024-11-02\n\n[taxonomies]\ntags = ["winter", "garden"]',
      'See [the gate](@/blog/old-gate.md).\n',
    ),
    'content/blog/old-gate.md': toml(
      'title = "Old gate"\ndate = 2024-10-01\n\n[taxonomies]\ntags = ["garden"]',
    ),
  },
  astro: {
    'astro.config.mjs': "export default { site: 'https://example.org' };\n",
    'src/pages/blog/[...slug].astro': '---\n---\n<slot />\n',
    'src/content.config.ts':
      "const blog = defineCollection({ loader: glob({ base: './src/content/blog', pattern: '**/*.md' }) });\n",
    'src/content/blog/first-snow.md': yaml(
      'title: First snow\npubDate: 2024-11-02\ndraft: false\ntags: ["winter"]',
      'See [the gate](/blog/old-gate/). ![Yard](./yard.svg)\n',
    ),
    'src/content/blog/yard.svg': '<svg/>',
    'src/content/blog/old-gate.md': yaml('title: Old gate\npubDate: 2024-10-01\ntags: ["winter", "wood"]'),
    'public/_redirects': '# moved\n/a /b 301\n/* /404 404\n',
  },
  eleventy: {
    'eleventy.config.js': 'export default function () {}\n',
    'package.json': '{"dependencies": {"@11ty/eleventy": "3.0.0"}}',
    'posts/first-snow.md': yaml(
      'title: First snow\ndate: 2024-11-02\ntags: winter',
      'See [the gate](/posts/old-gate/).\n',
    ),
    'posts/old-gate.md': yaml('title: Old gate\ndate: 2024-10-01\ntags:\n  - winter\n  - wood'),
  },
  pelican: {
    'pelicanconf.py': "SITEURL = ''\nPATH = 'content'\n",
    'content/first-snow.md':
      'Title: First snow\nDate: 2024-11-02\nTags: winter, garden\nStatus: published\n\nSome text.\n',
    'content/old-gate.md':
      'Title: Old gate\nDate: 2024-10-01\nTags: garden\n\nSee [snow]({filename}first-snow.md).\n',
  },
  docusaurus: {
    'docusaurus.config.js': "module.exports = { url: 'https://example.org', baseUrl: '/' };\n",
    'blog/2024-11-02-first-snow.md': yaml(
      'title: First snow\ntags: [winter]',
      'See [the gate](./2024-10-01-old-gate/index.md).\n',
    ),
    'blog/2024-10-01-old-gate/index.md': yaml(
      'title: Old gate\ntags: [winter, wood]',
      '![Gate](./gate.svg)\n',
    ),
    'blog/2024-10-01-old-gate/gate.svg': '<svg/>',
  },
  plain: {
    'notes/first-snow.md': yaml(
      'title: First snow\ndate: 2024-11-02\ntags: [winter]',
      'See [the gate](old-gate.md).\n',
    ),
    'notes/old-gate.md': '# Old gate\n\nNo front matter, no last line end',
  },
};

/** Writes files below a folder. */
export function writeFiles(root: string, files: Files): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

/** Everything below a folder, path → content (base64), folders with a slash at their end. */
export function treeOf(root: string): Record<string, string> {
  const tree: Record<string, string> = {};
  const visit = (folder: string) => {
    for (const name of readdirSync(join(root, folder)).sort()) {
      const path = folder === '' ? name : `${folder}/${name}`;
      const stats = lstatSync(join(root, path));
      if (stats.isDirectory()) {
        tree[`${path}/`] = '';
        visit(path);
      } else
        tree[path] = stats.isSymbolicLink()
          ? readlinkSync(join(root, path))
          : readFileSync(join(root, path), 'base64');
    }
  };
  visit('');
  return tree;
}

/** Opens a small blog in a folder that is empty. */
export async function openSmallBlog(root: string, files: Files): Promise<OpenBlog> {
  writeFiles(root, files);
  return openBlog(root);
}

/** A shelf that reads the files each time it is asked. */
export function plainShelf(blog: Pick<OpenBlog, 'root' | 'model'>): PostShelf {
  return {
    all: () => listPosts(blog),
    addressed: () => listPosts(blog),
    containing: async (needles) => {
      const posts = await listPosts(blog);
      return posts.flatMap(({ id }) => {
        const text = readFileSync(join(blog.root, id), 'utf8');
        return needles.some((needle) => text.includes(needle)) ? [id] : [];
      });
    },
  };
}

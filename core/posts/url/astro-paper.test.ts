import { describe, expect, it } from 'vitest';
import { exampleBlog } from '../../blog/example-blog';
import { postUrl } from './post-url';

const FOLDERS =
  'filePath?.replace(BLOG_PATH, "").split("/").filter(part => part !== "").filter(part => !part.startsWith("_")).slice(0, -1).map(part => slugifyStr(part))';
const getPath = `import { BLOG_PATH } from "@/content.config";
import { slugifyStr } from "./slugify";

/** The address of a post. */
export function getPath(id: string, filePath: string | undefined, includeBase = true) {
  const pathSegments = ${FOLDERS}; // slugs
  const basePath = includeBase ? "/posts" : "";
  const blogId = id.split("/");
  const slug = blogId.length > 0 ? blogId.slice(-1) : blogId;
  if (!pathSegments || pathSegments.length < 1) {
    return [basePath, slug].join("/");
  }
  return [basePath, ...pathSegments, slug].join("/");
}
`;
const getPostSlug = `import { BLOG_PATH } from "@/content.config";
import { slugifyStr } from "./slugify";
function getPostPathSegments(filePath: string | undefined): string[] {
  return (${FOLDERS} ?? []);
}
function getIdSlug(id: string): string {
  const postId = id.split("/");
  return postId.length > 0 ? String(postId[postId.length - 1]) : id;
}
function getPostSlugPath(id: string, filePath: string | undefined): string {
  const pathSegments = getPostPathSegments(filePath);
  const slug = getIdSlug(id);
  return pathSegments.length > 0 ? [...pathSegments, slug].join("/") : String(slug);
}
export function getPostSlug(id: string, filePath: string | undefined): string {
  return \`/\${getPostSlugPath(id, filePath)}\`;
}
`;
const KEBAB = 'export const slugifyStr = (str: string) => kebabcase(str);';
const SLUGIFY =
  'export const slugifyStr = (str: string): string => {\n  if (hasNonLatin(str)) {\n    return kebabcase(str);\n  }\n  return slugify(str, { lower: true });\n};';
const CALL = 'getPath(post.id, post.filePath, false)';

const site = (path: string, slugify: string, call = CALL, blog = 'src/data/blog') => ({
  'astro.config.ts': 'export default {}',
  'src/content.config.ts': `export const BLOG_PATH = "${blog}";\nconst blog = defineCollection({ loader: glob({ pattern: "**/[^_]*.md", base: "./src/data/blog" }) });\nexport const collections = { blog };`,
  'src/pages/posts/[...slug]/index.astro': `---\nimport { getPath } from "@/utils/getPath";\nexport async function getStaticPaths() {\n  const posts = await getCollection("blog");\n  return posts.map(post => ({ params: { slug: ${call} }, props: { post } }));\n}\n---\n<PostDetails />`,
  'src/utils/getPath.ts': path,
  'src/utils/slugify.ts': slugify,
});

const urls = (files: Record<string, string>, ...posts: string[]) => {
  const ids = posts.map((name) => `src/data/blog/${name}.md`);
  const { model } = exampleBlog({ ...files, ...Object.fromEntries(ids.map((id) => [id, ''])) });
  return ids.map((id) => postUrl({ id, fields: new Map(), title: 'T', date: null }, model));
};

describe('AstroPaper’s addresses', () => {
  it.each([
    ['getPath', site(getPath, KEBAB)],
    ['getPostSlug', site(getPostSlug, KEBAB, 'getPostSlug(post.id, post.filePath)')],
  ])('have the folders that do not begin with an underscore: %s', (_, files) => {
    expect(urls(files, 'One Two', 'My Notes/_old/three', 'bundle/index')).toEqual([
      '/posts/one-two/',
      '/posts/my-notes/three/',
      '/posts/bundle/bundle/',
    ]);
  });

  it('are told for the names of folders that are certain', () => {
    const names = ['web3/a', 'MyNotes/a', 'HTML 2024/a', 'my_notes/a', 'Été/a', 'plain-name/a'];
    const certain = '/posts/plain-name/a/';
    expect(urls(site(getPath, KEBAB), ...names)).toEqual([
      null,
      null,
      '/posts/html-2024/a/',
      null,
      null,
      certain,
    ]);
    expect(urls(site(getPath, SLUGIFY), ...names)).toEqual([
      '/posts/web3/a/',
      '/posts/mynotes/a/',
      '/posts/html-2024/a/',
      null,
      null,
      certain,
    ]);
    expect(urls(site(getPath, 'export const slugifyStr = slug;'), 'one/a', 'a')).toEqual([null, '/posts/a/']);
  });

  it.each([
    ['another function', site(getPath.replace('.slice(0, -1)', '.slice(1, -1)'), KEBAB)],
    [
      'more in it',
      site(getPath.replace('return [basePath, ...', 'pathSegments.shift();\n  return [basePath, ...'), KEBAB),
    ],
    ['its answer changed', site(getPath, KEBAB, `${CALL}.toLowerCase()`)],
    ['another folder taken away', site(getPath, KEBAB, CALL, 'src/data')],
    ['the base of the route in it', site(getPath, KEBAB, 'getPath(post.id, post.filePath)')],
  ])('are not told by other code: %s', (_, files) => {
    expect(urls(files, 'a')).toEqual([null]);
  });
});

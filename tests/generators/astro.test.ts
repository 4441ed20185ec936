import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  build,
  compare,
  either,
  type FileOf,
  hasModule,
  htmlFileOf,
  indexFileOf,
  NO_ADDRESS,
  oddNames,
  packages,
  post,
  type Site,
  writeSite,
} from './golden';

const names = [
  'plain',
  'Capital And Spaces',
  '你好 世界',
  'Été à Paris',
  'c++.and.dots_in-name',
  '2024-01-02-dated',
  'nested/Deep Folder/post',
  'bundle/index',
  'quotes ’n’ (brackets)',
];

function entries(folder: string): Site['posts'] {
  return {
    ...Object.fromEntries(
      names.map((name) => [`${folder}/${name}.md`, post(`title: ${JSON.stringify(name)}`)]),
    ),
    ...Object.fromEntries(oddNames(80).map((name) => [`${folder}/odd/${name}.md`, either('title: T')])),
    [`${folder}/slugged.md`]: post('title: S\nslug: my-Own_slug'),
    [`${folder}/slugged-deep.md`]: post('title: S\nslug: a/b'),
  };
}

const page = (params: string, collection: string): string =>
  `---\nimport { getCollection, render } from 'astro:content';\nexport async function getStaticPaths() {\n  const posts = await getCollection('${collection}');\n  return posts.map((post) => ({ params: { ${params} }, props: post }));\n}\nconst { Content } = await render(Astro.props);\n---\n<Content />\n`;

const collection = (name: string, base: string): string =>
  `import { defineCollection } from 'astro:content';\nimport { glob } from 'astro/loaders';\nconst ${name} = defineCollection({ loader: glob({ pattern: '**/*.md', base: '${base}' }) });\nexport const collections = { ${name} };\n`;

describe.skipIf(!hasModule('astro'))('Astro prints every post where Longhand says', () => {
  test('a collection and its route; a page of its own', async () => {
    await expectSame({
      posts: { ...entries('src/content/blog') },
      files: {
        'astro.config.mjs': 'export default {};\n',
        'src/content.config.ts': collection('blog', './src/content/blog'),
        'src/pages/blog/[...slug].astro': page('slug: post.id', 'blog'),
        'src/pages/index.astro': '<p>Front</p>',
      },
    });
  });

  for (const [made, id] of Object.entries({
    'paths as they are': "({ entry }) => entry.replace(/\\.mdx?$/, '')",
    'names in small letters': "({ entry }) => entry.split('/').pop()!.replace(/\\.md$/, '').toLowerCase()",
    'a field': '({ data }) => data.slug as string',
    'what cannot be read': "({ entry }) => 'x-' + entry.length + entry.split('.')[0]",
  })) {
    test(`ids of its own: ${made}`, async () => {
      const schema = 'schema: z.object({ title: z.string(), slug: z.string() })';
      const posts = Object.fromEntries(
        ['One Two', 'deep/Three', 'deep/Ünder_score.v2'].map((name, n) => [
          `src/content/blog/${name}.md`,
          post(`title: T\nslug: Own-${n}`),
        ]),
      );
      const config = `import { defineCollection, z } from 'astro:content';\nimport { glob } from 'astro/loaders';\nconst blog = defineCollection({ loader: glob({ pattern: '**/*.md', base: './src/content/blog', generateId: ${id} }), ${schema} });\nexport const collections = { blog };\n`;
      const site = {
        posts,
        files: {
          'astro.config.mjs': 'export default {};\n',
          'src/content.config.ts': config,
          'src/pages/blog/[...slug].astro': page('slug: post.id', 'blog'),
        },
      };
      const { printed, predicted } = await results(site);
      const unknown = Object.fromEntries(Object.keys(posts).map((path) => [path, NO_ADDRESS]));
      expect(predicted).toEqual(made.startsWith('what') ? unknown : printed);
    });
  }

  for (const [taken, pattern] of [
    ['all', '**/*.md'],
    ['those in folders', '**/[^_]*.md'],
    ['those in folders, in a list', "['**/[^_]*.md', '!**/nothing.md']"],
  ] as const) {
    test(`names with an underscore in front, as the pattern takes them: ${taken}`, async () => {
      await expectSame({
        posts: {
          'src/content/blog/one.md': post('title: One'),
          'src/content/blog/_two.md': either('title: Two'),
          'src/content/blog/_deep/three.md': post('title: Three'),
        },
        files: {
          'astro.config.mjs': 'export default {};\n',
          'src/content.config.ts': collection('blog', './src/content/blog').replace(
            "'**/*.md'",
            pattern.startsWith('[') ? pattern : `'${pattern}'`,
          ),
          'src/pages/[...slug].astro': page('slug: post.id', 'blog'),
        },
      });
    });
  }

  test('another source folder, and a loader that begins at a URL', async () => {
    await expectSame({
      posts: {
        'app/texts/blog/one.md': post('title: One'),
        'app/texts/blog/deep/two.md': post('title: Two'),
      },
      files: {
        'astro.config.mjs': "export default { srcDir: './app' };\n",
        'app/content.config.ts':
          "import { defineCollection } from 'astro:content';\nimport { glob } from 'astro/loaders';\nconst blog = defineCollection({ loader: glob({ pattern: 'blog/**/*.md', base: new URL('./texts', import.meta.url) }) });\nexport const collections = { blog };\n",
        'app/pages/[...slug].astro': page('slug: post.id', 'blog'),
      },
    });
  });

  test('a folder for each language, by the recipe of Astro’s documentation', async () => {
    await expectSame({
      posts: {
        'src/content/blog/en/one.md': post('title: One'),
        'src/content/blog/fr/deep/un.md': post('title: Un'),
        'src/content/blog/fr/index.md': post('title: Tous'),
      },
      files: {
        'astro.config.mjs': "export default { i18n: { defaultLocale: 'en', locales: ['en', 'fr'] } };\n",
        'src/content.config.ts': collection('blog', './src/content/blog'),
        'src/pages/[lang]/blog/[...slug].astro':
          "---\nimport { getCollection, render } from 'astro:content';\nexport async function getStaticPaths() {\n  const pages = await getCollection('blog');\n  return pages.map((page) => {\n    const [lang, ...slug] = page.id.split('/');\n    return { params: { lang, slug: slug.join('/') || undefined }, props: page };\n  });\n}\nconst { Content } = await render(Astro.props);\n---\n<Content />\n",
      },
    });
  });

  for (const [made, slugify] of Object.entries({
    kebab:
      "import kebabcase from 'lodash.kebabcase';\nexport const slugifyStr = (str: string) => kebabcase(str);\n",
    slugify:
      "import kebabcase from 'lodash.kebabcase';\nimport slugify from 'slugify';\nconst hasNonLatin = (str: string): boolean => /[^\\x00-\\x7F]/.test(str);\nexport const slugifyStr = (str: string): string => {\n  if (hasNonLatin(str)) {\n    return kebabcase(str);\n  }\n  return slugify(str, { lower: true });\n};\n",
  })) {
    test(`the route of AstroPaper, which makes addresses in code: ${made}`, async () => {
      const names = ['One Two', 'a/b', 'My Notes/_old/three', 'ABC 2024/x-1/y', 'bundle/index'];
      const odd = ['web3/a', 'MyNotes/a', 'my_notes/a', 'Été/a', 'a--b/a', 'C++/a'];
      const { printed, predicted } = await results({
        posts: {
          ...Object.fromEntries(names.map((name) => [`src/data/blog/${name}.md`, post('title: T')])),
          ...Object.fromEntries(odd.map((name) => [`src/data/blog/${name}.md`, either('title: T')])),
          'src/data/blog/a/slugged.md': post('title: S\nslug: my/own'),
        },
        files: {
          'astro.config.mjs': 'export default {};\n',
          'tsconfig.json': '{"compilerOptions": {"baseUrl": ".", "paths": {"@/*": ["src/*"]}}}',
          'src/content.config.ts':
            // biome-ignore lint/suspicious/noTemplateCurlyInString: the site’s code.
            "import { defineCollection } from 'astro:content';\nimport { glob } from 'astro/loaders';\nexport const BLOG_PATH = 'src/data/blog';\nconst blog = defineCollection({ loader: glob({ pattern: '**/[^_]*.md', base: `./${BLOG_PATH}` }) });\nexport const collections = { blog };\n",
          'src/utils/slugify.ts': slugify,
          'src/utils/getPath.ts':
            "import { BLOG_PATH } from '@/content.config';\nimport { slugifyStr } from './slugify';\n\nexport function getPath(id: string, filePath: string | undefined, includeBase = true) {\n  const pathSegments = filePath\n    ?.replace(BLOG_PATH, '')\n    .split('/')\n    .filter((path) => path !== '')\n    .filter((path) => !path.startsWith('_'))\n    .slice(0, -1)\n    .map((segment) => slugifyStr(segment));\n  const basePath = includeBase ? '/posts' : '';\n  const blogId = id.split('/');\n  const slug = blogId.length > 0 ? blogId.slice(-1) : blogId;\n  if (!pathSegments || pathSegments.length < 1) {\n    return [basePath, slug].join('/');\n  }\n  return [basePath, ...pathSegments, slug].join('/');\n}\n",
          'src/pages/posts/[...slug]/index.astro':
            "---\nimport { getCollection } from 'astro:content';\nimport { getPath } from '@/utils/getPath';\nimport Details from '../../../layouts/Details.astro';\nexport async function getStaticPaths() {\n  const posts = await getCollection('blog');\n  return posts.map((post) => ({ params: { slug: getPath(post.id, post.filePath, false) }, props: { post } }));\n}\nconst { post } = Astro.props;\n---\n<Details post={post} />\n",
          'src/layouts/Details.astro':
            "---\nimport { render } from 'astro:content';\nconst { Content } = await render(Astro.props.post);\n---\n<Content />\n",
        },
      });
      for (const [path, place] of Object.entries(predicted))
        if (place !== NO_ADDRESS) expect([path, place]).toEqual([path, printed[path]]);
      expect(Object.keys(predicted).filter((path) => predicted[path] !== NO_ADDRESS).length).toBeGreaterThan(
        5,
      );
    });
  }

  test('a loader whose folder is a constant of another file', async () => {
    await expectSame({
      posts: { 'journal/one.md': post('title: One') },
      files: {
        'astro.config.mjs': 'export default {};\n',
        'src/consts.ts': "export const JOURNAL = './journal';\n",
        'src/content.config.ts':
          "import { defineCollection } from 'astro:content';\nimport { glob } from 'astro/loaders';\nimport { JOURNAL } from './consts';\nconst journal = defineCollection({ loader: glob({ pattern: '**/*.md', base: JOURNAL }) });\nexport const collections = { journal };\n",
        'src/pages/j/[slug].astro': page('slug: post.id', 'journal'),
      },
    });
  });

  test('names from other files of another source folder, passed on and in an object', async () => {
    await expectSame({
      posts: {
        'app/data/journal/one.md': post('title: One'),
        'app/data/journal/deep/two.md': post('title: Two'),
      },
      files: {
        'astro.config.mjs': "export default { srcDir: './app' };\n",
        'tsconfig.json': '{"compilerOptions": {"baseUrl": ".", "paths": {"@/*": ["app/*"]}}}',
        'app/site/settings.ts':
          "export const PLACES = { journal: './app/data/journal' } as const;\nexport const JOURNAL = 'log';\n",
        'app/site/index.ts': "export * from './settings';\n",
        'app/collections/journal.ts':
          "import { defineCollection } from 'astro:content';\nimport { glob } from 'astro/loaders';\nimport { PLACES } from '../site';\nexport const journal = defineCollection({ loader: glob({ pattern: '**/*.md', base: PLACES.journal }) });\n",
        'app/content.config.ts':
          "import { journal } from './collections/journal';\nimport { JOURNAL } from './site';\nexport const collections = { [JOURNAL]: journal };\n",
        'app/pages/j/[...slug].astro': page('slug: post.id', 'log')
          .replace("'log'", 'JOURNAL')
          .replace('---\n', "---\nimport { JOURNAL } from '@/site/settings';\n"),
      },
    });
  });

  test('a folder elsewhere, a base path, files, and no slash', async () => {
    const config =
      "export default { base: '/my/site', trailingSlash: 'never', build: { format: 'file' } };\n";
    await expectSame(
      {
        posts: entries('texts'),
        files: {
          'astro.config.mjs': config,
          'src/content.config.ts': collection('posts', 'texts'),
          'src/pages/[...path].astro': page('path: post.id', 'posts'),
          'src/pages/og/[...path].txt.ts':
            "import { getCollection } from 'astro:content';\nexport async function getStaticPaths() {\n  return (await getCollection('posts')).map((post) => ({ params: { path: post.id } }));\n}\nexport const GET = () => new Response('og');\n",
        },
      },
      { base: '/my/site', fileOf: htmlFileOf },
    );
  });

  test('pages written in Markdown, as they are named', async () => {
    await expectSame(
      {
        posts: {
          'src/pages/posts/one.md': post('title: One'),
          'src/pages/posts/Two-Caps.md': post('title: Two'),
          'src/pages/posts/three/index.md': post('title: Three'),
          'src/pages/posts/2024-01-02-four.md': post('title: Four'),
        },
        files: { 'astro.config.mjs': "export default { trailingSlash: 'always' };\n" },
      },
      {},
    );
  });

  test('a route in its own folder, preserved, and one that puts text before; three collections', async () => {
    await expectSame(
      {
        posts: {
          'src/data/blog/one.md': post('title: One'),
          'src/data/blog/Two Words.md': post('title: Two'),
          'src/data/notes/three.md': post('title: Three'),
          'src/data/essays/deep/four.md': post('title: Four'),
        },
        files: {
          'astro.config.mjs': "export default { build: { format: 'preserve' } };\n",
          'src/content.config.ts': `import { defineCollection } from 'astro:content';\nimport { glob } from 'astro/loaders';\nconst DATA = 'src/data';\nconst blog = defineCollection({ loader: glob({ pattern: '**/*.md', base: \`./\${DATA}/blog\` }) });\nconst short = defineCollection({ loader: glob({ pattern: '**/*.md', base: 'src/data/notes' }) });\nconst essays = defineCollection({ loader: glob({ pattern: '**/*.md', base: 'src/data/essays' }) });\nexport const collections = { blog, notes: short, essays };\n`,
          'src/pages/blog/[slug]/index.astro': page('slug: post.id', 'blog'),
          'src/pages/n/[id].astro': page('id: post.id', 'notes'),
          // biome-ignore lint/suspicious/noTemplateCurlyInString: the site’s code.
          'src/pages/[...path].astro': page('path: `e/x-${post.id}`', 'essays'),
        },
      },
      { fileOf: (url) => (/^[ne]\//.test(url) ? url : indexFileOf(url)) },
    );
  });
});

async function expectSame(site: Site, options: { base?: string; fileOf?: FileOf } = {}): Promise<void> {
  const { printed, predicted } = await results(site, options);
  expect(predicted).toEqual(printed);
}

async function results(site: Site, options: { base?: string; fileOf?: FileOf } = {}) {
  const folder = writeSite(site);
  symlinkSync(packages, join(folder, 'node_modules'), 'dir');
  const program = join(packages, 'astro', 'astro.js');
  await build(process.execPath, [program, 'build', '--root', folder, '--silent'], {
    cwd: folder,
    env: { ASTRO_TELEMETRY_DISABLED: '1' },
  });
  return compare(site, folder, join(folder, 'dist'), { fileOf: indexFileOf, ...options });
}

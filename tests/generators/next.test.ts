import { existsSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { build, compare, hidden, htmlFileOf, post, type Sample, type Site, writeSite } from './golden';

/** A package of its own, which only who wants this test installs: it is as large as all the others. */
const modules = resolve(import.meta.dirname, 'next', 'node_modules');
const isInstalled = existsSync(join(modules, 'next'));
if (!isInstalled)
  process.stderr.write('Skipped: the test with Next; npm ci --prefix tests/generators/next installs it.\n');

/** A page of MDX, which has no front matter to Next. */
const page = (title: string): Sample => ({
  header: `export const metadata = { title: '${title}' }\n`,
  live: true,
});

const config = (more: string): string =>
  `import createMDX from '@next/mdx';\nexport default createMDX({ extension: /\\.mdx?$/ })({ output: 'export', pageExtensions: ['jsx', 'md', 'mdx'], ${more} });\n`;

const common = {
  'package.json': '{ "name": "site", "private": true, "dependencies": { "next": "15" } }',
  'mdx-components.jsx': 'export const useMDXComponents = (components) => components;\n',
  'app/layout.jsx':
    'export default function Layout({ children }) { return <html><body>{children}</body></html>; }\n',
  'app/page.jsx': 'export default function Home() { return <p>Home</p>; }\n',
};

/** A route that prints each file of a folder, as such sites do. */
const route = (folder: string): string => `import { readdirSync, readFileSync } from 'node:fs';
const files = readdirSync('${folder}', { recursive: true }).filter((path) => /\\.mdx?$/.test(path));
const slugOf = (path) => path.replace(/\\.mdx?$/, '').split('/');
export const dynamicParams = false;
export const generateStaticParams = () => files.map((path) => ({ slug: slugOf(path) }));
export default async function Post({ params }) {
  const slug = (await params).slug.map(decodeURIComponent).join('/');
  const path = files.find((each) => slugOf(each).join('/') === slug);
  return <main>{readFileSync('${folder}/' + path, 'utf8')}</main>;
}
`;

describe.skipIf(!isInstalled)('Next prints every page where Longhand says', () => {
  test('of files that a route reads, below a base path', async () => {
    await expectSame(
      {
        posts: {
          'content/blog/three.mdx': post('title: Three\ndate: 2024-01-02'),
          'content/blog/deep/er/four.md': post('title: Four'),
          'content/blog/With Spaces.md': post('title: Spaces'),
          'content/blog/été-你好.md': post('title: Letters'),
          'content/blog/2024-05-06-dated.mdx': post('title: Dated'),
        },
        files: {
          ...common,
          'next.config.mjs': config("trailingSlash: true, basePath: '/site'"),
          'app/(site)/blog/[...slug]/page.jsx': route('content/blog'),
          'app/tags/page.jsx': 'export default function Tags() { return <p>Tags</p>; }\n',
        },
      },
      '/site',
    );
  });

  test('that are files of the router for apps', async () => {
    await expectSame({
      posts: {
        'app/(site)/blog/one/page.mdx': page('One'),
        'app/(site)/blog/deep/two/page.mdx': page('Two'),
        'app/(site)/blog/_kept/page.mdx': hidden(''),
      },
      files: { ...common, 'next.config.mjs': config('') },
    });
  });

  test('that are files of the router for pages', async () => {
    const { 'app/layout.jsx': _, 'app/page.jsx': home, ...rest } = common;
    await expectSame({
      posts: {
        'pages/posts/one.mdx': page('One'),
        'pages/posts/two/index.mdx': page('Two'),
        'pages/posts/deep/three.md': page('Three'),
        'pages/posts/With Spaces.mdx': page('Spaces'),
      },
      files: { ...rest, 'pages/index.jsx': home, 'next.config.mjs': config('') },
    });
  });
});

async function expectSame(site: Site, base = ''): Promise<void> {
  const folder = writeSite(site);
  symlinkSync(modules, join(folder, 'node_modules'));
  await build(process.execPath, [join(modules, 'next/dist/bin/next'), 'build'], {
    cwd: folder,
    env: { NEXT_TELEMETRY_DISABLED: '1' },
  });
  const { printed, predicted } = await compare(site, folder, join(folder, 'out'), {
    base,
    fileOf: htmlFileOf,
  });
  expect(predicted).toEqual(printed);
}

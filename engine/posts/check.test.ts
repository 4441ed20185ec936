import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, posix, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { repositoryAt } from '../../tests/helpers/repository';
import { openBlog } from '../blog/open';
import { checkBlog } from './check';

const BLOGS = resolve('../shared/blogs');

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'longhand-check-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** The problems of a blog of these files: `path:line kind target`. */
async function problems(files: Readonly<Record<string, string | Buffer>>, only: string | null = null) {
  const { write } = repositoryAt(folder, {});
  for (const [path, content] of Object.entries(files)) await write(path, content);
  const report = await checkBlog(await openBlog(folder), only === null ? null : [only]);
  return report.problems.map(({ path, line, kind, target }) =>
    `${path}:${line} ${kind} ${target ?? ''}`.trim(),
  );
}

const CONFIG = { 'hugo.toml': "baseURL = 'https://tea.example/'\n" };
const post = (body: string, fields = 'title: Tea') => `---\n${fields}\n---\n${body}`;
const cup = Buffer.from([0x89, 0x50, 0x4e, 0x47]);

describe('checkBlog', () => {
  it('finds nothing in a blog in which all is well', async () => {
    const found = await problems({
      ...CONFIG,
      'content/posts/a.md': post(
        '[b]({{< ref "b.md" >}}) [b](/posts/b/) [b](../b/) [about](/about/) [tags](/tags/) [out](https://x.example)\n' +
          '![A cup](/cup.png) <img src="/cup.png" alt=""> `[no](gone.md)`\n',
      ),
      'content/posts/b.md': post(
        '[a](/posts/a/#top)',
        'title: B\ndate: 2026-01-02T03:04:05Z\naliases: [/old/]',
      ),
      'content/about.md': post('[old](/old/)'),
      'static/cup.png': cup,
    });
    expect(found).toEqual([]);
  });

  it('finds links and images that lead nowhere, at their lines', async () => {
    const found = await problems({
      ...CONFIG,
      'content/posts/a.md': post(
        'one\n\n[b](gone.md) [c](/posts/gone/)\n![d](no.png)\n\n[e]: ./no.pdf\n{{< ref "gone" >}}',
      ),
      'content/posts/b.md': post('Well.'),
    });
    expect(found).toEqual([
      'content/posts/a.md:6 link-broken gone.md',
      'content/posts/a.md:6 link-broken /posts/gone/',
      'content/posts/a.md:7 image-missing no.png',
      'content/posts/a.md:9 link-broken ./no.pdf',
      'content/posts/a.md:10 link-broken gone',
    ]);
  });

  it('finds what works only where capitals do not count', async () => {
    const found = await problems({
      ...CONFIG,
      'content/posts/a.md': post('![Cup](/Cup.PNG) [b](/posts/B/) [b](B.md)'),
      'content/posts/b.md': post('Well.'),
      'static/cup.png': cup,
    });
    expect(found).toEqual([
      'content/posts/a.md:4 image-case /Cup.PNG',
      'content/posts/a.md:4 link-case /posts/B/',
      'content/posts/a.md:4 link-case B.md',
    ]);
  });

  it('finds images without a description and images that are large', async () => {
    const found = await problems({
      ...CONFIG,
      'content/posts/a.md': post(
        '![](/cup.png)\n<img src="/cup.png">\n![Big](/big.jpg)\n',
        'title: A\ncover: /big.jpg',
      ),
      'static/cup.png': cup,
      'static/big.jpg': Buffer.alloc(3 * 1024 * 1024),
    });
    expect(found).toEqual([
      'content/posts/a.md:3 image-large /big.jpg',
      'content/posts/a.md:5 image-alt /cup.png',
      'content/posts/a.md:6 image-alt /cup.png',
      'content/posts/a.md:7 image-large /big.jpg',
    ]);
  });

  it('finds front matter that cannot be read, and dates that are none', async () => {
    const found = await problems({
      ...CONFIG,
      'content/posts/a.md': post('', 'title: A\ndate: 2017-02-29'),
      'content/posts/b.md': post('', 'title: "B\nx: [1'),
      'content/posts/c.md': post('', 'title: C\nlastmod: soon\nexpiryDate: 2026-13-01'),
      'content/posts/d.md': post('', 'title: D\ndate: 2024-05-06 07:08'),
    });
    expect(found).toEqual([
      'content/posts/a.md:3 date 2017-02-29',
      expect.stringMatching(/^content\/posts\/b\.md:\d front-matter$/),
      'content/posts/c.md:3 date soon',
      'content/posts/c.md:4 date 2026-13-01',
      'content/posts/d.md:3 date 2024-05-06 07:08',
    ]);
  });

  it('finds posts in each other’s way, once each', async () => {
    const found = await problems({
      ...CONFIG,
      'content/posts/a.md': post('', 'title: A\nslug: same'),
      'content/posts/b.md': post('', 'title: B\nslug: same'),
      'content/notes/c.md': post('', 'title: C\nslug: same'),
      'content/posts/d.md': post('', 'title: D\nurl: /notes/same/'),
    });
    expect(found).toEqual([
      'content/notes/c.md:1 url-duplicate /notes/same/',
      'content/posts/a.md:1 url-duplicate /posts/same/',
      'content/posts/b.md:1 url-duplicate /posts/same/',
      'content/posts/d.md:1 url-duplicate /notes/same/',
    ]);
  });

  it('finds a slug that was written twice under different dates', async () => {
    const found = await problems({
      '_config.yml': 'title: Tea\n',
      '_posts/2026-01-02-a.md': post('', 'title: A\nslug: same'),
      '_posts/2026-02-02-b.md': post('', 'title: B\nslug: same'),
      '_posts/2026-03-02-weekly.md': post('', 'title: C'),
      '_posts/2026-04-02-weekly.md': post('', 'title: D'),
    });
    expect(found).toEqual([
      '_posts/2026-01-02-a.md:1 slug-duplicate same',
      '_posts/2026-02-02-b.md:1 slug-duplicate same',
    ]);
  });

  it.each([
    ['_config.yml', '_posts/2024-01-02-a.md', ['_posts/2024-01-02-a.md:3 date']],
    ['hugo.yaml', 'content/posts/2024-01-02-a.md', []],
  ])('finds an empty date where the generator stops at it: %s', async (config, path, expected) => {
    const found = await problems({ [config]: 'title: Tea\n', [path]: post('', 'title: A\ndate:') });
    expect(found).toEqual(expected);
  });

  it('finds dates that Eleventy refuses, but not in fields that are the site’s own', async () => {
    const found = await problems({
      'eleventy.config.js': 'export default () => {};\n',
      'posts/a.md': post('', 'title: A\n\ndate: 2024/05/06\nupdated: 2024/05/07'),
    });
    expect(found).toEqual(['posts/a.md:4 date 2024/05/06']);
  });

  it('finds what Jekyll passes over or refuses', async () => {
    const found = await problems({
      '_config.yml': 'title: Tea\n',
      '_posts/2026-01-02-a.md': post('[b]({% post_url 2026-01-03-b %})'),
      '_posts/2026-02-30-b.md': post(''),
      '_posts/undated.md': post(''),
    });
    expect(found).toEqual([
      '_posts/2026-01-02-a.md:4 link-broken 2026-01-03-b',
      '_posts/2026-02-30-b.md:1 date-in-name 2026-02-30',
      '_posts/undated.md:1 ignored',
    ]);
  });

  it('names files that are no UTF-8 and links that lead out, and looks at the others', async () => {
    const { write } = repositoryAt(folder, {});
    await write('content/posts/x.md', 'x');
    await symlink('/etc/hostname', join(folder, 'content/posts/out.md'));
    const found = await problems({
      ...CONFIG,
      'content/posts/a.md': Buffer.concat([
        Buffer.from('---\ntitle: '),
        Buffer.from([0xc4, 0xe3]),
        Buffer.from('\n---\n'),
      ]),
      'content/posts/b.md': post('[c](gone.md)'),
    });
    expect(found).toEqual([
      'content/posts/a.md:1 encoding',
      'content/posts/b.md:4 link-broken gone.md',
      'content/posts/out.md:1 unreadable',
    ]);
  });

  it('tells of one file only when asked, with what it links to', async () => {
    const files = {
      ...CONFIG,
      'content/posts/a.md': post('[b](/posts/b/) [c](gone.md)'),
      'content/posts/b.md': post('[d](gone.md)'),
    };
    expect(await problems(files, 'content/posts/a.md')).toEqual(['content/posts/a.md:4 link-broken gone.md']);
  });

  it.skipIf(!existsSync(BLOGS))(
    'looks at real blogs and never calls a link between their posts broken',
    async () => {
      const names = readdirSync(BLOGS, { withFileTypes: true }).filter((entry) => entry.isDirectory());
      expect(names.length).toBeGreaterThan(5);
      for (const { name } of names) {
        const blog = await openBlog(join(BLOGS, name));
        const { checked, problems: found } = await checkBlog(blog);
        expect(checked, name).toBeGreaterThan(0);
        const files = new Set(blog.files.files);
        for (const { kind, target, path } of found) {
          if (kind !== 'link-broken' || target === null || !/^[^@/][^#]*\.mdx?$/.test(target)) continue;
          const beside = posix.join(posix.dirname(path), decodeURIComponent(target));
          expect(files.has(beside), `${name}: ${path} → ${target}`).toBe(false);
        }
      }
    },
  );
});

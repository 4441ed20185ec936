import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  renameSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../../tests/faults/temp-folder';
import { ASSET_HEADERS, type Asset, MAX_ASSET_BYTES, openAsset } from './asset';
import { imageType } from './image-type';

const onPosix = process.platform !== 'win32';
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const SVG = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');

function blog(): string {
  const root = join(tempFolder(), 'site');
  for (const folder of ['site/static', 'site/.git', 'site/.cache', 'site-evil']) {
    mkdirSync(join(root, '..', folder), { recursive: true });
  }
  writeFileSync(join(root, 'static/a.png'), PNG);
  writeFileSync(join(root, 'static/drawing.svg'), SVG);
  writeFileSync(join(root, '.git/config'), 'secret');
  writeFileSync(join(root, '.cache/a.png'), PNG);
  writeFileSync(join(root, 'static/page.html'), '<p>');
  writeFileSync(join(root, 'static/page.png'), '<html><script>alert(1)</script>');
  writeFileSync(join(root, '../site-evil/a.png'), PNG);
  writeFileSync(join(root, '../secret.png'), PNG);
  return root;
}

const statusOf = async (root: string, ...candidates: string[]): Promise<number> =>
  (await openAsset(root, candidates)).status;

async function imageOf(root: string, path: string): Promise<Asset> {
  const answer = await openAsset(root, [path]);
  if (answer.status !== 200) throw new Error(`refused with ${answer.status}`);
  return answer;
}

/** What this process has open. */
const openFiles = () =>
  readdirSync('/proc/self/fd').flatMap((fd) => {
    const file = `/proc/self/fd/${fd}`;
    return existsSync(file) ? [readlinkSync(file)] : [];
  });

const bytesOf = async ({ body }: Asset): Promise<Buffer> =>
  Buffer.from(await new Response(body).arrayBuffer());

describe('an image of the blog', () => {
  it('[R68] comes with its type, its size and its bytes', async () => {
    const image = await imageOf(blog(), 'static/a.png');
    expect(image).toMatchObject({ type: 'image/png', size: PNG.length });
    expect((await bytesOf(image)).equals(PNG)).toBe(true);
  });

  it('comes whole when it is large, and holds no file open when it is not read to its end', async () => {
    const root = blog();
    const large = Buffer.concat([PNG, Buffer.alloc(1_000_000, 'pixels')]);
    writeFileSync(join(root, 'static/large.png'), large);
    expect((await bytesOf(await imageOf(root, 'static/large.png'))).equals(large)).toBe(true);
    const { body } = await imageOf(root, 'static/large.png');
    const reader = body.getReader();
    expect((await reader.read()).value?.length).toBeGreaterThan(0);
    await reader.cancel();
    if (process.platform === 'linux') expect(openFiles().some((file) => file.startsWith(root))).toBe(false);
  });

  it('is not given when another file took its place since it was checked', async () => {
    const root = blog();
    const image = await imageOf(root, 'static/a.png');
    writeFileSync(join(root, 'static/b.png'), 'words, not an image');
    renameSync(join(root, 'static/b.png'), join(root, 'static/a.png'));
    await expect(bytesOf(image)).rejects.toThrow('replaced');
  });

  it('is the first candidate that exists', async () => {
    const root = blog();
    expect(await statusOf(root, 'posts/a.png', 'static/a.png')).toBe(200);
    expect(await statusOf(root, 'posts/a.png', 'a.png')).toBe(404);
    expect(await statusOf(root)).toBe(404);
  });
});

describe('a request for something else', () => {
  it.each([
    ['../secret.png', 400],
    ['static/../../secret.png', 400],
    ['../site-evil/a.png', 400],
    ['/etc/passwd', 400],
    ['//host/share.png', 400],
    ['static\\a.png', 400],
    ['..\\secret.png', 400],
    ['static/a.png\0.png', 400],
    ['', 400],
    ['.git/config', 403],
    ['.cache/a.png', 403],
    ['static/.hidden.png', 403],
    ['static/page.html', 415],
    ['static/page.png', 415],
    ['static', 415],
    ['static/gone.png', 404],
    ['%2e%2e/secret.png', 404],
    ['%252e%252e/secret.png', 404],
    ['%2e%2e%5csecret.png', 404],
  ])('[R68] %j is answered with %i', async (path, status) => {
    expect(await statusOf(blog(), path)).toBe(status);
  });

  it.each(['C:/windows/a.png', 'static/a.png::$DATA'])('[R68] %j is refused', async (path) => {
    expect([400, 404]).toContain(await statusOf(blog(), path));
  });

  it('[R68] a path that is refused is not passed over for one that exists', async () => {
    expect(await statusOf(blog(), '../secret.png', 'static/a.png')).toBe(400);
  });

  it.skipIf(!onPosix)('[R68] a link out of the blog or into a hidden folder is refused', async () => {
    const root = blog();
    symlinkSync(join(root, '../secret.png'), join(root, 'static/link.png'));
    symlinkSync(join(root, '../site-evil'), join(root, 'static/evil'));
    symlinkSync('../.cache/a.png', join(root, 'static/hidden.png'));
    for (const path of ['static/link.png', 'static/evil/a.png', 'static/hidden.png']) {
      expect(await statusOf(root, path)).toBe(403);
    }
  });

  it.skipIf(!onPosix)(
    '[R68] a link in the blog is served, but not under the name of what it is not',
    async () => {
      const root = blog();
      symlinkSync('a.png', join(root, 'static/same.png'));
      symlinkSync('page.html', join(root, 'static/disguised.png'));
      expect(await statusOf(root, 'static/same.png')).toBe(200);
      expect(await statusOf(root, 'static/disguised.png')).toBe(415);
    },
  );

  it.skipIf(!onPosix)('[R61] a pipe does not make it hang', async () => {
    const root = blog();
    expect(spawnSync('mkfifo', [join(root, 'static/pipe.png')]).status).toBe(0);
    expect(await statusOf(root, 'static/pipe.png')).toBe(415);
  });

  it('[R68] a file of 2 GB is too large', async () => {
    const root = blog();
    writeFileSync(join(root, 'static/huge.png'), PNG);
    truncateSync(join(root, 'static/huge.png'), 2 * 1024 ** 3);
    expect(await statusOf(root, 'static/huge.png')).toBe(413);
    truncateSync(join(root, 'static/huge.png'), MAX_ASSET_BYTES);
    expect(await statusOf(root, 'static/huge.png')).toBe(200);
  });
});

describe('the headers of every answer', () => {
  it('[R68] keep an SVG with a script from running it, and a refusal from being guessed at', async () => {
    expect((await imageOf(blog(), 'static/drawing.svg')).type).toBe('image/svg+xml');
    expect(ASSET_HEADERS).toMatchObject({
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "sandbox; default-src 'none'",
    });
  });
});

describe('the type of an image', () => {
  const text = (value: string) => Buffer.from(value, 'latin1');
  it.each([
    ['a.png', PNG, 'image/png'],
    ['A.PNG', PNG, 'image/png'],
    ['really-a-png.jpg', PNG, 'image/png'],
    ['a.jpeg', text('\xff\xd8\xff\xe0'), 'image/jpeg'],
    ['a.gif', text('GIF89a'), 'image/gif'],
    ['a.webp', text('RIFF\x10\0\0\0WEBPVP8 '), 'image/webp'],
    ['a.avif', text('\0\0\0\x1cftypavif\0\0\0\0mif1avifmiaf'), 'image/avif'],
    ['a.avif', text('\0\0\0\x1cftypmif1\0\0\0\0mif1avifmiaf'), 'image/avif'],
    ['a.ico', text('\0\0\x01\0\x01\0'), 'image/x-icon'],
    ['a.bmp', text('BM\x36\0'), 'image/bmp'],
    ['a.svg', SVG, 'image/svg+xml'],
    [
      'a.svg',
      Buffer.from('\uFEFF<?xml version="1.0"?>\n<!-- drawn -->\n<!DOCTYPE svg>\n<svg>'),
      'image/svg+xml',
    ],
  ])('of %s is told by its bytes', (name, head, type) => {
    expect(imageType(name, head)).toBe(type);
  });

  it.each([
    ['a.svg', Buffer.from('<html><svg></svg></html>')],
    ['a.svg', PNG],
    ['a.png', SVG],
    ['a.png', Buffer.from('not an image')],
    ['a.png', Buffer.alloc(0)],
    ['a.heic', text('\0\0\0\x1cftypheic')],
    ['a.avif', text('\0\0\0\x10ftypheic\0\0\0\0avif')],
    ['a.exe', PNG],
    ['a.png', text('<!---->'.repeat(500))],
    ['a.svg', text('<!DOCTYPE svg []>'.repeat(200))],
    ['png', PNG],
  ])('of %s is none when its bytes or its name say otherwise', (name, head) => {
    expect(imageType(name, head)).toBeNull();
  });
});

import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { exampleModel } from '#core/blog/example-model';
import { Failure } from '#core/ipc/errors';
import { MAX_MEDIA_BYTES } from '#core/media/limits';
import type { PostSummary } from '#core/posts/post';
import { summarisePost } from '../posts/library';
import { MediaDesk } from './desk';

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
/** Another picture: with a chunk that PNG readers skip and that is kept. */
const other = (mark: number) =>
  Buffer.concat([PIXEL.subarray(0, 33), chunk('prVt', Buffer.from([mark])), PIXEL.subarray(33)]);
const chunk = (type: string, data: Buffer) => {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(data.length);
  return Buffer.concat([head, Buffer.from(type, 'latin1'), data, Buffer.alloc(4)]);
};
const model = exampleModel({
  generator: 'hugo',
  assetsFolder: 'static/images',
  staticFolders: [{ path: 'static', url: '/' }],
});
const POST = 'posts/first-frost.md';
const onPosix = process.platform !== 'win32';
const canMount =
  process.platform === 'linux' && process.getuid?.() === 0 && spawnSync('mount', ['--version']).status === 0;

const homes: string[] = [];
afterEach(() => {
  for (const home of homes.splice(0)) rmSync(home, { recursive: true, force: true });
});

function bench(files: Readonly<Record<string, string | Buffer>> = {}) {
  const home = mkdtempSync(join(tmpdir(), 'longhand-media-'));
  homes.push(home);
  const root = join(home, 'blog');
  const bin = join(home, 'bin');
  mkdirSync(bin);
  for (const [path, content] of Object.entries({
    [POST]: '---\ntitle: First frost\n---\nCold.\n',
    ...files,
  })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  const blog = { id: 'b', root, model };
  const ids = [POST, ...Object.keys(files).filter((path) => path.endsWith('.md'))];
  const shelf = {
    all: async (): Promise<PostSummary[]> => Promise.all(ids.map((id) => summarisePost(blog, id))),
    containing: async (needles: readonly string[]) =>
      ids.filter((id) => needles.some((needle) => readFileSync(join(root, id), 'utf8').includes(needle))),
  };
  const desk = new MediaDesk({
    trash: async (path) => renameSync(path, join(bin, basename(path))),
    now: () => '2026-11-28T20:00:00+01:00',
  });
  const add = (name: string, bytes: Buffer = PIXEL, keepMetadata = false) =>
    desk.add(blog, shelf, { postId: POST, name, bytes, keepMetadata });
  return { home, root, bin, blog, shelf, desk, add, at: (path: string) => join(root, path) };
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Failure) return error.code;
    throw error;
  }
  return 'none';
}

describe('an image that is added', () => {
  it('is written where the generator serves it from, under a name fit for an address', async () => {
    const { add, at } = bench();
    const added = await add('My Kettle.PNG');
    expect(added).toMatchObject({
      path: 'static/images/my-kettle.png',
      src: '/images/my-kettle.png',
      image: true,
    });
    expect(added.addedId).not.toBeNull();
    expect(readFileSync(at(added.path)).equals(PIXEL)).toBe(true);
    expect(readdirSync(at('static/images'))).toEqual(['my-kettle.png']);
  });

  it('goes where the posts have theirs, and is written as they are', async () => {
    const { add } = bench({
      'posts/milk.md':
        '---\ntitle: Milk\ndate: 2026-01-02\n---\n![a]({{ site.baseurl }}/uploads/2026/oat.png)\n',
      'static/uploads/2026/oat.png': other(1),
    });
    expect(await add('kettle.png')).toMatchObject({
      path: 'static/uploads/2026/kettle.png',
      src: '{{ site.baseurl }}/uploads/2026/kettle.png',
    });
  });

  it('never takes the place of another, not even of one whose name differs in case [R20]', async () => {
    const { add, at } = bench({ 'static/images/Kettle.png': other(1) });
    const [first, second] = await Promise.all([add('kettle.png', other(2)), add('kettle.png', other(3))]);
    expect([first.path, second.path].sort()).toEqual([
      'static/images/kettle-2.png',
      'static/images/kettle-3.png',
    ]);
    expect(readFileSync(at('static/images/Kettle.png')).equals(other(1))).toBe(true);
  });

  it('that the blog has already is used as it is', async () => {
    const { add, at } = bench({ 'static/images/old-name.png': PIXEL });
    expect(await add('kettle.png')).toEqual({
      addedId: null,
      path: 'static/images/old-name.png',
      src: '/images/old-name.png',
      image: true,
    });
    expect(readdirSync(at('static/images'))).toEqual(['old-name.png']);
  });

  it('has lost what tells where it was made, unless that is to be kept', async () => {
    const tells = Buffer.concat([
      PIXEL.subarray(0, 33),
      chunk('tEXt', Buffer.from('52.3740N')),
      PIXEL.subarray(33),
    ]);
    const { add, at } = bench();
    expect(readFileSync(at((await add('a.png', tells)).path)).equals(PIXEL)).toBe(true);
    expect(readFileSync(at((await add('b.png', tells, true)).path)).equals(tells)).toBe(true);
  });

  it('is named after what it is', async () => {
    const { add } = bench();
    expect((await add('photo of a cup.jpg')).path).toBe('static/images/photo-of-a-cup.png');
  });

  it('is another kind of file, and then linked', async () => {
    const { add, at } = bench();
    const added = await add('The Recipe.PDF', Buffer.from('%PDF-1.7'));
    expect(added).toMatchObject({
      path: 'static/images/the-recipe.pdf',
      src: '/images/the-recipe.pdf',
      image: false,
    });
    expect(readFileSync(at(added.path), 'utf8')).toBe('%PDF-1.7');
  });
});

describe('a file that is refused', () => {
  it.each([
    ['photo.heic', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0'), 'media-not-shown'],
    ['photo.jpg', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0'), 'media-not-shown'],
    ['scan.tiff', Buffer.from('II*\0'), 'media-not-shown'],
    ['photo.jpg', Buffer.from('not a picture'), 'media-damaged'],
    ['photo.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0xff]), 'media-damaged'],
    ['drawing.svg', Buffer.from('<svg onload="x()"></svg>'), 'svg-refused'],
    ['film.mp4', Buffer.alloc(MAX_MEDIA_BYTES + 1), 'media-too-large'],
  ])('%s leaves the blog as it was', async (name, bytes, code) => {
    const { add, root } = bench();
    expect(await codeOf(add(name, bytes))).toBe(code);
    expect(readdirSync(root)).toEqual(['posts']);
  });

  it.skipIf(!onPosix)('[R61] does not get out of the blog by a link', async () => {
    const { add, home, root } = bench();
    mkdirSync(join(home, 'elsewhere'));
    symlinkSync(join(home, 'elsewhere'), join(root, 'static'));
    expect(await codeOf(add('kettle.png'))).toBe('path-outside-blog');
    expect(readdirSync(join(home, 'elsewhere'))).toEqual([]);
  });

  it('does not fit where a file is in the way of its folder', async () => {
    const { add } = bench({ 'static/images': 'not a folder' });
    expect(await codeOf(add('kettle.png'))).toBe('media-not-written');
  });

  it.skipIf(!canMount)(
    `[R2] finds no room, and leaves nothing lying about${canMount ? '' : ' (skipped: mounting needs root on Linux)'}`,
    async () => {
      const { add, at } = bench({ 'static/images/there.png': other(1) });
      const images = at('static/images');
      expect(spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', images]).status).toBe(0);
      try {
        const large = Buffer.concat([
          PIXEL.subarray(0, 33),
          chunk('prVt', Buffer.alloc(100_000)),
          PIXEL.subarray(33),
        ]);
        expect(await codeOf(add('kettle.png', large))).toBe('media-disk-full');
        expect(readdirSync(images)).toEqual([]);
      } finally {
        spawnSync('umount', [images]);
      }
    },
  );
});

describe('a file that was added', () => {
  it('goes to the trash when the author removes it, and comes back byte for byte', async () => {
    const { add, desk, blog, shelf, at, bin } = bench();
    const { addedId, path } = await add('kettle.png');
    await desk.remove(blog, shelf, addedId ?? '');
    expect(existsSync(at(path))).toBe(false);
    expect(readdirSync(bin)).toEqual(['kettle.png']);
    await desk.restore(blog, addedId ?? '');
    expect(readFileSync(at(path)).equals(PIXEL)).toBe(true);
    await desk.restore(blog, addedId ?? '');
  });

  it('stays when it was changed since, or another post shows it', async () => {
    const { add, desk, blog, shelf, at } = bench({
      'posts/milk.md': '---\ntitle: Milk\n---\nNothing yet.\n',
    });
    const { addedId, path } = await add('kettle.png');
    writeFileSync(at('posts/milk.md'), '---\ntitle: Milk\n---\n![](/images/kettle.png)\n');
    expect(await codeOf(desk.remove(blog, shelf, addedId ?? ''))).toBe('media-in-use');
    writeFileSync(at(path), other(4));
    expect(await codeOf(desk.remove(blog, shelf, addedId ?? ''))).toBe('media-changed');
    expect(readFileSync(at(path)).equals(other(4))).toBe(true);
    expect(await codeOf(desk.remove(blog, shelf, 'another'))).toBe('media-gone');
  });
});

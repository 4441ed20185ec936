import { constants, type Stats } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { locate } from '../blog/paths';
import { fontType, hasFontExtension } from './font-type';
import { hasImageExtension, imageType } from './image-type';

/** A larger image is not shown in the preview. */
export const MAX_ASSET_BYTES = 64 * 1024 * 1024;

/** On every answer, refusals included: nothing is guessed from the bytes, and nothing in them runs. */
export const ASSET_HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "sandbox; default-src 'none'",
  'Cache-Control': 'no-cache',
} as const;

/** An image of the blog, or a font that its style sheets name. */
export interface Asset {
  readonly status: 200;
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  readonly type: string;
  /** Opens the file when it is first read; one that is never read holds nothing open. */
  readonly body: ReadableStream<Uint8Array>;
}

/** Why there is no image. 405, for methods other than GET and HEAD, is the protocol's to say. */
export interface AssetRefusal {
  readonly status: 400 | 403 | 404 | 413 | 415;
}

const CHUNK = 256 * 1024;
/** Windows has neither flag, and no pipes among its files. */
const FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);

/**
 * Finds the first of `candidates` that exists in the blog at `root`. They are blog-relative paths, decoded
 * once already. 400: the words of a path are not those of a file in a blog; 403: it leads outside or is
 * hidden, or may not be read; 404: none is there; 413: over `MAX_ASSET_BYTES`; 415: not an image by its name
 * or its bytes. Never hangs on a pipe and never throws for what may be on a disk. Row R68 of docs/features.md.
 */
export async function openAsset(root: string, candidates: readonly string[]): Promise<Asset | AssetRefusal> {
  for (const candidate of candidates) {
    const place = await locate(root, candidate);
    switch (place.kind) {
      case 'missing':
        continue;
      case 'bad-path':
        return { status: isHidden(candidate) ? 403 : 400 };
      case 'outside-link':
      case 'unreadable':
        return { status: 403 };
      case 'not-a-file':
        return { status: 415 };
      case 'file':
        if (!isServed(place.path) || !isServed(candidate)) return { status: 415 };
        return readImage(place.path);
    }
  }
  return { status: 404 };
}

const isServed = (path: string): boolean => hasImageExtension(path) || hasFontExtension(path);

async function readImage(path: string): Promise<Asset | AssetRefusal> {
  try {
    const file = await open(path, FLAGS);
    try {
      const stats = await file.stat();
      if (!stats.isFile()) return { status: 415 };
      if (stats.size > MAX_ASSET_BYTES) return { status: 413 };
      const head = new Uint8Array(4096);
      const { bytesRead } = await file.read(head, 0, head.length, 0);
      const start = head.subarray(0, bytesRead);
      const type = hasFontExtension(path) ? fontType(path, start) : imageType(path, start);
      if (type === null) return { status: 415 };
      return { status: 200, path, size: stats.size, type, body: bodyOf(path, stats) };
    } finally {
      await file.close();
    }
  } catch {
    // It was there a moment ago: gone, replaced by a link, or not ours to read. The author sees a missing image.
    return { status: 403 };
  }
}

/** The bytes of the file that was checked; fails when another has taken its place. */
function bodyOf(path: string, checked: Stats): ReadableStream<Uint8Array> {
  let file: FileHandle | null = null;
  let offset = 0;
  const end = async () => {
    const handle = file;
    file = null;
    await handle?.close();
  };
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        try {
          file ??= await openChecked(path, checked);
          const chunk = new Uint8Array(Math.min(CHUNK, checked.size - offset));
          const { bytesRead } = await file.read(chunk, 0, chunk.length, offset);
          if (bytesRead === 0) throw new Error('the image became shorter while it was read');
          offset += bytesRead;
          controller.enqueue(chunk.subarray(0, bytesRead));
          if (offset < checked.size) return;
          await end();
          controller.close();
        } catch (error) {
          await end();
          throw error;
        }
      },
      cancel: end,
    },
    // Nothing is read, and so nothing opened, before somebody asks.
    { highWaterMark: 0 },
  );
}

async function openChecked(path: string, checked: Stats): Promise<FileHandle> {
  const file = await open(path, FLAGS);
  const now = await file.stat();
  if (now.ino === checked.ino && now.dev === checked.dev && now.size === checked.size) return file;
  await file.close();
  throw new Error('the image was replaced while it was read');
}

function isHidden(path: string): boolean {
  const parts = path.split('/');
  const traverses = parts.some((part) => part === '' || part === '.' || part === '..');
  return !traverses && !/[\0\\]/.test(path) && parts.some((part) => part.startsWith('.'));
}

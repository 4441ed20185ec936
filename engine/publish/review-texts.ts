import { readFile, stat } from 'node:fs/promises';
import { Failure } from '#core/ipc/errors';
import type { ReviewTexts } from '#core/publish/model';
import { locate } from '../blog/paths';
import { decodePost, MAX_READ_THROUGH } from '../posts/post-bytes';
import { publishableRepository } from './repository';
import { textInHead } from './review-moved';

/**
 * A file of a publish as the last commit has it and as it is on the disk, with LF line ends. `from` is where it was in
 * that commit, null for the same place. Fails as `publishableRepository` does, and with `path-outside-blog`.
 */
export async function reviewTexts(root: string, path: string, from: string | null): Promise<ReviewTexts> {
  const repository = await publishableRepository(root);
  const [before, after] = await Promise.all([textInHead(repository, from ?? path), textOnDisk(root, path)]);
  return { before: isText(before) ? unixLines(before) : null, after };
}

async function textOnDisk(root: string, path: string): Promise<string | null> {
  const place = await locate(root, path);
  switch (place.kind) {
    case 'file': {
      if ((await stat(place.path)).size > MAX_READ_THROUGH) return null;
      const { text, utf8 } = decodePost(await readFile(place.path));
      return utf8 && isText(text) ? unixLines(text) : null;
    }
    case 'missing':
    case 'unreadable':
      return null;
    case 'bad-path':
    case 'outside-link':
    case 'not-a-file':
      throw new Failure('path-outside-blog', { path });
  }
}

const isText = (text: string | null): text is string => text !== null && !text.includes('\0');
const unixLines = (text: string): string => text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');

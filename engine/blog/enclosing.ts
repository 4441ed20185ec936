import { readdir } from 'node:fs/promises';
import { dirname, relative, sep } from 'node:path';
import { marksSite } from '#core/blog/detect';

/**
 * The folder of the blog that `folder` (absolute) lies in: the nearest, itself or above, that holds a
 * generator's configuration or a `.git`; null when there is none up to the root of the disk.
 */
export async function enclosingBlog(folder: string): Promise<string | null> {
  for (let here = folder; ; here = dirname(here)) {
    const names = await readdir(here);
    if (names.some((name) => name === '.git' || name === '.vitepress' || marksSite(name))) return here;
    if (dirname(here) === here) return null;
  }
}

/** `path` (absolute) as a blog has it: relative to its folder, `/`-separated. */
export const pathInBlog = (root: string, path: string): string => relative(root, path).split(sep).join('/');

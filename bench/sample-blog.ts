import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { samplePost } from './sample-post';

/** The posts that are typed in, by the names they have in the library. */
export const SIZES = { '10 KB': 10_000, '100 KB': 100_000, '1 MB': 1_000_000, '5 MB': 5_000_000 } as const;
export type Size = keyof typeof SIZES;

export const titleOf = (size: Size) => `Letter of ${size}`;

/**
 * Writes a Jekyll blog into `folder`: one post of each of `sizes` (the 10 KB one is the newest), and `others` of 3 KB, all
 * committed. Returns the paths of the posts by size, relative to the folder.
 */
export function writeBlog(
  folder: string,
  others: number,
  sizes = Object.keys(SIZES) as Size[],
): Record<Size, string> {
  mkdirSync(join(folder, '_posts'), { recursive: true });
  writeFileSync(join(folder, '_config.yml'), 'title: Letters by the thousand\nauthor: Ada Winter\n');
  const paths: Record<Size, string> = {
    '10 KB': '_posts/2026-09-03-ten.md',
    '100 KB': '_posts/2026-09-02-hundred.md',
    '1 MB': '_posts/2026-09-01-thousand.md',
    '5 MB': '_posts/2026-08-31-five-thousand.md',
  };
  for (const size of sizes) {
    const path = paths[size];
    writeFileSync(join(folder, path), samplePost(SIZES[size], titleOf(size), path.slice(7, 17)));
  }
  for (let index = 0; index < others; index++) {
    const date = new Date(Date.UTC(1990, 0, 1 + index)).toISOString().slice(0, 10);
    const text = samplePost(3000, `Letter number ${index}`, date, index);
    writeFileSync(join(folder, `_posts/${date}-letter-${index}.md`), text);
  }
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, stdio: 'pipe' });
  git('init', '--quiet', '--initial-branch=main');
  git('config', 'user.name', 'Ada Winter');
  git('config', 'user.email', 'ada@example.org');
  git('config', 'commit.gpgSign', 'false');
  // A collection in the background would run into the measures.
  git('config', 'gc.auto', '0');
  git('config', 'maintenance.auto', 'false');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'All letters');
  git('repack', '-a', '-d', '--quiet');
  return paths;
}

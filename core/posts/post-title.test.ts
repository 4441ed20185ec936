import { expect, it } from 'vitest';
import type { Generator } from '../blog/model';
import { nameTitle } from './post-title';

it.each<[string, Generator, string]>([
  ['notes/2024-02-02.md', 'plain', '2024-02-02'],
  ['notes/2024-02-02.md', 'hugo', '2024-02-02'],
  ['notes/2024-02-12.md', 'astro', '2024-02-12'],
  ['notes/2024-2-3-a-post.md', 'plain', 'A post'],
  ['notes/2024-02-03-a-post/index.md', 'hugo', 'a-post'],
  ['notes/2024-02-031.md', 'hugo', '2024-02-031'],
])('a post at %s of %s without a title is called “%s”', (id, generator, title) => {
  expect(nameTitle(id, generator)).toBe(title);
});

import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exampleModel } from '#core/blog/example-model';
import type { ContentModel } from '#core/blog/model';
import { tempFolder } from '../../tests/faults/temp-folder';
import { BlogMemory } from './memory';

// As detection may give it: with its keys in another order than the schema's.
const model = Object.fromEntries(Object.entries(exampleModel()).reverse()) as ContentModel;
const blog = { name: 'Slow letters', model, repository: { kind: 'none' } } as const;

describe('what is remembered of a blog', () => {
  it('comes back, and is written only when it changes', async () => {
    const folder = join(tempFolder(), 'index');
    await new BlogMemory(folder, '1').keep('x', '/blog', blog);
    const memory = new BlogMemory(folder, '1');
    expect(await memory.read('x', '/blog')).toEqual(blog);
    const before = statSync(join(folder, 'x.blog'), { bigint: true });
    await memory.keep('x', '/blog', blog);
    expect(statSync(join(folder, 'x.blog'), { bigint: true }).ctimeNs).toBe(before.ctimeNs);
    await memory.keep('x', '/blog', { ...blog, name: 'Other' });
    expect(await new BlogMemory(folder, '1').read('x', '/blog')).toMatchObject({ name: 'Other' });
  });

  it('is nothing for another folder, another version, and in a file that is not what was written', async () => {
    const folder = tempFolder();
    mkdirSync(folder, { recursive: true });
    await new BlogMemory(folder, '1').keep('x', '/blog', blog);
    expect(await new BlogMemory(folder, '1').read('x', '/elsewhere')).toBeNull();
    expect(await new BlogMemory(folder, '2').read('x', '/blog')).toBeNull();
    expect(await new BlogMemory(folder, '1').read('y', '/blog')).toBeNull();
    const path = join(folder, 'x.blog');
    const text = readFileSync(path, 'utf8');
    for (const spoiled of [
      '',
      text.slice(0, 40),
      text.replace('"plain"', '"planer"'),
      text.replace('"root"', '"rot"'),
    ]) {
      writeFileSync(path, spoiled);
      expect(await new BlogMemory(folder, '1').read('x', '/blog')).toBeNull();
    }
  });
});

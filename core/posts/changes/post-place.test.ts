import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleModel } from '../../blog/example-model';
import { pathOf, placeOf } from './post-place';

const model = exampleModel({ languages: ['en', 'fr', 'pt-BR'] });

describe('a post’s path', () => {
  it.each([
    ['posts/a.md', { folder: 'posts', date: '', slug: 'a', language: '', extension: '.md', bundle: false }],
    [
      '_posts/2024-5-6-a-b.markdown',
      { folder: '_posts', date: '2024-5-6-', slug: 'a-b', extension: '.markdown' },
    ],
    ['posts/20240506-a.fr.md', { date: '20240506-', slug: 'a', language: '.fr' }],
    ['posts/a/index.pt-BR.md', { folder: 'posts', slug: 'a', language: '.pt-BR', bundle: true }],
    ['posts/2024-05-06-a/index.mdx', { folder: 'posts', date: '2024-05-06-', slug: 'a', bundle: true }],
    ['posts/version-2.0.md', { slug: 'version-2.0', language: '', extension: '.md' }],
    ['posts/index.md', { folder: 'posts', slug: 'index', bundle: false }],
    ['index.md', { folder: '', slug: 'index', bundle: false }],
    ['posts/2024.md', { date: '', slug: '2024' }],
  ])('%s is taken apart', (id, place) => {
    expect(placeOf(id, model)).toMatchObject(place);
  });

  it('is put together again as it was', () => {
    const part = fc.stringMatching(/^[a-z0-9é雪._ -]{1,12}$/).filter((name) => !/^\.+$/.test(name));
    const id = fc
      .tuple(
        fc.array(part, { maxLength: 3 }),
        fc.constantFrom('', '2024-05-06-', '2024_05_06_'),
        part,
        fc.constantFrom('.md', '.fr.md', '/index.md', '/index.en.md', '.rst'),
      )
      .map(([folders, date, slug, end]) => [...folders, `${date}${slug}${end}`].join('/'));
    fc.assert(fc.property(id, (path) => pathOf(placeOf(path, model)) === path));
  });
});

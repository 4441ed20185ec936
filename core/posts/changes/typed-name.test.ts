import { describe, expect, it } from 'vitest';
import { exampleModel } from '../../blog/example-model';
import { Failure } from '../../ipc/errors';
import { pathOf, placeOf } from './post-place';
import { endingFix, typedName } from './typed-name';

const hugo = exampleModel({
  generator: 'hugo',
  languages: ['en', 'fr'],
  contentFolders: [{ path: 'posts', kind: 'posts', language: null }],
});

/** The path of a post after a name was typed for it. */
function renamed(id: string, typed: string): string {
  const place = placeOf(id, hugo);
  return pathOf({ ...place, ...typedName(typed, place, hugo) });
}

describe('a name typed for a post', () => {
  it.each([
    ['posts/2024-03-21-a.md', 'b', 'posts/2024-03-21-b.md'],
    ['posts/2024-03-21-a.md', '2024-03-21-b.md', 'posts/2024-03-21-b.md'],
    ['posts/2024-03-21-a.md', 'b.MD', 'posts/2024-03-21-b.md'],
    ['posts/2024-03-21-a.md', '2025-1-2-b', 'posts/2025-1-2-b.md'],
    ['posts/2024-03-21-a.md', '2024-02-30-b', 'posts/2024-03-21-2024-02-30-b.md'],
    ['posts/20240321_a.md', '20240401_b.md', 'posts/20240401_b.md'],
    ['posts/202403-a.md', '202404-b', 'posts/202404-b.md'],
    ['posts/202403-a.md', '202499-b', 'posts/202403-202499-b.md'],
    ['posts/24-03-21-a.md', '24-04-01-b', 'posts/24-04-01-b.md'],
    ['posts/a.md', '2024-03-21-b.md', 'posts/2024-03-21-b.md'],
    ['posts/a.md', '100000-words', 'posts/100000-words.md'],
    ['posts/a.md', 'version-2.0', 'posts/version-2.0.md'],
    ['posts/a.md', '.md', 'posts/.md.md'],
    ['posts/a.md', 'a.markdown', 'posts/a.markdown'],
    ['posts/a.MD', 'a.md', 'posts/a.md'],
    ['posts/a.Rmd', 'a.md', 'posts/a.md'],
    ['posts/a.Rmd', 'b', 'posts/b.Rmd'],
    ['posts/a.fr.md', 'b.fr.md', 'posts/b.fr.md'],
    ['posts/a.fr.md', 'b.FR', 'posts/b.fr.md'],
    ['posts/a.fr.md', 'b.en', 'posts/b.en.fr.md'],
    ['posts/2024-03-21-a/index.md', '2024-03-22-b', 'posts/2024-03-22-b/index.md'],
    ['posts/a.md', ' Über  ', 'posts/Über.md'],
  ])('%s, %j → %s', (id, typed, path) => {
    expect(renamed(id, typed)).toBe(path);
  });

  it('is refused with an ending that the generator does not take, and says so', () => {
    const place = placeOf('posts/a.md', hugo);
    for (const ending of ['.Rmd', '.txt']) {
      try {
        typedName(`b${ending}`, place, hugo);
        expect.unreachable();
      } catch (error) {
        expect(error).toBeInstanceOf(Failure);
        expect(error).toMatchObject({
          code: 'name-refused',
          detail: { reason: `Hugo does not take ${ending} files.` },
        });
      }
    }
  });
});

it('that is only a date leaves no name', () => {
  const place = placeOf('posts/2024-03-21-a.md', hugo);
  expect(typedName('2024-03-21-', place, hugo).slug).toBe('');
});

describe('an ending that the generator does not take', () => {
  it('has one that it takes to offer', () => {
    expect(endingFix(placeOf('posts/a.Rmd', hugo), hugo)).toEqual({
      slug: 'a.md',
      extension: '.md',
      reason: 'Hugo does not take .Rmd files.',
    });
  });

  it('is none where the generator takes it', () => {
    expect(endingFix(placeOf('posts/a.markdown', hugo), hugo)).toBeNull();
  });
});

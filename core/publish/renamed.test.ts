import { describe, expect, it } from 'vitest';
import { likeness, mostAlike, ownFiles, sameName } from './renamed';

describe('a post under another name', () => {
  it('is known by the lines it has in common with what was deleted', () => {
    const before = new Map([
      ['a.md', '---\ntitle: A\n---\nSome words here.\nAnd more.\n'],
      ['b.md', '---\ntitle: B\n---\nOther words.\n'],
    ]);
    expect(
      mostAlike('---\r\ntitle: A\r\nredirect_from: /a/\r\n---\r\nSome words here.\r\nAnd more.\r\n', before),
    ).toBe('a.md');
    expect(mostAlike('---\ntitle: C\n---\nNothing of the kind at all.\n', before)).toBeNull();
  });

  it('is like itself, and an empty one like nothing', () => {
    expect(likeness('a\nb\na', 'b\na\na')).toBe(1);
    expect(likeness('', '')).toBe(0);
  });

  it('is known by its name where it has become another text', () => {
    expect(sameName('_posts/2026-11-29-ink.md', ['_drafts/ink.md', '_drafts/pen.md'])).toBe('_drafts/ink.md');
    expect(sameName('posts/ink/index.md', ['posts/ink.md'])).toBe('posts/ink.md');
    expect(sameName('posts/ink.md', ['a/ink.md', 'b/ink.md'])).toBeNull();
    expect(sameName('posts/ink.md', ['posts/inks.md'])).toBeNull();
  });

  it('has the files of its own folder', () => {
    const paths = ['p/a/index.md', 'p/a/x.png', 'p/b.md', 'p/b/y.png', 'p/bc/z.png'];
    expect(ownFiles('p/a/index.md', paths)).toEqual(['p/a/x.png']);
    expect(ownFiles('p/b.md', paths)).toEqual(['p/b/y.png']);
  });
});

import { describe, expect, it } from 'vitest';
import { nameBeside } from './name-beside';

describe('nameBeside', () => {
  it.each([
    ['a/pole.png', [], 'a/pole-theirs.png'],
    ['a/pole.png', ['a/Pole-Theirs.png', 'a/pole-theirs-2.png'], 'a/pole-theirs-3.png'],
    ['a.b/pole', [], 'a.b/pole-theirs'],
    ['.hidden', [], '.hidden-theirs'],
    ['a/x.tar.gz', [], 'a/x.tar-theirs.gz'],
  ])('%s beside %j is %s', (path, taken, expected) => {
    expect(nameBeside(path, new Set(taken))).toBe(expected);
  });
});

import { describe, expect, it } from 'vitest';
import { compileGlob, type Stars } from './glob';

const matchesGlob = (pattern: string, path: string, stars: Stars): boolean =>
  compileGlob(pattern, stars)(path);

describe('a glob pattern whose star stays in a folder', () => {
  it.each([
    ['a.md', 'a.md', true],
    ['a.md', 'b/a.md', false],
    ['*.md', 'a.md', true],
    ['*.md', 'b/a.md', false],
    ['**/*.md', 'a.md', true],
    ['**/*.md', 'b/c/a.md', true],
    ['**/_*', 'b/_a.md', true],
    ['**/_*', 'b/c_a.md', false],
    ['drafts/**', 'drafts/a/b.md', true],
    ['drafts/**', 'draft/a.md', false],
    ['**/drafts/**', 'drafts/a.md', true],
    ['**/drafts/**', 'x/drafts/a.md', true],
    ['**/drafts/**', 'x/mydrafts/a.md', false],
    ['a/**/b.md', 'a/b.md', true],
    ['a/**/b.md', 'a/x/y/b.md', true],
    ['a/**/b.md', 'a/xb.md', false],
    ['*.{md,mdx}', 'a.mdx', true],
    ['{a,b{c,d}}.md', 'bd.md', true],
    ['?.md', 'é.md', true],
    ['?.md', '/.md', false],
    ['[a-c]*.md', 'bee.md', true],
    ['[!a-c]*.md', 'bee.md', false],
    ['[[]x].md', '[x].md', true],
    ['a\\*.md', 'a*.md', true],
    ['a\\*.md', 'ab.md', false],
    ['', 'a.md', false],
  ])('%s on %s: %s', (pattern, path, expected) => {
    expect(matchesGlob(pattern, path, 'within')).toBe(expected);
  });
});

it.each([
  ['**/*.md', 'a.md', false],
  ['**/*.md', 'b/a.md', true],
  ['**/a.md', 'a.md', true],
  ['b/**/a.md', 'b/a.md', true],
  ['b/**/?.md', 'b/a.md', false],
  ['**.md', 'b/c/a.md', true],
  ['*.md', 'b/a.md', false],
])('as Hugo’s globs take it %s on %s: %s', (pattern, path, expected) => {
  expect(matchesGlob(pattern, path, 'gobwas')).toBe(expected);
});

it('whose star crosses folders matches as fnmatch does', () => {
  expect(matchesGlob('/site/*.md', '/site/a/b.md', 'any')).toBe(true);
  expect(matchesGlob('**/b.md', '/site/a/b.md', 'any')).toBe(true);
  expect(matchesGlob('a?b', 'a/b', 'any')).toBe(true);
});

it('ends soon on patterns that make regular expressions run on for ever', () => {
  expect(matchesGlob('*a'.repeat(200), 'a'.repeat(2000), 'any')).toBe(true);
  expect(matchesGlob(`${'**/*a'.repeat(100)}b`, 'a/'.repeat(1000), 'within')).toBe(false);
  expect(matchesGlob('{a,b}'.repeat(40), 'c', 'within')).toBe(false);
});

import { describe, expect, it } from 'vitest';
import { pathArgument } from './launch-arguments';

describe('the path on the command line', () => {
  const cases: [string, string[], boolean, string | null][] = [
    ['is absent when only the app folder is given', ['electron', '/app'], false, null],
    ['is the word after the app folder in development', ['electron', '/app', 'blog'], false, '/home/a/blog'],
    ['is the first word of the packaged program', ['/opt/longhand', '/b/blog'], true, '/b/blog'],
    ['is not a switch', ['electron', '--user-data-dir=/x', '/app', '--flag', '/b'], false, '/b'],
    ['is not the file of a -r switch', ['electron', '-r', '/loader.js', '/app'], false, null],
    ['may be a post', ['/opt/longhand', '/b/blog/_posts/a.md'], true, '/b/blog/_posts/a.md'],
  ];
  it.each(cases)('%s', (_title, argv, packaged, expected) => {
    expect(pathArgument(argv, packaged, '/home/a')).toBe(expected);
  });
});

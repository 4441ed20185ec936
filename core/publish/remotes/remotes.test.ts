import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBranchName, reviewBranchFor } from './branch-name';
import { comparePage, repositoryPage } from './host-pages';

describe('isBranchName', () => {
  it.each(['main', 'review/first-frost', 'Entwurf/Über-uns', '日本', 'a.b', '<b>x</b>'])('takes %j', (name) =>
    expect(isBranchName(name)).toBe(true),
  );
  it.each([
    '',
    '--x',
    '-u',
    'a b',
    'a..b',
    'a/.b',
    'a.lock',
    'a/',
    '/a',
    'a//b',
    '@',
    'a@{1}',
    'a\nb',
    'HEAD',
    'a:b',
  ])('refuses %j [R59]', (name) => expect(isBranchName(name)).toBe(false));
});

describe('reviewBranchFor', () => {
  it.each([
    ['_posts/2026-10-02-first-frost.md', 'review/2026-10-02-first-frost'],
    ['content/posts/über uns/index.de.md', 'review/über-uns'],
    ['--x.md', 'review/x'],
    ['!!!.md', 'review/post'],
  ])('%s goes on %s', (path, branch) => expect(reviewBranchFor(path)).toBe(branch));

  it('law: every path gives a name that is one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (path) => {
        expect(isBranchName(reviewBranchFor(path))).toBe(true);
      }),
    );
  });
});

describe('pages of hosts', () => {
  it.each([
    ['https://github.com/ada/blog.git', 'https://github.com/ada/blog'],
    ['git@github.com:ada/blog.git', 'https://github.com/ada/blog'],
    ['ssh://git@ssh.github.com:443/ada/blog', 'https://github.com/ada/blog'],
    ['https://git.example.org/ada/blog.git', null],
    ['https://gitea.example.org:3000/ada/blog.git', 'https://gitea.example.org:3000/ada/blog'],
    ['file:///srv/blog.git', null],
    ['ext::sh -c x', null],
  ])('%s is shown at %s', (url, page) => expect(repositoryPage(url)).toBe(page));

  it.each([
    ['git@github.com:ada/blog.git', 'https://github.com/ada/blog/compare/main...review/a%23b?expand=1'],
    [
      'https://gitlab.com/ada/team/blog.git',
      'https://gitlab.com/ada/team/blog/-/merge_requests/new?merge_request%5Bsource_branch%5D=review%2Fa%23b&merge_request%5Btarget_branch%5D=main',
    ],
    ['https://codeberg.org/ada/blog.git', 'https://codeberg.org/ada/blog/compare/main...review/a%23b'],
    [
      'git@bitbucket.org:ada/blog.git',
      'https://bitbucket.org/ada/blog/pull-requests/new?source=review%2Fa%23b&dest=main',
    ],
    ['https://git.example.org/blog.git', null],
  ])('%s compares at %s', (url, page) => expect(comparePage(url, 'main', 'review/a#b')).toBe(page));
});

import { describe, expect, it } from 'vitest';
import { parseConfigFacts, pushTarget, trackingRef } from './config-facts';

const facts = (...entries: [string, string][]) =>
  parseConfigFacts(entries.map(([key, value]) => `${key}\n${value}\0`).join(''));
const ORIGIN: [string, string] = ['remote.origin.url', 'https://example.org/blog.git'];
const OTHER: [string, string] = ['remote.other.url', 'git@example.org:blog.git'];
const target = (branch: string, ...entries: [string, string][]) => {
  const chosen = pushTarget(facts(...entries), branch);
  return chosen && `${chosen.remote.name} ${chosen.branch}`;
};

describe('parseConfigFacts', () => {
  it('takes the last value of a key, and values with line ends and equals signs', () => {
    const { identity } = facts(
      ['user.name', 'Old'],
      ['user.email', 'a@b.c'],
      ['user.name', 'Ada\nAuthor = me'],
    );
    expect(identity).toEqual({ name: 'Ada\nAuthor = me', email: 'a@b.c' });
  });

  it('has no author when one half is missing or empty', () => {
    expect(facts(['user.name', 'Ada']).identity).toBeNull();
    expect(facts(['user.name', 'Ada'], ['user.email', '']).identity).toBeNull();
  });

  it('prefers the author’s own name to the user’s', () => {
    const { identity } = facts(['user.name', 'U'], ['user.email', 'u@x.y'], ['author.name', 'A']);
    expect(identity).toEqual({ name: 'A', email: 'u@x.y' });
  });

  it('shows where pushes go, without secrets', () => {
    const { remotes } = facts(['remote.my.site.url', 'https://t0ken@x.org/a'], ORIGIN, [
      'remote.origin.pushurl',
      'ssh://git@x.org/b',
    ]);
    expect(remotes).toEqual([
      { name: 'my.site', url: 'https://x.org/a', ownPushUrl: null, fetchRules: [] },
      {
        name: 'origin',
        url: 'ssh://git@x.org/b',
        ownPushUrl: 'ssh://git@x.org/b',
        fetchRules: [],
      },
    ]);
  });

  it('passes over keys without a value', () => {
    expect(parseConfigFacts('core.bare\0user.name\nAda\0').identity).toBeNull();
  });
});

describe('pushTarget', () => {
  it('is the upstream, under its own name there', () => {
    expect(
      target(
        'main',
        ORIGIN,
        OTHER,
        ['branch.main.remote', 'other'],
        ['branch.main.merge', 'refs/heads/live'],
      ),
    ).toBe('other live');
  });

  it('is the only remote, or origin among several', () => {
    expect(target('main', OTHER)).toBe('other main');
    expect(target('main', OTHER, ORIGIN)).toBe('origin main');
  });

  it('follows the push remote, and does not carry the upstream’s name over to it', () => {
    const upstream: [string, string][] = [
      ['branch.main.remote', 'origin'],
      ['branch.main.merge', 'refs/heads/live'],
    ];
    expect(target('main', ORIGIN, OTHER, ...upstream, ['branch.main.pushremote', 'other'])).toBe(
      'other main',
    );
    expect(target('main', ORIGIN, OTHER, ...upstream, ['remote.pushdefault', 'other'])).toBe('other main');
  });

  it('is nothing without a remote that has an address [R52]', () => {
    expect(target('main')).toBeNull();
    expect(target('main', OTHER, ['remote.third.url', 'x'])).toBeNull();
    expect(target('main', ORIGIN, ['branch.main.remote', '.'])).toBeNull();
  });
});

describe('trackingRef', () => {
  const rule = (value: string): [string, string] => ['remote.origin.fetch', value];
  const tracked = (branch: string, ...entries: [string, string][]) => {
    const chosen = pushTarget(facts(ORIGIN, ...entries), branch);
    return chosen && trackingRef(chosen);
  };
  const USUAL = rule('+refs/heads/*:refs/remotes/origin/*');

  it.each<[string, string, [string, string][], string | null]>([
    ['by the usual rule', 'main', [USUAL], 'refs/remotes/origin/main'],
    ['with the branch’s path', 'a/b', [USUAL], 'refs/remotes/origin/a/b'],
    [
      'by a rule of its own',
      'main',
      [rule('refs/heads/main:refs/remotes/origin/live')],
      'refs/remotes/origin/live',
    ],
    [
      'by the first rule that fits',
      'main',
      [rule('+refs/tags/*:refs/tags/*'), USUAL],
      'refs/remotes/origin/main',
    ],
    [
      'by a rule with something behind',
      'v1-x',
      [rule('refs/heads/v*-x:refs/remotes/o/*')],
      'refs/remotes/o/1',
    ],
    ['nowhere without a rule', 'main', [], null],
    ['nowhere where no rule fits', 'main', [rule('+refs/heads/live:refs/remotes/origin/live')], null],
    ['nowhere where a rule leaves it out', 'main', [USUAL, rule('^refs/heads/main')], null],
    ['nowhere where it would be one of the author’s own', 'main', [rule('+refs/heads/*:refs/heads/*')], null],
    ['nowhere where pushes go elsewhere', 'main', [USUAL, ['remote.origin.pushurl', 'ssh://x.org/b']], null],
  ])('is kept %s', (_, branch, entries, expected) => {
    expect(tracked(branch, ...entries)).toBe(expected);
  });
});

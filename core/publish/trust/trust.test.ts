import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOfRepository, parseConfigEntries } from './config-entries';
import { dangerOf, disarmed } from './dangerous-settings';
import { hookSubject, isLfsHook, isReceivingHook } from './hooks';
import type { TrustFinding } from './model';
import { isReading, restrictedEnvironment, startsNothing } from './restricted';
import { standingOf } from './standing';

const entry = (key: string, value: string | null) => ({
  scope: 'local',
  origin: 'file:.git/config',
  key,
  value,
});

describe('parseConfigEntries', () => {
  it('reads scope, origin, key and value, with line ends in the value and keys without one', () => {
    const output =
      'global\0file:/home/a/.gitconfig\0user.name\nAda\0local\0file:.git/config\0alias.x\n!a\nb\0local\0file:.git/config\0core.bare\0';
    const entries = parseConfigEntries(output);
    expect(entries).toEqual([
      { scope: 'global', origin: 'file:/home/a/.gitconfig', key: 'user.name', value: 'Ada' },
      { scope: 'local', origin: 'file:.git/config', key: 'alias.x', value: '!a\nb' },
      { scope: 'local', origin: 'file:.git/config', key: 'core.bare', value: null },
    ]);
    expect(entries.filter(isOfRepository)).toHaveLength(2);
    expect(parseConfigEntries('')).toEqual([]);
  });
});

describe('dangerOf', () => {
  it.each([
    ['filter.lfs.clean', 'git-lfs clean -- %f'],
    ['filter.lfs.process', 'git-lfs filter-process --skip'],
    ['core.fsmonitor', null],
    ['remote.origin.url', 'https://example.org/a.git'],
    ['branch.main.merge', 'refs/heads/main'],
    ['merge.conflictstyle', 'zdiff3'],
    ['diff.renames', 'true'],
  ])('finds nothing in %s = %s', (key, value) => {
    expect(dangerOf(entry(key, value))).toBeNull();
  });

  it.each([
    ['filter.lfs.clean', 'git-lfs clean -- %f; touch x', 'filter'],
    ['filter.lfs.smudge', 'git-lfs smudge -- %f\nx', 'filter'],
    ['credential.https://a.b/c.d.helper', '!x', 'credentials'],
    ['http.https://a.b.sslverify', 'false', 'network'],
    ['remote.a.b.uploadpack', 'x', 'connection'],
    ['remote.origin.url', 'ext::sh -c x', 'connection'],
  ])('finds that %s = %j can start or redirect something', (key, value, subject) => {
    expect(dangerOf(entry(key, value))).toMatchObject({ subject });
  });

  it('never shows a secret', () => {
    expect(dangerOf(entry('http.extraheader', 'Authorization: x'))?.value).toBe('');
    expect(dangerOf(entry('http.proxy', 'http://me:pw@proxy'))?.value).toBe('http://proxy');
  });

  it('is disarmed by name, whatever is in the name', () => {
    expect(
      disarmed([entry('filter.a.b=c.clean', 'x'), entry('merge.m.driver', 'x'), entry('user.name', 'x')]),
    ).toEqual([
      ['filter.a.b=c.clean', ''],
      ['filter.a.b=c.smudge', ''],
      ['filter.a.b=c.process', ''],
      ['filter.a.b=c.required', 'false'],
      ['merge.m.driver', 'false'],
    ]);
    expect(restrictedEnvironment('/none', [['filter.a=b.clean', '']])).toMatchObject({
      GIT_CONFIG_KEY_0: 'filter.a=b.clean',
      GIT_CONFIG_VALUE_0: '',
    });
  });
});

describe('hooks', () => {
  it('are those that Git runs in a working repository, and those it may learn to run', () => {
    expect(hookSubject('pre-commit')).toBe('hook-publish');
    expect(hookSubject('pre-push.exe')).toBe('hook-send');
    expect(hookSubject('some-new-hook')).toBe('hook-change');
    for (const name of [
      'pre-commit.sample',
      'helper.sh',
      'README',
      'post-receive',
      'fsmonitor-watchman',
      '_',
    ])
      expect(hookSubject(name)).toBeNull();
    expect(isReceivingHook('post-receive')).toBe(true);
    expect(isReceivingHook('pre-commit')).toBe(false);
  });

  it('of Git LFS are known by every byte of what can run', () => {
    const text = `#!/bin/sh
command -v git-lfs >/dev/null 2>&1 || { echo >&2 "\\nRemove '.git/hooks/pre-push'.\\n"; exit 2; }
git lfs pre-push "$@"
`;
    expect(isLfsHook('pre-push', text)).toBe(true);
    expect(isLfsHook('post-merge', text)).toBe(false);
    expect(isLfsHook('pre-push', text.replace('Remove', '$(touch x)'))).toBe(false);
    expect(isLfsHook('pre-push', text.replace('Remove', '`touch x`'))).toBe(false);
    expect(isLfsHook('pre-push', text.replace('Remove', '"; touch x; "'))).toBe(false);
    expect(isLfsHook('pre-push', `${text}touch x\n`)).toBe(false);
  });
});

describe('restricted mode', () => {
  it.each([
    [['status', '--porcelain']],
    [['-c', 'a.b=c', 'log', '-1']],
    [['symbolic-ref', 'HEAD']],
    [['config', '--get', 'user.name']],
  ])('lets %j read', (args) => expect(isReading(args)).toBe(true));

  it.each([
    [['commit', '-m', 'x']],
    [['-c', 'a.b=c', 'push']],
    [['symbolic-ref', 'HEAD', 'refs/heads/x']],
    [['symbolic-ref', '--delete', 'HEAD']],
    [['config', 'user.name', 'x']],
    [['config', '--local', '--replace-all', 'a.b', '--list-me']],
    [['update-ref', '-d', 'x']],
    [[]],
  ])('does not take %j for reading', (args) => expect(isReading(args)).toBe(false));

  it('takes only the audit’s own two commands for starting nothing', () => {
    expect(startsNothing(['rev-parse', '--show-toplevel'])).toBe(true);
    expect(startsNothing(['config', '--list', '-z'])).toBe(true);
    expect(startsNothing(['config', 'user.name', 'x'])).toBe(false);
    expect(startsNothing(['status'])).toBe(false);
  });
});

describe('standingOf', () => {
  const found = (ids: readonly string[]): TrustFinding[] =>
    ids.map((id) => ({ id, subject: 'program', name: id, value: '' }));
  const letters = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'));

  it('trusts exactly what was seen when the author said so, and asks about anything more', () => {
    fc.assert(
      fc.property(letters, letters, (now, seen) => {
        const more = now.some((id) => !seen.includes(id));
        expect(standingOf(found(now), { answer: 'trusted', seen })).toBe(more ? 'ask' : 'trusted');
        expect(standingOf(found(now), null)).toBe(now.length > 0 ? 'ask' : 'trusted');
        expect(standingOf(found(now), { answer: 'restricted', seen })).toBe(
          now.length > 0 ? 'restricted' : 'trusted',
        );
      }),
    );
  });
});

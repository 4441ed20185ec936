import { describe, expect, it } from 'vitest';
import {
  type CommitOperation,
  type CommitVerdict,
  judgeCommit,
  pathsInQuestion,
  staleInIndex,
} from './operation';
import { parseRawCommit, type RawCommit } from './raw-commit';

const id = (letter: string) => letter.repeat(40);
const path = (name: string, rest: Partial<CommitOperation['paths'][number]> = {}) => ({
  path: name,
  blob: id('b'),
  indexed: id('a'),
  fresh: false,
  ...rest,
});
const operation = (rest: Partial<CommitOperation> = {}): CommitOperation => ({
  topLevel: '/blog',
  branch: 'main',
  head: id('1'),
  paths: [path('a.md')],
  message: 'Publish “A”\n\nmore',
  begunAt: 0,
  ...rest,
});
const next = (rest: Partial<RawCommit> = {}): RawCommit => ({
  oid: id('2'),
  parents: [id('1')],
  subject: 'Publish “A”',
  changed: [{ path: 'a.md', before: id('a'), blob: id('b') }],
  ...rest,
});
const judge = (one: RawCommit | null, exitedWell = false, of = operation(), head: string | null = id('2')) =>
  judgeCommit(of, { head, next: one }, { exitedWell });
const commit = { oid: id('2'), paths: ['a.md'], extraPaths: [], rewritten: [] };

describe('whether a commit was made', () => {
  it('is no while the branch is where it was, also before its first commit', () => {
    expect(judge(null, false, operation(), id('1'))).toEqual({ kind: 'not-done' });
    expect(judge(null, false, operation({ head: null }), null)).toEqual({ kind: 'not-done' });
  });

  it('is yes when our content is in the commit on top, whatever its message became', () => {
    expect(judge(next())).toEqual({ kind: 'done', commit, changed: expect.anything() });
    expect(judge(next({ subject: 'Rewritten by a hook' }))).toEqual({
      kind: 'done',
      commit,
      changed: expect.anything(),
    });
    const deleted = operation({ paths: [path('a.md', { blob: null })] });
    expect(
      judge(next({ changed: [{ path: 'a.md', before: id('a'), blob: null }] }), false, deleted).kind,
    ).toBe('done');
  });

  it('is yes when a hook rewrote the content but the message is ours, and names the rewritten paths', () => {
    const rewritten = next({
      subject: '[blog] Publish “A”',
      changed: [{ path: 'a.md', before: id('a'), blob: id('c') }],
    });
    expect(judge(rewritten)).toEqual({
      kind: 'done',
      commit: { ...commit, rewritten: ['a.md'] },
      changed: expect.anything(),
    });
    expect(judge({ ...rewritten, subject: 'Somebody else' })).toEqual({ kind: 'unclear' });
    expect(judge({ ...rewritten, subject: 'Somebody else' }, true).kind).toBe('done');
  });

  it('is yes when a hook took our change back and Git was content, with what is left of it', () => {
    const undone = next({ changed: [] });
    expect(judge(undone, true)).toMatchObject({ kind: 'done', commit: { paths: [], rewritten: ['a.md'] } });
    expect(judge({ ...undone, subject: 'Somebody else' }, true)).toEqual({ kind: 'unclear' });
    expect(judge(undone)).toEqual({ kind: 'unclear' });
  });

  it('does not take a rewritten commit for ours because the message was empty', () => {
    const other = next({ changed: [{ path: 'a.md', before: id('a'), blob: id('c') }] });
    expect(judge(other, false, operation({ message: ' \n' }))).toEqual({ kind: 'unclear' });
  });

  it('names what a hook put in', () => {
    const changed = [...next().changed, { path: 'index.json', before: id('a'), blob: id('d') }];
    expect(judge(next({ changed }))).toMatchObject({ commit: { extraPaths: ['index.json'], rewritten: [] } });
  });

  it('is unclear when the branch went elsewhere or only a part of ours is in it', () => {
    expect(judge(null)).toEqual({ kind: 'unclear' });
    const two = operation({ paths: [path('a.md'), path('b.md')] });
    expect(judge(next(), false, two)).toEqual({ kind: 'unclear' });
    expect(
      judge(
        next({ subject: 'Somebody else', changed: [{ path: 'other.md', before: id('a'), blob: id('b') }] }),
        true,
      ),
    ).toEqual({
      kind: 'unclear',
    });
  });

  it('takes content that could not be foretold for ours', () => {
    expect(judge(next(), false, operation({ paths: [path('a.md', { blob: '?' })] }))).toMatchObject({
      kind: 'done',
      commit,
    });
  });
});

describe('what a commit that was cut short left in the index', () => {
  const fresh = path('new.md', { fresh: true, indexed: null });
  const both = operation({ paths: [path('a.md'), fresh] });
  const done = {
    kind: 'done',
    commit,
    changed: [
      { path: 'a.md', before: id('a'), blob: id('b') },
      { path: 'new.md', before: null, blob: id('b') },
    ],
  } as const;
  const EMPTY = 'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391';

  it('is the bare name of a new file when nothing was recorded', () => {
    const index = new Map([
      ['a.md', id('a')],
      ['new.md', EMPTY],
    ]);
    expect(staleInIndex(both, { kind: 'not-done' }, index)).toEqual(['new.md']);
    expect(staleInIndex(both, { kind: 'not-done' }, new Map([['a.md', id('a')]]))).toEqual([]);
  });

  it('is every path that is as it was before when the commit was made', () => {
    const index = new Map([
      ['a.md', id('a')],
      ['new.md', EMPTY],
    ]);
    expect(staleInIndex(both, done, index)).toEqual(['a.md', 'new.md']);
  });

  it('is also what was there before a hook rewrote a file or put one in, and not what it came to', () => {
    const rewritten: CommitVerdict = {
      kind: 'done',
      commit: { ...commit, extraPaths: ['index.json', 'new.json'], rewritten: ['a.md'] },
      changed: [
        { path: 'a.md', before: id('a'), blob: id('f') },
        { path: 'index.json', before: id('0'), blob: id('1') },
        { path: 'new.json', before: null, blob: id('2') },
      ],
    };
    expect(pathsInQuestion(both, rewritten)).toEqual(['a.md', 'new.md', 'index.json', 'new.json']);
    const stale = new Map([
      ['a.md', id('b')],
      ['index.json', id('0')],
    ]);
    expect(staleInIndex(both, rewritten, stale)).toEqual(['a.md', 'index.json', 'new.json']);
    const settled = new Map([
      ['a.md', id('f')],
      ['index.json', id('1')],
      ['new.json', id('2')],
    ]);
    expect(staleInIndex(both, rewritten, settled)).toEqual([]);
    const staged = new Map([...settled, ['index.json', id('e')], ['a.md', id('e')]] as const);
    expect(staleInIndex(both, rewritten, staged)).toEqual([]);
  });

  it('is never what the author staged since', () => {
    const index = new Map([
      ['a.md', id('e')],
      ['new.md', id('e')],
    ]);
    expect(staleInIndex(both, done, index)).toEqual([]);
    expect(staleInIndex(both, { kind: 'not-done' }, index)).toEqual([]);
    expect(staleInIndex(both, { kind: 'unclear' }, new Map())).toEqual([]);
  });
});

describe('a commit as `git show --raw -z` prints it', () => {
  it('has its parents, its subject and the new object of every file', () => {
    const output =
      `${id('2')} ${id('1')}\nPublish: “A”\0\n:100644 100644 ${id('a')} ${id('b')} M\0a b.md\0` +
      `:100644 000000 ${id('a')} ${id('0')} D\0:gone.md\0`;
    expect(parseRawCommit(output)).toEqual({
      oid: id('2'),
      parents: [id('1')],
      subject: 'Publish: “A”',
      changed: [
        { path: 'a b.md', before: id('a'), blob: id('b') },
        { path: ':gone.md', before: id('a'), blob: null },
      ],
    });
    expect(parseRawCommit(`${id('2')} \nFirst\n`)).toMatchObject({ parents: [], changed: [] });
    expect(parseRawCommit('')).toBeNull();
  });
});

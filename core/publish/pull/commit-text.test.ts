import { describe, expect, it } from 'vitest';
import { authorOf, type CommitText, parseCommitText, sayTheSame } from './commit-text';

const TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';
const AUTHOR = 'Ada Lovelace <ada@example.org> 1700000000 -0330';
const commit = (headers: readonly string[], message: string) =>
  [`tree ${TREE}`, `parent ${TREE}`, `author ${AUTHOR}`, ...headers, '', message].join('\n');

describe('the text of a commit', () => {
  it('is its tree, author and message, to the last byte', () => {
    const text = 'A title\n\nbody \xff\n\n# not a comment\n\n';
    expect(parseCommitText(commit(['committer B <b@x> 1 +0000'], text))).toEqual({
      ...{ tree: TREE, author: AUTHOR, encoding: null, message: text },
    });
    expect(parseCommitText(commit([], 'no line end'))?.message).toBe('no line end');
    expect(parseCommitText(commit([], ''))?.message).toBe('');
  });

  it('names what it is written in, and passes over a signature', () => {
    const signed = ['gpgsig -----BEGIN', ' encoding UTF-16', ' -----END', 'encoding ISO-8859-1'];
    expect(parseCommitText(commit(signed, 'x'))).toMatchObject({ encoding: 'ISO-8859-1', message: 'x' });
  });

  it.each([
    ['nothing', ''],
    ['a tree', `100644 blob ${TREE}`],
    ['one without an author', `tree ${TREE}\n\nx`],
    ['a zero byte', commit([], 'a\0b')],
    ['an odd encoding', commit(['encoding a=b core.editor=x'], 'x')],
  ])('is not read from %s', (_, bytes) => expect(parseCommitText(bytes)).toBeNull());
});

describe('the author of a commit', () => {
  const of = (author: string) => authorOf({ tree: TREE, author, encoding: null, message: '' });

  it('is taken apart as commit-tree has to be told it', () => {
    expect(of(AUTHOR)).toEqual({
      ...{ name: 'Ada Lovelace', email: 'ada@example.org', date: '@1700000000 -0330' },
    });
    expect(of('A <> 5 +0000')).toEqual({ name: 'A', email: '', date: '@5 +0000' });
  });

  it.each([' <a@x> 1 +0000', 'A <a@x> -1 +0000', 'A <a@x>', 'A <a<b> 1 +0000', 'A <a@x> 1 +00:00'])(
    'is none that Git takes: %j',
    (author) => expect(of(author)).toBeNull(),
  );
});

describe('two commits', () => {
  const one: CommitText = { tree: TREE, author: AUTHOR, encoding: null, message: 'x\n' };
  it('say the same whatever their trees are', () => {
    expect(sayTheSame(one, { ...one, tree: '0'.repeat(40) })).toBe(true);
  });
  it.each([{ author: `${AUTHOR}0` }, { encoding: 'UTF-8' }, { message: 'x' }])(
    'do not say the same with another %o',
    (part) => expect(sayTheSame(one, { ...one, ...part })).toBe(false),
  );
});

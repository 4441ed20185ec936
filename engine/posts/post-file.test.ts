import { spawnSync } from 'node:child_process';
import {
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../../tests/faults/temp-folder';
import { MAX_POST_BYTES, revisionOf } from './post-bytes';
import { readPost, savePost } from './post-file';

const onPosix = process.platform !== 'win32';
const id = 'posts/a.md';

/** A blog with one post that holds `content`. */
function blogWith(content: string | Uint8Array): { root: string; path: string } {
  const root = join(tempFolder(), 'site');
  mkdirSync(join(root, 'posts'), { recursive: true });
  const path = join(root, id);
  writeFileSync(path, content);
  return { root, path };
}

/** Opens the post, changes its text and saves it. */
async function edit(root: string, change: (text: string) => string) {
  const { text, revision } = await readPost(root, id);
  return savePost(root, id, { revision, text: change(text) });
}

describe('reading a post', () => {
  it('gives its text with LF line ends and the revision of its bytes', async () => {
    const { root, path } = blogWith('one\r\ntwo\rthree\n');
    expect(await readPost(root, id)).toEqual({
      id,
      text: 'one\ntwo\nthree\n',
      revision: revisionOf(readFileSync(path)),
      readOnly: null,
    });
  });

  it.each([
    ['UTF-16LE', Buffer.from('\uFEFFhello', 'utf16le')],
    ['UTF-16BE', Buffer.from('\uFEFFhello', 'utf16le').swap16()],
    ['Latin-1', Buffer.from('caf\xe9', 'latin1')],
    ['a cut character', Buffer.from([0x61, 0xe2, 0x82])],
    ['an encoded surrogate', Buffer.from([0xed, 0xa0, 0x80])],
  ])('[R15] of %s opens read-only with the reason, and is never written', async (_, bytes) => {
    const { root, path } = blogWith(bytes);
    const post = await readPost(root, id);
    expect(post.readOnly).toBe('not-utf8');
    const save = savePost(root, id, { revision: post.revision, text: `${post.text}x` });
    await expect(save).rejects.toMatchObject({ code: 'read-only' });
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });

  it('opens a file that is too large without its text', async () => {
    const { root, path } = blogWith('x');
    truncateSync(path, MAX_POST_BYTES + 1);
    expect(await readPost(root, id)).toMatchObject({ text: '', readOnly: 'too-large' });
  });

  it('says what it cannot read', async () => {
    const { root } = blogWith('x');
    await expect(readPost(root, 'posts/gone.md')).rejects.toMatchObject({
      code: 'post-missing',
      detail: { path: 'posts/gone.md' },
    });
    await expect(readPost(root, 'posts')).rejects.toMatchObject({ code: 'post-unreadable' });
    await expect(readPost(root, '../x.md')).rejects.toMatchObject({ code: 'path-outside-blog' });
  });

  it.skipIf(!onPosix)('[R61] names a link out of the blog and does not open it', async () => {
    const { root } = blogWith('x');
    writeFileSync(join(root, '../secret.md'), 'secret');
    symlinkSync('../../secret.md', join(root, 'posts/link.md'));
    const post = await readPost(root, 'posts/link.md');
    expect(post).toMatchObject({ text: '', readOnly: 'outside-link' });
    const save = savePost(root, 'posts/link.md', { revision: post.revision, text: 'mine' });
    await expect(save).rejects.toMatchObject({ code: 'path-outside-blog' });
    expect(readFileSync(join(root, '../secret.md'), 'utf8')).toBe('secret');
  });

  it.skipIf(!onPosix)('[R61] does not hang on a pipe', async () => {
    const { root } = blogWith('x');
    expect(spawnSync('mkfifo', [join(root, 'posts/pipe.md')]).status).toBe(0);
    await expect(readPost(root, 'posts/pipe.md')).rejects.toMatchObject({ code: 'post-unreadable' });
  });
});

describe('saving a post', () => {
  it.each([
    ['CRLF', 'a\r\nb\r\n', 'a\r\nB\r\n'],
    ['lone CR', 'a\rb\r', 'a\rB\r'],
    ['mixed line ends', 'a\r\nb\nc\r', 'a\r\nB\nc\r'],
    ['no final newline', 'a\nb', 'a\nB'],
    ['a byte order mark', '\uFEFFa\nb\n', '\uFEFFa\nB\n'],
    ['two byte order marks', '\uFEFF\uFEFFa\nb\n', '\uFEFF\uFEFFa\nB\n'],
    ['U+2028 and NUL', 'a\u2028\0\nb\n', 'a\u2028\0\nB\n'],
  ])('[R14] with %s changes only what was changed', async (_, before, after) => {
    const { root, path } = blogWith(before);
    await edit(root, (text) => text.replace('b', 'B'));
    expect(readFileSync(path, 'utf8')).toBe(after);
  });

  it('[R14] that changes nothing writes nothing, whatever the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('\r', '\n', '\r\n', 'é', '\uFEFF', '\0', 'text')),
        async (parts) => {
          const { root, path } = blogWith(parts.join(''));
          const before = statSync(path, { bigint: true });
          const bytes = readFileSync(path);
          expect(await edit(root, (text) => text)).toEqual({ revision: revisionOf(bytes), wrote: false });
          const after = statSync(path, { bigint: true });
          expect([after.ino, after.mtimeNs, after.ctimeNs]).toEqual([
            before.ino,
            before.mtimeNs,
            before.ctimeNs,
          ]);
          rmSync(root, { recursive: true });
        },
      ),
      { numRuns: 50 },
    );
  });

  it('answers with the revision that the next save is based on', async () => {
    const { root, path } = blogWith('a\r\n');
    const first = await edit(root, () => 'b\n');
    const second = await savePost(root, id, { revision: first.revision, text: 'c\n' });
    expect(second).toEqual({ revision: revisionOf(readFileSync(path)), wrote: true });
    expect(readFileSync(path, 'utf8')).toBe('c\r\n');
  });

  it('[R23] over a file that another program changed is a conflict', async () => {
    const { root, path } = blogWith('base');
    const { revision } = await readPost(root, id);
    writeFileSync(path, 'theirs');
    const save = savePost(root, id, { revision, text: 'mine' });
    await expect(save).rejects.toMatchObject({ code: 'conflict', detail: { path: id } });
    expect(readFileSync(path, 'utf8')).toBe('theirs');
    expect(readdirSync(join(root, 'posts'))).toEqual(['a.md']);
  });

  it('[R23] sees a change of the same size and time', async () => {
    const { root, path } = blogWith('base');
    const { revision } = await readPost(root, id);
    const { atime, mtime } = statSync(path);
    writeFileSync(path, 'BASE');
    utimesSync(path, atime, mtime);
    await expect(savePost(root, id, { revision, text: 'mine' })).rejects.toMatchObject({ code: 'conflict' });
    expect(readFileSync(path, 'utf8')).toBe('BASE');
  });

  it('[R23] is a conflict when the file changes between the first look and the last', async () => {
    const { root, path } = blogWith('base');
    const aside = join(root, '../aside');
    const { revision } = await readPost(root, id);
    // A file with two names is copied to the journal between the two looks: there the other program writes.
    linkSync(path, aside);
    const save = savePost(root, id, {
      revision,
      text: 'mine',
      protect: async () => writeFileSync(aside, 'theirs'),
    });
    await expect(save).rejects.toMatchObject({ code: 'conflict' });
    expect(readFileSync(path, 'utf8')).toBe('theirs');
  });

  it('[R23] of the text that is there already is no conflict and no write', async () => {
    const { root, path } = blogWith('base\n');
    const { revision } = await readPost(root, id);
    writeFileSync(path, 'mine\r\n');
    expect(await savePost(root, id, { revision, text: 'mine\n' })).toEqual({
      revision: revisionOf(Buffer.from('mine\r\n')),
      wrote: false,
    });
    expect(readFileSync(path, 'utf8')).toBe('mine\r\n');
  });

  it('[R13] never brings back a file, or a folder, that was deleted', async () => {
    const { root } = blogWith('base');
    const { revision } = await readPost(root, id);
    renameSync(join(root, 'posts'), join(root, 'moved'));
    await expect(savePost(root, id, { revision, text: 'mine' })).rejects.toMatchObject({
      code: 'post-missing',
    });
    expect(readdirSync(root)).toEqual(['moved']);
  });

  it('without a revision creates the file and its folders, and never replaces one', async () => {
    const { root, path } = blogWith('there');
    await expect(savePost(root, id, { revision: null, text: 'mine' })).rejects.toMatchObject({
      code: 'post-exists',
    });
    expect(readFileSync(path, 'utf8')).toBe('there');
    const created = await savePost(root, 'posts/2024/new.md', { revision: null, text: 'mine\n' });
    expect(created).toEqual({ revision: revisionOf(Buffer.from('mine\n')), wrote: true });
    expect((await readPost(root, 'posts/2024/new.md')).text).toBe('mine\n');
  });

  it('lets one of many that create the same post win, and the others know', async () => {
    const { root } = blogWith('x');
    const texts = ['a', 'b', 'c', 'd'];
    const results = await Promise.allSettled(
      texts.map((text) => savePost(root, 'posts/new.md', { revision: null, text })),
    );
    const winners = texts.filter((_, index) => results[index]?.status === 'fulfilled');
    expect(winners).toHaveLength(1);
    expect((await readPost(root, 'posts/new.md')).text).toBe(winners[0]);
  });

  it('lets one of two that are based on the same revision win', async () => {
    const { root, path } = blogWith('base');
    const { revision } = await readPost(root, id);
    const results = await Promise.allSettled(
      ['one', 'two'].map((text) => savePost(root, id, { revision, text })),
    );
    // Which comes first is the file system's to say; that the other is refused is ours.
    const won = results.findIndex((result) => result.status === 'fulfilled');
    expect(results[1 - won]).toMatchObject({ status: 'rejected', reason: { code: 'conflict' } });
    expect(readFileSync(path, 'utf8')).toBe(['one', 'two'][won]);
  });

  it('[R15] refuses half of a character instead of writing U+FFFD, and names the line', async () => {
    const { root, path } = blogWith('a\nb\n');
    const save = edit(root, () => 'a\n\ud83d\n');
    await expect(save).rejects.toMatchObject({
      code: 'write-failed',
      detail: { reason: expect.stringContaining('line 2') },
    });
    expect(readFileSync(path, 'utf8')).toBe('a\nb\n');
  });

  it.skipIf(!onPosix)('[R7] through a link in the blog changes the target and keeps the link', async () => {
    const { root, path } = blogWith('base');
    symlinkSync('posts/a.md', join(root, 'link.md'));
    const { revision } = await readPost(root, 'link.md');
    await savePost(root, 'link.md', { revision, text: 'new' });
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(
      readdirSync(root, { withFileTypes: true })
        .find((one) => one.name === 'link.md')
        ?.isSymbolicLink(),
    ).toBe(true);
  });

  it('[R7] to a file with several names keeps them together, once the text is in the journal', async () => {
    const { root, path } = blogWith('base');
    linkSync(path, join(root, 'twin.md'));
    const { revision } = await readPost(root, id);
    await expect(savePost(root, id, { revision, text: 'new' })).rejects.toMatchObject({ code: 'read-only' });
    let kept = 0;
    await savePost(root, id, {
      revision,
      text: 'new',
      protect: async () => {
        kept += 1;
      },
    });
    expect(kept).toBe(1);
    expect(readFileSync(join(root, 'twin.md'), 'utf8')).toBe('new');
  });
});

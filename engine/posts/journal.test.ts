import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../../tests/faults/temp-folder';
import { Journal } from './journal';
import { decodeEntry, encodeEntry } from './journal-entry';

const blog = '0123456789abcdef';
const baseRevision = 'a'.repeat(64);
const post = (id: string, text: string) => ({ blog, id, baseRevision, text });
const entries = (folder: string) => readdirSync(folder).filter((name) => /\.[01]$/.test(name));

/** The one file of the journal that holds `text`. */
function fileWith(folder: string, text: string): string {
  const name = entries(folder).find((one) => readFileSync(join(folder, one), 'utf8').includes(text));
  if (name === undefined) throw new Error(`no journal file holds ${text}`);
  return join(folder, name);
}

describe('the journal', () => {
  it('gives back the newest text kept, also to the next start', async () => {
    const folder = join(tempFolder(), 'journal');
    const journal = new Journal(folder, () => 1234);
    for (const text of ['one', 'two', 'three']) await journal.keep(post('posts/a.md', text));
    await journal.keep(post('posts/b.md', 'other'));
    const next = new Journal(folder);
    expect(await next.find(blog, 'posts/a.md')).toEqual({ ...post('posts/a.md', 'three'), seq: 3, at: 1234 });
    expect((await next.list(blog)).map((entry) => entry.text).sort()).toEqual(['other', 'three']);
    expect(await next.list('another blog')).toEqual([]);
    expect(await next.find(blog, 'posts/c.md')).toBeNull();
  });

  it('keeps two generations of a post and no more, for its owner only', async () => {
    const folder = join(tempFolder(), 'journal');
    const journal = new Journal(folder);
    for (let n = 0; n < 5; n += 1) await journal.keep(post('a.md', `text ${n}`));
    expect(entries(folder)).toHaveLength(2);
    if (process.platform !== 'win32') {
      for (const name of entries(folder)) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
    }
  });

  it('keeps texts asked for at once in their order', async () => {
    const journal = new Journal(join(tempFolder(), 'journal'));
    await Promise.all(['a', 'b', 'c', 'd'].map((text) => journal.keep(post('a.md', text))));
    expect((await journal.find(blog, 'a.md'))?.text).toBe('d');
  });

  it('lets go of what was saved, but not of what was typed since', async () => {
    const folder = join(tempFolder(), 'journal');
    const journal = new Journal(folder);
    await journal.keep(post('a.md', 'saved'));
    await journal.keep(post('a.md', 'saved and more'));
    await journal.markSaved(blog, 'a.md', 'saved');
    expect((await journal.find(blog, 'a.md'))?.text).toBe('saved and more');
    await journal.markSaved(blog, 'a.md', 'saved and more');
    expect(await journal.find(blog, 'a.md')).toBeNull();
    expect(entries(folder)).toEqual([]);
  });

  it('lets go of text that is older than what was saved, and keeps what came after', async () => {
    const journal = new Journal(join(tempFolder(), 'journal'));
    await journal.keep(post('a.md', 'first'));
    const before = await journal.find(blog, 'a.md');
    await journal.markSaved(blog, 'a.md', 'first and second', before?.seq);
    expect(await journal.find(blog, 'a.md')).toBeNull();
    await journal.keep(post('a.md', 'first, second'));
    const kept = await journal.find(blog, 'a.md');
    await journal.keep(post('a.md', 'first, second, third'));
    await journal.markSaved(blog, 'a.md', 'something else', kept?.seq);
    expect((await journal.find(blog, 'a.md'))?.text).toBe('first, second, third');
  });

  it('lets go of a post on request, of that one only', async () => {
    const folder = join(tempFolder(), 'journal');
    const journal = new Journal(folder);
    for (const text of ['x', 'y', 'z']) await journal.keep(post('a.md', text));
    await journal.keep(post('b.md', 'b'));
    await journal.discard(blog, 'a.md');
    await journal.discard(blog, 'a.md');
    expect(await journal.find(blog, 'a.md')).toBeNull();
    expect(entries(folder)).toHaveLength(1);
  });

  it('[R12] follows a post to its new path, and keeps there what is typed meanwhile', async () => {
    const journal = new Journal(join(tempFolder(), 'journal'), () => 1234);
    await journal.move(blog, 'none.md', 'nowhere.md');
    await journal.keep(post('b.md', 'of a post that was here before'));
    await journal.keep(post('a.md', 'typed'));
    await Promise.all([
      journal.move(blog, 'a.md', 'b.md'),
      journal.keep(post('b.md', 'typed and more')),
      journal.keep(post('a.md', 'typed too late for the move')),
    ]);
    expect((await journal.find(blog, 'b.md'))?.text).toBe('typed and more');
    expect((await journal.find(blog, 'a.md'))?.text).toBe('typed too late for the move');
  });

  it('is empty before anything was kept, and makes no folder by looking', async () => {
    const folder = join(tempFolder(), 'journal');
    const journal = new Journal(folder);
    expect(await journal.recover()).toEqual({ entries: [], quarantined: [] });
    await journal.markSaved(blog, 'a.md', 'x');
    expect(() => statSync(folder)).toThrow('ENOENT');
  });

  it('[R11] says so when its folder cannot be used', async () => {
    const folder = join(tempFolder(), 'journal');
    writeFileSync(folder, 'a file is in the way');
    await expect(new Journal(folder).keep(post('a.md', 'x'))).rejects.toMatchObject({ code: 'write-failed' });
  });
});

describe('a journal file that is not whole', () => {
  const spoil: Record<string, (bytes: Buffer) => Buffer> = {
    'cut in the middle': (bytes) => bytes.subarray(0, bytes.length / 2),
    'cut by its last byte': (bytes) => bytes.subarray(0, -1),
    empty: () => Buffer.alloc(0),
    'all zeros': (bytes) => Buffer.alloc(bytes.length),
    'with one bit flipped': (bytes) => {
      const flipped = Buffer.from(bytes);
      const middle = bytes.length >> 1;
      flipped[middle] = (flipped[middle] ?? 0) ^ 1;
      return flipped;
    },
    'with more behind it': (bytes) => Buffer.concat([bytes, Buffer.from('x')]),
  };
  it.each(Object.entries(spoil))(
    '[R10] %s, is moved to quarantine as it is, and the rest is restored',
    async (_, change) => {
      const folder = join(tempFolder(), 'journal');
      const journal = new Journal(folder);
      await journal.keep(post('a.md', 'the text of a'));
      await journal.keep(post('b.md', 'the text of b'));
      const path = fileWith(folder, 'the text of a');
      const spoiled = change(readFileSync(path));
      writeFileSync(path, spoiled);

      const found = await new Journal(folder).recover();
      expect(found.entries.map((entry) => entry.text)).toEqual(['the text of b']);
      expect(found.quarantined).toHaveLength(1);
      expect(readFileSync(join(folder, 'quarantine', found.quarantined[0] ?? '')).equals(spoiled)).toBe(true);
      expect(await new Journal(folder).recover()).toMatchObject({ quarantined: [] });
    },
  );

  it('[R10] gives way to the generation before it, and the post goes on from there', async () => {
    const folder = join(tempFolder(), 'journal');
    const journal = new Journal(folder);
    await journal.keep(post('a.md', 'older'));
    await journal.keep(post('a.md', 'newer'));
    writeFileSync(fileWith(folder, 'newer'), 'spoiled');
    expect((await journal.find(blog, 'a.md'))?.text).toBe('older');
    await journal.keep(post('a.md', 'newest'));
    expect((await new Journal(folder).find(blog, 'a.md'))?.text).toBe('newest');
  });

  it('[R10] of a newer version is set aside, not lost', async () => {
    const folder = join(tempFolder(), 'journal');
    await new Journal(folder).keep(post('a.md', 'x'));
    const [name = ''] = entries(folder);
    writeFileSync(join(folder, name), 'longhand journal 2\n');
    expect((await new Journal(folder).recover()).quarantined).toHaveLength(1);
    expect(readdirSync(join(folder, 'quarantine'))).toHaveLength(1);
  });

  it('[R10] under the name of another post is not taken for its text', async () => {
    const folder = join(tempFolder(), 'journal');
    const journal = new Journal(folder);
    await journal.keep(post('a.md', 'the text of a'));
    await journal.keep(post('b.md', 'the text of b'));
    writeFileSync(fileWith(folder, 'the text of b'), readFileSync(fileWith(folder, 'the text of a')));
    expect(await journal.find(blog, 'b.md')).toBeNull();
    expect((await journal.find(blog, 'a.md'))?.text).toBe('the text of a');
  });

  it('[R1] removes what a killed write left behind', async () => {
    const folder = join(tempFolder(), 'journal');
    mkdirSync(folder);
    writeFileSync(join(folder, '.longhand-99999999-0123456789ab.tmp'), 'half');
    await new Journal(folder).recover();
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('a journal entry', () => {
  const anyText = fc.string({
    unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
  });
  const anyEntry = fc.record({
    blog: fc.string(),
    id: fc.string(),
    baseRevision: fc.string(),
    text: anyText,
    seq: fc.nat(),
    at: fc.nat(),
  });

  it('comes back as it was, whatever is in the text', () => {
    fc.assert(
      fc.property(anyEntry, (entry) => {
        expect(decodeEntry(encodeEntry(entry))).toEqual(entry);
      }),
    );
  });

  it('[R10] is refused when any byte of it has changed', () => {
    fc.assert(
      fc.property(anyEntry, fc.nat(), fc.integer({ min: 1, max: 255 }), (entry, place, change) => {
        const bytes = encodeEntry(entry);
        const at = place % bytes.length;
        bytes[at] = (bytes[at] ?? 0) ^ change;
        expect(decodeEntry(bytes)).toBeNull();
      }),
    );
  });
});

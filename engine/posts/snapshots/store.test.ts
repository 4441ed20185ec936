import { readdirSync, readFileSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../../../tests/faults/temp-folder';
import { keepBeforeReplacing, keepBeforeSave } from './before';
import { SnapshotStore } from './store';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const START = 1_760_000_000_000;

/** A store in a folder of its own, with a clock that the test turns. */
function storeAt(most?: number) {
  const folder = join(tempFolder(), 'snapshots');
  let now = START;
  const store = new SnapshotStore(folder, () => now, most);
  const files = () =>
    readdirSync(folder, { recursive: true })
      .map(String)
      .filter((name) => name.endsWith('.gz'));
  return { store, folder, files, pass: (ms: number) => (now += ms) };
}

const edited = (text: string, at?: number) => ({
  text,
  why: 'edited' as const,
  ...(at === undefined ? {} : { at }),
});

async function texts(store: SnapshotStore, post: string): Promise<string[]> {
  const all = await store.list('blog', post);
  return Promise.all(all.map(({ id }) => store.read('blog', post, id)));
}

describe('snapshots', () => {
  it('give back every text that was kept, newest first, also to the next start', async () => {
    const { store, folder, pass } = storeAt();
    for (const text of ['one\n', 'two 雨\n', 'half \ud800\n']) {
      await store.keep('blog', 'a.md', edited(text));
      pass(MINUTE);
    }
    await store.keep('blog', 'b.md', edited('other'));
    const next = new SnapshotStore(folder, () => START);
    expect(await texts(next, 'a.md')).toEqual(['half \ud800\n', 'two 雨\n', 'one\n']);
    expect(await texts(next, 'b.md')).toEqual(['other']);
    expect(await texts(next, 'c.md')).toEqual([]);
    expect((await next.list('blog', 'a.md')).map(({ at }) => at)).toEqual([
      START + 2 * MINUTE,
      START + MINUTE,
      START,
    ]);
  });

  it('are for their owner only, and far smaller than the texts', async () => {
    const { store, folder, files } = storeAt();
    await store.keep('blog', 'a.md', edited('The same words again. '.repeat(5000)));
    const [file = ''] = files();
    const { size, mode } = statSync(join(folder, file));
    expect(size).toBeLessThan(2000);
    if (process.platform !== 'win32') expect(mode & 0o777).toBe(0o600);
  });

  it('do not repeat a text that is the newest already', async () => {
    const { store, pass } = storeAt();
    expect(await store.keep('blog', 'a.md', edited('one'))).toBe(true);
    pass(DAY);
    expect(await store.keep('blog', 'a.md', edited('one'))).toBe(false);
    expect(await texts(store, 'a.md')).toEqual(['one']);
  });

  it('say the id that Git has for a text', async () => {
    const { store } = storeAt();
    await store.keep('blog', 'a.md', edited('hello\n'));
    expect((await store.list('blog', 'a.md'))[0]?.blob).toBe('ce013625030ba8dba906f756967f9e9ca394464a');
  });

  it('take the time a text was last changed, unless no clock can have told it', async () => {
    const { store, pass } = storeAt();
    await store.keep('blog', 'a.md', edited('yesterday', START - DAY));
    await store.keep('blog', 'a.md', edited('from the future', START + DAY));
    pass(MINUTE);
    await store.keep('blog', 'a.md', edited('from 1970', 0));
    const at = (await store.list('blog', 'a.md')).map((one) => one.at - START);
    expect(at).toEqual([MINUTE, 0, -DAY]);
  });

  it('get fewer as they grow old', async () => {
    const { store, pass } = storeAt();
    for (let hour = 0; hour < 48; hour++) {
      for (const part of ['first', 'second'])
        await store.keep('blog', 'a.md', edited(`${part} text of hour ${hour}`));
      pass(60 * MINUTE);
    }
    pass(40 * DAY);
    await store.keep('blog', 'a.md', edited('much later'));
    const left = await texts(store, 'a.md');
    expect(left[0]).toBe('much later');
    expect(left[1]).toBe('second text of hour 47');
    expect(left.length).toBeLessThan(5);
  });

  it('are let go from the oldest on where all together are too large, the newest of each post last', async () => {
    const { store, pass } = storeAt(1);
    for (const [post, text] of [
      ['a.md', 'a1'],
      ['b.md', 'b1'],
      ['a.md', 'a2'],
    ] as const) {
      await store.keep('blog', post, edited(text));
      pass(MINUTE);
    }
    await store.tidy();
    expect([...(await texts(store, 'a.md')), ...(await texts(store, 'b.md'))]).toEqual([]);
    const roomy = storeAt(120);
    for (const [post, text] of [
      ['a.md', 'a1'],
      ['b.md', 'b1'],
      ['a.md', 'a2'],
    ] as const) {
      await roomy.store.keep('blog', post, edited(text));
      roomy.pass(MINUTE);
    }
    const size = roomy.files().reduce((sum, name) => sum + statSync(join(roomy.folder, name)).size, 0);
    const tight = new SnapshotStore(roomy.folder, () => START + 5 * MINUTE, size - 1);
    await tight.tidy();
    expect(await texts(tight, 'a.md')).toEqual(['a2']);
    expect(await texts(tight, 'b.md')).toEqual(['b1']);
  });

  it('go along with a post that is moved, also where two took each other’s names', async () => {
    const { store, pass } = storeAt();
    await store.keep('blog', 'a.md', edited('of a'));
    await store.keep('blog', 'b.md', edited('of b'));
    await store.moved('blog', [
      { from: 'a.md', to: 'b.md' },
      { from: 'b.md', to: 'a.md' },
    ]);
    expect(await texts(store, 'a.md')).toEqual(['of b']);
    expect(await texts(store, 'b.md')).toEqual(['of a']);
    pass(MINUTE);
    await store.keep('blog', 'c.md', edited('of c'));
    await store.moved('blog', [
      { from: 'a.md', to: 'c.md' },
      { from: 'none.md', to: 'd.md' },
    ]);
    expect(await texts(store, 'c.md')).toEqual(['of c', 'of b']);
    expect(await texts(store, 'd.md')).toEqual([]);
  });

  it('are forgotten for one post when that is asked for', async () => {
    const { store, files } = storeAt();
    await store.keep('blog', 'a.md', edited('one'));
    await store.keep('blog', 'b.md', edited('two'));
    await store.forget('blog', 'a.md');
    expect(await texts(store, 'a.md')).toEqual([]);
    expect(files()).toHaveLength(1);
  });

  it('that are cut or changed on the disk are said to be gone and hurt nothing else', async () => {
    const { store, folder, files, pass } = storeAt();
    await store.keep('blog', 'a.md', edited('one'));
    pass(MINUTE);
    await store.keep('blog', 'a.md', edited('two'));
    const [first = '', second = ''] = files().sort();
    truncateSync(join(folder, first), 20);
    const all = await store.list('blog', 'a.md');
    expect(all).toHaveLength(2);
    await expect(store.read('blog', 'a.md', all[1]?.id ?? '')).rejects.toMatchObject({
      code: 'version-missing',
    });
    expect(await store.read('blog', 'a.md', all[0]?.id ?? '')).toBe('two');
    const bytes = readFileSync(join(folder, second));
    bytes[bytes.length - 12] = (bytes[bytes.length - 12] ?? 0) ^ 255;
    writeFileSync(join(folder, second), bytes);
    await expect(store.read('blog', 'a.md', all[0]?.id ?? '')).rejects.toMatchObject({
      code: 'version-missing',
    });
  });

  it('are not read by a name that leads elsewhere', () => {
    const { store } = storeAt();
    expect(() => store.read('blog', 'a.md', '../../../secret')).toThrow('version-missing');
  });
});

describe('before a post is written', () => {
  function blogWith(text: string) {
    const root = tempFolder();
    writeFileSync(join(root, 'a.md'), text);
    return { id: 'blog', root };
  }

  it('what the file holds is kept, and again only after some minutes', async () => {
    const { store, pass } = storeAt();
    const blog = blogWith('first\r\n');
    await keepBeforeSave(store, blog, 'a.md', 'second\n');
    writeFileSync(join(blog.root, 'a.md'), 'second\n');
    pass(MINUTE);
    await keepBeforeSave(store, blog, 'a.md', 'third\n');
    expect(await texts(store, 'a.md')).toEqual(['first\n']);
    pass(5 * MINUTE);
    await keepBeforeSave(store, blog, 'a.md', 'third\n');
    expect(await texts(store, 'a.md')).toEqual(['second\n', 'first\n']);
  });

  it('nothing is kept of a post that is new, empty or not text, or when its text stays', async () => {
    const { store } = storeAt();
    const blog = blogWith('');
    await keepBeforeSave(store, blog, 'a.md', 'words');
    await keepBeforeSave(store, blog, 'new.md', 'words');
    writeFileSync(join(blog.root, 'latin.md'), Buffer.from([0x63, 0xe9, 0x0a]));
    await keepBeforeSave(store, blog, 'latin.md', 'words');
    writeFileSync(join(blog.root, 'same.md'), 'words');
    await keepBeforeSave(store, blog, 'same.md', 'words');
    for (const post of ['a.md', 'new.md', 'latin.md', 'same.md'])
      expect(await texts(store, post)).toEqual([]);
  });

  it('what something else is about to replace is kept at once, under the time the file has', async () => {
    const { store } = storeAt();
    const blog = blogWith('first');
    utimesSync(join(blog.root, 'a.md'), (START - DAY) / 1000, (START - DAY) / 1000);
    await keepBeforeSave(store, blog, 'a.md', 'second');
    writeFileSync(join(blog.root, 'a.md'), 'second');
    utimesSync(join(blog.root, 'a.md'), (START - MINUTE) / 1000, (START - MINUTE) / 1000);
    await keepBeforeReplacing(store, blog, ['a.md', 'gone.md']);
    expect((await store.list('blog', 'a.md')).map(({ at, why }) => [at - START, why])).toEqual([
      [-MINUTE, 'replaced'],
      [-DAY, 'edited'],
    ]);
  });
});

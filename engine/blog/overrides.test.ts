import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { editOverrides } from '#core/blog/overrides/edit';
import { parseOverrides } from '#core/blog/overrides/file';
import { BlogOverrides, FACTS, type Fact } from '#core/blog/overrides/overrides';
import { foundValue } from '#core/blog/overrides/settings-page';
import { tempFolder } from '../../tests/faults/temp-folder';
import { openBlog } from './open';
import { OverrideStore } from './override-store';
import { readOverrides, writeOverrides } from './overrides';

/** Copies of real blogs that some developers have beside the checkout; not part of the project. */
const shared = join(import.meta.dirname, '../../../shared/blogs');
const names = existsSync(shared)
  ? readdirSync(shared, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? entry.name : []))
  : [];

const BLOG = {
  '_config.yml': 'title: A small blog\n',
  '_posts/2024-01-02-hello.md': '---\ntitle: Hello\nday: 2024-01-02\n---\nText\n',
  'writing/one.mdx': '---\ntitle: One\ncreated: 2024-02-01\n---\nText\n',
  'writing/two.mdx': '---\ntitle: Two\ncreated: 2024-02-02\n---\nText\n',
};

function folderWith(files: Readonly<Record<string, string>>): string {
  const root = join(tempFolder(), 'my-blog');
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

const settingsOf = (root: string) => readFileSync(join(root, '.longhand.yml'), 'utf8');
const toWriting: BlogOverrides = { folders: [{ path: 'writing', kind: 'posts', language: null }] };

describe('a blog with .longhand.yml', () => {
  it('is opened as its author says, with the line as evidence', async () => {
    const root = folderWith({ ...BLOG, '.longhand.yml': '# ours\ngenerator: plain\nfolders: writing\n' });
    const { model } = await openBlog(root);
    expect(model).toMatchObject({
      generator: 'plain',
      contentFolders: [{ path: 'writing', kind: 'posts', language: null }],
      naming: 'slug',
      extension: '.mdx',
      fields: { date: 'created' },
    });
    expect(model.evidence).toContainEqual({
      about: 'posts: you said so',
      file: '.longhand.yml',
      line: 3,
    });
  });

  it('may call it .longhand.yaml; the first name counts when both are there', async () => {
    const root = folderWith({ ...BLOG, '.longhand.yaml': 'folders: writing\n' });
    expect(await readOverrides(root)).toMatchObject({ name: '.longhand.yaml', overrides: toWriting });
    writeFileSync(join(root, '.longhand.yml'), 'naming: slug\n');
    expect((await readOverrides(root)).overrides).toEqual({ naming: 'slug' });
  });

  it('is opened with what the app keeps for it, where the file says nothing else', async () => {
    const root = folderWith({ ...BLOG, '.longhand.yml': 'extension: .markdown\n' });
    const asked: string[] = [];
    const { id, model } = await openBlog(root, {
      keptByApp: async (blogId) => {
        asked.push(blogId);
        return { ...toWriting, extension: '.md' };
      },
    });
    expect(asked).toEqual([id]);
    expect(model.contentFolders.map(({ path }) => path)).toEqual(['writing']);
    expect(model.extension).toBe('.markdown');
    expect(model.evidence).toContainEqual({ about: 'posts: you said so', file: null, line: null });
  });

  it('is opened all the same when the file is nonsense, a folder, not text, too long, or a link', async () => {
    const plain = (await openBlog(folderWith(BLOG))).model;
    const outside = join(tempFolder(), 'elsewhere.yml');
    writeFileSync(outside, 'folders: writing\n');
    const makes: ((path: string) => void)[] = [
      (path) => writeFileSync(path, 'folders: [writing\n'),
      (path) => mkdirSync(path),
      (path) => writeFileSync(path, Buffer.from([0x66, 0xff, 0xfe])),
      (path) => writeFileSync(path, `#${'x'.repeat(40 * 1024)}\nfolders: writing\n`),
      (path) => symlinkSync(outside, path),
      (path) => symlinkSync('/dev/zero', path),
    ];
    for (const make of process.platform === 'win32' ? makes.slice(0, 4) : makes) {
      const root = folderWith(BLOG);
      make(join(root, '.longhand.yml'));
      const read = await readOverrides(root);
      expect(read).toMatchObject({
        overrides: {},
        readable: false,
        problems: [{ message: expect.any(String) }],
      });
      expect((await openBlog(root)).model).toEqual(plain);
      await expect(writeOverrides(root, toWriting, read.revision)).rejects.toMatchObject({
        code: 'settings-not-editable',
      });
    }
    expect(readFileSync(outside, 'utf8')).toBe('folders: writing\n');
  });
});

describe.skipIf(names.length === 0)(
  'what was found, said by the author (skipped without ../shared/blogs)',
  () => {
    it.each(names)('changes nothing in %s', async (name) => {
      const { model } = await openBlog(join(shared, name));
      const view = { found: model, generator: model.generator };
      const { draft: _, ...fields } = model.fields;
      const values = FACTS.flatMap((fact): [Fact, unknown][] => {
        const value = fact === 'fields' ? fields : foundValue(view, fact);
        return fact === 'permalink' && (value === null || value === '') ? [] : [[fact, value]];
      });
      const overrides = BlogOverrides.parse(Object.fromEntries(values));
      const again = await openBlog(join(shared, name), { keptByApp: async () => overrides });
      expect({ ...again.model, evidence: [] }).toEqual({ ...model, evidence: [] });
      expect(parseOverrides(editOverrides('', overrides)).overrides).toEqual(overrides);
    });
  },
);

describe('writing .longhand.yml', () => {
  it('makes the file, changes its lines, and removes it when nothing is left to say', async () => {
    const root = folderWith(BLOG);
    await writeOverrides(root, toWriting, null);
    expect(settingsOf(root)).toMatch(/^# .*\nfolders: \[writing\]\n$/);
    const { revision, overrides } = await readOverrides(root);
    expect(overrides).toEqual(toWriting);
    await writeOverrides(root, { ...toWriting, naming: 'slug' }, revision);
    expect(settingsOf(root)).toMatch(/^# .*\nfolders: \[writing\]\nnaming: slug\n$/);
    await writeOverrides(root, {}, (await readOverrides(root)).revision);
    expect(existsSync(join(root, '.longhand.yml'))).toBe(false);
    expect(readdirSync(root).sort()).toEqual(['_config.yml', '_posts', 'writing']);
  });

  it('leaves a file alone that says so already', async () => {
    const root = folderWith({ ...BLOG, '.longhand.yml': 'folders:   writing   # here\n' });
    const before = statSync(join(root, '.longhand.yml'), { bigint: true });
    await writeOverrides(root, toWriting, (await readOverrides(root)).revision);
    expect(statSync(join(root, '.longhand.yml'), { bigint: true }).ctimeNs).toBe(before.ctimeNs);
  });

  it('refuses when the file was changed, came up or went since the page was shown', async () => {
    const root = folderWith({ ...BLOG, '.longhand.yml': 'naming: slug\n' });
    const { revision } = await readOverrides(root);
    const refused = { code: 'settings-changed', detail: { path: '.longhand.yml' } };
    await expect(writeOverrides(root, toWriting, null)).rejects.toMatchObject(refused);
    writeFileSync(join(root, '.longhand.yml'), 'naming: bundle\n');
    await expect(writeOverrides(root, toWriting, revision)).rejects.toMatchObject(refused);
    expect(settingsOf(root)).toBe('naming: bundle\n');
  });

  it('keeps a file that the disk will not replace, and says why', async () => {
    const root = folderWith({ ...BLOG, '.longhand.yml': 'naming: slug\n' });
    // A file with a second name is one that a write in place could leave half done.
    linkSync(join(root, '.longhand.yml'), join(root, 'other-name.yml'));
    const { revision } = await readOverrides(root);
    await expect(writeOverrides(root, toWriting, revision)).rejects.toMatchObject({
      code: 'settings-not-written',
    });
    expect(settingsOf(root)).toBe('naming: slug\n');
  });

  it('writes nowhere else when the blog is opened through a link', async () => {
    const root = folderWith(BLOG);
    const link = join(tempFolder(), 'link');
    symlinkSync(root, link);
    await writeOverrides(link, toWriting, null);
    expect(realpathSync(join(link, '.longhand.yml'))).toBe(join(realpathSync(root), '.longhand.yml'));
  });
});

describe('the app’s own store', () => {
  const storeIn = (folder: string) => new OverrideStore(join(folder, 'profile', 'overrides.json'));

  it('keeps decisions by blog, also for the next start, and forgets them again', async () => {
    const folder = tempFolder();
    const store = storeIn(folder);
    expect(await store.read('a')).toEqual({});
    await Promise.all([store.write('a', toWriting), store.write('b', { naming: 'bundle' })]);
    expect(await storeIn(folder).read('a')).toEqual(toWriting);
    await store.write('a', {});
    expect(await storeIn(folder).read('a')).toEqual({});
    expect(await storeIn(folder).read('b')).toEqual({ naming: 'bundle' });
  });

  it('writes nothing for a blog about which nothing is decided', async () => {
    const folder = tempFolder();
    await storeIn(folder).write('a', { naming: undefined });
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each(['', '{', 'null', '[]', '{"a": 1}', '{"a": {"folders": "../x"}}'])(
    'decides nothing when the file holds %j',
    async (text) => {
      const folder = tempFolder();
      writeFileSync(join(folder, 'overrides.json'), text);
      expect(await new OverrideStore(join(folder, 'overrides.json')).read('a')).toEqual({});
    },
  );

  it('loses only the part that does not fit', async () => {
    const folder = tempFolder();
    const stored = { a: { naming: 'slug', extension: '.exe', later: true, images: '../../etc' } };
    writeFileSync(join(folder, 'overrides.json'), JSON.stringify(stored));
    expect(await new OverrideStore(join(folder, 'overrides.json')).read('a')).toEqual({ naming: 'slug' });
  });
});

import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure } from '#core/ipc/errors';
import type { ReplaceQuery } from '#core/posts/replace/replace';
import { tempFolder } from '../../../tests/faults/temp-folder';
import { type Files, openSmallBlog, plainShelf, treeOf } from '../../../tests/helpers/small-blogs';
import { ChangeDesk } from '../changes/desk';
import { ReplaceDesk } from './desk';
import { ReplaceSearcher } from './search';

const QUERY: ReplaceQuery = {
  find: 'tea',
  replace: 'kale',
  regexp: false,
  matchCase: false,
  wholeWord: false,
  frontMatter: false,
};

const CRLF = '_posts/2026-01-02-crlf.md';
const BOM = '_posts/2026-01-03-bom.md';
const PLAIN = '_posts/2026-01-04-plain.md';

const FILES: Files = {
  '_config.yml': 'title: Small\n',
  [CRLF]: '---\r\ntitle: Tea\r\n---\r\nTea and tea.\r\n\r\nNo more  \r\n',
  [BOM]: '\uFEFF---\ntitle: Mark\n---\nOne tea\r\nmixed\ntea',
  [PLAIN]: '---\ntitle: Plain\n---\nNothing here.\n',
};

async function bench(files: Files = FILES) {
  const home = tempFolder();
  const root = join(home, 'blog');
  mkdirSync(root);
  const blog = await openSmallBlog(root, files);
  const changes = new ChangeDesk({ keepIn: join(home, 'undo'), now: () => '', trash: async () => undefined });
  const searcher = new ReplaceSearcher();
  const desk = new ReplaceDesk(async (search) => {
    const result = searcher.run(search, () => true);
    if (result === null) throw new Failure('cancelled');
    return result;
  });
  const find = (query: Partial<ReplaceQuery> = {}) =>
    desk.find(blog, plainShelf(blog), { ...QUERY, ...query });
  const apply = async (planId: string, chosen: { postId: string; hits: number[] }[]) =>
    changes.applyPrepared(blog, await desk.prepare(blog, planId, chosen));
  const text = (path: string) => readFileSync(join(root, path), 'utf8');
  return { root, blog, changes, find, apply, text, tree: () => treeOf(root) };
}

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no failure',
    (error: unknown) => (error instanceof Failure ? error.code : String(error)),
  );

const everything = (found: { posts: { postId: string; hits: unknown[] }[] }) =>
  found.posts.map(({ postId, hits }) => ({ postId, hits: [...hits.keys()] }));

describe('replacing in all posts', () => {
  it('finds matches by post, changes the chosen ones and no other byte, and undoes all of it', async () => {
    const { find, apply, text, tree, changes, blog } = await bench();
    const before = tree();
    const found = await find();
    expect(found.total).toBe(4);
    expect(found.posts.map(({ postId, title }) => [postId, title])).toEqual([
      [BOM, 'Mark'],
      [CRLF, 'Tea'],
    ]);
    expect(found.posts[1]?.hits[1]).toEqual({
      line: 4,
      lead: 'Tea and ',
      found: 'tea',
      put: 'kale',
      tail: '.',
    });
    expect(tree()).toEqual(before);

    const outcome = await apply(found.planId, [
      { postId: CRLF, hits: [1] },
      { postId: BOM, hits: [0, 1] },
    ]);
    expect(text(CRLF)).toBe('---\r\ntitle: Tea\r\n---\r\nTea and kale.\r\n\r\nNo more  \r\n');
    expect(text(BOM)).toBe('\uFEFF---\ntitle: Mark\n---\nOne kale\r\nmixed\nkale');
    expect(outcome).toMatchObject({ changed: expect.arrayContaining([CRLF, BOM]), moved: [], removed: [] });
    expect({ ...tree(), [CRLF]: '', [BOM]: '' }).toEqual({ ...before, [CRLF]: '', [BOM]: '' });

    await changes.undo(blog, outcome.undoId ?? '');
    expect(tree()).toEqual(before);
  });

  it('goes into the front matter only when asked', async () => {
    const { find } = await bench();
    expect((await find({ frontMatter: true })).total).toBe(5);
    expect((await find({ find: 'title: (\\w+)', regexp: true })).total).toBe(0);
    expect((await find({ find: '^title: (\\w+)$', regexp: true, frontMatter: true })).total).toBe(3);
  });

  it('replaces nothing at all when one of the files changed since it was searched', async () => {
    const { find, apply, root, tree } = await bench();
    const found = await find();
    writeFileSync(join(root, BOM), 'another text about tea\n');
    const before = tree();
    expect(await codeOf(apply(found.planId, everything(found)))).toBe('conflict');
    expect(tree()).toEqual(before);
  });

  it('replaces only what the newest search found, and never nothing', async () => {
    const { find, apply } = await bench();
    const first = await find();
    const second = await find({ find: 'more' });
    expect(await codeOf(apply(first.planId, everything(first)))).toBe('plan-gone');
    expect(await codeOf(apply(second.planId, []))).toBe('nothing-to-change');
    expect(await codeOf(apply(second.planId, [{ postId: '../elsewhere.md', hits: [0] }]))).toBe(
      'nothing-to-change',
    );
  });

  it('says what is wrong with an expression', async () => {
    const { find } = await bench();
    expect(await codeOf(find({ find: '(', regexp: true }))).toBe('pattern-bad');
  });

  it('leaves out links and what is not UTF-8, and says how many', async () => {
    const { find, root } = await bench({ ...FILES, '_posts/2026-01-05-latin.md': 'x' });
    writeFileSync(join(root, '_posts/2026-01-05-latin.md'), Buffer.from([0x74, 0x65, 0x61, 0xe9]));
    symlinkSync(join(root, CRLF), join(root, '_posts/2026-01-06-link.md'));
    const found = await find();
    expect(found.total).toBe(4);
    expect(found.skipped).toBe(2);
  });

  it('sees a file as it is now, also right after it was written', async () => {
    const { find, root } = await bench();
    expect((await find()).total).toBe(4);
    writeFileSync(join(root, PLAIN), 'Tea here: tea.\n');
    expect((await find()).total).toBe(6);
  });

  it('stops a search that is not wanted any more', () => {
    const search = { root: '/', model: {} as never, ids: ['a.md'], query: QUERY, most: 10 };
    expect(new ReplaceSearcher().run(search, () => false)).toBeNull();
  });

  it('gives back the original bytes of any text when undone', async () => {
    const { find, apply, root, changes, blog, tree } = await bench();
    const piece = fc.constantFrom('tea', 'TEA', ' ', '\n', '\r\n', '\r', 'é', '👍');
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 30 }), async (pieces) => {
        writeFileSync(join(root, PLAIN), pieces.join(''));
        const before = tree();
        const found = await find();
        const { undoId } = await apply(found.planId, everything(found));
        expect((await find()).total).toBe(0);
        await changes.undo(blog, undoId ?? '');
        expect(tree()).toEqual(before);
      }),
      { numRuns: 25 },
    );
  });
});

import { mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure } from '#core/ipc/errors';
import type { ChangeOutcome, ChangePlan, PostChange } from '#core/posts/change';
import { tempFolder } from '../../../tests/faults/temp-folder';
import {
  type Files,
  openSmallBlog,
  plainShelf,
  SMALL_BLOGS,
  treeOf,
  writeFiles,
} from '../../../tests/helpers/small-blogs';
import type { OpenBlog } from '../../blog/open';
import { ChangeDesk } from './desk';

const NOW = '2026-11-24T09:30:00+01:00';

interface Bench {
  readonly blog: OpenBlog;
  readonly desk: ChangeDesk;
  readonly trashed: () => string[];
  readonly plan: (change: PostChange) => Promise<ChangePlan>;
  readonly run: (
    change: PostChange,
    choices?: { redirect?: boolean; links?: boolean },
  ) => Promise<ChangeOutcome>;
  readonly tree: () => Record<string, string>;
  readonly text: (path: string) => string | null;
}

async function bench(files: Files, trash?: (path: string) => Promise<void>): Promise<Bench> {
  const home = tempFolder();
  const root = join(home, 'blog');
  const bin = join(home, 'trash');
  mkdirSync(root);
  mkdirSync(bin);
  const blog = await openSmallBlog(root, files);
  const desk = new ChangeDesk({
    keepIn: join(home, 'undo'),
    now: () => NOW,
    trash:
      trash ?? (async (path) => renameSync(path, join(bin, `${readdirSync(bin).length}-${basename(path)}`))),
  });
  const plan = (change: PostChange) => desk.plan(blog, plainShelf(blog), change, new Set());
  const tree = () => treeOf(root);
  return {
    blog,
    desk,
    plan,
    tree,
    trashed: () => readdirSync(bin),
    run: async (change, { redirect = true, links = true } = {}) =>
      desk.apply(blog, (await plan(change)).planId, { redirect, links }),
    text: (path) => {
      const found = tree()[path];
      return found === undefined ? null : Buffer.from(found, 'base64').toString();
    },
  };
}

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no failure',
    (error: unknown) => (error instanceof Failure ? error.code : String(error)),
  );

describe('a change of posts', () => {
  it('renames a post, leaves a redirect and rewrites the links to it, and undoes all of it', async () => {
    const { run, text, tree, desk, blog } = await bench(SMALL_BLOGS.jekyll ?? {});
    const before = tree();
    const outcome = await run({ kind: 'rename', postId: '_posts/2024-10-01-old-gate.md', slug: 'the-gate' });
    expect(outcome).toMatchObject({
      moved: [{ from: '_posts/2024-10-01-old-gate.md', to: '_posts/2024-10-01-the-gate.md' }],
      changed: expect.arrayContaining(['_posts/2024-11-02-first-snow.md']),
      select: '_posts/2024-10-01-the-gate.md',
    });
    expect(text('_posts/2024-10-01-old-gate.md')).toBeNull();
    expect(text('_posts/2024-10-01-the-gate.md')).toBe(
      '---\ntitle: "Old gate"\ntags:\n- garden\n- wood\nredirect_from:\n- /2024/10/01/old-gate/\n---\n\nSome text.\n',
    );
    expect(text('_posts/2024-11-02-first-snow.md')).toContain('[the gate](/2024/10/01/the-gate/)');
    const back = await desk.undo(blog, outcome.undoId ?? '');
    expect(back.moved).toEqual([
      { from: '_posts/2024-10-01-the-gate.md', to: '_posts/2024-10-01-old-gate.md' },
    ]);
    expect(tree()).toEqual(before);
  });

  it('publishes a Jekyll draft under today’s date, and takes it back', async () => {
    const { run, text, tree, desk, blog } = await bench(SMALL_BLOGS.jekyll ?? {});
    const before = tree();
    const outcome = await run({ kind: 'setDraft', postIds: ['_drafts/ink.md'], draft: false });
    expect(outcome.select).toBe('_posts/2026-11-24-ink.md');
    expect(text('_posts/2026-11-24-ink.md')).toBe(
      '---\ntitle: Ink\ndate: 2026-11-24 09:30:00 +0100\n---\n\nSome text.\n',
    );
    await desk.undo(blog, outcome.undoId ?? '');
    expect(tree()).toEqual(before);
  });

  it('moves a bundle with its pictures', async () => {
    const { run, tree } = await bench(SMALL_BLOGS.hugo ?? {});
    await run({ kind: 'rename', postId: 'content/posts/old-gate/index.md', slug: 'gate' });
    expect(Object.keys(tree())).toEqual(
      expect.arrayContaining(['content/posts/gate/gate.svg', 'content/posts/gate/index.md']),
    );
    expect(Object.keys(tree())).not.toContain('content/posts/old-gate/');
  });

  it('puts a deleted post in the trash and keeps it until it is undone', async () => {
    const { run, tree, trashed, desk, blog } = await bench(SMALL_BLOGS.hexo ?? {});
    const before = tree();
    const outcome = await run({ kind: 'delete', postIds: ['source/_posts/first-snow.md'] });
    expect(trashed()).toEqual(['0-first-snow.md', '1-first-snow']);
    expect(outcome.removed).toEqual(['source/_posts/first-snow.md']);
    expect(Object.keys(tree()).filter((path) => path.includes('first-snow'))).toEqual([]);
    await desk.undo(blog, outcome.undoId ?? '');
    expect(tree()).toEqual(before);
  });

  it('does nothing when a file changed since it was planned', async () => {
    const { plan, tree, desk, blog } = await bench(SMALL_BLOGS.jekyll ?? {});
    const { planId } = await plan({ kind: 'rename', postId: '_posts/2024-10-01-old-gate.md', slug: 'gate' });
    writeFiles(blog.root, {
      '_posts/2024-11-02-first-snow.md': 'Somebody else was here: /2024/10/01/old-gate/\n',
    });
    const before = tree();
    expect(await codeOf(desk.apply(blog, planId, { redirect: true, links: true }))).toBe('conflict');
    expect(tree()).toEqual(before);
  });

  it('takes everything back when the trash refuses half-way', async () => {
    let calls = 0;
    const { run, tree } = await bench(SMALL_BLOGS.jekyll ?? {}, async (path) => {
      calls += 1;
      if (calls === 2) throw Object.assign(new Error('no trash here'), { code: 'EACCES' });
      renameSync(path, `${path}.gone`);
    });
    const before = tree();
    const change: PostChange = {
      kind: 'delete',
      postIds: ['_posts/2024-10-01-old-gate.md', '_posts/2024-03-04-shed.markdown'],
    };
    expect(await codeOf(run(change))).toBe('trash-failed');
    const { '_posts/2024-10-01-old-gate.md.gone': _, ...after } = tree();
    expect(after).toEqual(before);
  });

  it('takes everything back when a move fails half-way', async () => {
    const { plan, tree, desk, blog } = await bench(SMALL_BLOGS.jekyll ?? {});
    const { planId } = await plan({ kind: 'rename', postId: '_posts/2024-10-01-old-gate.md', slug: 'gate' });
    // Somebody takes the name between the look and the move.
    writeFiles(blog.root, { '_posts/2024-10-01-gate.md': 'mine\n' });
    const before = tree();
    expect(await codeOf(desk.apply(blog, planId, { redirect: true, links: true }))).toBe('name-taken');
    expect(tree()).toEqual(before);
  });

  it('does not undo over what was written since, and can be undone when that is put back', async () => {
    const { run, tree, text, desk, blog } = await bench(SMALL_BLOGS.hugo ?? {});
    const before = tree();
    const outcome = await run({ kind: 'setDraft', postIds: ['content/posts/first-snow.md'], draft: true });
    const changed = text('content/posts/first-snow.md') ?? '';
    writeFiles(blog.root, { 'content/posts/first-snow.md': `${changed}More.\n` });
    const since = tree();
    expect(await codeOf(desk.undo(blog, outcome.undoId ?? ''))).toBe('undo-refused');
    expect(tree()).toEqual(since);
    writeFiles(blog.root, { 'content/posts/first-snow.md': changed });
    await desk.undo(blog, outcome.undoId ?? '');
    expect(tree()).toEqual(before);
  });

  it('keeps what the author wrote after a rename when the rename is undone', async () => {
    const { run, text, desk, blog } = await bench(SMALL_BLOGS.plain ?? {});
    const outcome = await run(
      { kind: 'rename', postId: 'notes/old-gate.md', slug: 'gate' },
      { links: false },
    );
    writeFiles(blog.root, { 'notes/gate.md': '# Old gate\n\nMore.\n' });
    await desk.undo(blog, outcome.undoId ?? '');
    expect(text('notes/old-gate.md')).toBe('# Old gate\n\nMore.\n');
  });

  it('[R20] renames a post to itself in other letters', async () => {
    const { run, tree } = await bench(SMALL_BLOGS.plain ?? {});
    await run({ kind: 'rename', postId: 'notes/old-gate.md', slug: 'Old-Gate' });
    expect(Object.keys(tree())).toContain('notes/Old-Gate.md');
  });

  it('[R19] [R20] refuses names that other systems cannot have or tell apart', async () => {
    const { plan } = await bench(SMALL_BLOGS.plain ?? {});
    const rename = (slug: string) => codeOf(plan({ kind: 'rename', postId: 'notes/first-snow.md', slug }));
    for (const slug of ['con', 'a:b', 'a/b', '..', '-', ' ', 'nul.txt', 'x\u0007', 'é'.repeat(200)])
      expect([slug, await rename(slug)]).toEqual([slug, 'name-refused']);
    expect(await rename('OLD-gate')).toBe('name-taken');
    expect(await rename('old-gate')).toBe('name-taken');
    expect(await rename('--amend')).toBe('no failure');
  });

  it('forgets an older plan when a newer one is made', async () => {
    const { plan, desk, blog } = await bench(SMALL_BLOGS.plain ?? {});
    const older = await plan({ kind: 'rename', postId: 'notes/old-gate.md', slug: 'a' });
    await plan({ kind: 'rename', postId: 'notes/old-gate.md', slug: 'b' });
    expect(await codeOf(desk.apply(blog, older.planId, { redirect: true, links: true }))).toBe('plan-gone');
  });
});

describe('undoing', () => {
  const slug = fc.constantFrom('first-snow', 'new-name', 'Old-Gate', 'x', '雪', 'a b', 'ünïcode');
  const words = fc.uniqueArray(fc.constantFrom('winter', 'wood', 'new', 'a word'), { maxLength: 2 });
  const pick = fc.nat();
  const change = fc.oneof(
    fc.record({ kind: fc.constant('rename'), slug, pick }),
    fc.record({ kind: fc.constant('move'), folder: fc.constantFrom('', 'sub', 'a/b'), pick }),
    fc.record({ kind: fc.constant('duplicate'), title: fc.constantFrom('A copy', 'First snow', '雪'), pick }),
    fc.record({ kind: fc.constant('delete'), all: fc.boolean(), pick }),
    fc.record({ kind: fc.constant('setDraft'), draft: fc.boolean(), all: fc.boolean(), pick }),
    fc.record({ kind: fc.constant('convert'), to: fc.constantFrom('bundle', 'file'), pick }),
    fc.record({
      kind: fc.constant('tag'),
      field: fc.constantFrom('tags', 'categories'),
      add: words,
      remove: words,
      all: fc.boolean(),
      pick,
    }),
    fc.record({
      kind: fc.constant('renameTag'),
      field: fc.constantFrom('tags', 'categories'),
      from: fc.constantFrom('winter', 'garden', 'wood', 'Weather'),
      pick,
    }),
  );
  type Drawn = typeof change extends fc.Arbitrary<infer T> ? T : never;

  const made = (drawn: Drawn, ids: readonly string[], folders: readonly string[]): PostChange => {
    const id = ids[drawn.pick % ids.length] ?? '';
    const many = 'all' in drawn && drawn.all ? [...ids] : [id];
    switch (drawn.kind) {
      case 'move': {
        const base = folders[drawn.pick % folders.length] ?? '';
        return { kind: 'move', postId: id, folder: [base, drawn.folder].filter(Boolean).join('/') };
      }
      case 'renameTag':
        return { kind: 'renameTag', field: drawn.field, from: [drawn.from], to: 'renamed' } as PostChange;
      default: {
        const { pick: _, all: __, ...rest } = { all: false, ...drawn };
        const named = ['delete', 'setDraft', 'tag'].includes(drawn.kind) ? { postIds: many } : { postId: id };
        return { ...rest, ...named } as PostChange;
      }
    }
  };

  for (const [generator, files] of Object.entries(SMALL_BLOGS)) {
    it(`several changes of a ${generator} blog one by one gives the same bytes as before each`, async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(change, { minLength: 1, maxLength: 4 }),
          fc.boolean(),
          async (drawn, choice) => {
            const { blog, desk, plan, tree } = await bench(files);
            const trail: { before: Record<string, string>; undoId: string }[] = [];
            for (const one of drawn) {
              const ids = (await plainShelf(blog).all()).map(({ id }) => id);
              if (ids.length === 0) break;
              const before = tree();
              const folders = blog.model.contentFolders.map(({ path }) => path);
              try {
                const { planId } = await plan(made(one, ids, folders));
                const { undoId } = await desk.apply(blog, planId, { redirect: choice, links: choice });
                if (undoId !== null) trail.push({ before, undoId });
                expect(tree()).not.toEqual(before);
              } catch (error) {
                if (!(error instanceof Failure)) throw error;
                expect(['change-unsettled', 'change-failed', 'conflict']).not.toContain(error.code);
                expect(tree()).toEqual(before);
              }
            }
            for (const { before, undoId } of trail.reverse()) {
              await desk.undo(blog, undoId);
              expect(tree()).toEqual(before);
            }
          },
        ),
        { numRuns: 25 },
      );
    });
  }
});

it('a file of a folder that is not there is no reason to leave anything behind', async () => {
  const { plan, desk, blog, tree } = await bench(SMALL_BLOGS.hugo ?? {});
  const { planId } = await plan({
    kind: 'move',
    postId: 'content/posts/shed.md',
    folder: 'content/posts/2024/05',
  });
  writeFileSync(join(blog.root, 'content/posts/2024'), 'in the way');
  const before = tree();
  expect(await codeOf(desk.apply(blog, planId, { redirect: true, links: true }))).not.toBe('no failure');
  expect(tree()).toEqual(before);
});

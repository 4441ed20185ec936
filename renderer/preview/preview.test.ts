// @vitest-environment jsdom
import { EditorState } from '@codemirror/state';
import type { EditorView, ViewUpdate } from '@codemirror/view';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Bridge } from '#core/ipc/contract';
import { exampleSummary } from '#core/posts/example-summary';
import type { PostSummary } from '#core/posts/post';
import { createStore } from '../app/store';
import { fakeBlog, fakeRepository } from '../bridge/fake-blog';
import type { PostDocument } from '../editor/document';
import type { Editor, EditorEvent } from '../editor/editor';
import { createFactsReader } from '../editor/facts';
import { frontMatter } from '../editor/front-matter';
import { createAddresses } from '../posts/addresses';
import type { PostList } from '../posts/store';
import { followEditor } from './preview';
import type { PreviewStore } from './store';

/** Idle moments come at once, and jsdom lays nothing out. */
vi.stubGlobal('requestIdleCallback', (run: (deadline: IdleDeadline) => void) =>
  setTimeout(() => run({ didTimeout: false, timeRemaining: () => 50 }), 0),
);
vi.stubGlobal('cancelIdleCallback', (id: number) => clearTimeout(id));
window.scrollTo = () => undefined;

let stop: () => void = () => undefined;
afterEach(() => stop());

/** A page that shows `text`, and the way to change the text as a key would. */
function shownPage(text: string, mayLoad = false, posts: readonly PostSummary[] = []) {
  let state = EditorState.create({ doc: text, extensions: [frontMatter()] });
  const post = { id: 'posts/a.md', state: () => state } as PostDocument;
  const listeners = new Set<(event: EditorEvent) => void>();
  const view = () =>
    ({ state, hasFocus: false, dom: document.createElement('div') }) as unknown as EditorView;
  const editor = {
    view,
    shown: () => post,
    listen: (listener: (event: EditorEvent) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  } as unknown as Editor;
  const facts = createFactsReader();
  facts.show(state);
  const frame = document.implementation.createHTMLDocument();
  const held = createStore(0);
  const asked: string[] = [];
  const images = {
    held,
    letIn: createStore<unknown>(null),
    mayLoad: () => mayLoad,
    allow: async (addresses: readonly string[]) => {
      asked.push(...addresses);
      return true;
    },
  } as unknown as PreviewStore;
  const index = {
    posts: {
      addresses: async ({ postIds }: { readonly postIds: readonly string[] | null }) => {
        const found = posts.filter(({ id }) => postIds === null || postIds.includes(id));
        const value = { ids: found.map(({ id }) => id), urls: found.map(({ url }) => url) };
        return { ok: true as const, value };
      },
    },
  } as unknown as Pick<Bridge, 'posts'>;
  const page = followEditor(editor, frame, {
    blog: () => fakeBlog('Short walks', fakeRepository),
    list: createStore<PostList>({ kind: 'ready', posts }),
    addresses: createAddresses(index, () => 'fake'),
    facts: facts.facts,
    images,
  });
  stop = page.stop;
  const edit = (from: number, to: number, insert: string) => {
    const transaction = state.update({ changes: { from, to, insert } });
    state = transaction.state;
    const update = {
      changes: transaction.changes,
      docChanged: true,
      selectionSet: false,
      focusChanged: false,
      transactions: [transaction],
    } as unknown as ViewUpdate;
    for (const listener of listeners) listener({ kind: 'updated', document: post, update });
  };
  const article = () => frame.querySelector('article')?.innerHTML ?? '';
  return { article, frame, edit, held, asked, facts: facts.facts };
}

describe('the page of a post', () => {
  it('has its blocks, and follows an edit without waiting for a frame', async () => {
    const { article, edit } = shownPage('---\ntitle: A\n---\nOne *two*.\n\n## Three\n');
    expect(article()).toContain('<p>One <em>two</em>.</p>');
    expect(article()).toContain('Three</h2>');
    edit(17, 20, 'Four');
    await expect.poll(() => article()).toContain('<p>Four <em>two</em>.</p>');
  });

  it('keeps the nodes of a part in which only letters change', async () => {
    const { article, frame, edit } = shownPage('One *two* three.\n');
    edit(15, 15, ' F');
    await expect.poll(() => article()).toContain('three F.');
    const part = frame.querySelector('em');
    edit(17, 17, 'our');
    await expect.poll(() => article()).toContain('<p>One <em>two</em> three Four.</p>');
    expect(frame.querySelector('em')).toBe(part);
    edit(4, 9, 'two');
    await expect.poll(() => article()).toContain('<p>One two three Four.</p>');
  });

  it('sets its language and its direction once, however often the text is counted', async () => {
    const { frame, facts } = shownPage('---\nlang: he\n---\nשלום\n');
    const { documentElement } = frame;
    expect(documentElement).toMatchObject({ lang: 'he', dir: 'rtl' });
    const set: (string | null)[] = [];
    const changes = new MutationObserver((records) => {
      for (const { attributeName } of records) set.push(attributeName);
    });
    changes.observe(documentElement, { attributes: true });
    await expect.poll(() => facts.get()?.measures?.words).toBe(1);
    documentElement.dataset.theme = 'dark';
    await expect.poll(() => set).toEqual(['data-theme']);
  });

  it('goes on behind a block that is a set of frames', () => {
    const { article } = shownPage('<frameset onload="x"><frame src="y"></frameset>\n\nAfter it.\n');
    expect(article()).toContain('<p>After it.</p>');
  });

  it('leads to the address of a post that a tag names, as soon as that has come', async () => {
    const posts = [exampleSummary('posts/b.md', { url: '/b/' })];
    const { article } = shownPage('[b]({{< ref "b.md" >}})\n', false, posts);
    await expect.poll(() => article()).toContain('<a href="/b/">b</a>');
  });

  it('[R65] holds images from elsewhere back, and counts them', async () => {
    const { article, frame, held, asked } = shownPage(
      '![a](https://x.example/a.png) ![b](//y.example/b.png)\n',
    );
    await expect.poll(() => held.get()).toBe(2);
    expect(frame.querySelectorAll('img')).toHaveLength(0);
    expect(article()).toContain('aria-label="a"');
    expect(asked).toEqual([]);
  });

  it('[R65] loads them by the app’s own way when they may be', async () => {
    const { frame, held, asked } = shownPage('![a](https://x.example/a.png)\n', true);
    await expect
      .poll(() => frame.querySelector('img')?.getAttribute('src'))
      .toBe('remote://image/https%3A%2F%2Fx.example%2Fa.png');
    expect(held.get()).toBe(0);
    expect(asked).toEqual(['https://x.example/a.png']);
  });

  it('[R18] shows the beginning of a block that is too long, and the rest of the post', async () => {
    const { article } = shownPage(`${'word **bold** '.repeat(6_000)}\n\nAfter it.\n`);
    expect(article()).toContain('This part is too long to be drawn (84 KB)');
    expect(article()).toContain('word **bold** ');
    expect(article().length).toBeLessThan(6_000);
    await expect.poll(() => article()).toContain('<p>After it.</p>');
  });

  it('[R18] has a sentence in the place of a page that is too large', () => {
    const { article } = shownPage('x'.repeat(12_100_000));
    expect(article()).toContain('This post is too large to be shown here (12 MB).');
  });
});

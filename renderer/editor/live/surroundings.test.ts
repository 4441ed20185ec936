import { EditorState, type TransactionSpec } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { expect, it } from 'vitest';
import { NO_ADDRESSES } from '../../posts/site-addresses';
import { frontMatter } from '../front-matter';
import { markdown } from '../markdown';
import { hostIn } from './surroundings';

/** What becomes of a post when its links are followed one after the other. */
function following(doc: string, postIds: readonly string[] = []) {
  let state = EditorState.create({ doc, extensions: [markdown(), frontMatter()] });
  const view = {
    get state() {
      return state;
    },
    dispatch: (spec: TransactionSpec) => {
      state = state.update(spec).state;
    },
  } as unknown as EditorView;
  let shown = 'a.md';
  const opened: string[] = [];
  const refused: string[] = [];
  const { follow } = hostIn({
    blog: () => null,
    postId: () => shown,
    postIds: () => new Set(postIds),
    addresses: async () => ({
      ...NO_ADDRESSES,
      postAt: (address) => (address === '/elsewhere/' ? (postIds[0] ?? null) : null),
    }),
    view: () => view,
    openPost: async (id) => {
      await Promise.resolve();
      if (shown === 'a.md') shown = id;
    },
    openLink: (url) => opened.push(url),
    say: (words) => refused.push(words),
  });
  /** Another post is shown before the one that is asked for. */
  const overtake = () => {
    shown = 'c.md';
  };
  const line = () => state.doc.lineAt(state.selection.main.head).text;
  /** The line it leads to. */
  const to = (href: string) => {
    follow(href);
    return line();
  };
  return { follow, to, line, overtake, opened, refused };
}

it('a link is followed to headings by the ids they have, and to nothing that only looks like one', () => {
  const { to, refused } = following(
    '---\n# no: heading\n---\n\n```\n# Same\n```\n\n# Same\n\nUnder *lined*\n---\n\n## Same {#own}\n\n### Same\n',
  );
  expect(to('#same')).toBe('# Same');
  expect(to('#under-lined')).toBe('Under *lined*');
  expect(to('#own')).toBe('## Same {#own}');
  expect(to('#same-1')).toBe('### Same');
  expect(refused).toEqual([]);
  to('#no-heading');
  expect(refused).toHaveLength(1);
});

it('a link is followed to what its label stands for, wherever that is written', async () => {
  const { follow, opened, refused } = following(
    '```\n[a b]: https://code.example\n```\n\n> [A  b]: <https://a.example/x y> "title"\n\n[c]:\n  https://c.example\n',
  );
  for (const label of ['[a b]', '[C]', '[d]']) follow(label);
  expect(opened).toEqual(['https://a.example/x y', 'https://c.example']);
  await new Promise((done) => setImmediate(done));
  expect(refused).toHaveLength(1);
});

it('what looks like a definition in the middle of a paragraph is none', () => {
  const { follow, opened } = following(
    'Some words\n[a]: https://words.example\n\n> - [a]: https://a.example\n> \n> - words\n> [b]: /c\n',
  );
  for (const label of ['[a]', '[b]']) follow(label);
  expect(opened).toEqual(['https://a.example']);
});

it('a link is followed far below what is in view', () => {
  const { follow, to, opened } = following(
    `[a](#far)\n\n${'Words of a *long* post.\n\n'.repeat(12_000)}# Far\n\n[Label]: https://b.example\n`,
  );
  expect(to('#far')).toBe('# Far');
  follow('[label]');
  expect(opened).toEqual(['https://b.example']);
});

it('a link is followed past as many definitions as there are, in a text that is not parsed yet', () => {
  const { follow, opened } = following(
    `[z]\n\n${'[a]: https://a.example\n\n'.repeat(20_000)}[z]: https://z.example\n`,
  );
  follow('[z]');
  expect(opened).toEqual(['https://z.example']);
});

it('a link into another post goes to its heading, and moves nothing in one that was opened instead', async () => {
  const text = '[b](b.md#same)\n\n# Same\n';
  const first = following(text, ['b.md']);
  first.follow('b.md#same');
  await new Promise((done) => setImmediate(done));
  expect(first.line()).toBe('# Same');
  const addressed = following(text, ['b.md']);
  addressed.follow('/elsewhere/#same');
  await new Promise((done) => setImmediate(done));
  expect(addressed.line()).toBe('# Same');
  const second = following(text, ['b.md']);
  second.follow('b.md#same');
  second.overtake();
  await new Promise((done) => setImmediate(done));
  expect(second.line()).toBe('[b](b.md#same)');
});

import { EditorState, type TransactionSpec } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { describe, expect, it } from 'vitest';
import { exampleModel } from '#core/blog/example-model';
import { fakeBlog, fakeRepository } from '../../bridge/fake-blog';
import { frontMatter, postIdFacet } from '../front-matter';
import { putPostLink } from './put-link';
import { type InsertStore, NO_HABIT } from './store';

/** The text after a link to a post is put over what stands between `‹` and `›`, or at that place. */
function linked(id: string, text: string): string {
  const doc = text.replace(/[‹›]/g, '');
  let state = EditorState.create({
    doc,
    selection: { anchor: text.indexOf('‹'), head: text.indexOf('›') - 1 },
    extensions: [frontMatter(), postIdFacet.of(id)],
  });
  const view = {
    state,
    dispatch: (spec: TransactionSpec) => {
      state = state.update(spec).state;
    },
  } as unknown as EditorView;
  const from = { id, title: 'This', url: '/this/' };
  const to = { id: 'posts/tea.md', title: 'Tea & <b>', url: '/tea/' };
  const blog = { ...fakeBlog('Walks', fakeRepository), model: exampleModel({ generator: 'eleventy' }) };
  const store = {
    blog: () => blog,
    current: () => from,
    linked: () => [from, to],
  } as unknown as InsertStore;
  expect(putPostLink(view, store, NO_HABIT, to.id)).toBe(true);
  return state.doc.toString();
}

describe('a link to a post that is put in', () => {
  it.each([
    ['posts/a.html', '<p>‹<em>a</em> &amp; b›</p>', '<p><a href="/tea/"><em>a</em> &amp; b</a></p>'],
    ['posts/a.md', '‹*a* &amp; b›', '[*a* &amp; b](/tea/)'],
  ])('keeps the source that is selected in %s', (id, before, after) => {
    expect(linked(id, before)).toBe(after);
  });

  it.each([
    ['posts/a.html', '<p>‹›</p>', '<p><a href="/tea/">Tea &amp; &lt;b&gt;</a></p>'],
    ['posts/a.md', '‹›', '[Tea & \\<b>](/tea/)'],
  ])('has the post’s title at a caret in %s', (id, before, after) => {
    expect(linked(id, before)).toBe(after);
  });
});

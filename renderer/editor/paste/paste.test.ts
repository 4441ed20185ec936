import { EditorState } from '@codemirror/state';
import { expect, it, vi } from 'vitest';
import { frontMatter } from '../front-matter';
import { markdown } from '../markdown';
import { fitRich } from './paste';
import { targetOf } from './target';

it('rich text that cannot be read comes as its words', () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const unreadable = () => {
    throw new RangeError('too much of it');
  };
  const state = EditorState.create({ doc: 'So: ', extensions: [markdown(), frontMatter()] });
  const pasted = { html: '<i>Tea</i>', text: 'Tea\nGreen' };
  const spec = fitRich(
    { richToMarkdown: unreadable, richToHtml: unreadable },
    ...([state, 4, 4, pasted, targetOf({ generator: 'plain' }, 'a.md')] as const),
  );
  expect(state.update(spec).state.doc.toString()).toBe('So: Tea\nGreen');
  expect(told).toHaveBeenCalledOnce();
  told.mockRestore();
});

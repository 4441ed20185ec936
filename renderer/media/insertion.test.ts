import { EditorState } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { frontMatter } from '../editor/front-matter';
import { mediaInsertion } from './insertion';

const KETTLE = { addedId: '1', path: 'static/kettle.png', src: '/kettle.png', image: true };
const MENU = { addedId: '2', path: 'static/menu.pdf', src: '/menu.pdf', image: false };

/** Adds a file at `|`, and shows the text with the caret. */
function add(before: string, added: typeof KETTLE, more = false): string {
  const at = before.indexOf('|');
  const start = EditorState.create({ doc: before.replace('|', ''), extensions: frontMatter() });
  const place = { from: at, to: at, label: 'The menu.pdf', more };
  const next = start.update(mediaInsertion(start, added, place, { focus: true, askAlt: true })).state;
  const text = next.doc.toString();
  return `${text.slice(0, next.selection.main.head)}|${text.slice(next.selection.main.head)}`;
}

describe('a file in the text', () => {
  it.each([
    ['is a picture with the caret in its brackets', 'One | two', KETTLE, 'One ![|](/kettle.png) two'],
    ['stands by itself below a paragraph', 'One\n|', KETTLE, 'One\n\n![|](/kettle.png)'],
    ['needs no more than one blank line', 'One\n\n|', KETTLE, 'One\n\n![|](/kettle.png)'],
    ['is right below front matter', '---\nt: a\n---\n|', KETTLE, '---\nt: a\n---\n![|](/kettle.png)'],
    ['is a link when it is no picture', 'Read |', MENU, 'Read [The menu.pdf](/menu.pdf)|'],
    ['is its address in front matter', '---\ncover: |\n---\n', KETTLE, '---\ncover: /kettle.png|\n---\n'],
  ])('%s', (_what, before, added, after) => {
    expect(add(before, added)).toBe(after);
  });

  it('is set off from the one before it', () => {
    expect(add('![](/a.png)|', KETTLE, true)).toBe('![](/a.png)\n\n![|](/kettle.png)');
  });
});

import { expect, it } from 'vitest';
import { type Clicked, menuPlace, textMenu } from './context-menu';

const clicked = (part: Partial<Clicked>): Clicked => ({
  misspelledWord: '',
  dictionarySuggestions: [],
  isEditable: true,
  selectionText: '',
  editFlags: { canCut: true, canCopy: true, canPaste: true, canSelectAll: true },
  ...part,
});

function menu(part: Partial<Clicked>) {
  const done: string[] = [];
  const items = textMenu(clicked(part), {
    replace: (word) => done.push(`replace ${word}`),
    learn: (word) => done.push(`learn ${word}`),
  });
  const labels = items.map(({ label, role, type }) => label ?? role ?? type);
  const click = (label: string) => {
    const item = items.find((each) => each.label === label);
    (item?.click as (() => void) | undefined)?.();
  };
  return { labels, click, done };
}

it('offers what a wrong word could be, and to learn it', () => {
  const { labels, click, done } = menu({
    misspelledWord: 'kettel',
    dictionarySuggestions: ['kettle', 'kernel'],
  });
  expect(labels.slice(0, 5)).toEqual([
    'kettle',
    'kernel',
    'separator',
    'Add “kettel” to my dictionary',
    'separator',
  ]);
  click('kettle');
  click('Add “kettel” to my dictionary');
  expect(done).toEqual(['replace kettle', 'learn kettel']);
});

it('says so when there is no suggestion', () => {
  expect(menu({ misspelledWord: 'xqzt' }).labels[0]).toBe('No suggestions');
});

it('is cut, copy and paste in any text, and copy only where nothing can be typed', () => {
  expect(menu({}).labels).toEqual(['cut', 'copy', 'paste', 'Paste as plain text', 'separator', 'selectAll']);
  expect(menu({ isEditable: false, selectionText: 'x' }).labels).toEqual(['copy']);
  expect(menu({ isEditable: false }).labels).toEqual([]);
});

it('shows a word with “&” as it is', () => {
  const { labels, click, done } = menu({ misspelledWord: 'A&', dictionarySuggestions: ['A&B'] });
  expect([labels[0], labels[2]]).toEqual(['A&&B', 'Add “A&&” to my dictionary']);
  click('A&&B');
  expect(done).toEqual(['replace A&B']);
});

it('stands at the caret when a key asks for it', () => {
  expect(menuPlace({ x: 10.4, y: 20, menuSourceType: 'keyboard' })).toEqual({ x: 10, y: 20 });
  expect(menuPlace({ x: 10, y: 20, menuSourceType: 'mouse' })).toEqual({});
});

import { describe, expect, it } from 'vitest';
import { deleteMark } from './backspace';
import { made } from './drawn-state';
import { toggleHeading } from './heading';
import { indentItems } from './indent';
import { toggleMark } from './inline';
import { toggleList } from './list-toggle';
import { continueMarkup } from './newline';
import { toggleQuote } from './quote';
import { renumbering } from './renumber';

describe('in the further lines of a footnote', () => {
  const NOTE = '[^1]: One.\n\n    ';

  it.each([
    ['bold is written', toggleMark('bold'), '‹Two›.', '**‹Two›**.'],
    ['a list begins where they do', toggleList('bullet'), 'Tw|o.', '- Tw|o.'],
    ['a quotation too', toggleQuote, 'Tw|o.', '> Tw|o.'],
    ['and a heading', toggleHeading(2), 'Tw|o.', '## Tw|o.'],
    ['Enter goes on with a list', continueMarkup, '- a|', '- a\n    - |'],
    ['and counts', continueMarkup, '1. a|\n    2. b', '1. a\n    2. |\n    3. b'],
    ['an item is moved in', indentItems, '- a\n    - b|', '- a\n      - b|'],
  ])('%s', (_, command, before, then) => {
    expect(made(command, NOTE + before, renumbering())).toBe(NOTE + then);
  });

  it('Enter is the plain one elsewhere', () => {
    expect(made(continueMarkup, `${NOTE}Two.|`)).toBeNull();
    expect(made(continueMarkup, '[^1]: One.|')).toBeNull();
  });

  it('an empty item leaves the list, and Backspace the footnote', () => {
    expect(made(continueMarkup, `${NOTE}- a\n    - |`)).toBe(`${NOTE}- a\n\n    |`);
    expect(made(deleteMark, `${NOTE}|Two.`)).toBe('[^1]: One.\n\n|Two.');
  });
});

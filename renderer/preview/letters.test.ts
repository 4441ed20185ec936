// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRenderer } from '#core/markdown/renderer';
import { changeLetters } from './letters';
import { safeFragment } from './purify';

const renderer = createRenderer({ dialect: 'jekyll' });

function shown(html: string): HTMLElement {
  const element = document.createElement('div');
  element.append(safeFragment(html));
  return element;
}

/** What one key makes of a drawn text: whether its letters were written alone, and what is shown then. */
function typed(before: string, after: string): { written: boolean; html: string; fresh: string } {
  const element = shown(before);
  const written = changeLetters(element, before, after);
  return { written, html: element.innerHTML, fresh: shown(after).innerHTML };
}

const markdown = (text: string): string => renderer.render(text);

describe('one more letter is written into the text that is shown', () => {
  it.each([
    ['in a paragraph', 'The kettle sing', 'The kettle sings'],
    ['before the end of a link', 'See [the ketle](/x "y") now', 'See [the kettle](/x "y") now'],
    ['among quotes and brackets', 'He said "yes" & 1 < 2, o', 'He said "yes" & 1 < 2, of'],
    ['in an item of a list', '- one\n- tw\n\n  more', '- one\n- two\n\n  more'],
    ['in a cell of a table', '| a | b |\n|---|---|\n| c | d |', '| a | b |\n|---|---|\n| ce | d |'],
    ['in a line after a hard break', 'one  \ntw **x**', 'one  \ntwo **x**'],
    ['in code', '```\na < b\n```', '```\na << b\n```'],
    ['in a text of several letters taken away', '> a quotation mark', '> a mark'],
  ])('%s', (_, before, after) => {
    const { written, html, fresh } = typed(markdown(before), markdown(after));
    expect(written).toBe(true);
    expect(html).toBe(fresh);
  });

  it('and keeps its node', () => {
    const element = shown('<p>one <em>two</em></p>');
    const node = element.querySelector('em')?.firstChild;
    expect(changeLetters(element, '<p>one <em>two</em></p>', '<p>one <em>twos</em></p>')).toBe(true);
    expect(element.querySelector('em')?.firstChild).toBe(node);
    expect(node?.nodeValue).toBe('twos');
  });
});

describe('what is more than letters is left to be drawn anew', () => {
  it.each([
    ['a tag', '<p>one two</p>', '<p>one <em>two</em></p>'],
    ['an attribute', '<p id="a">one</p>', '<p id="ab">one</p>'],
    ['an attribute with brackets', '<p title="> a <">one</p>', '<p title="> ab <">one</p>'],
    ['a comment', '<p>one<!-- > a --></p>', '<p>one<!-- > ab --></p>'],
    ['a sign that is written by name', '<p>one &cop</p>', '<p>one &copy</p>'],
    ['a first letter', '<p></p>', '<p>a</p>'],
    ['a space where there was a word', '<table><tr>a</tr></table>', '<table><tr> </tr></table>'],
    ['what is not shown', '<p>one</p><script>let a</script>', '<p>one</p><script>let ab</script>'],
    ['what stands elsewhere', '<table>a<tr><td>b</table>', '<table>a<tr><td>bc</table>'],
    ['a line end that is not read', '<pre>a</pre>', '<pre>\na</pre>'],
  ])('%s', (_, before, after) => {
    const { written, html } = typed(before, after);
    expect(written).toBe(false);
    expect(html).toBe(shown(before).innerHTML);
  });

  it('a part whose nodes were changed since', () => {
    const element = shown('<p>one <b>two</b></p>');
    element.querySelector('b')?.remove();
    expect(changeLetters(element, '<p>one <b>two</b></p>', '<p>ones <b>two</b></p>')).toBe(false);
  });
});

const WORDS =
  'a b & &amp; &lt; &copy; " \' < > \\ * ** ` - # | [a](b "c") ![a](b.png) <b> </b> <p> </p> <pre> </pre> <br>';
const TAGS =
  '<table> <tr> <td> </table> <!-- --> <span title="> "> </span> <script> </script> <textarea> </textarea> <svg> <title> </title> </svg> <xmp> <select> <option> <noscript> </noscript> <iframe> <plaintext> <math> <mi>';
const piece = fc.constantFrom(' ', '\n', '\n\n', '- ', '> ', '```\n', ...`${WORDS} ${TAGS}`.split(' '));
const letter = fc.constantFrom('a', 'b', ' ', '"', '&lt;', '&');
const some = fc.oneof(piece, letter);
const text = fc.array(some, { maxLength: 7 }).map((pieces) => pieces.join(''));

it.each([
  ['as Markdown', markdown],
  ['as it stands', (html: string) => html],
])('law: what is written by letters alone is what drawing it anew makes (%s)', (_, made) => {
  let hits = 0;
  fc.assert(
    fc.property(text, text, some, (start, end, now) => {
      const { written, html, fresh } = typed(made(start + end), made(start + now + end));
      if (!written) return;
      hits += 1;
      expect(html).toBe(fresh);
    }),
    { numRuns: 1000 },
  );
  expect(hits).toBeGreaterThan(50);
});

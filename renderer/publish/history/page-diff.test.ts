// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { wordDiff } from '#core/publish/word-diff';
import { markWords } from './page-diff';

/** The HTML of `after` with what changed from `before` marked in it. */
function marked(before: string, after: string): string {
  const fragment = (html: string) => document.createRange().createContextualFragment(html);
  const nodes = fragment(after);
  markWords(nodes, wordDiff(fragment(before).textContent ?? '', nodes.textContent ?? ''));
  const host = document.createElement('div');
  host.append(nodes);
  return host.innerHTML;
}

describe('words marked in a page', () => {
  it('are those that came, and those that went where they were', () => {
    expect(marked('<p>Water first.</p>', '<p>Milk first.</p>')).toBe(
      '<p><del>Water</del><ins>Milk</ins> first.</p>',
    );
    expect(marked('<p>One two three.</p>', '<p>One three.</p>')).toBe('<p>One <del>two </del>three.</p>');
    expect(marked('<p>One.</p>', '<p>One, and more.</p>')).toBe('<p>One<ins>, and more</ins>.</p>');
  });

  it('keep the markup they are in', () => {
    expect(marked('<p>The <em>old gate</em> here.</p>', '<p>The <em>new gate</em> here, still.</p>')).toBe(
      '<p>The <em><del>old</del><ins>new</ins> gate</em> here<ins>, still</ins>.</p>',
    );
  });

  it('may run over several elements, and stand at the end', () => {
    expect(marked('<p>a</p>', '<p>a <b>bold</b> and <i>more</i></p>')).toBe(
      '<p>a<ins> </ins><b><ins>bold</ins></b><ins> and </ins><i><ins>more</ins></i></p>'.replace(
        'a<ins> </ins>',
        'a ',
      ),
    );
    expect(marked('<p>Stay. Go away.</p>', '<p>Stay.</p>')).toContain('<del> Go away.</del>');
  });

  it('say the same words as the page', () => {
    const after = '<ul><li>tea</li><li>a <code>pot</code> of it</li></ul>';
    const host = document.createElement('div');
    host.innerHTML = marked('<ul><li>coffee</li><li>a cup of it</li></ul>', after);
    for (const gone of host.querySelectorAll('del')) gone.remove();
    const plain = document.createElement('div');
    plain.innerHTML = after;
    expect(host.textContent).toBe(plain.textContent);
  });
});

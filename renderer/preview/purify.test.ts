// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { HOSTILE_HTML } from '../../tests/helpers/hostile';
import { safeFragment, sanitizedBy } from './purify';

/** The nodes as text, to look at; nothing in the app does this. */
function shown(nodes: DocumentFragment): string {
  const holder = document.createElement('div');
  holder.append(nodes);
  return holder.innerHTML;
}

describe('a block of a post', () => {
  it('keeps its words and marks, block after block', () => {
    expect(shown(safeFragment('<p>hi <b>there</b></p>'))).toBe('<p>hi <b>there</b></p>');
    expect(shown(safeFragment('<p class="a" style="text-align:center">again</p>'))).toBe(
      '<p class="a" style="text-align:center">again</p>',
    );
  });

  it('has a card in the place of a page within it', () => {
    expect(shown(safeFragment('<p>x</p><iframe src="//www.youtube.com/embed/a"></iframe>'))).toBe(
      '<p>x</p><p class="lh-card"><a href="https://www.youtube.com/embed/a">Embedded from youtube.com</a></p>',
    );
    expect(shown(safeFragment('<iframe src="javascript:top.pwned=1"></iframe>'))).toBe('');
  });

  it('[R65] has one address for a picture, and no choice of them', () => {
    const picture =
      '<picture><source srcset="//a.example/w.png"><img src="asset://b/a.png" srcset="//a.example/2.png 2x"></picture>';
    expect(shown(safeFragment(picture))).toBe('<picture><source><img src="asset://b/a.png"></picture>');
  });

  it('is read by its own rules again after something else was read by others', () => {
    sanitizedBy({ ALLOWED_TAGS: ['b'] }, '<p><b>x</b></p>');
    expect(shown(safeFragment('<p><style>a{}</style>y</p>'))).toBe('<p>y</p>');
  });

  it.each(HOSTILE_HTML)('[R64] [R65] can neither run nor ask for anything: %s', (html) => {
    const nodes = safeFragment(html);
    expect(
      nodes.querySelector('script, style, iframe, frame, object, embed, base, meta, link, form, template'),
    ).toBeNull();
    for (const element of nodes.querySelectorAll('*')) {
      for (const { name, value } of element.attributes) {
        expect(name).not.toMatch(/^on|^srcdoc$|^srcset$|^ping$|^formaction$|^autofocus$/i);
        expect(value).not.toMatch(/^\s*(?:java|vb)script:/i);
        const followed =
          element.localName === 'a' || element.localName === 'area' || element.localName === 'img';
        if (!followed) expect(value).not.toContain('127.0.0.1');
      }
    }
  });
});

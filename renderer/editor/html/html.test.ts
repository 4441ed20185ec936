import { history, undo } from '@codemirror/commands';
import { html } from '@codemirror/lang-html';
import { ensureSyntaxTree } from '@codemirror/language';
import { EditorSelection, EditorState, type StateCommand, type Transaction } from '@codemirror/state';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activeAt } from '../commands/active';
import { draw } from '../commands/drawn-state';
import { editorCommandIds, isForHtml } from '../commands/ids';
import { editorCommands } from '../commands/registry';
import { placeAt } from '../complete/context';
import { frontMatter, postIdFacet } from '../front-matter';
import { livePieces } from '../live/pieces';
import { breakHtmlLine } from './commands';
import { fitHtml } from './fit';
import { alongClosingTag } from './language';

function page(text: string): EditorState {
  const at = [...text.matchAll(/[|‹›]/g)].map(({ index }, n) => index - n);
  const doc = text.replace(/[|‹›]/g, '');
  const [anchor = 0, head = anchor] = at;
  const state = EditorState.create({
    doc,
    selection: { anchor, head },
    extensions: [history(), frontMatter(), postIdFacet.of('a.html'), html()],
  });
  ensureSyntaxTree(state, doc.length, 60_000);
  return state.update({}).state;
}

function madeOf(command: StateCommand, text: string): string | null {
  let state = page(text);
  const mine = command({ state, dispatch: (tr) => (state = tr.state) });
  return mine ? draw(state) : null;
}

describe('in a post that is HTML', () => {
  it.each<[keyof typeof editorCommands, string, string]>([
    ['format.bold', '<p>a w|ord b</p>', '<p>a <strong>w|ord</strong> b</p>'],
    ['format.bold', '<p>a ‹one two› b</p>', '<p>a <strong>‹one two›</strong> b</p>'],
    ['format.bold', '<p>a <strong>‹one› two</strong></p>', '<p>a ‹one› two</p>'],
    ['format.bold', '<p>a <b>o|ne</b></p>', '<p>a o|ne</p>'],
    ['format.bold', '<p>a | b</p>', '<p>a <strong>|</strong> b</p>'],
    ['format.italic', '<p>w|ord</p>', '<p><em>w|ord</em></p>'],
    ['format.strikethrough', '‹a›', '<del>‹a›</del>'],
    ['format.code', '<p>‹a›</p>', '<p><code>‹a›</code></p>'],
    ['format.link', '<p>‹two words›</p>', '<p><a href="|">two words</a></p>'],
    ['format.link', '<p>‹https://x.example/?a&b›</p>', '<p><a href="https://x.example/?a&amp;b">|</a></p>'],
    ['format.link', '<p><a href="/x">a b|c</a></p>', '<p>a b|c</p>'],
    ['format.heading.2', '<p>On|e</p>', '<h2>On|e</h2>'],
    ['format.heading.2', '<h2 class="x">On|e</h2>', '<p class="x">On|e</p>'],
    ['format.heading.3', '<h2>On|e</h2>', '<h3>On|e</h3>'],
    ['format.heading.2', '---\ntitle: a\n---\n|', '---\ntitle: a\n---\n<h2>|</h2>'],
    ['format.heading.none', '<h2>On|e</h2>', '<p>On|e</p>'],
    ['format.quote', '<p>a|b</p>', '<blockquote>\n<p>a|b</p>\n</blockquote>'],
    ['format.quote', '<blockquote>\n<p>a|b</p>\n</blockquote>', '<p>a|b</p>'],
    ['format.codeBlock', '‹a < b›', '<pre><code>a &lt; b|</code></pre>'],
    ['format.codeBlock', '<pre><code>a|b</code></pre>', 'a|b'],
    ['format.rule', '<p>a|</p>', '<p>a</p>\n<hr>|'],
    ['list.bullet', 'on|e', '<ul>\n  <li>one|</li>\n</ul>'],
    ['list.bullet', '‹<p>a</p>\n<p>b</p>›', '<ul>\n  <li>a</li>\n  <li>b|</li>\n</ul>'],
    ['list.bullet', '<p>a|b</p>', '<ul>\n  <li>a|b</li>\n</ul>'],
    ['list.ordered', '<ul>\n<li>a|b</li>\n</ul>', '<ol>\n<li>a|b</li>\n</ol>'],
    ['list.bullet', '<ul>\n<li>a|b</li>\n<li>c</li>\n</ul>', '<p>a|b</p>\n<p>c</p>'],
  ])('%s makes %j %j', (id, before, expected) => {
    expect(madeOf(editorCommands[id], before)).toBe(expected);
  });

  it('Shift and Enter write a line break', () => {
    expect(madeOf(breakHtmlLine, '  <p>a|b</p>')).toBe('  <p>a<br>\n  |b</p>');
  });

  it.each(['<p cl|ass="x">a</p>', '<!-- a|b -->', '<script>a|b</script>', '---\ntitle: a|b\n---\n'])(
    'nothing is written into a tag, a comment, a script or front matter: %j',
    (text) => {
      for (const id of [
        'format.bold',
        'format.heading.2',
        'format.quote',
        'list.bullet',
        'format.link',
      ] as const)
        expect(madeOf(editorCommands[id], text)).toBeNull();
    },
  );

  it('what only Markdown has does nothing', () => {
    for (const id of editorCommandIds)
      if (!isForHtml(id)) expect(madeOf(editorCommands[id], '- [ ] a| [^1]\n\n[^1]: b')).toBeNull();
  });

  it('nothing is hidden in live mode', () => {
    const text = '|<p>**a** $x$ &amp; [b](c)</p>\n<script>const a = "\\n";</script>\n- d\n';
    const state = page(text);
    expect(livePieces(state, [{ from: 0, to: state.doc.length }], 'dollars')).toEqual([]);
  });

  it('says what the caret is in', () => {
    const active = (text: string) => [...activeAt(page(text)).on].sort();
    expect(active('<h2>a <b>b|c</b></h2>')).toEqual(['format.bold', 'format.heading.2']);
    expect(active('<ol><li><a href="x">a|b</a></li></ol>')).toEqual(['format.link', 'list.ordered']);
    expect(active('**a|b**')).toEqual([]);
    expect(activeAt(page('<p tit|le="x">a</p>')).isLiteral).toBe(true);
  });

  it('goes along a closing tag that stands there already', () => {
    const along = (text: string, typed: string) => {
      const state = page(text);
      const spec = alongClosingTag(state, state.selection.main.head, typed);
      return spec && draw(state.update(spec).state);
    };
    expect(along('<p>a<|</p>', '/')).toBe('<p>a</|p>');
    expect(along('<p>a</|p>', 'p')).toBe('<p>a</p|>');
    expect(along('<p>a</p|>', '>')).toBe('<p>a</p>|');
    expect(along('<p>a</p|>', 'x')).toBeNull();
    expect(along('<p>a<|', '/')).toBeNull();
  });

  it('knows the address that is being written', () => {
    const place = (text: string) => {
      const state = page(text);
      const found = placeAt(state, state.selection.main.head);
      return found?.kind === 'link' || found?.kind === 'image'
        ? { ...found, before: state.sliceDoc(0, found.to) }
        : null;
    };
    expect(place('<a href="/a|b">c</a>')).toMatchObject({
      kind: 'link',
      query: '/a',
      before: '<a href="/ab',
    });
    expect(place('<img src="cup|" alt="">')).toMatchObject({
      kind: 'image',
      query: 'cup',
      label: { from: 20, to: 20 },
    });
    expect(place('<p title="a|">')).toBeNull();
    expect(place('[a](b|)')).toBeNull();
  });

  it('sets pasted blocks on lines of their own, as far in as the line', () => {
    const pasted = (text: string, what: string) => {
      const state = page(text);
      const { from, to } = state.selection.main;
      return draw(state.update(fitHtml(state, from, to, what)).state);
    };
    expect(pasted('  |', '<p>a</p>\n<pre><code>b\nc</code></pre>')).toBe(
      '  <p>a</p>\n  <pre><code>b\nc</code></pre>|',
    );
    expect(pasted('<p>x</p>|<p>y</p>', '<p>a</p>')).toBe('<p>x</p>\n<p>a</p>|\n<p>y</p>');
    expect(pasted('<p>x |y</p>', 'a <em>b</em>')).toBe('<p>x a <em>b</em>|y</p>');
  });
});

const pieces = fc.constantFrom(
  ...[
    'a',
    'b c',
    ' ',
    '\n',
    '\n\n',
    '<p>',
    '</p>',
    '<b>',
    '</b>',
    '<ul>\n<li>',
    '</li>',
    '</ul>',
    '<pre>',
    '</pre>',
  ],
  ...[
    '<h2>',
    '</h2>',
    '<a href="x">',
    '</a>',
    '<!--',
    '-->',
    '<',
    '>',
    '---\n',
    '<blockquote>',
    '</blockquote>',
    '<br>',
  ],
);

describe('law: a command on HTML', () => {
  it.each(editorCommandIds)('%s stands any text and selection, and one undo takes it back', (id) => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), fc.nat(), fc.nat(), (parts, a, b) => {
        const before = page(parts.join(''));
        const within = (n: number) => n % (before.doc.length + 1);
        let now = before.update({ selection: EditorSelection.single(within(a), within(b)) }).state;
        const dispatch = (tr: Transaction) => {
          now = tr.state;
        };
        editorCommands[id]({ state: now, dispatch });
        if (now.doc.eq(before.doc)) return;
        expect(undo({ state: now, dispatch })).toBe(true);
        expect(now.doc.toString()).toBe(before.doc.toString());
      }),
      { numRuns: 60 },
    );
  });
});

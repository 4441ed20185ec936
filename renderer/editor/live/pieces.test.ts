import { EditorSelection, EditorState } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { displayWidth } from '#core/editor/display-width';
import type { MathMarks } from '#core/markdown/dialect';
import { parsed } from '../commands/drawn-state';
import { markdown } from '../markdown';
import { livePieces, type Piece } from './pieces';

/** A state of the text with its caret at the `|` (or another sign); two of them are a selection. */
function stateOf(drawn: string, caret = '|'): EditorState {
  const [before = '', middle, after] = drawn.split(caret);
  const doc = before + (middle ?? '') + (after ?? '');
  const anchor = middle === undefined ? doc.length : before.length;
  const head = after === undefined ? anchor : before.length + (middle ?? '').length;
  const selection = EditorSelection.single(anchor, head);
  return parsed(EditorState.create({ doc, selection, extensions: markdown() }));
}

function sign(piece: Piece): string | null {
  switch (piece.kind) {
    case 'hidden':
      return '';
    case 'bullet':
      return '•';
    case 'task':
      return piece.done ? '☑' : '☐';
    case 'rule':
      return '———';
    case 'room':
      return '·'.repeat(piece.width);
    case 'image':
      return piece.written ? null : `⟦${piece.alt}⟧`;
    case 'math':
      return piece.written ? null : `⟨${piece.tex.trim()}⟩`;
    case 'code':
    case 'fence':
    case 'link':
    case 'marker':
    case 'line':
      return null;
  }
}

/** The text as live mode draws it, with signs for what is no text. */
function draw(drawn: string, marks: MathMarks = 'none', caret = '|'): string {
  const state = stateOf(drawn, caret);
  const all = livePieces(state, [{ from: 0, to: state.doc.length }], marks);
  const pieces = all
    .flatMap((piece) => {
      const text = sign(piece);
      return text === null ? [] : [{ from: piece.from, to: piece.to, text }];
    })
    .sort((a, b) => a.from - b.from || a.to - b.to);
  let out = '';
  let at = 0;
  for (const { from, to, text } of pieces) {
    if (from < at) throw new Error(`two things are drawn at ${from}`);
    out += state.sliceDoc(at, from) + text;
    at = to;
  }
  return out + state.sliceDoc(at);
}

const AWAY = '\n\nelsewhere|';

describe('what the selection does not touch', () => {
  it.each([
    ['A **bold** and *slanted* word', 'A bold and slanted word'],
    ['A ***both*** word', 'A both word'],
    ['~~gone~~ and `code`', 'gone and code'],
    ['a \\* star', 'a * star'],
    ['# Title #', 'Title'],
    ['### Third', 'Third'],
    ['a\n\n## ##', 'a\n\n'],
    ['Title\n===', 'Title\n'],
    ['a [link](https://example.org "Its title") here', 'a link here'],
    ['a [link][label] here', 'a link here'],
    ['[sic] and [^1]', '[sic] and [^1]'],
    ['<https://example.org>', 'https://example.org'],
    ['![A walk](walk.jpg)', '⟦A walk⟧'],
    ['[![Badge](a.png)](https://example.org)', '⟦Badge⟧'],
    ['> quoted\n> more', 'quoted\nmore'],
    ['- one\n- two', '• one\n• two'],
    ['1. one\n2. two', '1. one\n2. two'],
    ['- [ ] to do\n- [x] done', '☐ to do\n☑ done'],
    ['a\n\n---\n\nb', 'a\n\n———\n\nb'],
    ['```js\nlet a\n```', 'js\nlet a\n'],
    ['<div>**as it is**</div>', '<div>**as it is**</div>'],
    ['---\ntitle: "**x**"\n---\n\ny', '---\ntitle: "**x**"\n---\n\ny'],
    ['**over\ntwo lines**', 'over\ntwo lines'],
  ])('%j is drawn as %j', (written, expected) => {
    expect(draw(written + AWAY)).toBe(expected + AWAY.replace('|', ''));
  });
});

describe('what the selection touches', () => {
  it.each([
    ['A **bo|ld** and *slanted* word', 'A **bold** and slanted word'],
    ['A **bold**| and *slanted* word', 'A **bold** and slanted word'],
    ['A |**bold** and *slanted* word', 'A **bold** and slanted word'],
    ['# Ti|tle', '# Title'],
    ['A [li|nk](there) and [other](here)', 'A [link](there) and other'],
    ['![A wa|lk](walk.jpg)', '![A walk](walk.jpg)'],
    ['- |one\n- two', '• one\n• two'],
    ['-| one\n- two', '- one\n• two'],
    ['> quo|ted', 'quoted'],
    ['|> quoted', '> quoted'],
    ['- [ ]| to do\n- [ ] too', '- [ ] to do\n☐ too'],
    ['- [ ] to |do', '☐ to do'],
    ['```js\nle|t a\n```', '```js\nlet a\n```'],
    ['--|-', '---'],
    ['*a* |*b* *c*| *d*', 'a *b* *c* d'],
  ])('%j is drawn as %j', (written, expected) => {
    expect(draw(written)).toBe(expected);
  });
});

describe('a table', () => {
  it('has its lines drawn as what they are', () => {
    const state = stateOf('| a | b |\n|---|---|\n| **1** | 2 |\n\nelsewhere‸', '‸');
    const rows = livePieces(state, [{ from: 0, to: state.doc.length }], 'none').flatMap((piece) =>
      piece.kind === 'line' && piece.look.is === 'table' ? [[piece.from, piece.look.row]] : [],
    );
    expect(rows).toEqual([
      [0, 'head'],
      [10, 'delimiter'],
      [20, 'body'],
    ]);
  });

  // A caret is drawn `‸`, and room that hidden marks leave, so that columns stand under each other, `·`.
  it.each([
    ['| **1** | 2 |', '| 1···· | 2 |'],
    ['| a *b* c | `d` |', '| a b c·· | d·· |'],
    ['| [tea](/tea) | x |', '| tea········ | x |'],
    ['| ~~gone~~ and **bo**ld | x |', '| gone and bold········ | x |'],
    ['| a \\| b | x |', '| a | b· | x |'],
    ['| ![A walk](a.png) | **x** |', '| ![A walk](a.png) | x···· |'],
    ['| **窗** | <https://a.b> |', '| 窗···· | https://a.b·· |'],
    ['| **1‸** | **2** |', '| **1** | 2···· |'],
    ['| **1**‸ | **2** |', '| **1** | 2···· |'],
    ['| *a* **1‸** | 2 |', '| a **1**·· | 2 |'],
    ['| **1** ‸| **2** |', '| 1···· | 2···· |'],
  ])('hides marks in cells where the caret is not: %j is drawn as %j', (row, drawn) => {
    const width = displayWidth(row.replace('‸', ''));
    const head = `| a | b |\n|---|${'-'.repeat(width - 6)}|\n`;
    const away = row.includes('‸') ? row : `${row}\n\nelsewhere‸`;
    const shown = row.includes('‸') ? drawn : `${drawn}\n\nelsewhere`;
    expect(draw(head + away, 'none', '‸')).toBe(head + shown);
  });

  it('leaves the room on the side that its column is aligned to', () => {
    const table = '|   a   |     b | c     |\n|:-----:|------:|:------|\n| **1** | **2** | **3** |';
    expect(draw(`${table}\n\n‸`, 'none', '‸')).toBe(
      '|   a   |     b | c     |\n|:-----:|------:|:------|\n| ··1·· | ····2 | 3···· |\n\n',
    );
    const quoted = table.replaceAll(/^/gm, '> ');
    expect(draw(`${quoted}\n\n‸`, 'none', '‸')).toContain('| ··1·· | ····2 | 3···· |');
  });

  it('is measured once for each row, however many cells it has', () => {
    const cells = 2000;
    const row = '| **é** '.repeat(cells);
    const table = `${'| a     '.repeat(cells)}|\n${'|-------'.repeat(cells)}|\n${row}|\n\n‸`;
    expect(draw(table, 'none', '‸').match(/\| é···· /g)).toHaveLength(cells);
  });

  it('leaves none in a row whose pipes stand under no others', () => {
    const table = '| a | b |\n|:--|--:|\n| **1** | [link](https://tea.example/a/long/address) |';
    expect(draw(`${table}\n\n‸`, 'none', '‸')).toBe('| a | b |\n|:--|--:|\n| 1 | link |\n\n');
  });
});

it('says how deep each line is quoted, and draws the deepest no deeper', () => {
  const state = stateOf('> a\n> > b\n> > > > > > c\n\n|');
  const depths = livePieces(state, [{ from: 0, to: state.doc.length }], 'none').flatMap((piece) =>
    piece.kind === 'line' && piece.look.is === 'quote' ? [[piece.from, piece.look.depth]] : [],
  );
  expect(depths.sort(([a = 0], [b = 0]) => a - b)).toEqual([
    [0, 1],
    [4, 2],
    [10, 4],
  ]);
});

describe('mathematics', () => {
  it.each<[MathMarks, string, string]>([
    ['dollars', 'so $x_1 * y_1$ is *it*', 'so ⟨x_1 * y_1⟩ is it'],
    ['dollars', '$5 and $10', '$5 and $10'],
    ['dollars', '`$x$` and $y$', '$x$ and ⟨y⟩'],
    ['double', 'so $$x$$ and $y$', 'so ⟨x⟩ and $y$'],
    ['passthrough', 'so \\(x\\) is', 'so ⟨x⟩ is'],
    ['none', 'so $x$ is', 'so $x$ is'],
  ])('with %s, %j is drawn as %j', (marks, written, expected) => {
    expect(draw(written + AWAY, marks)).toBe(expected + AWAY.replace('|', ''));
  });

  it('over several lines stands in the first, and the others are not drawn', () => {
    const state = stateOf(`a\n\n$$\nx\n$$${AWAY}`);
    const pieces = livePieces(state, [{ from: 0, to: state.doc.length }], 'dollars');
    expect(pieces).toEqual([
      { kind: 'math', from: 3, to: 5, blockTo: 10, tex: '\nx\n', display: true, written: false },
      { kind: 'line', from: 6, to: 6, look: { is: 'gone' } },
      { kind: 'line', from: 8, to: 8, look: { is: 'gone' } },
    ]);
  });

  it('is written out where the caret is', () => {
    expect(draw('so $x|$ is', 'dollars')).toBe('so $x$ is');
  });
});

it('looks only at what is seen', () => {
  const state = stateOf('**a**\n\n**b**\n\n**c**\n\n|');
  const pieces = livePieces(state, [{ from: 7, to: 12 }], 'none');
  expect(pieces.map(({ from }) => from)).toEqual([7, 10]);
});

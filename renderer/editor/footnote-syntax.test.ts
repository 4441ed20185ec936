import { syntaxTree } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { parsed } from './commands/drawn-state';
import { markdown } from './markdown';

/** The blocks of a text, each with what it holds: the names of the tree and the paragraphs' words. */
function blocks(doc: string): string[] {
  const state = parsed(EditorState.create({ doc, extensions: markdown() }));
  const found: string[] = [];
  let depth = 0;
  syntaxTree(state).iterate({
    enter: ({ name, from, to }) => {
      if (
        /^(?:FootnoteDefinition|FootnoteLabel|Paragraph|CodeBlock|FencedCode|BulletList|LinkReference)$/.test(
          name,
        )
      )
        found.push(`${' '.repeat(depth)}${name} ${JSON.stringify(state.sliceDoc(from, to))}`);
      depth += 1;
    },
    leave: () => {
      depth -= 1;
    },
  });
  return found;
}

describe('the text of a footnote', () => {
  it('goes on in what is indented below it, and ends where nothing is', () => {
    expect(blocks('[^1]: One\ngoes on.\n\n    Two.\n\n        code\n\nThree.\n\n    code')).toEqual([
      ' FootnoteDefinition "[^1]: One\\ngoes on.\\n\\n    Two.\\n\\n        code"',
      '  FootnoteLabel "[^1]"',
      '  Paragraph "One\\ngoes on."',
      '  Paragraph "Two."',
      '  CodeBlock "code"',
      ' Paragraph "Three."',
      ' CodeBlock "code"',
    ]);
  });

  it('may be in a quotation, hold a list, and be followed by another', () => {
    expect(blocks('> [^a]: - one\n>     - two\n> [^b]: Two')).toEqual([
      '  FootnoteDefinition "[^a]: - one\\n>     - two"',
      '   FootnoteLabel "[^a]"',
      '   BulletList "- one\\n>     - two"',
      '     Paragraph "one"',
      '     Paragraph "two"',
      '  FootnoteDefinition "[^b]: Two"',
      '   FootnoteLabel "[^b]"',
      '   Paragraph "Two"',
    ]);
  });

  it('begins without a blank line before it, and is no reference', () => {
    expect(blocks('A[^1] b.\n[^1]: https://a.example\n[^2]: Two')).toEqual([
      ' Paragraph "A[^1] b."',
      ' FootnoteDefinition "[^1]: https://a.example"',
      '  FootnoteLabel "[^1]"',
      '  Paragraph "https://a.example"',
      ' FootnoteDefinition "[^2]: Two"',
      '  FootnoteLabel "[^2]"',
      '  Paragraph "Two"',
    ]);
  });

  it('is not in code', () => {
    expect(blocks('    [^1]: x\n\n```\n[^1]: x\n```')).toEqual([
      ' CodeBlock "[^1]: x"',
      ' FencedCode "```\\n[^1]: x\\n```"',
    ]);
  });
});

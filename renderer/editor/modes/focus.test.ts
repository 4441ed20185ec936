import { EditorSelection, EditorState } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { brightPart } from './focus';

/** The bright part of a text, in brackets; its caret is at the `|`, its selection between two of them. */
function bright(drawn: string, mode: 'sentence' | 'paragraph'): string {
  const [before = '', middle, after] = drawn.split('|');
  const selected = after === undefined ? '' : (middle ?? '');
  const doc = before + selected + (after ?? middle ?? '');
  const selection = EditorSelection.single(before.length, before.length + selected.length);
  const { from, to } = brightPart(EditorState.create({ doc, selection }), mode);
  return `${doc.slice(0, from)}[${doc.slice(from, to)}]${doc.slice(to)}`;
}

describe('what stays bright', () => {
  it('is the sentence or the paragraph at the caret', () => {
    const text = 'One. Two.\n\nThr|ee is\nhere. Four.\n\nFive.';
    expect(bright(text, 'sentence')).toBe('One. Two.\n\n[Three is\nhere.] Four.\n\nFive.');
    expect(bright(text, 'paragraph')).toBe('One. Two.\n\n[Three is\nhere. Four.]\n\nFive.');
  });

  it('is all of the paragraphs that are selected', () => {
    expect(bright('One. T|wo.\n\nThree.\n\nFo|ur.\n\nFive.', 'sentence')).toBe(
      '[One. Two.\n\nThree.\n\nFour.]\n\nFive.',
    );
  });

  it('is one item of a list', () => {
    expect(bright('- one\n- t|wo\n- three', 'paragraph')).toBe('- one\n[- two]\n- three');
  });

  it('is nothing on an empty line', () => {
    expect(bright('One.\n|\nTwo.', 'sentence')).toBe('One.\n[]\nTwo.');
  });

  it('is found in a line of megabytes', () => {
    const half = 'A sentence of it. '.repeat(100_000);
    expect(bright(`${half}He|re. ${half}`, 'sentence')).toBe(`${half}[Here.] ${half}`);
  });
});

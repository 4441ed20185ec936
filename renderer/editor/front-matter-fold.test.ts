import { EditorState } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { frontMatter } from './front-matter';
import { frontMatterFold, isFolded, showFrontMatter, writingFrom } from './front-matter-fold';

const HEAD = '---\ntitle: A\n---\n';

/** A state for a text with the caret at `|`. */
function at(marked: string): EditorState {
  const caret = marked.indexOf('|');
  return EditorState.create({
    doc: marked.replace('|', ''),
    selection: { anchor: Math.max(0, caret) },
    extensions: [frontMatter(), frontMatterFold(() => [])],
  });
}

/** The text with its caret as `|`, or its selection as `<…>`. */
function draw(state: EditorState): string {
  const { from, to, empty } = state.selection.main;
  const text = state.doc.toString();
  return empty
    ? `${text.slice(0, from)}|${text.slice(from)}`
    : `${text.slice(0, from)}<${text.slice(from, to)}>${text.slice(to)}`;
}

describe('folded front matter', () => {
  it('is folded with the blank line after it, and writing starts below', () => {
    const state = at(`${HEAD}\nBody`);
    expect(isFolded(state)).toBe(true);
    expect(writingFrom(state)).toBe(HEAD.length + 1);
    expect(writingFrom(at(`${HEAD}Body`))).toBe(HEAD.length);
  });

  it.each([
    ['there is none', 'Body'],
    ['it does not parse', '---\ntags: [a\n---\n\nBody'],
    ['no line follows it', '---\ntitle: A\n---'],
  ])('is not folded when %s', (_, text) => {
    expect(isFolded(at(text))).toBe(false);
  });

  it('keeps the selection in the body', () => {
    const all = at(`${HEAD}\nBo|dy`).update({ selection: { anchor: 0, head: HEAD.length + 5 } }).state;
    expect(draw(all)).toBe(`${HEAD}\n<Body>`);
    const top = at(`${HEAD}\nBo|dy`).update({ selection: { anchor: 0 } }).state;
    expect(draw(top)).toBe(`${HEAD}\n|Body`);
  });

  it('lets nothing be deleted out of it', () => {
    const start = at(`${HEAD}\n|Body`);
    const from = HEAD.length;
    const back = start.update({ changes: { from, to: from + 1 }, userEvent: 'delete.backward' }).state;
    expect(draw(back)).toBe(`${HEAD}\n|Body`);
    const line = start.update({ changes: { from: 4, to: from + 3 }, userEvent: 'delete.line' }).state;
    expect(line.doc.toString()).toBe(`${HEAD}\ndy`);
  });

  it('follows what the properties form writes into it', () => {
    const state = at(`${HEAD}\nBo|dy`).update({
      changes: { from: 11, to: 12, insert: 'Another' },
      userEvent: 'input.property',
    }).state;
    expect(draw(state)).toBe('---\ntitle: Another\n---\n\nBo|dy');
    expect(isFolded(state)).toBe(true);
  });

  it('opens when asked, when search leads into it, and when it stops parsing', () => {
    const state = at(`${HEAD}\n|Body`);
    expect(isFolded(state.update({ effects: showFrontMatter.of(true) }).state)).toBe(false);
    const found = state.update({ selection: { anchor: 4, head: 9 }, userEvent: 'select.search' }).state;
    expect(isFolded(found)).toBe(false);
    expect(isFolded(state.update({ changes: { from: 11, insert: '[' } }).state)).toBe(false);
  });

  it('folds again, and then keeps the selection out again', () => {
    const open = at(`${HEAD}\n|Body`).update({ effects: showFrontMatter.of(true) }).state;
    expect(draw(open.update({ selection: { anchor: 0 } }).state).startsWith('|')).toBe(true);
    const closed = open.update({ effects: showFrontMatter.of(false) }).state;
    expect(isFolded(closed)).toBe(true);
  });
});

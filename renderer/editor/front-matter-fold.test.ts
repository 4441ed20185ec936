import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frontMatter, frontMatterField } from './front-matter';
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

/** Where a state draws the line of chips, and what it shows there. */
function lineIn(state: EditorState): unknown[] {
  const found: unknown[] = [];
  for (const drawn of state.facet(EditorView.decorations)) {
    if (typeof drawn === 'function') continue;
    drawn.between(0, state.doc.length, (from, to, { spec }) => void found.push({ from, to, ...spec }));
  }
  return found;
}

const edit = fc.record({
  at: fc.nat(60),
  remove: fc.nat(4),
  insert: fc.constantFrom('', 'a', '\n', '---\n', '\n\n', 'draft: true\n', '['),
  open: fc.constantFrom(null, null, true, false),
});

it('after any edits the line is drawn as it is for a text just opened', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(`${HEAD}\nBody`, `${HEAD}Body`, HEAD, 'Body', '---\na: [\n---\n\nBody'),
      fc.array(edit, { maxLength: 6 }),
      (text, edits) => {
        const extensions = [
          frontMatter(),
          frontMatterFold((_, { fields }) => [{ text: String(fields.get('title')), from: null }]),
        ];
        let state = EditorState.create({ doc: text, extensions });
        let isOpen = false;
        for (const { at, remove, insert, open } of edits) {
          const from = Math.min(at, state.doc.length);
          const changes = { from, to: Math.min(from + remove, state.doc.length), insert };
          state = state.update({ changes, effects: open === null ? [] : showFrontMatter.of(open) }).state;
          isOpen = open ?? isOpen;
          const opened = EditorState.create({ doc: state.doc, extensions });
          const anew = isOpen ? opened.update({ effects: showFrontMatter.of(true) }).state : opened;
          expect(state.field(frontMatterField)).toEqual(anew.field(frontMatterField));
          expect(lineIn(state)).toEqual(lineIn(anew));
        }
      },
    ),
  );
});

it('shows another word for the same front matter with the next key', () => {
  let chips = [{ text: 'Draft', from: null }];
  const state = EditorState.create({
    doc: `${HEAD}\nBody`,
    extensions: [frontMatter(), frontMatterFold(() => chips)],
  });
  const key = { changes: { from: HEAD.length + 3, insert: 'a' } };
  const before = state.update(key).state;
  expect(lineIn(before)).toEqual(lineIn(state));
  chips = [{ text: 'Live', from: null }];
  expect(lineIn(before.update(key).state)).not.toEqual(lineIn(before));
});

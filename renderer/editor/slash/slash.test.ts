import { history, undo } from '@codemirror/commands';
import type { EditorState, Extension } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { draw, drawn } from '../commands/drawn-state';
import { withoutSlash } from './slash';
import { chooseSlash, slashExtras, slashField } from './slash-state';

/** `text` typed at the caret, letter by letter. */
function typed(start: string, text: string, more: Extension = []): EditorState {
  let state = drawn(start, [history(), slashField, more]);
  for (const letter of text) {
    const { head } = state.selection.main;
    state = state.update({
      changes: { from: head, insert: letter },
      selection: { anchor: head + letter.length },
      userEvent: 'input.type',
    }).state;
  }
  return state;
}

const offers = (state: EditorState) => state.field(slashField)?.items.map(({ id }) => id) ?? null;

describe('a typed slash', () => {
  it.each([
    ['on an empty line', '|', '/'],
    ['after a space', 'a |', '/'],
    ['in an empty item', '- |', '/'],
    ['in a quote', '> |', '/'],
  ])('offers the commands %s', (_, start, text) => {
    expect(offers(typed(start, text))).toContain('table.insert');
  });

  it.each([
    ['behind a letter', 'a|', '/'],
    ['in a code block', '```\n|\n```', '/'],
    ['in front matter', '---\na: |\n---\n', '/'],
    ['before a word', '|word', '/'],
    ['when it is followed by a space', '|', '/ '],
    ['when it begins a path', '|', '/usr/'],
    ['when nothing is called so', '|', '/xyz'],
  ])('is text %s', (_, start, text) => {
    expect(offers(typed(start, text))).toBeNull();
  });

  it('offers less with each letter, and more when it is taken back', () => {
    const state = typed('|', '/ta');
    expect(offers(state)).toEqual(['list.task', 'table.insert']);
    const back = state.update({
      changes: { from: 2, to: 3 },
      selection: { anchor: 2 },
      userEvent: 'delete',
    }).state;
    expect(offers(back)?.length).toBeGreaterThan(2);
  });

  it('offers a table’s commands in a table', () => {
    expect(offers(typed('¦ a ¦\n¦---¦\n¦ |  ¦', '/'))).toContain('table.addRow');
  });

  it('offers what the window adds', () => {
    const extras = slashExtras.of({ ids: ['insert.image'], run: () => undefined });
    expect(offers(typed('|', '/im', extras))).toEqual(['insert.image']);
  });

  it('stays closed once it was left, and is text then', () => {
    const left = typed('|', '/h').update({ effects: chooseSlash.of(null) }).state;
    expect(offers(left)).toBeNull();
    const on = left.update({
      changes: { from: 2, insert: 'e' },
      selection: { anchor: 3 },
      userEvent: 'input.type',
    });
    expect(offers(on.state)).toBeNull();
    expect(on.state.doc.toString()).toBe('/he');
  });

  it('makes room for what is chosen, in one step', () => {
    const state = typed('a\n\n|', '/h2');
    const open = state.field(slashField);
    if (!open) throw new Error('the menu is not open');
    const after = withoutSlash(state, open, 'format.heading.2').state;
    expect(draw(after)).toBe('a\n\n## |');
    let undone = after;
    undo({ state: after, dispatch: (tr) => (undone = tr.state) });
    expect(undone.doc.toString()).not.toContain('##');
  });
});

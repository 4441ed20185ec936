import { describe, expect, it } from 'vitest';
import { type CommandFacts, commandFor, commandIds, enabled, keyLabel, keys } from './command-rules';

const nothing: CommandFacts = {
  blogOpen: false,
  postOpen: false,
  readOnly: false,
  html: false,
  modal: false,
  waiting: false,
  diverged: false,
  draft: null,
  bundles: false,
  undoable: false,
};
const writing: CommandFacts = {
  ...nothing,
  blogOpen: true,
  postOpen: true,
  draft: false,
  bundles: true,
  undoable: true,
};
const can = (facts: CommandFacts) => commandIds.filter((id) => enabled(id, facts));
const press = (
  key: string,
  held: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey', boolean>> = {},
) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});

describe('which commands can run', () => {
  it('without a blog: ways to open one, the palette and how things look', () => {
    expect(can(nothing)).toEqual([
      'view.nextRegion',
      'view.previousRegion',
      'blog.open',
      'blog.clone',
      'blog.create',
      'blog.sample',
      'settings.open',
      'signIn.show',
      'editor.live',
      'editor.focusSentence',
      'editor.focusParagraph',
      'editor.typewriter',
      'look.larger',
      'look.smaller',
      'look.wider',
      'look.narrower',
      'zoom.in',
      'zoom.out',
      'zoom.reset',
      'palette.open',
      'theme.system',
      'theme.light',
      'theme.dark',
    ]);
  });

  it('with a post open: everything but sending what does not wait', () => {
    expect(commandIds.filter((id) => !enabled(id, writing))).toEqual([
      'post.publishDraft',
      'publish.push',
      'publish.conflicts',
    ]);
  });

  it('offers a draft to be published and a post to be a draft, and neither where nothing marks one', () => {
    const ways = (draft: boolean | null) =>
      (['post.publishDraft', 'post.unpublish'] as const).map((id) => enabled(id, { ...writing, draft }));
    expect([ways(true), ways(false), ways(null)]).toEqual([
      [true, false],
      [false, true],
      [false, false],
    ]);
  });

  it('cannot save or format a read-only post', () => {
    expect(enabled('post.save', { ...writing, readOnly: true })).toBe(false);
    expect(enabled('format.bold', { ...writing, readOnly: true })).toBe(false);
  });

  it('under a dialog: only the palette, the theme and the zoom', () => {
    expect(can({ ...writing, modal: true })).toEqual([
      'zoom.in',
      'zoom.out',
      'zoom.reset',
      'palette.open',
      'theme.system',
      'theme.light',
      'theme.dark',
    ]);
  });
});

describe('keys', () => {
  it('finds the command of a press, on either kind of keyboard', () => {
    expect(commandFor(press('k', { ctrlKey: true }), false)).toBe('palette.open');
    expect(commandFor(press('P', { ctrlKey: true, shiftKey: true }), false)).toBe('palette.open');
    expect(commandFor(press('p', { metaKey: true }), true)).toBe('post.quickOpen');
    expect(commandFor(press('F6'), false)).toBe('view.nextRegion');
  });

  it('leaves other presses alone', () => {
    expect(commandFor(press('k'), false)).toBeNull();
    expect(commandFor(press('k', { ctrlKey: true, altKey: true }), false)).toBeNull();
    expect(commandFor(press('k', { ctrlKey: true }), true)).toBeNull();
    // The text's own are the editor's, which has them only while it has the focus.
    expect(commandFor(press('b', { ctrlKey: true }), false)).toBeNull();
  });

  it('gives no two commands the same key', () => {
    const all = Object.values(keys).flat();
    expect(new Set(all).size).toBe(all.length);
  });

  it('writes a key the way its keyboard does', () => {
    expect(keyLabel('post.find', false)).toBe('Ctrl Shift F');
    expect(keyLabel('publish.open', true)).toBe('⌘⇧↩');
    expect(keyLabel('theme.dark', false)).toBeNull();
    expect(keyLabel('lines.moveUp', false)).toBe('Alt ↑');
    expect(keyLabel('format.heading.2', true)).toBe('⌘⌥2');
  });
});

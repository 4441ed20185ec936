// @vitest-environment jsdom
import { EditorState, type Transaction, type TransactionSpec } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { describe, expect, it, vi } from 'vitest';
import type { PostDocument } from '../editor/document';
import type { Editor } from '../editor/editor';
import { escapeDollars, mistakeMarks, mistakesIn } from '../editor/mistakes/mistakes';
import { followMistakes, noteMistake, placeIn } from './mistakes';
import type { ShownPage } from './shown-page';

/** Idle moments come at once. */
vi.stubGlobal('requestIdleCallback', (run: () => void) => setTimeout(run, 0));
vi.stubGlobal('cancelIdleCallback', (id: number) => clearTimeout(id));

describe('the place of a mistake in its block', () => {
  const at = (text: string, source: string, line: number | null) => {
    const place = placeIn(text, { source, line });
    return place && text.slice(place.from, place.to);
  };
  it.each([
    [
      'the line of a diagram',
      '```mermaid\nflowchart\n  A --> ((\n```',
      'flowchart\n  A --> ((\n',
      2,
      'A --> ((',
    ],
    [
      'an indented one',
      '- x\n  ```mermaid\n  flowchart\n    A --> ((\n  ```',
      'flowchart\n  A --> ((\n',
      2,
      'A --> ((',
    ],
    ['a formula', 'It is $\\frac{1$.', '\\frac{1', null, '\\frac{1'],
    ['a formula on several lines', '$$\na\n\\frac{\n$$', 'a\n\\frac{', null, 'a\n\\frac{'],
    ['one of several lines in a list', '- $$\n  a\n  \\frac{\n  $$', 'a\n\\frac{', null, 'a'],
    ['what has gone', '```mermaid\npie\n```', 'flowchart\n', 1, null],
    ['nothing', '```mermaid\n```', '\n', 1, null],
  ])('%s', (_, text, source, line, expected) => {
    expect(at(text, source, line)).toBe(expected);
  });
});

describe('the marks of mistakes in the text', () => {
  const TEXT = 'It is $\\frac{1$.\n';

  /** A post whose formula cannot be set. */
  function post() {
    let state = EditorState.create({ doc: TEXT, extensions: [mistakeMarks()] });
    const apply = (spec: TransactionSpec) => {
      state = state.update(spec).state;
    };
    const view = {
      get state() {
        return state;
      },
      dispatch: apply,
    } as unknown as EditorView;
    const marked = () => mistakesIn(state).map(({ from, to }) => state.sliceDoc(from, to));
    return { view, marked, document: { apply } as unknown as PostDocument };
  }

  /** An editor that shows the first of these posts, and the way to follow it by another page. */
  function shown([first, ...others]: readonly [ReturnType<typeof post>, ...ReturnType<typeof post>[]]) {
    let now = first;
    const editor = { view: () => now.view, shown: () => now.document } as unknown as Editor;
    const next = () => {
      now = others.shift() ?? now;
    };
    const page = () => {
      const frame = document.implementation.createHTMLDocument();
      const element = frame.body.appendChild(frame.createElement('span'));
      element.className = 'lh-mistake';
      noteMistake(element, { words: 'It has no end.', source: '\\frac{1', line: null });
      return followMistakes(
        {
          frame,
          view: { indexOf: () => 0 },
          blocks: () => [{ from: 0, to: TEXT.length }],
        } as unknown as ShownPage,
        editor,
      );
    };
    return { next, page };
  }

  it('go with the page', async () => {
    const a = post();
    const page = shown([a]).page();
    page.look();
    await expect.poll(a.marked).toEqual(['\\frac{1']);
    page.stop();
    expect(a.marked()).toEqual([]);
  });

  it('do not come back when a page that is gone is asked to look', () => {
    vi.useFakeTimers();
    const a = post();
    const page = shown([a]).page();
    page.stop();
    page.look();
    vi.runAllTimers();
    vi.useRealTimers();
    expect(a.marked()).toEqual([]);
  });

  it('stay while another page is there, and go with the last one', async () => {
    const a = post();
    const { page } = shown([a]);
    const [beside, ownWindow] = [page(), page()];
    ownWindow.look();
    await expect.poll(a.marked).toEqual(['\\frac{1']);
    ownWindow.stop();
    expect(a.marked()).toEqual(['\\frac{1']);
    beside.stop();
    expect(a.marked()).toEqual([]);
  });

  it('are those of prices that the site makes a formula of, from the one dollar to the other', async () => {
    const text = 'A \\$3 cup, $5 and $10.\n';
    let state = EditorState.create({ doc: text, extensions: [mistakeMarks()] });
    const view = {
      get state() {
        return state;
      },
      dispatch: (spec: TransactionSpec) => {
        state = state.update(spec).state;
      },
    } as unknown as EditorView;
    const frame = document.implementation.createHTMLDocument();
    frame.body.innerHTML = '<span class="lh-math lh-prices" role="math" aria-label="5 and">5and</span>';
    const page = { frame, view: { indexOf: () => 0 }, blocks: () => [{ from: 0, to: text.length }] };
    const editor = { view: () => view, shown: () => ({}) };
    followMistakes(page as unknown as ShownPage, editor as unknown as Editor).look();
    await expect.poll(() => mistakesIn(state)).toMatchObject([{ from: 11, to: 19, dollars: true }]);
    const dispatch = ({ state: next }: Transaction) => {
      state = next;
    };
    expect(escapeDollars({ state, dispatch })).toBe(true);
    expect(state.doc.toString()).toBe('A \\$3 cup, \\$5 and \\$10.\n');
    expect(state.sliceDoc(0, state.selection.main.head)).toBe('A \\$3 cup, \\$5 and \\$');
  });

  it('go from a post that is not shown any more as well', async () => {
    const [a, b] = [post(), post()];
    const { next, page } = shown([a, b]);
    const beside = page();
    beside.look();
    await expect.poll(a.marked).toEqual(['\\frac{1']);
    next();
    beside.stop();
    expect(a.marked()).toEqual([]);
  });
});

// @vitest-environment jsdom
import { EditorView } from '@codemirror/view';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { selectionAndCaret } from './caret';

let view: EditorView;

beforeEach(() => {
  vi.useFakeTimers();
  // There is no layout here, and so nothing to measure in a frame.
  vi.spyOn(window, 'requestAnimationFrame').mockReturnValue(0);
  view = new EditorView({ doc: 'one two', parent: document.body, extensions: selectionAndCaret() });
  view.focus();
  vi.advanceTimersByTime(50);
});

afterEach(() => {
  view.destroy();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const isHidden = () => view.scrollDOM.classList.contains('lh-caret-hidden');
const type = () => view.dispatch({ changes: { from: 0, insert: 'a' }, selection: { anchor: 1 } });
/** Whether the caret is hidden after each of these times, ms, one after the other. */
const hiddenAfter = (...times: number[]) =>
  times.map((time) => {
    vi.advanceTimersByTime(time);
    return isHidden();
  });

it('the caret blinks while its author rests', () => {
  type();
  expect(hiddenAfter(590, 20, 570, 20, 590, 20)).toEqual([false, true, true, false, false, true]);
});

it('it is shown with each key, and from then on as long as ever', () => {
  type();
  vi.advanceTimersByTime(610);
  expect(isHidden()).toBe(true);
  type();
  expect(isHidden()).toBe(false);
  expect(hiddenAfter(400)).toEqual([false]);
  type();
  expect(hiddenAfter(590, 20)).toEqual([false, true]);
});

it('it does not blink in a text that keys do not go to', () => {
  type();
  vi.advanceTimersByTime(610);
  view.contentDOM.blur();
  vi.advanceTimersByTime(50);
  expect(isHidden()).toBe(false);
  expect(hiddenAfter(590, 600, 600)).toEqual([false, false, false]);
  expect(vi.getTimerCount()).toBe(0);
  view.focus();
  vi.advanceTimersByTime(50);
  expect(hiddenAfter(500, 100)).toEqual([false, true]);
});

it('nothing goes on when the text is gone', () => {
  type();
  vi.advanceTimersByTime(610);
  view.destroy();
  expect(hiddenAfter(10, 600, 600)).toEqual([false, false, false]);
});

import type { Extension } from '@codemirror/state';
import { EditorView, ViewPlugin } from '@codemirror/view';

/** Counted from a frame that scrolls: when the next is to be got ready, and when there is none to come; ms. */
const NEXT = 12;
const OVER = 120;

/** Whether a frame is waited for, `since` ms after one in which the text scrolled. */
export const frameIsDue = (since: number): boolean => since > NEXT && since < OVER;

interface Scheduling {
  isInputPending: () => boolean;
}

/**
 * Lets scrolling come before the reading of what is scrolled to. CodeMirror reads a text on in idle moments, for up to 100 ms
 * at once as long as the browser tells of no waiting input; scrolling is none to the browser, and stood still for as long.
 */
export function scrollingFirst(): Extension {
  return [
    ViewPlugin.define(() => ({ destroy: tellOfScrolling() })),
    EditorView.domEventHandlers({
      scroll: () => {
        scrolledAt = performance.now();
      },
    }),
  ];
}

/** When any text was scrolled last, by `performance.now`. */
let scrolledAt = Number.NEGATIVE_INFINITY;
let editors = 0;
let restore: (() => void) | null = null;

/** Counts a frame that is due as input, once however many editors there are; returns the way to stop. */
export function tellOfScrolling(): () => void {
  const { scheduling } = navigator as Navigator & { readonly scheduling?: Scheduling };
  editors += 1;
  if (editors === 1 && scheduling) {
    const own = scheduling.isInputPending;
    scheduling.isInputPending = () => own.call(scheduling) || frameIsDue(performance.now() - scrolledAt);
    restore = () => {
      scheduling.isInputPending = own;
    };
  }
  return () => {
    editors -= 1;
    if (editors === 0) restore?.();
  };
}

import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

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
  const { scheduling } = navigator as Navigator & { readonly scheduling?: Scheduling };
  let scrolledAt = Number.NEGATIVE_INFINITY;
  if (scheduling) {
    const isInputPending = scheduling.isInputPending.bind(scheduling);
    scheduling.isInputPending = () => isInputPending() || frameIsDue(performance.now() - scrolledAt);
  }
  return EditorView.domEventHandlers({
    scroll: () => {
      scrolledAt = performance.now();
    },
  });
}

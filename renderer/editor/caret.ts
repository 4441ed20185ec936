import type { Extension } from '@codemirror/state';
import { drawSelection, EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';

/** How long the caret is shown, and how long it is not, ms; as CodeMirror's own. */
const BLINK = 600;

const HIDDEN = 'lh-caret-hidden';

/**
 * Draws the selection, and a caret that blinks while its author rests, unless they want little motion. CodeMirror's own
 * blinks by an animation that starts anew with each key: that is a second frame for each, and while an animation runs,
 * frames come at the display's beat and not at once, so that a key waits half a frame more.
 */
export function selectionAndCaret(): Extension {
  return [
    drawSelection({ cursorBlinkRate: 0 }),
    EditorView.theme({
      '&.cm-focused > .cm-scroller > .cm-cursorLayer': { animation: 'none !important' },
      '@media (prefers-reduced-motion: no-preference)': {
        [`.cm-scroller.${HIDDEN} > .cm-cursorLayer`]: { visibility: 'hidden' },
      },
    }),
    ViewPlugin.fromClass(
      class {
        private blinking: ReturnType<typeof setInterval> | undefined;

        constructor(private readonly view: EditorView) {
          this.show();
        }

        update({ selectionSet, docChanged, focusChanged }: ViewUpdate) {
          if (selectionSet || docChanged || focusChanged) this.show();
        }

        destroy() {
          clearInterval(this.blinking);
          this.view.scrollDOM.classList.remove(HIDDEN);
        }

        private show() {
          const { scrollDOM, hasFocus } = this.view;
          clearInterval(this.blinking);
          scrollDOM.classList.remove(HIDDEN);
          if (hasFocus) this.blinking = setInterval(() => scrollDOM.classList.toggle(HIDDEN), BLINK);
        }
      },
    ),
  ];
}

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
        private timer: ReturnType<typeof setTimeout> | undefined;
        private isHidden = false;
        /** When it was last shown for something that the author did, by `performance.now`. */
        private shownAt = 0;

        constructor(private readonly view: EditorView) {
          this.show();
        }

        update({ selectionSet, docChanged, focusChanged }: ViewUpdate) {
          if (selectionSet || docChanged || focusChanged) this.show();
        }

        destroy() {
          clearTimeout(this.timer);
          this.hide(false);
        }

        private show() {
          this.shownAt = performance.now();
          this.hide(false);
          this.timer ??= setTimeout(this.blink, BLINK);
        }

        /** One timer for many keys: what was typed meanwhile is made up for when it is due. */
        private readonly blink = () => {
          const rest = this.shownAt + BLINK - performance.now();
          const blinks = this.view.hasFocus;
          if (rest <= 0) this.hide(blinks && !this.isHidden);
          this.timer = blinks ? setTimeout(this.blink, rest > 0 ? rest : BLINK) : undefined;
        };

        private hide(hidden: boolean) {
          if (hidden === this.isHidden) return;
          this.isHidden = hidden;
          this.view.scrollDOM.classList.toggle(HIDDEN, hidden);
        }
      },
    ),
  ];
}

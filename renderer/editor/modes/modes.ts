import { Compartment, type Extension } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import type { FocusMode } from '#core/editor/focus';
import type { Surroundings } from '../live/surroundings';

/** The ways to look at the text while writing it. */
export interface Modes {
  readonly live: boolean;
  readonly focusMode: FocusMode;
  readonly typewriter: boolean;
}

/** Switches the ways to look. Their code is loaded when one is first wanted. */
export interface ModeSwitch {
  /** For a new state; brought in step with `applyTo` when it is shown. */
  readonly extension: () => Extension;
  /** Gives the state a view shows the ways to look that hold now. */
  readonly applyTo: (view: EditorView) => void;
  readonly set: (modes: Modes) => Promise<void>;
  /** Follows the link at the caret, in source mode as well. */
  readonly followLink: () => Promise<void>;
}

const slot = new Compartment();

/** `view` is the one that is shown; `around` what live mode asks of the window. */
export function createModes(view: () => EditorView | null, around: Surroundings): ModeSwitch {
  let wanted: Modes = { live: false, focusMode: 'off', typewriter: false };
  let current: Extension = [];
  const applyTo = (shown: EditorView) => {
    if (slot.get(shown.state) === current) return;
    // What is read stays in its place, though everything above it gets another height.
    shown.dispatch({ effects: [slot.reconfigure(current), shown.scrollSnapshot()] });
  };
  const followLink = async () => {
    const [{ linkAt }, { hostIn }] = await Promise.all([
      import('../live/links'),
      import('../live/surroundings'),
    ]);
    const shown = view();
    const host = hostIn(around);
    const href = shown ? linkAt(shown.state, shown.state.selection.main.head, host.templates()) : null;
    if (href !== null) host.follow(href);
  };
  const keys = keymap.of([
    {
      key: 'Alt-Enter',
      run: () => {
        void followLink();
        return true;
      },
    },
  ]);
  return {
    extension: () => [slot.of(current), keys],
    applyTo,
    followLink,
    set: async (modes) => {
      const before = wanted;
      wanted = modes;
      const { live, focusMode, typewriter } = modes;
      const none = !live && focusMode === 'off' && !typewriter;
      const next = none ? [] : await (await import('./extensions')).extensionsFor(modes, around);
      // Another choice may have been made meanwhile.
      if (wanted !== modes) return;
      current = next;
      const shown = view();
      if (!shown) return;
      applyTo(shown);
      if (typewriter && !before.typewriter) {
        const { head } = shown.state.selection.main;
        shown.dispatch({ effects: EditorView.scrollIntoView(head, { y: 'center' }) });
      }
    },
  };
}

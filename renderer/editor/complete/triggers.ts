import { type EditorState, type Extension, StateEffect, StateField } from '@codemirror/state';
import { EditorView, keymap, type ViewUpdate } from '@codemirror/view';
import { bodyFrom } from '../front-matter';
import { isHtml } from '../html/context';

/** What completing needs, loaded at its first use. */
export interface CompletionKit {
  /** What a document needs once before completions open in it. */
  readonly extension: Extension;
  readonly open: (view: EditorView) => void;
  /** Offers the author's snippets at the caret. */
  readonly openSnippets: (view: EditorView) => void;
}

export interface CompletionOptions {
  readonly load: () => Promise<CompletionKit>;
  /** Whether a word is one of the author's own that stands for a snippet. */
  readonly isTrigger: (word: string) => boolean;
}

/** The document has the kit's extension. */
const attached = StateField.define<true>({ create: () => true, update: (value) => value });

/** Opens the completions for what is at the caret; loads them first when they never were. */
export async function openCompletions(
  view: EditorView,
  load: () => Promise<CompletionKit>,
  what: 'open' | 'openSnippets' = 'open',
): Promise<void> {
  const kit = await load();
  if (view.state.field(attached, false) === undefined) {
    view.dispatch({ effects: StateEffect.appendConfig.of([attached, kit.extension]) });
  }
  kit[what](view);
}

/**
 * Opens completions when what is typed asks for them: `[[`, `](`, the beginning of a template tag or component, a tag
 * in the front matter, a snippet's word; and on Ctrl+Space. Any other key costs a look at its letter. A list that closed
 * because nothing began so, the letters of an input method or a slip of the finger, opens again when they are right.
 */
export function completions({ load, isTrigger }: CompletionOptions): Extension {
  const open = (view: EditorView) => void openCompletions(view, load);
  return [
    keymap.of([
      {
        key: 'Ctrl-Space',
        run: (view) => {
          open(view);
          return true;
        },
      },
    ]),
    EditorView.updateListener.of((update) => {
      const { state, view } = update;
      if (!update.docChanged || state.readOnly || view.composing) return;
      const typed = typedLetter(update);
      const wanted =
        typed === null
          ? update.transactions.some((tr) => tr.isUserEvent('delete.backward')) && isUnfinished(state)
          : asks(state, typed, isTrigger);
      // An update may not dispatch.
      if (wanted) queueMicrotask(() => open(view));
    }),
    EditorView.domEventObservers({
      compositionend(_event, view) {
        // The last of what was composed is in the document only after this event.
        setTimeout(() => {
          const { state } = view;
          const { head, empty } = state.selection.main;
          if (state.readOnly || !empty || view.composing) return;
          const typed = state.sliceDoc(Math.max(0, head - 1), head);
          if (isUnfinished(state) || asks(state, typed, isTrigger)) open(view);
        }, 0);
      },
    }),
  ];
}

/** Whether the caret stands where something was begun that can be completed: behind `[[` or `](` that nothing closes. */
export function isUnfinished(state: EditorState): boolean {
  const { head, empty } = state.selection.main;
  if (!empty || head < bodyFrom(state)) return false;
  const { from } = state.doc.lineAt(head);
  return /\[\[[^\][]*$|\]\([^()<>]*$/.test(state.sliceDoc(Math.max(from, head - REACH), head));
}

/** How far back on the line something that is completed may begin. */
const REACH = 300;

/** The letter that this update typed at the one caret; null for anything else. */
function typedLetter({ transactions, state }: ViewUpdate): string | null {
  if (!transactions.some((tr) => tr.isUserEvent('input.type'))) return null;
  const { main, ranges } = state.selection;
  if (ranges.length > 1 || !main.empty || main.head === 0) return null;
  return state.sliceDoc(main.head - 1, main.head);
}

/** Whether the letter `typed`, which stands before the caret, asks for completions. */
export function asks(state: EditorState, typed: string, isTrigger: (word: string) => boolean): boolean {
  const pos = state.selection.main.head;
  if (pos < bodyFrom(state)) return /[\p{L}\p{N}[,\- ]/u.test(typed);
  const before = state.sliceDoc(Math.max(0, pos - 3), pos);
  switch (typed) {
    case '[':
      return before.endsWith('[[');
    case '(':
      return before.endsWith('](');
    case '"':
      return (
        isHtml(state) &&
        /<(?:a|img)\b[^<>]*\s(?:href|src)="$/i.test(state.sliceDoc(Math.max(0, pos - REACH), pos))
      );
    case '<':
    case '%':
      return /\{[{%][<%]?$/.test(before);
    case ' ':
      return /(?:\{\{[<%]?|\{%) $/.test(state.sliceDoc(Math.max(0, pos - 4), pos));
    default:
      if (/\p{Lu}/u.test(typed) && before.endsWith(`<${typed}`)) return true;
      return isTrigger(wordBefore(state.sliceDoc(Math.max(0, pos - LONGEST_WORD), pos)));
  }
}

const LONGEST_WORD = 33;

/** What is written without a break before the caret; '' when that is longer than a trigger can be. */
export function wordBefore(text: string): string {
  const word = /\S*$/.exec(text)?.[0] ?? '';
  return word.length >= LONGEST_WORD ? '' : word;
}

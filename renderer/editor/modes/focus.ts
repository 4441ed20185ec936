import { type EditorState, type Extension, Prec, type Range } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import { type FocusMode, paragraphAt, sentenceAt } from '#core/editor/focus';

const dimLine = Decoration.line({ class: 'lh-dim' });
const dim = Decoration.mark({ class: 'lh-dim' });

const look = Prec.high(
  EditorView.theme({
    // One quiet colour for all that is not written at now; it still has the contrast of text.
    '.lh-dim, .lh-dim *': { color: 'var(--mark) !important' },
    '.lh-dim img': { opacity: '0.55' },
    '.cm-activeLine': { background: 'none' },
  }),
);

/** Of a paragraph of megabytes no more than this (UTF-16 units, on either side of the caret) is taken out of the text. */
const REACH = 6000;

/** Dims what is not the sentence or the paragraph at the caret. */
export function focusOn(mode: Exclude<FocusMode, 'off'>): Extension {
  return [
    look,
    ViewPlugin.fromClass(
      class {
        decorations: DecorationSet;

        constructor(view: EditorView) {
          this.decorations = dimmed(view, mode);
        }

        update(update: ViewUpdate) {
          if (!update.docChanged && !update.selectionSet && !update.viewportChanged) return;
          this.decorations = update.view.composing
            ? this.decorations.map(update.changes)
            : dimmed(update.view, mode);
        }
      },
      { decorations: (plugin) => plugin.decorations },
    ),
  ];
}

/** The part of the text that stays bright, as offsets: what is selected, made whole. */
export function brightPart(
  state: EditorState,
  mode: Exclude<FocusMode, 'off'>,
): { from: number; to: number } {
  const { doc, selection } = state;
  const text = { count: doc.lines, line: (number: number) => doc.line(number).text };
  const whole = (at: number) => {
    const { first, last } = paragraphAt(text, doc.lineAt(at).number);
    return { from: doc.line(first).from, to: doc.line(last).to };
  };
  const { from, to, head, empty } = selection.main;
  if (mode === 'paragraph' || !empty) return { from: whole(from).from, to: whole(to).to };
  const paragraph = whole(head);
  const start = Math.max(paragraph.from, head - REACH);
  const sentence = sentenceAt(doc.sliceString(start, Math.min(paragraph.to, head + REACH)), head - start);
  return { from: start + sentence.from, to: start + sentence.to };
}

function dimmed(view: EditorView, mode: Exclude<FocusMode, 'off'>): DecorationSet {
  const { doc } = view.state;
  const bright = brightPart(view.state, mode);
  const found: Range<Decoration>[] = [];
  for (const range of view.visibleRanges)
    for (let line = doc.lineAt(range.from); ; line = doc.line(line.number + 1)) {
      if (line.to < bright.from || line.from > bright.to) found.push(dimLine.range(line.from));
      else {
        if (line.from < bright.from) found.push(dim.range(line.from, bright.from));
        if (line.to > bright.to) found.push(dim.range(bright.to, line.to));
      }
      if (line.to >= range.to || line.number === doc.lines) break;
    }
  return Decoration.set(found, true);
}

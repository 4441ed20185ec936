import { type EditorState, type Extension, RangeSetBuilder, StateField, type Text } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';
import { type Direction, hasRightToLeft, lineDirection } from '#core/site/direction';
import { decorationsInView } from './in-view';

/** Whether the text has ever had a letter written from right to left: all others pay nothing for those. */
const everRightToLeft = StateField.define<boolean>({
  create: (state) => textHas(state.doc),
  update: (before, { docChanged, changes }) => {
    if (before || !docChanged) return before;
    let found = false;
    changes.iterChanges((_fromA, _toA, _fromB, _toB, inserted) => {
      found ||= textHas(inserted);
    });
    return found;
  },
});

function textHas(text: Text): boolean {
  for (const part of text.iter()) if (hasRightToLeft(part)) return true;
  return false;
}

const rightToLeft = Decoration.line({ attributes: { dir: 'rtl' } });

/** Each line is written in the direction of its first letter; one without letters goes on as the line before it. */
export function directions(): Extension {
  return [
    everRightToLeft,
    EditorView.perLineTextDirection.compute([everRightToLeft], (state) => state.field(everRightToLeft)),
    decorationsInView(linesInView),
  ];
}

function linesInView({ state, visibleRanges }: EditorView): DecorationSet {
  if (!state.field(everRightToLeft)) return Decoration.none;
  const builder = new RangeSetBuilder<Decoration>();
  let last = -1;
  for (const { from, to } of visibleRanges) {
    let line = state.doc.lineAt(from);
    let before = directionBefore(state, line.number);
    for (;;) {
      before = lineDirection(line.text) ?? before;
      if (before === 'rtl' && line.from > last) {
        builder.add(line.from, line.from, rightToLeft);
        last = line.from;
      }
      if (line.to >= to || line.number === state.doc.lines) break;
      line = state.doc.line(line.number + 1);
    }
  }
  return builder.finish();
}

/** How far above what is seen a line with letters is looked for. */
const LINES_ABOVE = 20;

function directionBefore({ doc }: EditorState, number: number): Direction {
  for (let above = number - 1; above >= Math.max(1, number - LINES_ABOVE); above--) {
    const direction = lineDirection(doc.line(above).text);
    if (direction !== null) return direction;
  }
  return 'ltr';
}

import { codeFolding, foldEffect, syntaxTree, unfoldEffect } from '@codemirror/language';
import { type Extension, RangeSetBuilder } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  type ViewUpdate,
  WidgetType,
} from '@codemirror/view';
import { formatting } from '#core/messages/formatting';
import { decorationsInView, isReadOn } from '../in-view';
import { foldedAt, toggleFold } from './fold-commands';

/** Folding of sections, lists and code blocks, with a quiet arrow beside each heading in view. */
export function folding(): Extension {
  return [
    codeFolding({
      placeholderDOM: (_view, open) => {
        const dots = document.createElement('button');
        dots.type = 'button';
        dots.className = 'lh-folded';
        dots.textContent = '⋯';
        dots.setAttribute('aria-label', formatting.unfold);
        dots.title = formatting.unfold;
        dots.addEventListener('click', open);
        return dots;
      },
    }),
    arrows(),
  ];
}

class Arrow extends WidgetType {
  constructor(private readonly isFolded: boolean) {
    super();
  }

  override eq(other: Arrow): boolean {
    return other.isFolded === this.isFolded;
  }

  toDOM(view: EditorView): HTMLElement {
    const arrow = document.createElement('span');
    arrow.className = 'lh-fold-arrow';
    arrow.setAttribute('data-folded', String(this.isFolded));
    arrow.title = this.isFolded ? formatting.unfold : formatting.fold;
    // The command folds for the keyboard; to a screen reader this would be noise in the text.
    arrow.setAttribute('aria-hidden', 'true');
    arrow.addEventListener('mousedown', (event) => {
      event.preventDefault();
      const at = view.posAtDOM(arrow);
      const { state } = view;
      toggleFold({
        state: state.update({ selection: { anchor: at } }).state,
        dispatch: (tr) =>
          view.dispatch({ effects: tr.effects, selection: { anchor: view.state.doc.lineAt(at).to } }),
      });
    });
    return arrow;
  }

  override ignoreEvent(): boolean {
    return true;
  }
}

function arrows(): Extension {
  const isFolding = ({ transactions }: ViewUpdate) =>
    transactions.some(({ effects }) => effects.some((each) => each.is(foldEffect) || each.is(unfoldEffect)));
  return decorationsInView(arrowsInView, (update) => isReadOn(update) || isFolding(update));
}

function arrowsInView(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  let last = -1;
  for (const { from, to } of view.visibleRanges)
    syntaxTree(view.state).iterate({
      from,
      to,
      enter: (node) => {
        if (node.type.isTop) return true;
        if (/^(?:ATX|Setext)Heading/.test(node.name)) {
          const at = view.state.doc.lineAt(node.from).from;
          const widget = new Arrow(foldedAt(view.state, at) !== null);
          if (at > last) builder.add(at, at, Decoration.widget({ widget, side: -1 }));
          last = Math.max(last, at);
        }
        return false;
      },
    });
  return builder.finish();
}

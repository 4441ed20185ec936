import { syntaxTree } from '@codemirror/language';
import { type Extension, type Range, StateEffect } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  EditorView,
  type PluginValue,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view';
import type { MathRenderer } from '#core/markdown/renderer';
import { format } from '#core/messages/en';
import { liveWords as words } from '#core/messages/live';
import { mathFor } from '../../preview/math';
import { liveHost } from './host';
import { lineEnds } from './line-end';
import { lineStarts } from './line-start';
import { linkAt } from './links';
import { type LineLook, livePieces, type Piece } from './pieces';
import { hostIn, type Surroundings } from './surroundings';
import './live.css';
import { Bullet, Formula, Picture, Room, Rule, TaskBox } from './widgets';

/** Asks for drawing again though nothing changed: formulas can be set now. */
const drawAgain = StateEffect.define<null>();

const hidden = Decoration.replace({});
const bullet = Decoration.replace({ widget: new Bullet() });
const rule = Decoration.replace({ widget: new Rule() });
const boxes = { true: new TaskBox(true), false: new TaskBox(false) };
const code = Decoration.mark({ class: 'lh-code-span' });
const fence = Decoration.mark({ class: 'lh-fence' });
const mac = /Mac/.test(navigator.platform);

/**
 * Draws Markdown as what it means wherever the selection is not. Only decorations, only for what is in view: the text
 * underneath stays as it is, but for a box that is ticked. Nothing is drawn anew while an input method composes or a
 * button is held, so that no letter moves under either.
 */
export function live(around: Surroundings): Extension {
  return [
    liveHost.of(hostIn(around)),
    EditorView.contentAttributes.of({ class: 'lh-live' }),
    drawing,
    lineEnds(),
    lineStarts(),
  ];
}

class Drawing implements PluginValue {
  decorations: DecorationSet;
  #held = false;
  #stale = false;
  #version = 0;
  readonly #view: EditorView;
  readonly #math: MathRenderer;

  constructor(view: EditorView) {
    this.#view = view;
    this.#math = mathFor(view.dom.ownerDocument, () => {
      this.#version += 1;
      view.dispatch({ effects: drawAgain.of(null) });
    });
    this.decorations = this.#draw();
  }

  update(update: ViewUpdate) {
    const { view, docChanged, selectionSet, viewportChanged } = update;
    const again = update.transactions.some((tr) => tr.effects.some((effect) => effect.is(drawAgain)));
    const parsed = syntaxTree(update.state) !== syntaxTree(update.startState);
    if (!(docChanged || selectionSet || viewportChanged || again || parsed || this.#stale)) return;
    if (view.composing || (this.#held && !docChanged && !viewportChanged)) {
      this.decorations = this.decorations.map(update.changes);
      this.#stale = true;
      return;
    }
    this.decorations = this.#draw();
  }

  /** A button is held: what is under it stays where it is until it is let go. */
  hold(): void {
    this.#held = true;
    const page = this.#view.dom.ownerDocument;
    const heard = new AbortController();
    for (const end of ['mouseup', 'dragend'])
      page.addEventListener(
        end,
        () => {
          heard.abort();
          this.#held = false;
          this.settle();
        },
        { signal: heard.signal },
      );
  }

  /** Draws what was put off. */
  settle(): void {
    if (this.#stale) this.#view.dispatch({});
  }

  #draw(): DecorationSet {
    this.#stale = false;
    const { state, visibleRanges } = this.#view;
    const pieces = livePieces(state, visibleRanges, state.facet(liveHost).math());
    return Decoration.set(
      pieces.flatMap((piece) => this.#decorate(piece)),
      true,
    );
  }

  #decorate(piece: Piece): Range<Decoration>[] {
    const { from, to } = piece;
    switch (piece.kind) {
      case 'hidden':
        return [hidden.range(from, to)];
      case 'bullet':
        return [bullet.range(from, to)];
      case 'rule':
        return [rule.range(from, to)];
      case 'code':
        return [code.range(from, to)];
      case 'fence':
        return [fence.range(from, to)];
      case 'task':
        return [Decoration.replace({ widget: boxes[`${piece.done}`] }).range(from, to)];
      case 'link':
        return [linkMark(piece.href).range(from, to)];
      case 'room': {
        const side = piece.side === 'before' ? -1 : 1;
        return [Decoration.widget({ widget: new Room(piece.width), side }).range(from)];
      }
      case 'marker':
        return [marker(piece.width).range(from, to)];
      case 'line':
        return [lineMark(piece.look).range(from)];
      case 'image': {
        const url = this.#view.state.facet(liveHost).image(piece.src);
        const widget = new Picture(url, piece.src, piece.alt, piece.written);
        return shown(widget, piece);
      }
      case 'math': {
        const { tex, display, written } = piece;
        return shown(new Formula(tex, display, written, this.#version, this.#math), piece);
      }
    }
  }
}

/** A widget in the place of its source, or under it while that is shown. */
function shown(
  widget: Picture | Formula,
  { from, to, written }: { readonly from: number; readonly to: number; readonly written: boolean },
): Range<Decoration>[] {
  return written
    ? [Decoration.widget({ widget, side: 1 }).range(to)]
    : [Decoration.replace({ widget }).range(from, to)];
}

const linkMark = (href: string) =>
  Decoration.mark({
    class: 'lh-link',
    attributes: { title: format(words.follow, { key: mac ? '⌘' : 'Ctrl', href }) },
  });

const markers = new Map<number, Decoration>();
function marker(width: number): Decoration {
  const made =
    markers.get(width) ??
    // Before what is replaced in it, so that it holds that as well.
    Decoration.mark({ class: `lh-marker lh-w${width}`, inclusiveStart: true });
  markers.set(width, made);
  return made;
}

function lineMark(look: LineLook): Decoration {
  switch (look.is) {
    case 'hang':
      return Decoration.line({ class: `lh-hang lh-w${look.width}` });
    case 'quote':
      return Decoration.line({ class: `lh-quoted lh-q${look.depth}` });
    case 'table':
      return Decoration.line({ class: `lh-table lh-table-${look.row}` });
    case 'gone':
      return Decoration.line({ class: 'lh-gone' });
  }
}

const drawing = ViewPlugin.fromClass(Drawing, {
  decorations: (plugin) => plugin.decorations,
  eventObservers: {
    compositionend(_event, view) {
      // The last of what was composed is in the document only after this event.
      setTimeout(() => view.plugin(drawing)?.settle(), 0);
    },
  },
  eventHandlers: {
    mousedown(event, view) {
      if (event.button !== 0) return false;
      const target = event.target as Element;
      if ((mac ? event.metaKey : event.ctrlKey) && target.closest('.lh-link') !== null) {
        const at = view.posAtCoords({ x: event.clientX, y: event.clientY });
        const host = view.state.facet(liveHost);
        const href = at === null ? null : linkAt(view.state, at, host.templates());
        if (href !== null) {
          event.preventDefault();
          host.follow(href);
          return true;
        }
      }
      this.hold();
      return false;
    },
  },
});

import {
  EditorState,
  type Extension,
  Prec,
  StateEffect,
  StateField,
  type Transaction,
} from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, keymap, WidgetType } from '@codemirror/view';
import { en } from '#core/messages/en';
import type { FrontMatter } from '#core/posts/front-matter/front-matter';
import { frontMatterField, postIdFacet } from './front-matter';

/** Opens (true) or folds (false) the front matter's own text. */
export const showFrontMatter = StateEffect.define<boolean>();

/** A word of the folded line. `from` says where it is written, when that is not in the post; else null. */
export interface Chip {
  readonly text: string;
  readonly from: string | null;
}

/** The chips of a post's folded line, computed by the host from the blog's field names. */
export type Chips = (id: string, frontMatter: FrontMatter) => readonly Chip[];

/** Whether a front matter can be folded at all: it parses, and there is a line of body after it. */
export const foldable = (frontMatter: FrontMatter, docLength: number): boolean =>
  frontMatter.format !== 'none' &&
  frontMatter.problem === null &&
  frontMatter.to > frontMatter.from &&
  frontMatter.to <= docLength;

const openField = StateField.define<boolean>({
  create: () => false,
  update: (open, tr) => {
    for (const effect of tr.effects) if (effect.is(showFrontMatter)) return effect.value;
    if (open || !tr.selection) return open;
    const { to } = tr.state.field(frontMatterField);
    return tr.isUserEvent('select.search') && tr.state.selection.main.head < to;
  },
});

/** What the chips stand for, and where the body begins after them; both offsets. */
interface Fold {
  readonly to: number;
  readonly body: number;
}

/**
 * The fold of the front matter, with the blank line that usually follows it; null while it is not folded. Text
 * without a line after the front matter is not folded: the caret would have no place to be.
 */
function foldOf(state: EditorState): Fold | null {
  const facts = state.field(frontMatterField);
  if (state.field(openField, false) || !foldable(facts, state.doc.length)) return null;
  if (state.sliceDoc(facts.to - 1, facts.to) !== '\n') return null;
  const blank = state.sliceDoc(facts.to, facts.to + 1) === '\n';
  return blank ? { to: facts.to, body: facts.to + 1 } : { to: facts.to - 1, body: facts.to };
}

/** Whether a transaction leaves alone all that the fold rests on; nearly every key does. */
function isBehindFold({ startState, state, changes }: Transaction): boolean {
  const facts = state.field(frontMatterField);
  return (
    startState.field(frontMatterField) === facts &&
    startState.field(openField) === state.field(openField) &&
    changes.touchesRange(0, facts.to + 1) === false
  );
}

/** Whether the front matter is drawn as one line of chips now. */
export const isFolded = (state: EditorState): boolean => foldOf(state) !== null;

/** Where writing starts: after the front matter, and after the blank line that is folded with it. */
export const writingFrom = (state: EditorState): number =>
  foldOf(state)?.body ?? state.field(frontMatterField).to;

class ChipLine extends WidgetType {
  constructor(
    private readonly chips: readonly Chip[],
    private readonly open: boolean,
  ) {
    super();
  }

  override eq(other: ChipLine): boolean {
    if (other.open !== this.open) return false;
    return other.chips === this.chips || JSON.stringify(other.chips) === JSON.stringify(this.chips);
  }

  override get estimatedHeight(): number {
    return 34;
  }

  toDOM(view: EditorView): HTMLElement {
    const line = document.createElement('div');
    line.className = 'lh-fold';
    const button = document.createElement('button');
    button.type = 'button';
    button.setAttribute('aria-expanded', String(this.open));
    button.title = this.open ? en.properties.foldRaw : en.properties.openRaw;
    button.append(chevron(), en.properties.label);
    for (const chip of this.chips) button.append(drawn(chip));
    button.addEventListener('click', () => {
      if (this.open) fold(view);
      else
        view.dispatch({ effects: showFrontMatter.of(true), selection: { anchor: 0 }, scrollIntoView: true });
      view.focus();
    });
    line.append(button);
    return line;
  }

  override ignoreEvent(): boolean {
    return true;
  }
}

function fold(view: EditorView): void {
  view.dispatch({ effects: showFrontMatter.of(false) });
  view.dispatch({ selection: { anchor: writingFrom(view.state) } });
}

function drawn({ text, from }: Chip): HTMLElement {
  const chip = document.createElement('span');
  chip.className = 'chip';
  chip.textContent = text;
  if (from === null) return chip;
  chip.dataset.given = 'true';
  chip.title = from;
  const hint = document.createElement('span');
  hint.className = 'visually-hidden';
  hint.textContent = `, ${from}`;
  chip.append(hint);
  return chip;
}

function chevron(): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', 'm9 6 6 6-6 6');
  svg.append(path);
  return svg;
}

/**
 * Draws front matter as one quiet line of chips until it is asked for. While folded, the selection stays in
 * the body and deleting stops at its start; Escape in the open text folds it again. Front matter with a
 * problem is never folded.
 */
export function frontMatterFold(chips: Chips): Extension {
  const chipsIn = (state: EditorState) => chips(state.facet(postIdFacet), state.field(frontMatterField));
  const line = StateField.define<Line>({
    create: (state) => draw(state, chipsIn(state)),
    update: (value, tr) => {
      const now = chipsIn(tr.state);
      return now === value.chips && isBehindFold(tr) ? value : keepIfSame(value, draw(tr.state, now));
    },
    provide: (field) => [
      EditorView.decorations.from(field, ({ drawn }) => drawn),
      EditorView.atomicRanges.of((view) =>
        isFolded(view.state) ? view.state.field(field).drawn : Decoration.none,
      ),
    ],
  });

  function draw(state: EditorState, now: readonly Chip[]): Line {
    const facts = state.field(frontMatterField);
    const folded = foldOf(state);
    if (folded) {
      const widget = new ChipLine(now, false);
      const range = Decoration.replace({ widget, block: true }).range(facts.from, folded.to);
      return { chips: now, drawn: Decoration.set(range) };
    }
    if (!foldable(facts, state.doc.length)) return { chips: now, drawn: Decoration.none };
    const widget = new ChipLine([], true);
    const range = Decoration.widget({ widget, block: true, side: -1 }).range(facts.from);
    return { chips: now, drawn: Decoration.set(range) };
  }

  return [
    openField,
    line,
    EditorState.transactionFilter.of((tr) => {
      const fold = foldOf(tr.startState);
      if (!tr.selection || tr.isUserEvent('select.search') || fold === null) return tr;
      if (tr.effects.some((effect) => effect.is(showFrontMatter)) || tr.docChanged) return tr;
      const { main } = tr.newSelection;
      if (main.anchor >= fold.body && main.head >= fold.body) return tr;
      const into = (at: number) => Math.max(at, fold.body);
      return [tr, { selection: { anchor: into(main.anchor), head: into(main.head) } }];
    }),
    EditorState.changeFilter.of((tr) => {
      const fold = tr.isUserEvent('delete') ? foldOf(tr.startState) : null;
      return fold === null ? true : [0, fold.body];
    }),
    Prec.low(
      keymap.of([
        {
          key: 'Escape',
          run: (view) => {
            const facts = view.state.field(frontMatterField);
            if (isFolded(view.state) || view.state.selection.main.head >= facts.to) return false;
            if (!foldable(facts, view.state.doc.length)) return false;
            fold(view);
            return true;
          },
        },
      ]),
    ),
  ];
}

/** What is drawn of the front matter, and the chips that there were for it. */
interface Line {
  readonly chips: readonly Chip[];
  readonly drawn: DecorationSet;
}

/** With the old set when both hold the same one widget, so that nothing is drawn again while the author types. */
function keepIfSame(before: Line, after: Line): Line {
  const a = before.drawn.iter();
  const b = after.drawn.iter();
  const same =
    a.value === null || b.value === null
      ? a.value === b.value
      : a.from === b.from && a.to === b.to && a.value.eq(b.value);
  return same ? { ...after, drawn: before.drawn } : after;
}

import { type EditorState, type Extension, StateEffect, StateField } from '@codemirror/state';
import {
  EditorView,
  type Rect,
  showTooltip,
  type Tooltip,
  type TooltipView,
  tooltips,
} from '@codemirror/view';
import { format } from '#core/messages/en';
import { mediaWords } from '#core/messages/media';
import { tell } from '../app/tell';
import { isHtml } from '../editor/html/context';
import { fitCell } from '../editor/table/fit-cell';
import { altText } from './media-text';

/** A picture that still has no description. */
export interface AltQuestion {
  /** The place between its brackets. */
  readonly from: number;
  readonly to: number;
  readonly name: string;
  /** The author is not writing elsewhere, so the field may have the focus. */
  readonly focus: boolean;
}

interface Asked {
  readonly questions: readonly AltQuestion[];
  /** How many were asked since there were none. */
  readonly total: number;
  readonly tooltip: Tooltip | null;
}

/** Asks for the description of a picture, after those that are asked for already. */
export const askAlt = StateEffect.define<AltQuestion>({
  map: (value, mapping) => ({
    ...value,
    from: mapping.mapPos(value.from, -1),
    to: mapping.mapPos(value.to, 1),
  }),
});
const answered = StateEffect.define<null>();
const NONE: Asked = { questions: [], total: 0, tooltip: null };

const field = StateField.define<Asked>({
  create: () => NONE,
  update: (asked, tr) => {
    let { questions, total } = asked;
    if (tr.docChanged && questions.length > 0) {
      questions = questions
        .map((each) => ({
          ...each,
          from: tr.changes.mapPos(each.from, -1),
          to: tr.changes.mapPos(each.to, 1),
        }))
        .filter((each) => isThere(tr.state, each));
    }
    for (const effect of tr.effects) {
      if (effect.is(askAlt)) {
        questions = [...questions, effect.value];
        total += 1;
      } else if (effect.is(answered)) {
        // Who answers goes on to the next.
        questions = questions.slice(1).map((each) => ({ ...each, focus: true }));
      }
    }
    if (questions === asked.questions) return asked;
    const [first] = questions;
    if (first === undefined) return NONE;
    const same =
      asked.tooltip !== null &&
      asked.questions[0]?.name === first.name &&
      asked.questions.length === questions.length;
    const pos = Math.max(0, first.from - 2);
    // The same field stays, with what is typed in it, and only its place moves; another picture gets a field of its own,
    // which CodeMirror makes for another `create`.
    const tooltip: Tooltip =
      same && asked.tooltip !== null
        ? { ...asked.tooltip, pos }
        : { pos, above: false, create: (view) => fieldFor(view) };
    return { questions, total, tooltip };
  },
  provide: (self) => showTooltip.from(self, ({ tooltip }) => tooltip),
});

const isThere = (state: EditorState, { from, to }: AltQuestion) =>
  (state.sliceDoc(from - 2, from) === '![' && state.sliceDoc(to, to + 2) === '](') ||
  (isHtml(state) && state.sliceDoc(from - 5, from) === 'alt="' && state.sliceDoc(to, to + 1) === '"');

/** The height of the bar at the foot of the window, px. */
const STATUS_BAR = 28;
/** What CodeMirror does not count when it makes a list fit: its distance to the line; px. */
const GAP = 8;

/** The field in which a new picture is described, below its text. Enter goes on, Escape skips. */
export const altPrompt = (): Extension => [field, look, tooltips({ tooltipSpace, position: 'absolute' })];

/** Where what belongs to a place in the text may stand: not over the bar at the foot, nor over what is told there. */
function tooltipSpace(view: EditorView): Rect {
  const { clientWidth: right, clientHeight } = view.dom.ownerDocument.documentElement;
  const notice = view.dom.ownerDocument.querySelector('.notice')?.getBoundingClientRect();
  return {
    left: 0,
    top: GAP,
    right,
    bottom: Math.min(clientHeight - STATUS_BAR, notice?.top ?? clientHeight),
  };
}

function fieldFor(view: EditorView): TooltipView {
  const words = mediaWords.alt;
  const dom = document.createElement('form');
  dom.className = 'cm-alt';
  dom.dataset.region = 'describe';
  dom.setAttribute('role', 'group');
  dom.setAttribute('aria-label', words.region);
  const input = document.createElement('input');
  input.type = 'text';
  input.placeholder = words.hint;
  input.maxLength = 1000;
  const label = document.createElement('label');
  const count = document.createElement('small');
  const skip = button(words.skip, 'btn');
  const done = button(words.done, 'btn primary');
  done.type = 'submit';
  const head = document.createElement('div');
  head.append(label, count);
  const row = document.createElement('div');
  row.append(input, skip, done);
  dom.append(head, row);
  // No wider than the text it stands under.
  dom.style.width = `${Math.max(240, Math.min(480, view.scrollDOM.clientWidth - 72))}px`;

  const refresh = () => {
    const { questions, total } = view.state.field(field);
    const [first] = questions;
    if (first === undefined) return;
    const name = format(words.field, { name: first.name });
    input.setAttribute('aria-label', name);
    label.textContent = name;
    count.textContent = total > 1 ? format(words.of, { at: total - questions.length + 1, total }) : '';
  };
  const finish = (description: string | null) => {
    const [first, ...rest] = view.state.field(field).questions;
    if (first === undefined) return;
    const insert =
      description === null
        ? null
        : fitCell(view.state, first.from, first.to, altText(description, isHtml(view.state)));
    const written = insert === null || insert === '' ? null : { from: first.from, to: first.to, insert };
    const end =
      endOfImage(view.state, first.to) + (written ? written.insert.length - (first.to - first.from) : 0);
    view.dispatch({
      ...(written ? { changes: written, userEvent: 'input.alt' } : {}),
      ...(rest.length === 0 ? { selection: { anchor: end } } : {}),
      effects: answered.of(null),
    });
    if (rest.length === 0) view.focus();
  };
  dom.addEventListener('submit', (event) => {
    event.preventDefault();
    finish(input.value);
  });
  skip.addEventListener('click', () => finish(null));
  dom.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    finish(null);
  });
  refresh();
  return {
    dom,
    mount: () => {
      const [first] = view.state.field(field).questions;
      if (first?.focus) input.focus();
      else if (first) tell(format(words.waits, { name: first.name }));
    },
    update: refresh,
  };
}

function button(label: string, className: string): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = className;
  made.textContent = label;
  return made;
}

/** Behind the closing parenthesis, or bracket, of the image whose description ends at `at`. */
function endOfImage(state: EditorState, at: number): number {
  const line = state.doc.lineAt(at);
  const rest = state.sliceDoc(at, line.to);
  if (isHtml(state)) return rest.includes('>') ? at + rest.indexOf('>') + 1 : line.to;
  let depth = 0;
  for (let index = 1; index < rest.length; index++) {
    if (rest[index] === '(') depth += 1;
    else if (rest[index] === ')' && --depth === 0) return at + index + 1;
  }
  return line.to;
}

const look = EditorView.theme({
  '.cm-tooltip.cm-alt': {
    display: 'grid',
    gap: '4px',
    marginTop: '6px',
    padding: '8px',
    border: '1px solid var(--line)',
    borderRadius: '8px',
    background: 'var(--paper)',
    color: 'var(--ink)',
    boxShadow: 'var(--shadow)',
    fontFamily: 'var(--ui-font)',
    fontSize: '13px',
    lineHeight: '1.4',
  },
  '.cm-alt > div': { display: 'flex', alignItems: 'center', gap: '6px', minWidth: '0' },
  '.cm-alt label': {
    flex: '1',
    minWidth: '0',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    color: 'var(--ink-2)',
    fontSize: '12px',
  },
  '.cm-alt input': {
    flex: '1',
    minWidth: '0',
    height: '28px',
    padding: '0 8px',
    border: '1px solid var(--line)',
    borderRadius: '6px',
    background: 'var(--paper)',
    color: 'var(--ink)',
    font: 'inherit',
  },
  '.cm-alt input:focus-visible': { outline: '2px solid var(--accent)', outlineOffset: '-1px' },
  '.cm-alt input::placeholder': { color: 'var(--ink-3)', opacity: '1' },
  '.cm-alt small': { color: 'var(--ink-3)', fontSize: '12px', whiteSpace: 'nowrap' },
  '.cm-alt .btn': { flex: 'none' },
  '.cm-pending': {
    display: 'inline-block',
    padding: '0 8px',
    borderRadius: '6px',
    background: 'var(--chrome-2)',
    color: 'var(--ink-2)',
    fontFamily: 'var(--ui-font)',
    fontSize: '0.8em',
  },
});

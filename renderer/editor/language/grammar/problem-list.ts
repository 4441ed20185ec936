import { type Extension, StateEffect, StateField, type TransactionSpec } from '@codemirror/state';
import { type EditorView, getPanel, type Panel, showPanel, type ViewUpdate } from '@codemirror/view';
import { counted, en } from '#core/messages/en';
import { languageWords } from '#core/messages/language';
import { ICONS, icon } from '../../icons';
import { offerButtons } from './offer-buttons';
import { messageOf, ruleOf, wordsAt } from './problem';
import {
  changesProblems,
  type Marked,
  type ProblemMark,
  placeOf,
  problemAfter,
  problemCount,
  problemsIn,
} from './problem-marks';

const words = languageWords.grammar;

/** The height of a row, in CSS pixels: of thousands of rows those in sight are drawn. */
const ROW = 30;
/** So many rows are drawn above and below those in sight. */
const BEYOND = 4;

const open = StateEffect.define<boolean>();

const isOpen = StateField.define<boolean>({
  create: () => false,
  update: (before, { effects }) =>
    effects.reduce((now, effect) => (effect.is(open) ? effect.value : now), before),
  provide: (self) => showPanel.from(self, (shown) => (shown ? problemPanel : null)),
});

/** The list of problems below the text, where it is open. */
export const problemList: Extension = isOpen;

/** Opens the list of problems. */
export const openProblemList = (): TransactionSpec => ({ effects: open.of(true) });

export const closeProblemList = (): TransactionSpec => ({ effects: open.of(false) });

/** Puts the keyboard's focus on the list, where it is open. */
export function focusProblemList(view: EditorView): void {
  getPanel(view, problemPanel)?.dom.querySelector<HTMLElement>('[role=listbox]')?.focus();
}

function problemPanel(view: EditorView): Panel {
  /** With the places as they were when this was read, which is before each time it is drawn. */
  let problems: readonly Marked[] = [];
  let isStale = true;
  let chosen: ProblemMark | undefined = problemAfter(view.state, view.state.selection.main.from)?.mark;
  /** The one that the rows and the offers were drawn for last. */
  let shown: ProblemMark | undefined;

  const count = element('span', 'lh-problems-count');
  const close = element('button', 'btn icon');
  close.type = 'button';
  close.title = en.app.close;
  close.setAttribute('aria-label', en.app.close);
  close.append(icon(ICONS.close));
  const leave = () => {
    view.dispatch(closeProblemList());
    view.focus();
  };
  close.addEventListener('click', leave);
  const head = element('div', 'lh-problems-head');
  head.append(count, close);

  const list = element('ul', 'lh-problems-rows');
  list.tabIndex = 0;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', words.list);
  const space = element('li', 'lh-problems-space');
  space.setAttribute('role', 'presentation');
  list.append(space);

  const about = element('div', 'lh-problem-chosen');

  const dom = element('section', 'lh-problems');
  dom.setAttribute('aria-label', words.list);
  dom.append(head, list, about);

  const at = () => problems.findIndex(({ mark }) => mark === chosen);

  const read = () => {
    if (!isStale) return;
    const before = at();
    problems = problemsIn(view.state);
    isStale = false;
    // What is done with makes room for the next one.
    if (at() < 0) chosen = problems[Math.min(Math.max(before, 0), problems.length - 1)]?.mark;
  };

  const draw = () => {
    read();
    count.textContent = problems.length === 0 ? words.none : counted(words.count, problems.length);
    list.hidden = about.hidden = problems.length === 0;
    space.style.height = `${problems.length * ROW}px`;
    const index = at();
    const isOther = shown !== chosen;
    if (isOther) reveal(index);
    const first = Math.max(0, Math.floor(list.scrollTop / ROW) - BEYOND);
    const last = Math.ceil((list.scrollTop + list.clientHeight) / ROW) + BEYOND;
    list.replaceChildren(
      space,
      ...problems.slice(first, last).map((each, n) => row(each, first + n, first + n === index)),
    );
    if (index < 0) list.removeAttribute('aria-activedescendant');
    else list.setAttribute('aria-activedescendant', idOf(index));
    if (isOther) offer(problems[index]);
    shown = chosen;
  };

  const reveal = (index: number) => {
    const top = index * ROW;
    if (top < 0) return;
    if (top < list.scrollTop) list.scrollTop = top;
    else if (top + ROW > list.scrollTop + list.clientHeight) list.scrollTop = top + ROW - list.clientHeight;
  };

  const row = (marked: Marked, index: number, isChosen: boolean) => {
    const made = element('li', 'lh-problem');
    made.id = idOf(index);
    made.style.top = `${index * ROW}px`;
    made.setAttribute('role', 'option');
    made.setAttribute('aria-selected', String(isChosen));
    made.setAttribute('aria-posinset', String(index + 1));
    made.setAttribute('aria-setsize', String(problems.length));
    const about = element('b', 'lh-problem-words');
    about.dir = 'auto';
    about.textContent = wordsAt(view.state, marked);
    const message = element('span', 'lh-problem-message');
    message.textContent = messageOf(marked.problem);
    made.append(about, ' ', message);
    made.addEventListener('click', () => choose(index));
    made.addEventListener('dblclick', () => view.focus());
    return made;
  };

  const offer = (marked: Marked | undefined) => {
    const hadFocus = about.contains(document.activeElement);
    about.replaceChildren();
    if (marked === undefined) return;
    const message = element('p', 'lh-problem-message');
    const rule = element('small', 'lh-problem-rule');
    rule.textContent = ruleOf(marked.problem);
    message.append(messageOf(marked.problem), ' ', rule);
    const offers = element('div', 'lh-problem-offers');
    offers.append(...offerButtons(view, marked));
    about.append(message, offers);
    if (hadFocus) list.focus();
  };

  /** Selects the words of a problem in the text, and shows its row. */
  const choose = (index: number) => {
    read();
    const marked = problems[Math.min(Math.max(index, 0), problems.length - 1)];
    const place = marked && placeOf(view.state, marked.mark);
    if (!place) return;
    chosen = marked.mark;
    view.dispatch({ selection: { anchor: place.from, head: place.to }, scrollIntoView: true });
  };

  list.addEventListener('scroll', draw);
  list.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const page = Math.max(1, Math.floor(list.clientHeight / ROW) - 1);
    switch (event.key) {
      case 'ArrowDown':
        choose(at() + 1);
        break;
      case 'ArrowUp':
        choose(at() - 1);
        break;
      case 'PageDown':
        choose(at() + page);
        break;
      case 'PageUp':
        choose(at() - page);
        break;
      case 'Home':
        choose(0);
        break;
      case 'End':
        choose(problems.length - 1);
        break;
      case 'Enter':
        choose(at());
        view.focus();
        break;
      default:
        return;
    }
    event.preventDefault();
  });
  dom.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    leave();
  });

  return {
    dom,
    mount: draw,
    update: ({ state, docChanged, selectionSet, transactions }: ViewUpdate) => {
      const others = transactions.some(changesProblems) || problemCount(state) !== problems.length;
      isStale ||= docChanged || others;
      // The caret in a problem chooses it; elsewhere, what was chosen stays so.
      const here = selectionSet ? problemsIn(state, state.selection.main.from, state.selection.main.to) : [];
      if (here[0] && !here.some(({ mark }) => mark === chosen)) chosen = here[0].mark;
      if (others || chosen !== shown) draw();
    },
  };
}

const idOf = (index: number): string => `lh-problem-${index}`;

function element<K extends keyof HTMLElementTagNameMap>(tag: K, className: string): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  made.className = className;
  return made;
}

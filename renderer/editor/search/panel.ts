import { type EditorView, type Panel, runScopeHandlers, type ViewUpdate } from '@codemirror/view';
import type { FindQuery } from '#core/editor/find-query';
import { counted, en, format } from '#core/messages/en';
import { findWords as words } from '#core/messages/find';
import { grouped } from '#core/messages/numbers';
import { tellChanges } from '../../app/tell';
import { ICONS, icon } from '../icons';
import { closeFind, goToMatch, replaceMatch, replaceMatches } from './commands';
import type { Finder } from './finder';
import type { FindHistory } from './history';
import { MOST_SHOWN } from './searching';
import { countOf, type Direction, type FindState, findStateOf, openFind, setQuery, setWithin } from './state';

type Flag = 'matchCase' | 'wholeWord' | 'regexp';

/** The scope of the keys of the panel. */
export const PANEL = 'find';

/** Find and replace above the text: plain elements, because the editor around it is no part of React's tree. */
export function findPanel(view: EditorView, finder: Finder, history: FindHistory): Panel {
  const dom = element('div', 'lh-find');
  dom.setAttribute('role', 'search');
  dom.setAttribute('aria-label', words.label);

  const query = () => findStateOf(view.state).query;
  const set = (part: Partial<FindQuery>) => view.dispatch({ effects: setQuery.of({ ...query(), ...part }) });
  const go = (direction: Direction) => {
    history.keep(query().find);
    goToMatch(direction)(view);
  };

  const find = field('find', words.find);
  const hint = element('span', 'visually-hidden');
  hint.id = 'lh-find-hint';
  hint.textContent = words.history;
  find.setAttribute('aria-describedby', 'lh-find-hint lh-find-status');
  find.addEventListener('input', () => set({ find: find.value }));
  find.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      go(event.shiftKey ? -1 : 1);
    } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      const past = history.step(event.key === 'ArrowUp' ? -1 : 1, find.value);
      if (past === null) return;
      event.preventDefault();
      set({ find: past });
    }
  });

  const replace = field('replace', words.replace);
  replace.addEventListener('input', () => set({ replace: replace.value }));
  replace.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    history.keep(query().find);
    if (event.ctrlKey || event.metaKey) void replaceMatches(view, finder);
    else void replaceMatch(view, finder);
  });

  const flags = (['matchCase', 'wholeWord', 'regexp'] as const).map((flag: Flag) => ({
    flag,
    button: button(words[flag], ICONS[flag], () => set({ [flag]: !query()[flag] })),
  }));
  const inSelection = button(words.inSelection, ICONS.inSelection, () => {
    const { within } = findStateOf(view.state);
    const ranges = view.state.selection.ranges.filter(({ empty }) => !empty);
    view.dispatch({
      effects: setWithin.of(within === null ? ranges.map(({ from, to }) => ({ from, to })) : null),
    });
  });
  const more = button(words.showReplace, ICONS.chevron, () => {
    view.dispatch({ effects: openFind.of({ open: true, replacing: !findStateOf(view.state).replacing }) });
  });

  const status = element('span', 'lh-find-status');
  status.id = 'lh-find-status';
  status.setAttribute('role', 'status');
  status.setAttribute('aria-live', 'off');
  const previous = button(words.previous, ICONS.up, () => go(-1));
  const next = button(words.next, ICONS.down, () => go(1));
  const close = button(en.app.close, ICONS.close, () => closeFind(view));

  const one = textButton(words.replaceOne, () => void replaceMatch(view, finder));
  const all = textButton(words.replaceAll, () => {
    history.keep(query().find);
    void replaceMatches(view, finder);
  });

  const first = element('div', 'lh-find-row');
  const box = element('span', 'lh-find-box');
  box.append(find, ...flags.map(({ button: each }) => each), inSelection);
  first.append(more, box, status, previous, next, close, hint);
  const second = element('div', 'lh-find-row second');
  second.append(replace, one, all);
  dom.append(first, second);
  // From what is looked for to what stands in its place, and only then to the buttons.
  const stops = [more, find, replace, ...flags.map(({ button: each }) => each), inSelection];
  const order: readonly HTMLElement[] = [...stops, previous, next, close, one, all];
  dom.addEventListener('keydown', (event) => {
    const stop =
      event.key === 'Tab' ? after(order, event.target as HTMLElement, event.shiftKey ? -1 : 1) : undefined;
    const leave = event.key === 'Tab' && !stop && !event.shiftKey;
    stop?.focus();
    if (leave) {
      view.focus();
      view.dispatch({ scrollIntoView: true });
    }
    if (!stop && !leave && !runScopeHandlers(view, event, PANEL)) return;
    event.preventDefault();
    event.stopPropagation();
  });

  const show = () => {
    const now = findStateOf(view.state);
    if (find.value !== now.query.find) find.value = now.query.find;
    if (replace.value !== now.query.replace) replace.value = now.query.replace;
    for (const { flag, button: each } of flags) press(each, now.query[flag]);
    press(inSelection, now.within !== null);
    disable(inSelection, now.within === null && view.state.selection.ranges.every(({ empty }) => empty));
    const canReplace = !view.state.readOnly;
    more.hidden = !canReplace;
    more.setAttribute('aria-expanded', String(now.replacing));
    second.hidden = !now.replacing || !canReplace;
    find.setAttribute('aria-invalid', String(now.trouble !== null));
    const said = statusOf(view, now);
    if (status.textContent !== said) status.textContent = said;
    dom.classList.toggle('trouble', now.trouble !== null);
    dom.classList.toggle('none', now.trouble === null && !now.stale && now.places.size === 0);
    for (const each of [previous, next, one, all]) disable(each, now.places.size === 0);
  };
  show();
  // What becomes of the matches while the author writes, or goes about in the text, is for the eye only.
  let elsewhere = false;
  const stopTelling = tellChanges(status, { when: () => !elsewhere || !view.hasFocus });

  return {
    dom,
    top: true,
    destroy: stopTelling,
    update: (update: ViewUpdate) => {
      if (update.docChanged || update.selectionSet)
        elsewhere = !update.transactions.some((each) => each.isUserEvent('select.search'));
      if (findStateOf(update.state) !== findStateOf(update.startState) || update.selectionSet) show();
    },
  };
}

/** What comes next after `from` among those of `order` that are shown; undefined where they end. */
function after(order: readonly HTMLElement[], from: HTMLElement, by: Direction): HTMLElement | undefined {
  const shown = order.filter((each) => each.checkVisibility());
  const at = shown.indexOf(from);
  return at < 0 ? undefined : shown[at + by];
}

function statusOf(view: EditorView, { query, trouble, stale, places, more }: FindState): string {
  if (query.find === '') return '';
  if (trouble?.kind === 'bad') return format(words.badPattern, { reason: trouble.reason });
  if (trouble?.kind === 'slow') return words.slowPattern;
  // While it is looked again, what was said last goes on being nearly true.
  if (stale && places.size === 0) return '';
  if (places.size === 0) return words.none;
  if (more) return format(words.tooMany, { count: grouped(MOST_SHOWN) });
  const { at, count } = countOf(view.state);
  return at === 0 ? counted(words.many, count) : format(words.at, { at: grouped(at), count: grouped(count) });
}

function element<K extends keyof HTMLElementTagNameMap>(tag: K, className: string): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  made.className = className;
  return made;
}

function field(name: string, label: string): HTMLInputElement {
  const input = element('input', 'lh-find-input');
  input.name = name;
  input.type = 'text';
  input.spellcheck = false;
  input.autocomplete = 'off';
  input.placeholder = label;
  input.setAttribute('aria-label', label);
  return input;
}

function button(label: string, paths: readonly string[], act: () => void): HTMLButtonElement {
  const made = element('button', 'btn icon');
  made.type = 'button';
  made.title = label;
  made.setAttribute('aria-label', label);
  made.append(icon(paths));
  made.addEventListener('click', () => {
    if (made.getAttribute('aria-disabled') !== 'true') act();
  });
  return made;
}

function textButton(label: string, act: () => void): HTMLButtonElement {
  const made = element('button', 'btn outlined');
  made.type = 'button';
  made.textContent = label;
  made.addEventListener('click', () => {
    if (made.getAttribute('aria-disabled') !== 'true') act();
  });
  return made;
}

/** Out of use, but not out of reach: the button that was pressed last keeps the focus. */
function disable(made: HTMLButtonElement, off: boolean): void {
  made.setAttribute('aria-disabled', String(off));
}

function press(made: HTMLButtonElement, on: boolean): void {
  made.setAttribute('aria-pressed', String(on));
}

import './slash.css';
import { EditorSelection, type EditorState, type Extension, Prec, type Transaction } from '@codemirror/state';
import { EditorView, keymap, showTooltip, type TooltipView, type ViewUpdate } from '@codemirror/view';
import type { en } from '#core/messages/en';
import { formatting } from '#core/messages/formatting';
import { type EditorCommandId, isEditorCommand } from '../commands/ids';
import { editorCommands } from '../commands/registry';
import { chooseSlash, type Slash, slashExtras, slashField } from './slash-state';

const LIST = 'slash-menu';
const optionId = (index: number) => `${LIST}-${index}`;

/**
 * Typing a slash at the start of a line's text or after a space offers the commands, filtered by what is typed on.
 * Enter or Tab takes the slash away and runs one, as one step to undo; Escape leaves it as text. `keyLabel` says the
 * key of a command.
 */
export function slashMenu(keyLabel: (id: keyof typeof en.commands) => string | null): Extension {
  const move = (by: 1 | -1) => (view: EditorView) => {
    const open = view.state.field(slashField);
    if (!open) return false;
    const chosen = (open.chosen + by + open.items.length) % open.items.length;
    view.dispatch({ effects: chooseSlash.of(chosen) });
    return true;
  };
  return [
    slashField,
    showTooltip.compute([slashField], (state) => {
      const open = state.field(slashField);
      return open && { pos: open.from, above: false, create: (view) => list(view, keyLabel) };
    }),
    EditorView.contentAttributes.compute([slashField], (state): Record<string, string> => {
      const open = state.field(slashField);
      if (!open) return {};
      return {
        'aria-autocomplete': 'list',
        'aria-haspopup': 'listbox',
        'aria-controls': LIST,
        'aria-activedescendant': optionId(open.chosen),
      };
    }),
    EditorView.domEventHandlers({ blur: (_event, view) => void close(view) }),
    Prec.highest(
      keymap.of([
        { key: 'ArrowDown', run: move(1) },
        { key: 'ArrowUp', run: move(-1) },
        { key: 'Enter', run: (view) => runChosen(view) },
        { key: 'Tab', run: (view) => runChosen(view) },
        { key: 'Escape', run: close },
      ]),
    ),
  ];
}

function close(view: EditorView): boolean {
  if (!view.state.field(slashField)) return false;
  view.dispatch({ effects: chooseSlash.of(null) });
  return true;
}

function runChosen(view: EditorView, index?: number): boolean {
  const open = view.state.field(slashField);
  const item = open?.items[index ?? open.chosen];
  if (!open || !item || view.state.readOnly) return false;
  if (isEditorCommand(item.id)) {
    view.dispatch(withoutSlash(view.state, open, item.id));
    return true;
  }
  view.dispatch({
    changes: { from: open.from, to: view.state.selection.main.head },
    effects: chooseSlash.of(null),
    userEvent: 'delete.slash',
  });
  const { id } = item;
  view.state
    .facet(slashExtras)
    .find(({ ids }) => ids.includes(id))
    ?.run(id);
  return true;
}

/** The slash taken away and the command run where it stood, in one transaction. */
export function withoutSlash(state: EditorState, { from }: Slash, id: EditorCommandId): Transaction {
  const { head } = state.selection.main;
  const without = state.update({
    changes: { from, to: head },
    selection: EditorSelection.cursor(from),
    userEvent: 'input.complete',
  });
  let ran: Transaction | null = null;
  editorCommands[id]({
    state: without.state,
    dispatch: (tr) => {
      ran = tr;
    },
  });
  const after: Transaction = ran ?? without;
  return state.update({
    changes: ran ? without.changes.compose(after.changes) : without.changes,
    selection: after.newSelection,
    effects: chooseSlash.of(null),
    scrollIntoView: true,
    userEvent: 'input.complete',
  });
}

function list(view: EditorView, keyLabel: (id: keyof typeof en.commands) => string | null): TooltipView {
  const dom = document.createElement('ul');
  dom.className = 'lh-slash';
  dom.id = LIST;
  dom.setAttribute('role', 'listbox');
  dom.setAttribute('aria-label', formatting.slash);
  const draw = ({ items, chosen }: Slash) => {
    dom.replaceChildren(
      ...items.map(({ id, title }, index) => {
        const option = document.createElement('li');
        option.id = optionId(index);
        option.setAttribute('role', 'option');
        option.setAttribute('aria-selected', String(index === chosen));
        option.setAttribute('aria-label', title);
        option.append(title);
        const key = keyLabel(id);
        if (key !== null) {
          const shown = document.createElement('kbd');
          shown.textContent = key;
          option.append(shown);
        }
        option.addEventListener('mousedown', (event) => {
          event.preventDefault();
          runChosen(view, index);
        });
        return option;
      }),
    );
    dom.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  };
  const now = view.state.field(slashField);
  if (now) draw(now);
  return {
    dom,
    offset: { x: 0, y: 4 },
    mount: () => dom.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' }),
    update: ({ state, startState }: ViewUpdate) => {
      const open = state.field(slashField);
      if (open && open !== startState.field(slashField)) draw(open);
    },
  };
}

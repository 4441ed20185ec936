import { gotoLine, selectNextOccurrence, selectSelectionMatches } from '@codemirror/search';
import { type Extension, Prec } from '@codemirror/state';
import { keymap, showPanel } from '@codemirror/view';
import './search/find.css';
import { closeFind, goToMatch } from './search/commands';
import { workerFinder } from './search/finder';
import { FindHistory } from './search/history';
import { findPanel, PANEL } from './search/panel';
import { searching, shownMatches } from './search/searching';
import { findField } from './search/state';

/** The text, and the panel over it. */
const EVERYWHERE = `editor ${PANEL}`;

/** Find and replace at the top of the editor, with the matches of all of the text. */
export function searchPanel(): Extension {
  const finder = workerFinder();
  const history = new FindHistory();
  return [
    findField,
    showPanel.compute([findField], (state) => (state.field(findField).open ? openPanel : null)),
    searching(finder),
    shownMatches(),
    // Before Escape lets go of the match that is selected.
    Prec.high(keymap.of([{ key: 'Escape', run: closeFind, scope: EVERYWHERE }])),
    keymap.of([
      ...['F3', 'Mod-g'].map((key) => ({
        key,
        run: goToMatch(1),
        shift: goToMatch(-1),
        preventDefault: true,
        scope: EVERYWHERE,
      })),
      { key: 'Mod-d', run: selectNextOccurrence, preventDefault: true },
      { key: 'Mod-Shift-l', run: selectSelectionMatches },
      { key: 'Mod-Alt-g', run: gotoLine },
    ]),
  ];

  function openPanel(view: Parameters<typeof findPanel>[0]) {
    return findPanel(view, finder, history);
  }
}

import { copyLineDown, copyLineUp, moveLineDown, moveLineUp } from '@codemirror/commands';
import type { StateCommand } from '@codemirror/state';
import type { HtmlCommandId } from '../commands/ids';
import { joinLines } from '../commands/join';
import { foldAll, toggleFold, unfoldAll } from '../folding/fold-commands';
import {
  indentOf,
  insertHtml,
  toggleHtmlCode,
  toggleHtmlHeading,
  toggleHtmlList,
  toggleHtmlQuote,
} from './blocks';
import { isText } from './context';
import { toggleElement, toggleHtmlLink } from './inline';

/** A line break in the text, and a line of its own for what follows. */
export const breakHtmlLine: StateCommand = ({ state, dispatch }) => {
  const { from, to } = state.selection.main;
  if (!isText(state, from, to)) return false;
  const indent = indentOf(state, from);
  dispatch(
    state.update(state.replaceSelection(`<br>\n${indent}`), { userEvent: 'input', scrollIntoView: true }),
  );
  return true;
};

/** What each command that HTML has a form for does to a post that is HTML. */
export const htmlCommands: Readonly<Record<HtmlCommandId, StateCommand>> = {
  'format.bold': toggleElement('strong', 'b'),
  'format.italic': toggleElement('em', 'i'),
  'format.strikethrough': toggleElement('del', 's', 'strike'),
  'format.code': toggleElement('code'),
  'format.link': toggleHtmlLink,
  'format.heading.1': toggleHtmlHeading(1),
  'format.heading.2': toggleHtmlHeading(2),
  'format.heading.3': toggleHtmlHeading(3),
  'format.heading.4': toggleHtmlHeading(4),
  'format.heading.5': toggleHtmlHeading(5),
  'format.heading.6': toggleHtmlHeading(6),
  'format.heading.none': toggleHtmlHeading(null),
  'format.quote': toggleHtmlQuote,
  'format.codeBlock': toggleHtmlCode,
  'format.rule': insertHtml(['<hr>']),
  'list.bullet': toggleHtmlList('ul'),
  'list.ordered': toggleHtmlList('ol'),
  'lines.moveUp': moveLineUp,
  'lines.moveDown': moveLineDown,
  'lines.copyUp': copyLineUp,
  'lines.copyDown': copyLineDown,
  'lines.join': joinLines,
  'table.insert': insertHtml([
    '<table>',
    '  <thead>',
    '    <tr><th>|</th><th></th></tr>',
    '  </thead>',
    '  <tbody>',
    '    <tr><td></td><td></td></tr>',
    '  </tbody>',
    '</table>',
  ]),
  'fold.toggle': toggleFold,
  'fold.all': foldAll,
  'fold.none': unfoldAll,
};

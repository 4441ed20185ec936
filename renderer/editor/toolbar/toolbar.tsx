import './toolbar.css';
import {
  Bold,
  ChevronDown,
  Code,
  Ellipsis,
  Italic,
  Link,
  List,
  ListOrdered,
  ListTodo,
  type LucideIcon,
  Quote,
  SquareCode,
  Strikethrough,
  Table,
} from 'lucide-react';
import { Group } from 'react-aria-components/Group';
import { Separator } from 'react-aria-components/Separator';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { Toolbar } from 'react-aria-components/Toolbar';
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import { en } from '#core/messages/en';
import { formatting } from '#core/messages/formatting';
import { useWorkspace } from '../../app/workspace';
import type { Active } from '../commands/active';
import { type EditorCommandId, isForHtml } from '../commands/ids';
import type { Editor } from '../editor';
import { CommandMenu, type MenuPart } from './command-menu';
import { useActive } from './use-active';

type Rank = 'always' | 'roomy' | 'wide';

interface Tool {
  readonly id: EditorCommandId;
  readonly icon: LucideIcon;
  /** How much room the column needs for it; the menu at the end has everything. */
  readonly rank: Rank;
}

const GROUPS: readonly (readonly Tool[])[] = [
  [
    { id: 'format.bold', icon: Bold, rank: 'always' },
    { id: 'format.italic', icon: Italic, rank: 'always' },
    { id: 'format.strikethrough', icon: Strikethrough, rank: 'wide' },
    { id: 'format.code', icon: Code, rank: 'roomy' },
    { id: 'format.link', icon: Link, rank: 'always' },
  ],
  [
    { id: 'list.bullet', icon: List, rank: 'always' },
    { id: 'list.ordered', icon: ListOrdered, rank: 'always' },
    { id: 'list.task', icon: ListTodo, rank: 'roomy' },
  ],
  [
    { id: 'format.quote', icon: Quote, rank: 'roomy' },
    { id: 'format.codeBlock', icon: SquareCode, rank: 'wide' },
  ],
];

const LEVELS = [
  'format.heading.1',
  'format.heading.2',
  'format.heading.3',
  'format.heading.4',
  'format.heading.5',
  'format.heading.6',
] as const;

const MORE: readonly MenuPart[] = [
  { title: formatting.groups.text, ids: ['format.strikethrough', 'format.code', 'footnote.insert'] },
  {
    title: formatting.groups.blocks,
    ids: ['list.task', 'format.quote', 'format.codeBlock', 'format.rule', 'table.insert'],
  },
  { title: formatting.groups.lists, ids: ['list.done', 'list.indent', 'list.outdent'] },
  { title: formatting.groups.folding, ids: ['fold.toggle', 'fold.all', 'fold.none'] },
];

const TABLE: readonly MenuPart[] = [
  {
    title: formatting.groups.rows,
    ids: ['table.addRow', 'table.addRowAbove', 'table.removeRow', 'table.moveRowUp', 'table.moveRowDown'],
  },
  {
    title: formatting.groups.columns,
    ids: [
      'table.addColumn',
      'table.addColumnLeft',
      'table.removeColumn',
      'table.moveColumnLeft',
      'table.moveColumnRight',
      'table.alignLeft',
      'table.alignCenter',
      'table.alignRight',
      'table.alignNone',
    ],
  },
  { title: formatting.table, ids: ['table.format'] },
];

/** The quiet bar over the text: the commands an author reaches for, pressed where the caret is in what they make. */
export default function FormatToolbar({ isDisabled }: { isDisabled: boolean }) {
  const { commands, editor } = useWorkspace();
  const active = useActive(editor);
  return (
    <Toolbar
      className="format-bar"
      aria-label={formatting.toolbar}
      data-region="formatting"
      ref={escapeTo(editor)}
    >
      <StyleMenu active={active} isDisabled={isDisabled} />
      {GROUPS.map((tools) => (
        <Group key={tools[0]?.id} className="format-group" data-rank={rankOf(tools)}>
          <Separator orientation="vertical" />
          {tools
            .filter(({ id }) => !active.html || isForHtml(id))
            .map(({ id, icon: Icon, rank }) => (
              <TooltipTrigger key={id} delay={700}>
                <ToggleButton
                  className="btn icon"
                  aria-label={en.commands[id]}
                  data-rank={rank}
                  isDisabled={isDisabled || (active.isLiteral && !active.on.has(id))}
                  isSelected={active.on.has(id)}
                  onChange={() => commands.run(id)}
                  preventFocusOnPress
                >
                  <Icon />
                </ToggleButton>
                <Tooltip className="format-tip" placement="bottom" offset={6}>
                  {en.commands[id]}
                  {commands.keyLabel(id) && <kbd>{commands.keyLabel(id)}</kbd>}
                </Tooltip>
              </TooltipTrigger>
            ))}
        </Group>
      ))}
      {active.inTable && (
        <CommandMenu label={formatting.table} parts={TABLE} isDisabled={isDisabled}>
          <Table />
        </CommandMenu>
      )}
      <CommandMenu label={formatting.more} parts={MORE} isDisabled={isDisabled}>
        <Ellipsis />
      </CommandMenu>
    </Toolbar>
  );
}

/** Escape goes back to the text. */
const escapeTo = (editor: Editor) => (bar: HTMLDivElement | null) => {
  const leave = (event: KeyboardEvent) => {
    if (event.key === 'Escape') editor.focus();
  };
  bar?.addEventListener('keydown', leave);
  return () => bar?.removeEventListener('keydown', leave);
};

const rankOf = (tools: readonly Tool[]): Rank =>
  tools.some(({ rank }) => rank === 'always')
    ? 'always'
    : tools.some(({ rank }) => rank === 'roomy')
      ? 'roomy'
      : 'wide';

/** What kind of paragraph the caret is in, and the others it could be. */
function StyleMenu({ active, isDisabled }: { active: Active; isDisabled: boolean }) {
  const level = LEVELS.find((id) => active.on.has(id));
  const now = en.commands[level ?? 'format.heading.none'];
  return (
    <CommandMenu
      label={`${formatting.paragraph}: ${now}`}
      parts={[{ title: null, ids: ['format.heading.none', ...LEVELS] }]}
      isDisabled={isDisabled || active.isLiteral}
      className="btn format-style"
    >
      <span className="long">{now}</span>
      <span className="short">{level ? `H${level.at(-1)}` : '¶'}</span>
      <ChevronDown />
    </CommandMenu>
  );
}

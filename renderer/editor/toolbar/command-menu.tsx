import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Header } from 'react-aria-components/Header';
import { Menu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { en } from '#core/messages/en';
import { useWorkspace } from '../../app/workspace';
import type { EditorCommandId } from '../commands/ids';

export interface MenuPart {
  readonly title: string | null;
  readonly ids: readonly EditorCommandId[];
}

/** A button of the toolbar that opens commands with their keys. */
export function CommandMenu(props: {
  label: string;
  parts: readonly MenuPart[];
  isDisabled: boolean;
  className?: string;
  children: ReactNode;
}) {
  const { label, parts, isDisabled, className = 'btn icon', children } = props;
  const { commands } = useWorkspace();
  return (
    <MenuTrigger>
      <Button className={className} aria-label={label} isDisabled={isDisabled}>
        {children}
      </Button>
      <Popover className="menu format-menu">
        <Menu
          aria-label={label}
          disabledKeys={parts.flatMap(({ ids }) => ids.filter((id) => commands.why(id) !== null))}
          onAction={(id) => {
            // After the menu has given the focus back, so that the text can take it.
            requestAnimationFrame(() => commands.run(String(id)));
          }}
        >
          {parts.map(({ title, ids }) => (
            <MenuSection key={title ?? 'only'} aria-label={title ?? label}>
              {title !== null && <Header>{title}</Header>}
              {ids.map((id) => (
                <MenuItem key={id} id={id} textValue={en.commands[id]}>
                  <span>{en.commands[id]}</span>
                  <MenuNote note={commands.why(id)} keys={commands.keyLabel(id)} />
                </MenuItem>
              ))}
            </MenuSection>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

/** Beside a command: why it does nothing here, or its key. */
function MenuNote({ note, keys }: { note: string | null; keys: string | null }) {
  if (note !== null) return <small>{note}</small>;
  return keys === null ? null : <kbd>{keys}</kbd>;
}

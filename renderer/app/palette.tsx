import './palette.css';
import { useState } from 'react';
import { Autocomplete } from 'react-aria-components/Autocomplete';
import { useFilter } from 'react-aria-components/ComboBox';
import { Dialog } from 'react-aria-components/Dialog';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { ListLayout, Virtualizer } from 'react-aria-components/Virtualizer';
import { en } from '#core/messages/en';
import { afterDialog } from './after-dialog';
import { foundCommands } from './found-commands';
import { PaletteSearch } from './palette-search';
import { takeTyped } from './type-ahead';
import { useWorkspace } from './workspace';

/** There are well over a hundred commands: only those that are seen are drawn. As high as palette.css says. */
const LAYOUT = { rowSize: 36, padding: 6 };

/** Every command by name, with its key; what cannot run now is there but quiet. */
export default function Palette({ onClose }: { onClose: () => void }) {
  const { commands } = useWorkspace();
  const { contains } = useFilter({ sensitivity: 'base' });
  const [query, setQuery] = useState(takeTyped);
  const every = commands.all().filter(({ id }) => id !== 'palette.open');
  const all = foundCommands(every, query, contains);
  const first = () => (query === '' ? null : (all.find(({ enabled }) => enabled)?.id ?? null));
  const run = (id: string) => {
    onClose();
    // So that a command can put the focus elsewhere, or its dialog give it back.
    afterDialog(() => commands.run(id));
  };
  return (
    <ModalOverlay
      className="veil"
      isOpen
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className="sheet palette">
        <Dialog aria-label={en.palette.label}>
          <Autocomplete inputValue={query} onInputChange={setQuery}>
            <PaletteSearch label={en.palette.search} typed={query} first={first} onTake={run} />
            <Virtualizer layout={ListLayout} layoutOptions={LAYOUT}>
              <ListBox
                className="palette-list commands"
                aria-label={en.palette.label}
                items={all}
                selectionMode="none"
                disabledKeys={all.filter((each) => !each.enabled).map((each) => each.id)}
                onAction={(id) => run(String(id))}
                renderEmptyState={() => <p className="palette-none">{en.palette.none}</p>}
              >
                {(command) => (
                  <ListBoxItem id={command.id} textValue={command.title}>
                    <span>{command.title}</span>
                    <code>{command.id}</code>
                    {command.why !== null && <small>{command.why}</small>}
                    {command.keys && <kbd>{command.keys}</kbd>}
                  </ListBoxItem>
                )}
              </ListBox>
            </Virtualizer>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

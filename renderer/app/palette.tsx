import './palette.css';
import { Search } from 'lucide-react';
import {
  Autocomplete,
  Dialog,
  Input,
  ListBox,
  ListBoxItem,
  Modal,
  ModalOverlay,
  SearchField,
  useFilter,
} from 'react-aria-components';
import { en } from '#core/messages/en';
import { useWorkspace } from './workspace';

/** Every command by name, with its key; what cannot run now is there but quiet. */
export default function Palette({ onClose }: { onClose: () => void }) {
  const { commands } = useWorkspace();
  const { contains } = useFilter({ sensitivity: 'base' });
  const all = commands.all().filter(({ id }) => id !== 'palette.open');
  const everyWord = (text: string, query: string) => query.split(/\s+/).every((word) => contains(text, word));
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
          <Autocomplete filter={everyWord}>
            <SearchField className="palette-search" aria-label={en.palette.search} autoFocus>
              <Search />
              <Input placeholder={en.palette.search} />
            </SearchField>
            <ListBox
              className="palette-list"
              aria-label={en.palette.label}
              items={all}
              selectionMode="none"
              disabledKeys={all.filter((each) => !each.enabled).map((each) => each.id)}
              onAction={(id) => {
                onClose();
                // After the dialog has given the focus back, so that a command can put it elsewhere.
                requestAnimationFrame(() => commands.run(String(id)));
              }}
              renderEmptyState={() => <p className="palette-none">{en.palette.none}</p>}
            >
              {(command) => (
                <ListBoxItem id={command.id} textValue={command.title}>
                  <span>{command.title}</span>
                  <code>{command.id}</code>
                  {command.keys && <kbd>{command.keys}</kbd>}
                </ListBoxItem>
              )}
            </ListBox>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

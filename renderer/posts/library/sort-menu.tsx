import { ArrowDownWideNarrow, Check } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { libraryWords as words } from '#core/messages/library';
import { LIBRARY_SORTS } from '#core/posts/library-sort';
import { useStore } from '../../app/store';
import { useWorkspace } from '../../app/workspace';

const ITEMS = LIBRARY_SORTS.map((id) => ({ id }));

/** The order of the library's posts, as a word that opens the others. */
export function SortMenu() {
  const { settings } = useWorkspace();
  const { librarySort } = useStore(settings.settings);
  return (
    <MenuTrigger>
      <Button className="btn sort-button" aria-label={`${words.sort}: ${words.sorts[librarySort]}`}>
        <ArrowDownWideNarrow />
        {words.sorts[librarySort]}
      </Button>
      <Popover className="menu" placement="bottom end">
        <Menu
          aria-label={words.sort}
          items={ITEMS}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[librarySort]}
        >
          {({ id }) => (
            <MenuItem
              id={id}
              textValue={words.sorts[id]}
              onAction={() => settings.change({ librarySort: id })}
            >
              <Check />
              {words.sorts[id]}
            </MenuItem>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

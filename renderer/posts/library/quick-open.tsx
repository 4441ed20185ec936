import '../../app/palette.css';
import './quick-open.css';
import { Search } from 'lucide-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { Autocomplete } from 'react-aria-components/Autocomplete';
import { Dialog } from 'react-aria-components/Dialog';
import { Input } from 'react-aria-components/Input';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { SearchField } from 'react-aria-components/SearchField';
import { en } from '#core/messages/en';
import { libraryWords as words } from '#core/messages/library';
import type { ListedPost } from '#core/posts/post';
import { quickMatches } from '#core/posts/search/quick-match';
import { afterDialog } from '../../app/after-dialog';
import { useStore } from '../../app/store';
import { takeTyped } from '../../app/type-ahead';
import { useWorkspace } from '../../app/workspace';
import { fullDate } from './post-date';

const SHOWN = 40;
const NONE: readonly ListedPost[] = [];

/** Opens a post by a part of its title or path; with nothing typed, one of those opened last. */
export default function QuickOpen({ onClose }: { onClose: () => void }) {
  const { posts, library, ui } = useWorkspace();
  const list = useStore(posts.list);
  const recent = useStore(library.recent);
  const current = useStore(posts.current);
  const [typed, setTyped] = useState(takeTyped);
  const query = useDeferredValue(typed);
  const all = list.kind === 'ready' ? list.posts : NONE;
  const open = current.kind === 'open' ? current.document.id : null;
  const found = useMemo(() => {
    const matches = quickMatches(all, query, recent, SHOWN + 1);
    // With nothing typed the post in the editor is no place to go to.
    return (query === '' ? matches.filter(({ id }) => id !== open) : matches).slice(0, SHOWN);
  }, [all, query, recent, open]);
  const go = (id: string) => {
    onClose();
    ui.drawer.set(false);
    // After the dialog has given the focus back, so that it goes to the text.
    afterDialog(() => void posts.open(id, true));
  };
  return (
    <ModalOverlay
      className="veil"
      isOpen
      isDismissable
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Modal className="sheet palette">
        <Dialog aria-label={words.quick.title}>
          <Autocomplete inputValue={typed} onInputChange={setTyped}>
            <SearchField
              className="palette-search"
              aria-label={words.quick.search}
              autoFocus
              onKeyDown={(event) => {
                if (event.key !== 'Enter') {
                  event.continuePropagation();
                  return;
                }
                const chosen = event.currentTarget.querySelector('[aria-activedescendant]');
                // What is typed counts, also before the list has caught up with it.
                const first = quickMatches(all, typed, recent, 2).find(
                  ({ id }) => typed !== '' || id !== open,
                );
                if ((typed !== query || !chosen) && first) go(first.id);
                else event.continuePropagation();
              }}
            >
              <Search />
              <Input placeholder={words.quick.search} />
            </SearchField>
            <ListBox
              className="palette-list quick-list"
              aria-label={words.quick.label}
              items={found}
              selectionMode="none"
              onAction={(id) => go(String(id))}
              renderEmptyState={() => (
                <p className="palette-none">{all.length === 0 ? words.quick.empty : words.quick.none}</p>
              )}
            >
              {(post) => (
                <ListBoxItem id={post.id} textValue={post.title}>
                  <span dir="auto">{post.title || en.library.untitled}</span>
                  <code>
                    <bdi dir="ltr">{post.id}</bdi>
                  </code>
                  <small>{post.date === null ? '' : fullDate(post.date)}</small>
                </ListBoxItem>
              )}
            </ListBox>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

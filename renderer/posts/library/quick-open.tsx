import '../../app/palette.css';
import './quick-open.css';
import { useDeferredValue, useMemo, useState } from 'react';
import { Autocomplete } from 'react-aria-components/Autocomplete';
import { Dialog } from 'react-aria-components/Dialog';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { en } from '#core/messages/en';
import { libraryWords as words } from '#core/messages/library';
import type { ListedPost } from '#core/posts/post';
import { quickMatches } from '#core/posts/search/quick-match';
import { afterDialog } from '../../app/after-dialog';
import { PaletteSearch } from '../../app/palette-search';
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
  const found = useMemo(() => findQuickly(all, query, recent, open), [all, query, recent, open]);
  const first = () => findQuickly(all, typed, recent, open)[0]?.id ?? null;
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
            <PaletteSearch label={words.quick.search} typed={typed} first={first} onTake={go} />
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

function findQuickly(
  all: readonly ListedPost[],
  query: string,
  recent: readonly string[],
  open: string | null,
): readonly ListedPost[] {
  const matches = quickMatches(all, query, recent, SHOWN + 1);
  // With nothing typed the post in the editor is no place to go to.
  return (query === '' ? matches.filter(({ id }) => id !== open) : matches).slice(0, SHOWN);
}

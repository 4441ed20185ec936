import { ChevronDown, ChevronRight } from 'lucide-react';
import { useLayoutEffect, useMemo, useRef } from 'react';
import { Button } from 'react-aria-components/Button';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { en } from '#core/messages/en';
import { libraryWords as words } from '#core/messages/library';
import type { LibraryEntry } from '#core/posts/view';
import { usePart, useStore } from '../../app/store';
import { useWorkspace } from '../../app/workspace';
import { recentShown } from './recent';

/** What grows above the list does not push the row away that the author has just clicked. */
function keepInPlace(grown: number): void {
  const list = document.querySelector('.posts:not([hidden])');
  if (grown !== 0 && list?.matches(':hover')) list.scrollTop += grown;
}

interface RecentPostsProps {
  readonly entries: readonly LibraryEntry[];
  readonly open: string | null;
  readonly onOpen: (post: { readonly id: string }) => void;
}

/** The posts opened last, above the list: one line each, and hidden by their heading. They stay in the list as well. */
export function RecentPosts({ entries, open, onOpen }: RecentPostsProps) {
  const { library, settings } = useWorkspace();
  const recent = useStore(library.recent);
  const shown = usePart(settings.settings, (each) => each.recentShown);
  const rows = useMemo(
    () => recentShown(recent, entries, open).map(({ post }) => ({ id: post.id, title: post.title })),
    [recent, entries, open],
  );
  const section = useRef<HTMLElement>(null);
  const there = rows.length > 0;
  useLayoutEffect(() => {
    const element = section.current;
    if (!there || !element) return;
    let before = 0;
    // Its rows are drawn after the section itself, and the observer hears of both before anything is painted.
    const observer = new ResizeObserver(() => {
      const now = element.offsetHeight;
      keepInPlace(now - before);
      before = now;
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [there]);
  if (!there) return null;
  return (
    <section ref={section} className="recent-posts" aria-label={words.recent.label}>
      <Button
        className="btn recent-heading"
        aria-expanded={shown}
        onPress={() => settings.change({ recentShown: !shown })}
      >
        {shown ? <ChevronDown /> : <ChevronRight />}
        {words.recent.heading}
      </Button>
      {shown && (
        <ListBox
          className="recent-list"
          aria-label={words.recent.label}
          items={rows}
          selectionMode="none"
          onAction={(id) => onOpen({ id: String(id) })}
        >
          {({ id, title }) => (
            <ListBoxItem id={id} className="recent-row" textValue={title || en.library.untitled}>
              <span dir="auto">{title || en.library.untitled}</span>
            </ListBoxItem>
          )}
        </ListBox>
      )}
    </section>
  );
}

import './library.css';
import { Plus, Search, X } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import { SearchField } from 'react-aria-components/SearchField';
import { counted, en, format } from '#core/messages/en';
import { libraryWords as words } from '#core/messages/library';
import { grouped } from '#core/messages/numbers';
import type { LibrarySort } from '#core/posts/library-sort';
import type { ListedPost } from '#core/posts/post';
import { entriesOf, filterEntries, type LibraryEntry, NO_FILTERS, type SavedAt } from '#core/posts/view';
import { sameChanges } from '#core/publish/same-changes';
import { Problem } from '../../app/problem';
import { Status } from '../../app/status';
import { usePart, useStore } from '../../app/store';
import { useWorkspace } from '../../app/workspace';
import type { Shown } from '../../bridge/bridge';
import { BulkBar } from './bulk-bar';
import { FilterButton, FilterChips } from './filters';
import { groupPosts, type PostGroup } from './groups';
import { jumpTo } from './jump';
import type { Search as SearchState } from './library-store';
import { MenuAt, type MenuPlace } from './menu-at';
import { type ListSection, PostList } from './post-list';
import { PostRow } from './post-row';
import { RecentPosts } from './recent-posts';
import { samePosts } from './same-posts';
import { hitResults, type Result, SearchResults, titleResults } from './search-results';
import { Skeletons } from './skeletons';
import { SortMenu } from './sort-menu';

const ROW = 54;
const READY = { kind: 'ready' } as const;
const NO_ENTRIES: readonly LibraryEntry[] = [];

/** The sidebar: search, filters, the posts of the blog, and a new one. */
export default function Library() {
  const { posts, library, commands, editor, settings, ui } = useWorkspace();
  const query = useStore(posts.query);
  const now = useNow();
  const entries = useEntries(now);
  const filters = useStore(library.filters);
  const shown = useMemo(() => filterEntries(entries, filters), [entries, filters]);
  useEffect(() => library.showing(() => new Set(shown.map(({ post }) => post.id))), [library, shown]);
  const sort = usePart(settings.settings, (each) => each.librarySort);
  const pinned = useStore(library.pinned);
  const savedAt = useSavedAt(sort);
  const groups = useMemo(() => groupPosts(shown, sort, pinned, savedAt), [shown, sort, pinned, savedAt]);

  const openPost = async ({ id }: { readonly id: string }) => {
    ui.drawer.set(false);
    await posts.open(id, true);
  };
  const openResult = async (result: Result) => {
    const at = result.hit?.at ?? null;
    if (at !== null && settings.settings.get().panes === 'read') settings.change({ panes: 'both' });
    await openPost(result);
    if (at !== null) jumpTo(editor, result.id, at);
  };
  const openBest = async () => {
    await library.answered();
    const [best] = resultsOf(groups, library.search.get());
    if (best) await openResult(best);
  };

  return (
    <>
      <div className="library-top">
        <SearchField
          className="search"
          aria-label={en.library.search}
          value={query}
          onChange={posts.search}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown') focusList();
            else if (event.key === 'Enter' && query.trim() !== '') void openBest();
            else if (event.key === 'Escape' && query === '') focusList();
            else event.continuePropagation();
          }}
        >
          <Search />
          <Input placeholder={en.library.search} />
          {query === '' ? (
            <kbd>{commands.keyLabel('post.find')}</kbd>
          ) : (
            <Button className="btn icon" aria-label={en.library.clearSearch}>
              <X />
            </Button>
          )}
        </SearchField>
        <FilterButton entries={entries} />
        <Button
          className="btn icon new-post"
          aria-label={en.library.newPost}
          onPress={() => commands.run('post.new')}
        >
          <Plus />
        </Button>
      </div>
      <FilterChips />
      <Posts
        all={entries}
        groups={groups}
        shown={shown.length}
        now={now}
        onOpen={openPost}
        onOpenResult={openResult}
      />
    </>
  );
}

const focusList = () => document.querySelector<HTMLElement>('.posts:not([hidden])')?.focus();
const focusListIfLost = () => {
  if (document.activeElement === document.body) focusList();
};
const focusSearch = () => document.querySelector<HTMLElement>('.library-top input')?.focus();

const HOUR = 'YYYY-MM-DDTHH'.length;

/** The time, to the hour: a scheduled post is published, and today is yesterday, without anybody touching it. */
function useNow(): string {
  const [now, setNow] = useState(() => new Date().toISOString());
  useEffect(() => {
    const look = () => {
      const next = new Date().toISOString();
      setNow((before) => (before.slice(0, HOUR) === next.slice(0, HOUR) ? before : next));
    };
    const timer = setInterval(look, 60_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** When posts were last saved, which is asked for where they are sorted by it. */
function useSavedAt(sort: LibrarySort): SavedAt {
  const { list, times } = useWorkspace().posts;
  useEffect(() => {
    if (sort !== 'modified') return undefined;
    const ask = () => {
      const now = list.get();
      if (now.kind === 'ready') void times.ask(now.posts);
    };
    ask();
    return list.subscribe(ask);
  }, [sort, list, times]);
  return useStore(times.savedAt);
}

/** Every post of the blog with what the library knows of it. */
function useEntries(now: string): readonly LibraryEntry[] {
  const { posts, publish, blog } = useWorkspace();
  const all = usePart(posts.list, (list) => (list.kind === 'ready' ? list.posts : null), samePosts);
  const model = usePart(blog.state, (state) => (state.kind === 'open' ? state.blog.model : null));
  const changed = usePart(publish.status, (status) => status?.changed ?? null, sameChanges);
  const [known] = useState(() => new WeakMap<ListedPost, LibraryEntry>());
  return useMemo(() => {
    if (all === null || model === null) return NO_ENTRIES;
    const changes = new Map<string, 'added' | 'modified'>();
    for (const { path, change } of changed ?? []) if (change !== 'deleted') changes.set(path, change);
    return entriesOf(all, model, changes, now, known);
  }, [all, model, changed, now, known]);
}

/** The answer to the search among the posts that are shown; until it is there, what their titles say. */
function resultsOf(groups: readonly PostGroup[], search: SearchState | null): readonly Result[] {
  if (search === null) return [];
  const entries = groups.flatMap((group) => group.entries);
  return search.answer === null
    ? titleResults(entries, search.query)
    : hitResults(entries, search.answer.hits);
}

interface PostsProps {
  readonly all: readonly LibraryEntry[];
  readonly groups: readonly PostGroup[];
  /** How many posts pass the filters. */
  readonly shown: number;
  readonly now: string;
  readonly onOpen: (post: { readonly id: string }) => Promise<void>;
  readonly onOpenResult: (result: Result) => Promise<void>;
}

function Posts({ all, groups, shown, now, onOpen, onOpenResult }: PostsProps) {
  const { posts, library } = useWorkspace();
  const state = usePart(posts.list, (list) => (list.kind === 'ready' ? READY : list));
  const current = useStore(posts.current);
  const unsaved = useStore(posts.unsaved);
  const picked = useStore(library.picked);
  const filtered = useStore(library.filters) !== NO_FILTERS;
  const search = useStore(library.search);
  const [menu, setMenu] = useState<MenuPlace | null>(null);

  const sections = useMemo(() => groups.map(sectionOf), [groups]);
  const languages = useMemo(() => new Set(all.map(({ post }) => post.language)).size > 1, [all]);
  const results = useMemo(() => resultsOf(groups, search), [groups, search]);

  const order = search === null ? sections.flatMap(({ rows }) => rows) : results;
  useEffect(() => posts.seenAs(() => order.map(({ id }) => id)));

  if (state.kind === 'loading') return <Skeletons />;
  if (state.kind === 'failed') return <ListFailed failed={state.failed} />;
  // The editor's side says what to do about that; it has the room.
  if (all.length === 0) return null;

  const open = current.kind === 'none' ? null : current.kind === 'open' ? current.document.id : current.id;
  const showMenu = (ids: readonly string[], at: { x: number; y: number }) => setMenu({ ids, ...at });

  return (
    <>
      {search === null && !filtered && (
        <RecentPosts entries={all} open={open} onOpen={(post) => void onOpen(post)} />
      )}
      {search === null ? (
        <div className="library-bar">
          <span>
            {filtered
              ? format(words.countOf, {
                  shown: grouped(shown),
                  all: counted(words.count, all.length),
                })
              : counted(words.count, all.length)}
          </span>
          <SortMenu />
        </div>
      ) : (
        <SearchResults
          search={search}
          results={results}
          filtered={filtered}
          open={open}
          picked={picked}
          now={now}
          onOpen={(result) => void onOpenResult(result)}
          onPick={library.pick}
          onEscape={() => {
            posts.search('');
            requestAnimationFrame(focusList);
          }}
          onLeave={focusSearch}
          onMenu={showMenu}
        />
      )}
      {search === null && shown === 0 && (
        <Status as="div" className="library-note">
          <p>{words.filter.nothing}</p>
          <Button className="btn plain" onPress={library.clearFilters}>
            {words.filter.clear}
          </Button>
        </Status>
      )}
      <PostList
        label={en.library.label}
        sections={sections}
        rowHeight={ROW}
        hidden={search !== null || shown === 0}
        open={open}
        picked={picked}
        render={({ entry }, { section, labelId, metaId }) => (
          <PostRow
            entry={entry}
            group={section}
            labelId={labelId}
            metaId={metaId}
            now={now}
            unsaved={unsaved.has(entry.post.id)}
            pinned={section === 'pinned'}
            languages={languages}
          />
        )}
        onOpen={(row) => void onOpen(row)}
        onPick={library.pick}
        onLeave={focusSearch}
        onMenu={showMenu}
      />
      <BulkBar ids={picked.size === 0 ? [] : order.flatMap(({ id }) => (picked.has(id) ? [id] : []))} />
      {menu && (
        <MenuAt
          place={menu}
          onClose={() => {
            setMenu(null);
            // The menu gives the focus back in the next frame; to nobody, when its post has moved to another group.
            requestAnimationFrame(() => requestAnimationFrame(focusListIfLost));
          }}
        />
      )}
    </>
  );
}

function ListFailed({ failed }: { failed: Shown }) {
  const { posts } = useWorkspace();
  return (
    <div className="library-note">
      <Problem>
        {failed.sentence}
        <br />
        <Button className="btn plain" onPress={() => void posts.reload()}>
          {en.library.retry}
        </Button>
      </Problem>
    </div>
  );
}

interface GroupRow {
  readonly id: string;
  readonly title: string;
  readonly entry: LibraryEntry;
}

const sectionOf = ({ kind, entries }: PostGroup): ListSection<GroupRow> => ({
  id: kind,
  heading: words.groups[kind],
  rows: entries.map((entry) => ({ id: entry.post.id, title: entry.post.title, entry })),
});

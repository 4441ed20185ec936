import { Plus, Search, X } from 'lucide-react';
import { startTransition, useDeferredValue, useEffect, useMemo, useState } from 'react';
import {
  Button,
  Collection,
  Header,
  Input,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  ListLayout,
  SearchField,
  Text,
  Virtualizer,
} from 'react-aria-components';
import { en, format } from '#core/messages/en';
import type { PostSummary } from '#core/posts/post';
import { Problem } from '../app/problem';
import { useStore } from '../app/store';
import { useWorkspace } from '../app/workspace';
import { groupPosts, type PostGroup } from './groups';
import { postDate } from './post-date';
import { Skeletons } from './skeletons';

const headings = {
  drafts: en.library.drafts,
  scheduled: en.library.scheduled,
  published: en.library.published,
};
/** The rows of the first frame; the rest of a long list comes when the window is idle. */
const FIRST_ROWS = 120;
const layout = { rowSize: 54, headingSize: 34 };

/** The sidebar: search, the posts of the blog, and a new one. */
export default function Library() {
  const { posts, commands } = useWorkspace();
  const query = useStore(posts.query);
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
        <Button
          className="btn icon new-post"
          aria-label={en.library.newPost}
          onPress={() => commands.run('post.new')}
        >
          <Plus />
        </Button>
      </div>
      <PostList query={useDeferredValue(query)} />
    </>
  );
}

function focusList() {
  document.querySelector<HTMLElement>('.posts [role="option"]')?.focus();
}

function PostList({ query }: { query: string }) {
  const { posts, publish, ui } = useWorkspace();
  const list = useStore(posts.list);
  const unsaved = useStore(posts.unsaved);
  const status = useStore(publish.status);
  const current = useStore(posts.current);
  const changed = useMemo(() => new Set(status?.changed.map((file) => file.path)), [status]);
  const now = new Date().toISOString();
  const day = now.slice(0, 13);
  const all = list.kind === 'ready' ? list.posts : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `day` stands for `now`, to the hour
  const groups = useMemo(() => (all ? groupPosts(all, query, now) : []), [all, query, day]);

  const [whole, setWhole] = useState(false);
  const ready = list.kind === 'ready';
  useEffect(() => {
    if (!ready) return;
    const asked = requestIdleCallback(() => startTransition(() => setWhole(true)), { timeout: 1000 });
    return () => cancelIdleCallback(asked);
  }, [ready]);

  if (list.kind === 'loading') return <Skeletons />;
  if (list.kind === 'failed')
    return (
      <div className="library-note">
        <Problem>
          {list.failed.sentence}
          <br />
          <Button className="btn plain" onPress={() => void posts.reload()}>
            {en.library.retry}
          </Button>
        </Problem>
      </div>
    );
  // The editor's side says what to do about that; it has the room.
  if (list.posts.length === 0) return null;
  if (groups.length === 0)
    return (
      <p className="library-note" role="status">
        {format(en.library.noMatch, { query })}
      </p>
    );
  const open = current.kind === 'none' ? null : current.kind === 'open' ? current.document.id : current.id;
  return (
    <Virtualizer layout={ListLayout} layoutOptions={layout}>
      <ListBox
        className="posts"
        aria-label={en.library.label}
        items={groups}
        dependencies={[changed, unsaved, day, whole]}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={open === null ? [] : [open]}
        onSelectionChange={(keys) => {
          const [id] = keys === 'all' ? [] : [...keys];
          if (id === undefined) return;
          ui.drawer.set(false);
          void posts.open(String(id), true);
        }}
      >
        {(group: PostGroup) => (
          <ListBoxSection id={group.kind} className="post-group">
            <Header>
              {headings[group.kind]}
              <span>{group.posts.length.toLocaleString('en')}</span>
            </Header>
            <Collection
              items={whole ? group.posts : group.posts.slice(0, FIRST_ROWS)}
              dependencies={[changed, unsaved, day]}
            >
              {(post: PostSummary) => (
                <ListBoxItem id={post.id} textValue={post.title} className="post">
                  <Text slot="label" className="post-title">
                    {post.title || en.library.untitled}
                  </Text>
                  <Text slot="description" className="post-meta">
                    {meta(post, now, group.kind === 'scheduled')}
                    {post.problem && <em> · {en.library.problem}</em>}
                    {unsaved.has(post.id) && <em> · {en.library.unsaved}</em>}
                  </Text>
                  {changed.has(post.id) && (
                    <i
                      className="changed"
                      role="img"
                      aria-label={en.library.changed}
                      title={en.library.changed}
                    />
                  )}
                </ListBoxItem>
              )}
            </Collection>
          </ListBoxSection>
        )}
      </ListBox>
    </Virtualizer>
  );
}

function meta(post: PostSummary, now: string, withTime: boolean): string {
  const date = post.date === null ? '' : postDate(post.date, now, withTime);
  return [date || en.library.noDate, post.categories[0]].filter(Boolean).join(' · ');
}

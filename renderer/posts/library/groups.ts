import type { LibrarySort } from '#core/posts/library-sort';
import type { ListedPost } from '#core/posts/post';
import { entriesOf, type LibraryEntry, orderOf, type SavedAt } from '#core/posts/view';

export type GroupKind = 'pinned' | 'drafts' | 'scheduled' | 'changed' | 'published' | 'hidden';

const KINDS = [
  'pinned',
  'drafts',
  'scheduled',
  'changed',
  'published',
  'hidden',
] as const satisfies readonly GroupKind[];

/** One heading of the library with its posts. */
export interface PostGroup {
  readonly kind: GroupKind;
  readonly entries: readonly LibraryEntry[];
}

/** The group of a post that is not pinned. */
function kindOf({ status, change }: LibraryEntry): GroupKind {
  switch (status) {
    case 'draft':
      return 'drafts';
    case 'scheduled':
      return 'scheduled';
    case 'live':
      return change === null ? 'published' : 'changed';
    case 'expired':
    case 'unlisted':
    case 'hidden':
      return 'hidden';
  }
}

/**
 * The library's groups in reading order, without the empty ones. Pinned posts are only among the pinned, in the
 * order they were pinned in. The newest first means for scheduled posts: the next one first; and among drafts, those that
 * have no date yet. `savedAt`: as for `orderOf`.
 */
export function groupPosts(
  entries: readonly LibraryEntry[],
  sort: LibrarySort,
  pinned: readonly string[] = [],
  savedAt?: SavedAt,
): PostGroup[] {
  const groups: Record<GroupKind, LibraryEntry[]> = {
    pinned: [],
    drafts: [],
    scheduled: [],
    changed: [],
    published: [],
    hidden: [],
  };
  const places = new Map(pinned.map((id, place) => [id, place]));
  for (const entry of entries) groups[places.has(entry.post.id) ? 'pinned' : kindOf(entry)].push(entry);
  const order = orderOf(sort, savedAt);
  for (const kind of KINDS)
    groups[kind].sort(
      kind === 'pinned'
        ? (a, b) => (places.get(a.post.id) ?? 0) - (places.get(b.post.id) ?? 0)
        : (a, b) => order(a.post, b.post),
    );
  if (sort === 'newest') {
    groups.scheduled.reverse();
    const dateless = (entry: LibraryEntry) => entry.post.date === null;
    groups.drafts = [...groups.drafts.filter(dateless), ...groups.drafts.filter((each) => !dateless(each))];
  }
  return KINDS.flatMap((kind) => (groups[kind].length > 0 ? [{ kind, entries: groups[kind] }] : []));
}

/** The post to open in a blog that was not open before: the newest draft, else the newest post that is due. */
export function firstPost(posts: readonly ListedPost[], now: string): ListedPost | undefined {
  const dates = { future: 'hidden', publishField: null, expiryField: null, timezone: 'UTC' } as const;
  return groupPosts(entriesOf(posts, { dates }, new Map(), now), 'newest')
    .filter(({ kind }) => kind !== 'scheduled')
    .flatMap(({ entries }) => entries.slice(0, 1))[0]?.post;
}

import type { Handlers } from '#core/ipc/contract';
import { Failure } from '#core/ipc/errors';
import type { RecentBlogs } from '#engine/blog/recent';
import { createPost, outlinePost } from '#engine/posts/create';
import type { Journal } from '#engine/posts/journal';
import { summarisePost } from '#engine/posts/library';
import { goneFile, readPost, savePost } from '#engine/posts/post-file';
import { keepBeforeSave } from '#engine/posts/snapshots/before';
import type { SnapshotStore } from '#engine/posts/snapshots/store';
import type { OpenBlogs } from '../blog/open-blogs';
import type { RelationKeys } from './relation-handlers';

type Keys = Exclude<
  Extract<keyof Handlers, `posts.${string}`>,
  | 'posts.plan'
  | 'posts.apply'
  | 'posts.undo'
  | 'posts.liveness'
  | 'posts.findAll'
  | 'posts.replaceAll'
  | RelationKeys
>;

export interface PostsDependencies {
  readonly blogs: OpenBlogs;
  readonly recent: RecentBlogs;
  readonly journal: Journal;
  readonly snapshots: SnapshotStore;
  /** The local time, with its offset from UTC, as an ISO 8601 date-time. */
  readonly now: () => string;
  /** Told about what went wrong without harm to the author's text, for the log. */
  readonly report: (error: unknown) => void;
}

/** Posts as files: listing, reading, saving, the journal of unsaved text. */
export function postsHandlers({
  blogs,
  recent,
  journal,
  snapshots,
  now,
  report,
}: PostsDependencies): Pick<Handlers, Keys> {
  /** What the journal has of a post; a journal that cannot be read keeps nobody from reading or saving the post. */
  const keptOf = (blogId: string, postId: string) =>
    journal.find(blogId, postId).catch((error: unknown) => {
      report(error);
      return null;
    });
  return {
    'posts.list': ({ blogId }) => blogs.get(blogId).list(),
    'posts.addresses': ({ blogId, postIds }) => blogs.get(blogId).index.addresses(postIds),
    'posts.times': ({ blogId, postIds }) => blogs.get(blogId).index.times(postIds),
    'posts.search': ({ blogId, query, limit }) => blogs.get(blogId).index.search(query, limit),
    'posts.read': async ({ blogId, postId }) => {
      const open = blogs.get(blogId);
      const kept = await keptOf(blogId, postId);
      const post = await readPost(open.blog.root, postId).catch((error: unknown) => {
        // The file is gone but its unsaved text is not: the author gets that, over an empty file.
        if (kept && error instanceof Failure && error.code === 'post-missing') return goneFile(postId);
        throw error;
      });
      void recent.noteLastPost(blogId, postId).catch(report);
      const unsaved =
        kept && kept.text !== post.text
          ? { text: kept.text, baseRevision: kept.baseRevision, at: kept.at }
          : null;
      return { ...post, unsaved };
    },
    'posts.save': async ({ blogId, postId, revision, text }) => {
      const open = blogs.get(blogId);
      const protect = () => journal.keep({ blog: blogId, id: postId, baseRevision: revision ?? '', text });
      const kept = await keptOf(blogId, postId);
      // What cannot be kept beside the text is no reason not to save the text.
      if (revision !== null) await keepBeforeSave(snapshots, open.blog, postId, text).catch(report);
      const saved = await savePost(open.blog.root, postId, { revision, text, protect });
      // The post is in its file: a journal that cannot be cleaned is no reason to say it is not.
      await journal.markSaved(blogId, postId, text, kept?.seq).catch(report);
      if (saved.wrote) open.refreshStatus();
      return saved;
    },
    'posts.backup': async ({ blogId, postId, revision, text }) => {
      await journal.keep({ blog: blogId, id: postId, baseRevision: revision, text });
      return {};
    },
    'posts.discardBackup': async ({ blogId, postId }) => {
      // What cannot be read now is not let go of unread.
      const kept = await journal.find(blogId, postId);
      if (kept)
        await snapshots
          .keep(blogId, postId, { text: kept.text, why: 'discarded', at: kept.at })
          .catch(report);
      await journal.discard(blogId, postId);
      return {};
    },
    'posts.snapshot': async ({ blogId, postId, text }) => {
      await snapshots.keep(blogId, postId, { text, why: 'replaced' });
      return {};
    },
    'posts.forgetSnapshots': async ({ blogId, postId }) => {
      await snapshots.forget(blogId, postId);
      return {};
    },
    'posts.outline': async ({ blogId, title, folder }) => {
      const { blog, index } = blogs.get(blogId);
      const { id, leftOut } = await outlinePost(blog, title, now(), await index.all(), folder ?? undefined);
      return { id, leftOut: [...leftOut] };
    },
    'posts.create': async ({ blogId, title, folder }) => {
      const open = blogs.get(blogId);
      const id = await createPost(open.blog, title, now(), await open.index.all(), folder ?? undefined);
      open.refreshStatus();
      return summarisePost(open.blog, id);
    },
  };
}

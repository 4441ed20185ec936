import type { Blog, RecentBlog } from '#core/blog/blog';
import type { Bridge } from '#core/ipc/contract';
import type { Result } from '#core/ipc/result';
import type { CloneProgress } from '#core/publish/clone-progress';
import { createStore, type Readable } from '../app/store';
import { type Shown, shown } from '../bridge/bridge';

/** Which blog the window has. `none` carries why the last one could not be opened. */
export type BlogState =
  | { readonly kind: 'starting' }
  | { readonly kind: 'none'; readonly failed: Shown | null }
  | { readonly kind: 'opening' }
  | { readonly kind: 'open'; readonly blog: Blog };

/** What the banner over a folder without a repository is doing. */
export interface RepositoryStart {
  readonly running: boolean;
  readonly failed: Shown | null;
}

export interface BlogStore {
  readonly state: Readable<BlogState>;
  /** The blog that is open now; null for none. */
  readonly opened: () => Blog | null;
  readonly recent: Readable<readonly RecentBlog[]>;
  readonly repositoryStart: Readable<RepositoryStart>;
  /** Shows what the main process says is open; asked for before there is a store. */
  readonly start: (asked: ReturnType<Bridge['blog']['current']>) => Promise<void>;
  readonly choose: () => Promise<void>;
  readonly openRecent: (recentId: string) => Promise<void>;
  readonly openDropped: (file: File) => Promise<void>;
  readonly openSample: () => Promise<void>;
  /** Resolves with the failure to show in the dialog, or null when it opened or was cancelled. */
  readonly clone: (url: string, checkObjects: boolean) => Promise<Shown | null>;
  /** How far a running clone is; null when none runs. */
  readonly cloning: Readable<CloneProgress | null>;
  readonly stopCloning: () => Promise<void>;
  readonly create: (title: string) => Promise<Shown | null>;
  readonly startRepository: () => Promise<void>;
  /** The open blog as it was read again; nothing happens when another one is open by now. */
  readonly replace: (blog: Blog) => void;
  readonly close: () => Promise<void>;
}

/**
 * `shows` is called with each blog that opens, or null for none, before the window shows it; `changed` when more is known
 * of the open one, after that.
 */
export function createBlogStore(
  bridge: Bridge,
  shows: (blog: Blog | null) => void,
  changed: () => void,
): BlogStore {
  const state = createStore<BlogState>({ kind: 'starting' });
  const recent = createStore<readonly RecentBlog[]>([]);
  const repositoryStart = createStore<RepositoryStart>({ running: false, failed: null });

  const cloning = createStore<CloneProgress | null>(null);

  const opened = () => {
    const now = state.get();
    return now.kind === 'open' ? now.blog : null;
  };
  const replace = (blog: Blog) =>
    state.update((now) => (now.kind === 'open' && now.blog.id === blog.id ? { kind: 'open', blog } : now));
  const show = (blog: Blog) => {
    repositoryStart.set({ running: false, failed: null });
    shows(blog);
    state.set({ kind: 'open', blog });
  };
  const none = async (failed: Shown | null) => {
    shows(null);
    state.set({ kind: 'none', failed });
    const read = await bridge.blog.recent({});
    if (read.ok) recent.set(read.value);
  };
  /** A failure over an open blog leaves that blog open: the welcome screen is for having none. */
  const open = async (
    call: () => Promise<Result<Blog | null>>,
    failureShown: 'here' | 'in-dialog',
  ): Promise<Shown | null> => {
    const before = state.get();
    if (before.kind !== 'open') state.set({ kind: 'opening' });
    const result = await call();
    if (result.ok && result.value) show(result.value);
    else if (state.get().kind !== 'open')
      await none(result.ok || failureShown === 'in-dialog' ? null : shown(result));
    return result.ok ? null : shown(result);
  };
  const openHere = async (call: () => Promise<Result<Blog | null>>) => {
    const failed = await open(call, 'here');
    if (failed && state.get().kind === 'open') await none(failed);
  };

  bridge.events.blog.cloning((progress) => cloning.set(progress));
  bridge.events.blog.opened(({ blog }) => show(blog));
  bridge.events.blog.changed(({ blog }) => {
    if (opened()?.id !== blog.id) return;
    replace(blog);
    changed();
  });
  bridge.events.blog.openFailed((failure) => {
    // The event carries a code of the same union as a string; a result with it reads the same.
    void none(shown(failure as Parameters<typeof shown>[0]));
  });

  return {
    state,
    opened,
    recent,
    repositoryStart,
    start: async (asked) => {
      const current = await asked;
      if (state.get().kind !== 'starting') return;
      if (current.ok && current.value) show(current.value);
      else await none(current.ok ? null : shown(current));
    },
    choose: () => openHere(() => bridge.blog.choose({})),
    openRecent: (recentId) => openHere(() => bridge.blog.openRecent({ recentId })),
    openDropped: (file) => openHere(() => bridge.blog.openDropped(file)),
    openSample: () => openHere(() => bridge.blog.openSample({})),
    clone: async (url, checkObjects) => {
      const failed = await open(() => bridge.blog.clone({ url, checkObjects }), 'in-dialog');
      cloning.set(null);
      return failed;
    },
    cloning,
    stopCloning: async () => {
      await bridge.blog.stopCloning({});
    },
    create: (title) => open(() => bridge.blog.create({ title }), 'in-dialog'),
    startRepository: async () => {
      const here = opened();
      if (here === null) return;
      repositoryStart.set({ running: true, failed: null });
      const result = await bridge.blog.startRepository({ blogId: here.id });
      if (result.ok) replace(result.value);
      if (opened()?.id === here.id)
        repositoryStart.set({ running: false, failed: result.ok ? null : shown(result) });
    },
    replace,
    close: async () => {
      const here = opened();
      if (here === null) return;
      await bridge.blog.close({ blogId: here.id });
      await none(null);
    },
  };
}

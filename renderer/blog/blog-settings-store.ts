import type { Blog } from '#core/blog/blog';
import type { BlogOverrides, Fact } from '#core/blog/overrides/overrides';
import { sameDecision } from '#core/blog/overrides/same-decision';
import {
  acceptedChoices,
  chooseFact,
  keepIn,
  resetAll,
  type SettingsPage,
  settingsPage,
  valuesToKeep,
} from '#core/blog/overrides/settings-page';
import type { OverridePlace } from '#core/blog/overrides/view';
import type { Bridge } from '#core/ipc/contract';
import { createStore, type Readable } from '../app/store';
import { type Shown, shown } from '../bridge/bridge';

export type BlogSettingsState =
  | { readonly kind: 'reading' }
  | { readonly kind: 'failed'; readonly failed: Shown }
  | {
      readonly kind: 'open';
      readonly page: SettingsPage;
      readonly saving: boolean;
      readonly failed: Shown | null;
    };

export interface BlogSettingsStore {
  readonly state: Readable<BlogSettingsState>;
  /** Reads what there is to know about the open blog. */
  readonly read: () => Promise<void>;
  /** Decides a fact, or leaves it to detection. */
  readonly choose: <F extends Fact>(fact: F, value: BlogOverrides[F]) => void;
  readonly resetAll: () => void;
  readonly keepIn: (place: OverridePlace) => void;
  /** Resolves with true when everything is kept and the blog is read anew; else the page says why. */
  readonly save: () => Promise<boolean>;
}

/** `blogId` names the open blog, or null; `reread` is given the blog as it is with the new settings. */
export function createBlogSettingsStore(
  bridge: Bridge,
  blogId: () => string | null,
  reread: (blog: Blog) => void,
): BlogSettingsStore {
  const state = createStore<BlogSettingsState>({ kind: 'reading' });
  let asked = 0;

  /** What would be found with the generator and the folders chosen now; the last question counts. */
  const lookAgain = async (page: SettingsPage) => {
    const id = blogId();
    if (id === null) return;
    const { generator, folders } = acceptedChoices(page);
    const turn = ++asked;
    const read = await bridge.blog.overrides({ blogId: id, assuming: { generator, folders } });
    if (turn !== asked || !read.ok) return;
    const { found } = read.value;
    state.update((now) =>
      now.kind === 'open' ? { ...now, page: { ...now.page, view: { ...now.page.view, found } } } : now,
    );
  };

  const turn = (change: (page: SettingsPage) => SettingsPage) => {
    const now = state.get();
    if (now.kind !== 'open' || now.saving) return;
    const page = change(now.page);
    state.set({ ...now, page, failed: null });
    const { generator, folders } = now.page.chosen;
    const asBefore =
      sameDecision(generator, page.chosen.generator) && sameDecision(folders, page.chosen.folders);
    if (!asBefore) void lookAgain(page);
  };

  return {
    state,
    read: async () => {
      const id = blogId();
      if (id === null) return;
      asked++;
      state.set({ kind: 'reading' });
      const read = await bridge.blog.overrides({ blogId: id, assuming: null });
      state.set(
        read.ok
          ? { kind: 'open', page: settingsPage(read.value), saving: false, failed: null }
          : { kind: 'failed', failed: shown(read) },
      );
    },
    choose: (fact, value) => turn((page) => chooseFact(page, fact, value)),
    resetAll: () => turn(resetAll),
    keepIn: (place) => turn((page) => keepIn(page, place)),
    save: async () => {
      const now = state.get();
      const id = blogId();
      if (now.kind !== 'open' || now.saving || id === null) return false;
      asked++;
      state.set({ ...now, saving: true, failed: null });
      const { page } = now;
      const { place, view } = page;
      const { revision } = view.repository;
      const saved = await bridge.blog.override({ blogId: id, place, values: valuesToKeep(page), revision });
      state.set({ kind: 'open', page, saving: false, failed: saved.ok ? null : shown(saved) });
      if (saved.ok) reread(saved.value);
      return saved.ok;
    },
  };
}

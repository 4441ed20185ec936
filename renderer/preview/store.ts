import type { Bridge } from '#core/ipc/contract';
import type { Result } from '#core/ipc/result';
import type { SiteSheet } from '#core/preview/site-styles';
import { createStore, type Readable, type Store } from '../app/store';
import type { SettingsStore } from '../settings/store';
import type { ReadSheet } from './site-look';

/** What the pages of this window share: the one beside the text, one in a window of its own, one that is printed. */
export interface PreviewStore {
  /** How many images from elsewhere the page holds back. */
  readonly held: Store<number>;
  /** Whether this post's images from elsewhere may be loaded. */
  readonly mayLoad: (blogId: string, postId: string) => boolean;
  /** Changes when that may have. */
  readonly letIn: Readable<unknown>;
  /** Loads those of one post until the app closes. */
  readonly show: (blogId: string, postId: string) => void;
  /** Always loads those of a blog, or no longer does. */
  readonly toggleAlways: (blogId: string) => boolean;
  /** The style sheets that a blog's pages are shown with now; none for the built-in theme. */
  readonly sheets: (blogId: string) => Promise<Result<readonly ReadSheet[]>>;
  readonly findSheets: (blogId: string) => Promise<Result<readonly SiteSheet[]>>;
  readonly chooseSheets: (blogId: string, paths: readonly string[]) => void;
  /** Has the main process let these addresses in; false when it does not. */
  readonly allow: (addresses: readonly string[]) => Promise<boolean>;
}

export function createPreviewStore(bridge: Bridge, { settings, change }: SettingsStore): PreviewStore {
  const letIn = createStore<ReadonlySet<string>>(new Set());
  const keyOf = (blogId: string, postId: string) => `${blogId}/${postId}`;
  const always = () => settings.get().preview.imagesFrom;
  return {
    held: createStore(0),
    letIn,
    mayLoad: (blogId, postId) => always().includes(blogId) || letIn.get().has(keyOf(blogId, postId)),
    show: (blogId, postId) => letIn.update((now) => new Set([...now, keyOf(blogId, postId)])),
    toggleAlways: (blogId) => {
      const was = always().includes(blogId);
      const imagesFrom = was ? always().filter((id) => id !== blogId) : [...always(), blogId];
      change({ preview: { ...settings.get().preview, imagesFrom } });
      letIn.update((now) => new Set(now));
      return !was;
    },
    sheets: async (blogId) => {
      const chosen = settings.get().preview.styles[blogId];
      if (!chosen?.on || chosen.paths.length === 0) return { ok: true, value: [] };
      return bridge.preview.readStyles({ blogId, paths: chosen.paths });
    },
    findSheets: (blogId) => bridge.preview.findStyles({ blogId }),
    chooseSheets: (blogId, paths) => {
      const { preview } = settings.get();
      const styles = { ...preview.styles, [blogId]: { paths: [...paths], on: paths.length > 0 } };
      change({ preview: { ...preview, styles } });
    },
    allow: async (addresses) => (await bridge.preview.allowImages({ addresses: [...addresses] })).ok,
  };
}

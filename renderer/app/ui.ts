import { createStore, type Store } from './store';

/** The one thing that floats over the window, apart from the publish sheet. */
export type Overlay =
  | 'none'
  | 'palette'
  | 'new-post'
  | 'clone'
  | 'create'
  | 'site-styles'
  | 'compare'
  | 'blog-settings'
  | 'quick-open'
  | 'tags'
  | 'replace'
  | 'bulk-tags'
  | 'scheduled'
  | 'settings'
  | 'sign-ins';

export interface UiStore {
  readonly overlay: Store<Overlay>;
  /** Under 900 px there is one pane, and the sidebar lies over it. */
  readonly narrow: Store<boolean>;
  /** The sidebar over a narrow window; a wide one's is in the settings. */
  readonly drawer: Store<boolean>;
  /** The first page is on the screen, or there is none: what lies around text and page comes after them. */
  readonly pageDrawn: Store<boolean>;
  /** A word that need not be read; gone after a moment. */
  readonly toast: Store<string | null>;
  readonly say: (words: string) => void;
}

const TOAST = 4000;
/** A page that takes its time is not waited for longer than this with what lies around it, ms. */
const PAGE_AT_THE_LATEST = 1000;

export function createUiStore(): UiStore {
  const query = matchMedia('(max-width: 899px)');
  const narrow = createStore(query.matches);
  const drawer = createStore(false);
  const toast = createStore<string | null>(null);
  const pageDrawn = createStore(false);
  setTimeout(() => pageDrawn.set(true), PAGE_AT_THE_LATEST);
  let timer: ReturnType<typeof setTimeout> | undefined;
  query.addEventListener('change', () => {
    narrow.set(query.matches);
    drawer.set(false);
  });
  return {
    overlay: createStore<Overlay>('none'),
    narrow,
    drawer,
    pageDrawn,
    toast,
    say: (words) => {
      toast.set(words);
      clearTimeout(timer);
      timer = setTimeout(() => toast.set(null), TOAST);
    },
  };
}

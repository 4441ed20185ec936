/** What the app consists of, each part with what the parts before it have not loaded; 5 to 20 ms of work. */
const PARTS: readonly (() => Promise<unknown>)[] = [
  () => import('#core/posts/front-matter/yaml-read'),
  () => import('#core/posts/front-matter/front-matter'),
  () => import('#core/settings/settings'),
  () => import('#core/blog/overrides/overrides'),
  () => import('#core/ipc/contract'),
  () => import('#core/posts/url/post-url'),
  () => import('#core/blog/detect'),
  () => import('#engine/blog/open'),
  () => import('#engine/publish/git'),
  () => import('#core/posts/new-post/new-post'),
  () => import('#engine/posts/changes/desk'),
  () => import('#engine/publish/pull/pull'),
  () => import('./publish/handlers'),
  () => import('./publish/history-handlers'),
  () => import('./posts/handlers'),
  () => import('./blog/handlers'),
];

/**
 * Loads the app (start.ts) part by part. The thread that loads it is the one that starts the window's processes and
 * answers its page: between two parts it hears them, where all at once would keep them waiting for as long as it takes.
 */
export async function loadInParts(): Promise<typeof import('./start')> {
  for (const load of PARTS) {
    await load();
    await new Promise((resolve) => setImmediate(resolve));
  }
  return import('./start');
}

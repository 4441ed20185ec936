import type { WebPreferences } from 'electron';

const CONFINED = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  webviewTag: false,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  navigateOnDragDrop: false,
} as const satisfies WebPreferences;

/**
 * The preferences of every window (reliability: renderers are sandboxed, isolated and without Node).
 * Frozen, and never spread together with data from elsewhere.
 */
export const windowPreferences = (preload: string): Readonly<WebPreferences> =>
  Object.freeze({
    ...CONFINED,
    preload,
    spellcheck: true,
    // Our scripts are compiled once and not at their third start; nothing else runs there.
    v8CacheOptions: 'bypassHeatCheck',
  });

/** The preferences of a window that shows a page and nothing else: no bridge, and no scripts of its own. */
export const pagePreferences = (): Readonly<WebPreferences> =>
  Object.freeze({ ...CONFINED, javascript: false, spellcheck: false });

import type { WebPreferences } from 'electron';

/**
 * The preferences of every window (reliability: renderers are sandboxed, isolated and without Node).
 * Frozen, and never spread together with data from elsewhere.
 */
export const windowPreferences = (preload: string): Readonly<WebPreferences> =>
  Object.freeze({
    preload,
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
    spellcheck: true,
  });

import { BrowserWindow, nativeTheme, shell } from 'electron';
import { externalLink, mayFrame, mayNavigate } from './navigation';
import { APP_ORIGIN } from './origin';
import { windowPreferences } from './preferences';

const SIZE = { width: 1280, height: 800, minWidth: 480, minHeight: 400 };
/** The colours of the paper tokens, so that the window is never white for a moment at night. */
const PAPER = { light: '#fffefb', dark: '#17191c' };

/** The colour behind a page that has not painted. */
export const paper = (): string => (nativeTheme.shouldUseDarkColors ? PAPER.dark : PAPER.light);

/** Makes the app's window. It is shown when its page has painted. */
export function createWindow(preload: string): BrowserWindow {
  const window = new BrowserWindow({
    ...SIZE,
    show: false,
    title: 'Longhand',
    backgroundColor: paper(),
    titleBarStyle: process.platform === 'linux' ? 'default' : 'hidden',
    ...(process.platform === 'win32' ? { titleBarOverlay: { height: 44 } } : {}),
    autoHideMenuBar: true,
    webPreferences: windowPreferences(preload),
  });
  showPainted(window);
  confine(window);
  void window.loadURL(`${APP_ORIGIN}/index.html`);
  return window;
}

/** A page has painted by then, or its window is better empty than not there; ms. */
const SHOWN_AFTER = 10_000;

/** Shows a window when its page has painted. Chromium does not always say so, of a busy machine's window say. */
function showPainted(window: BrowserWindow): void {
  const show = () => {
    clearTimeout(timer);
    if (!window.isDestroyed() && !window.isVisible()) window.show();
  };
  const timer = setTimeout(show, SHOWN_AFTER);
  window.once('ready-to-show', show);
}

/** Keeps the window on its own page: no navigation, no new windows, no embedded views. */
function confine(window: BrowserWindow): void {
  const contents = window.webContents;
  contents.on('will-navigate', (event) => {
    if (!mayNavigate(event.url)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame && !mayFrame(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** Opens a web or mail address in the author's own program; every other kind is refused. */
export function openLink(address: string): void {
  const link = externalLink(address);
  if (link) void shell.openExternal(link);
}

import type { BrowserWindow, BrowserWindowConstructorOptions, WebContents } from 'electron';
import { APP_ORIGIN } from '../shell/origin';
import { pagePreferences } from '../shell/preferences';

/** What a window with nothing but a page is opened for, by the name the window opens it under. */
export type PageWindowName = 'longhand-page' | 'longhand-print';

const SIZE = { width: 760, height: 860, minWidth: 320, minHeight: 240 };

/** Which windows the main window may open: its own empty page, under one of two names. Null refuses. */
export function pageWindowName(url: string, frameName: string): PageWindowName | null {
  if (url !== `${APP_ORIGIN}/preview.html`) return null;
  return frameName === 'longhand-page' || frameName === 'longhand-print' ? frameName : null;
}

/** The windows that show a page beside the main one. They run nothing and hold no bridge: the main window draws in them. */
export interface PageWindows {
  /** The page that is drawn for printing, or null. */
  readonly printed: () => WebContents | null;
}

/** Lets `main` open page windows on `paper` (a colour), keeps them where they are, and closes them with it. */
export function pageWindows(main: BrowserWindow, paper: () => string): PageWindows {
  const open = new Map<PageWindowName, BrowserWindow>();
  const closeAll = () => {
    for (const window of open.values()) window.destroy();
  };
  main.webContents.setWindowOpenHandler(({ url, frameName }) => {
    const name = pageWindowName(url, frameName);
    return name === null
      ? { action: 'deny' }
      : { action: 'allow', overrideBrowserWindowOptions: optionsOf(name, paper()) };
  });
  main.webContents.on('did-create-window', (window, { frameName, url }) => {
    const name = pageWindowName(url, frameName);
    if (name === null) {
      window.destroy();
      return;
    }
    open.set(name, window);
    window.setMenu(null);
    confine(window.webContents);
    // Another of this name may have been opened before this one is gone.
    window.once('closed', () => {
      if (open.get(name) === window) open.delete(name);
    });
  });
  // What drew in them is gone.
  main.webContents.on('did-navigate', closeAll);
  main.webContents.on('render-process-gone', closeAll);
  main.once('closed', closeAll);
  return { printed: () => open.get('longhand-print')?.webContents ?? null };
}

function optionsOf(name: PageWindowName, backgroundColor: string): BrowserWindowConstructorOptions {
  return {
    ...SIZE,
    show: name === 'longhand-page',
    title: 'Longhand',
    // What is printed keeps the white of its sheet.
    ...(name === 'longhand-page' ? { backgroundColor } : {}),
    autoHideMenuBar: true,
    webPreferences: pagePreferences(),
  };
}

function confine(contents: WebContents): void {
  const stay = (event: { preventDefault(): void; readonly url: string }) => {
    if (event.url !== `${APP_ORIGIN}/preview.html`) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

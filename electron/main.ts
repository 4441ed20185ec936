import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { app, ipcMain, Menu, session } from 'electron';
import { register } from './ipc/register';
import { restrictSession } from './shell/permissions';
import { declareSchemes, serveApp } from './shell/protocols';
import { serveSchemes } from './shell/schemes';
import { createWindow } from './shell/window';

// What runs first makes the window. While its process starts and its page loads, everything else is loaded (start.ts);
// what the page calls meanwhile waits for that.

app.enableSandbox();
// MB for each half of a window's young generation. V8 would let it grow to 16 while a post is opened, and it stays so.
app.commandLine.appendSwitch('js-flags', '--max-semi-space-size=2');
// Ours comes with the rest; until then the window is not given Electron's.
Menu.setApplicationMenu(null);
declareSchemes();

/** Asked for before the app could open anything (macOS), the last one at the end. */
const asked: string[] = [];
app.on('open-file', (event, path) => {
  event.preventDefault();
  asked.push(path);
});

if (app.requestSingleInstanceLock()) void launch().catch(quitWith);
else app.quit();

function quitWith(error: unknown): void {
  console.error('[longhand]', error);
  app.exit(1);
}

async function launch(): Promise<void> {
  await app.whenReady();
  restrictSession(session.defaultSession);
  serveApp(session.defaultSession, {
    folder: join(import.meta.dirname, '../renderer'),
    devServer: app.isPackaged ? null : (process.env.ELECTRON_RENDERER_URL ?? null),
    nonce: () => randomBytes(16).toString('base64'),
  });
  const schemes = serveSchemes(session.defaultSession);
  const window = createWindow(join(import.meta.dirname, '../preload/preload.cjs'));
  const answer = import('./start').then(({ start }) => start(window, schemes, asked));
  register(ipcMain, answer);
  await answer;
}

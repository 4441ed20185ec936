import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { app, ipcMain, Menu, session } from 'electron';
import { register } from './ipc/register';
import { pathArgument } from './shell/launch-arguments';
import { restrictSession } from './shell/permissions';
import { declareSchemes, serveApp } from './shell/protocols';
import { serveSchemes } from './shell/schemes';
import { createWindow } from './shell/window';

// What runs first makes the window and hands it its page. Then everything else is loaded (start.ts), while the window's process
// waits for the graphics process; what the page calls meanwhile waits for that.

app.enableSandbox();
// MB for each half of a window's young generation: V8 would let it grow to 16 while a post is opened, and it stays so. And what
// lived on while a post was opened is not taken for long-lived from then on: each key would leave its syntax tree among the old.
app.commandLine.appendSwitch('js-flags', '--max-semi-space-size=2 --no-allocation-site-pretenuring');
// What Chromium keeps at hand for pages to come, and each of its threads of memory that was given back: 2 and 4 MB. Our window
// loads its page once. A name that a later Chromium does not know changes nothing.
app.commandLine.appendSwitch(
  'disable-features',
  'MemoryCacheStrongReference,PartitionAllocLargeThreadCacheSize',
);
// Ours comes with the rest; until then the window is not given Electron's.
Menu.setApplicationMenu(null);
declareSchemes();

/** Asked for before the app could open anything, the last one at the end. */
const asked: string[] = [];
app.on('open-file', (event, path) => {
  event.preventDefault();
  asked.push(path);
});
app.on('second-instance', (_event, argv, workingFolder) => {
  const path = pathArgument(argv, app.isPackaged, workingFolder);
  if (path !== null) asked.push(path);
});

type Rest = typeof import('./start');

/** Makes the window, and has `loadRest` load what answers it; quits when the app runs already. */
export function launch(loadRest: () => Promise<Rest>): void {
  if (app.requestSingleInstanceLock()) void makeWindow(loadRest).catch(quitWith);
  else app.quit();
}

function quitWith(error: unknown): void {
  console.error('[longhand]', error);
  app.exit(1);
}

async function makeWindow(loadRest: () => Promise<Rest>): Promise<void> {
  await app.whenReady();
  restrictSession(session.defaultSession);
  const served = serveApp(session.defaultSession, {
    folder: join(import.meta.dirname, '../renderer'),
    devServer: app.isPackaged ? null : (process.env.ELECTRON_RENDERER_URL ?? null),
    nonce: () => randomBytes(16).toString('base64'),
  });
  const schemes = serveSchemes(session.defaultSession);
  const window = createWindow(join(import.meta.dirname, '../preload/preload.cjs'));
  const answer = served.then(loadRest).then(({ start }) => start(window, schemes, asked));
  register(ipcMain, answer);
  await answer;
}

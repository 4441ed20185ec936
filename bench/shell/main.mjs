// The baselines' shell: one window like Longhand's, and nothing else.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { app, BrowserWindow, Menu, protocol } from 'electron';

const TYPES = { html: 'text/html', js: 'text/javascript', css: 'text/css', md: 'text/plain' };
const page = process.env.BENCH_PAGE ?? 'blank';
const post = process.env.BENCH_POST;
const folder = join(import.meta.dirname, '../renderer');

app.enableSandbox();
protocol.registerSchemesAsPrivileged([
  { scheme: 'bench', privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);
app.on('window-all-closed', () => app.quit());
// Electron is not ready before this module has been evaluated, so nothing is awaited at its top.
void app.whenReady().then(() => {
  protocol.handle('bench', async (request) => {
    const name = new URL(request.url).pathname.slice(1);
    const type =
      TYPES[/** @type {keyof typeof TYPES} */ (name.split('.').at(-1))] ?? 'application/octet-stream';
    const path = name === 'post.md' && post ? post : join(folder, name);
    return new Response(await readFile(path), { headers: { 'Content-Type': `${type}; charset=utf-8` } });
  });
  Menu.setApplicationMenu(null);
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true, spellcheck: true },
  });
  window.once('ready-to-show', () => window.show());
  void window.loadURL(`bench://main/${page}.html`);
});

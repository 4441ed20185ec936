// Loaded with `-r` before the app under test, which knows nothing of it: reports when its page can be used, then ends it.
const { join } = require('node:path');
const { app, ipcMain } = require('electron');

const preload = join(__dirname, 'probe-preload.cjs');
app.on('session-created', (session) => {
  // Newer Electron has another name for the same.
  if (session.registerPreloadScript) session.registerPreloadScript({ type: 'frame', filePath: preload });
  else session.setPreloads([...session.getPreloads(), preload]);
});
ipcMain.on('bench:moment', (_event, name, time) => {
  process.stdout.write(`@@${JSON.stringify({ name, time })}\n`);
  if (name === 'end') app.exit(0);
});

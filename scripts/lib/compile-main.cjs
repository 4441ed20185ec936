// Run by Electron before an app (`-r`), and instead of it: keeps what V8 makes of the built main process, with the flags that
// V8 has there. Under ELECTRON_RUN_AS_NODE it has others, and what is made then is refused.
const { join } = require('node:path');

const folder = join(__dirname, '../../out/main');
const { loadCompiled, keepCompiled } = require(join(folder, 'compiled.cjs'));

const { load, scripts } = loadCompiled();
// With what runs when it is loaded; main.cjs would start the app.
load(join(folder, 'start.cjs'));
for (const [path, made] of scripts) keepCompiled(path, made);
keepCompiled(join(folder, 'main.cjs'));
process.exit(0);

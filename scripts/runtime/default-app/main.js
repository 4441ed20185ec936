// What `electron [options] FOLDER` does: runs the app in FOLDER. Electron starts this module when it finds no app of its
// own, and holds back its `ready` event until the module's top-level await is over, so the app's own start-up code still
// comes before `ready`.
import { readFileSync } from 'node:fs';
import { createRequire, Module } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

/** @param {string[]} argv */
function parse(argv) {
  const preload = [];
  for (let i = 0; i < argv.length; i++) {
    if (argv[i] === '-r' || argv[i] === '--require') preload.push(argv[++i]);
    else if (!argv[i].startsWith('-')) return { preload, folder: resolve(argv[i]) };
  }
  return { preload, folder: undefined };
}

const { preload, folder } = parse(process.argv.slice(1));
if (preload.length > 0) Module._preloadModules(preload);

if (folder === undefined) {
  console.error('Say which folder holds the app: electron [options] FOLDER');
  app.exit(2);
} else {
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
  try {
    const manifest = JSON.parse(readFileSync(resolve(folder, 'package.json'), 'utf8'));
    app.name = manifest.productName ?? manifest.name ?? app.name;
    if (manifest.version) app.setVersion(manifest.version);
    app.setDesktopName(manifest.desktopName ?? `${app.name}.desktop`);
    app.setAppPath(folder);
    const main = createRequire(resolve(folder, 'package.json')).resolve(folder);
    await import(pathToFileURL(main).href);
  } catch (error) {
    console.error(`The app in ${folder} did not start.`);
    console.error(error);
    app.exit(1);
  }
}

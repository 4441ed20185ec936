import { join } from 'node:path';
import { loadCompiled } from './compiled';

// What Electron runs. The app itself begins in main.ts.
const { load, loadInTurns, scripts } = loadCompiled();
const built = (name: string) => join(import.meta.dirname, name);
const main = load(built('main.cjs')) as typeof import('./main');
main.launch(() => loadInTurns(built('start.cjs')) as Promise<typeof import('./start')>);

/** For the tests: whether V8 took what the build compiled. */
export { scripts };

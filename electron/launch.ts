import { join } from 'node:path';
import { loadCompiled } from './compiled';

// What Electron runs. The app itself begins in main.ts.
const { load, scripts } = loadCompiled();
load(join(import.meta.dirname, 'main.cjs'));

/** For the tests: whether V8 took what the build compiled. */
export { scripts };

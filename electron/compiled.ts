import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { constants, Script } from 'node:vm';

// To compile the app's code takes the main process longer than all else in its start. The build lets Electron do it
// (scripts/lib/compile-main.cjs) and puts what V8 made of a file beside it.

/** The SHA-256 of the text that was compiled stands first: V8 itself only compares lengths. */
const DIGEST_BYTES = 32;

/** How the bundler writes that a file needs another one of its folder. */
const REQUIRED = /\brequire\("(\.\/[^"]+)"\)/g;

type Exports = Readonly<Record<string, unknown>>;

/** Files that run, by their absolute path. */
export interface Loaded {
  /** Runs a built file (absolute, CommonJS in ASCII) and what it requires of its own folder; once, and gives its exports. */
  readonly load: (path: string) => Exports;
  /** Does the same with a turn of the event loop for each file, so that nobody who asks this process meanwhile waits for all. */
  readonly loadInTurns: (path: string) => Promise<Exports>;
  readonly scripts: ReadonlyMap<string, Script>;
}

/**
 * Loads built files from what V8 made of them. Where that is missing, or of another text, or refused by V8
 * (`cachedDataRejected` of the script), a file is compiled as ever.
 */
export function loadCompiled(): Loaded {
  const modules = new Map<string, { exports: Record<string, unknown> }>();
  const scripts = new Map<string, Script>();
  const load = (path: string, file = builtFile(path)): Record<string, unknown> => {
    const known = modules.get(path);
    if (known) return known.exports;
    const module = { exports: {} };
    modules.set(path, module);
    const ofNode = createRequire(path);
    const require = (id: string) => (id.startsWith('.') ? load(join(dirname(path), id)) : ofNode(id));
    const script = scriptOf(path, file);
    scripts.set(path, script);
    script.runInThisContext()(module.exports, require, module, path, dirname(path));
    return module.exports;
  };
  const begun = new Set<string>();
  const loadInTurns = async (path: string): Promise<Exports> => {
    await nextTurn();
    if (begun.has(path)) return load(path);
    begun.add(path);
    const file = builtFile(path);
    for (const [, id = ''] of file.wrapped.matchAll(REQUIRED)) await loadInTurns(join(dirname(path), id));
    await nextTurn();
    return load(path, file);
  };
  return { load, loadInTurns, scripts };
}

/** Keeps what V8 has made of a file so far, the functions that ran included, for this Electron on this kind of machine. */
export function keepCompiled(path: string, script?: Script): void {
  const file = builtFile(path);
  const made = script ?? scriptOf(path, file);
  writeFileSync(compiledName(path), Buffer.concat([file.digest, made.createCachedData()]));
}

const compiledName = (path: string): string =>
  `${path}.${process.versions.electron}-${process.platform}-${process.arch}`;

/** A built file as V8 is given it: in the function that Node, too, makes of a file. */
interface BuiltFile {
  readonly wrapped: string;
  readonly digest: Buffer;
}

const HEAD = Buffer.from('(function (exports, require, module, __filename, __dirname) {');
const TAIL = Buffer.from('\n})');

// One string, made of bytes: V8 counts what it copies of a long text as what the app needs, and takes as much more.
function builtFile(path: string): BuiltFile {
  const bytes = readFileSync(path);
  return {
    wrapped: Buffer.concat([HEAD, bytes, TAIL]).toString('latin1'),
    digest: createHash('sha256').update(bytes).digest(),
  };
}

function scriptOf(path: string, { wrapped, digest }: BuiltFile): Script {
  const cachedData = compiledFrom(digest, compiledName(path));
  return new Script(wrapped, {
    filename: path,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    ...(cachedData ? { cachedData } : {}),
  });
}

function compiledFrom(digest: Buffer, path: string): Buffer | null {
  try {
    const kept = readFileSync(path);
    return digest.equals(kept.subarray(0, DIGEST_BYTES)) ? kept.subarray(DIGEST_BYTES) : null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return null;
  }
}

import type { ContentModel, Exclusion, Pattern } from '../model';
import { isUnder } from '../naming';
import { alternatives, compileGlob, MOST_ALTERNATIVES, type Stars } from './glob';

type Test = (path: string) => boolean;

/** A blog's patterns are asked about each of its files; a model lives as long as they are the same. */
const compiled = new WeakMap<Pattern, Test>();

/** What the configuration leaves a path (relative to the blog's folder) out by; null when nothing does. */
export function excludedBy(
  path: string,
  { excluded = [] }: Pick<ContentModel, 'excluded'>,
): Exclusion | null {
  return excluded.find((exclusion) => leavesOut(exclusion, path)) ?? null;
}

/** Whether a pattern, and all that it needs beside it, leaves a path out. */
function leavesOut(exclusion: Exclusion, path: string): boolean {
  const also = exclusion.also ?? [];
  return fits(exclusion, path) && also.every((other) => !isUnder(path, other.under) || fits(other, path));
}

/** Whether a path lies in the pattern's folder, and the pattern is about it. */
export function fits(pattern: Pattern, path: string): boolean {
  let test = compiled.get(pattern);
  if (test === undefined) {
    test = compile(pattern);
    compiled.set(pattern, test);
  }
  if (!isUnder(path, pattern.under)) return false;
  return test(pattern.under === '' ? path : path.slice(pattern.under.length + 1));
}

/** A test of paths relative to the folder that the pattern begins in. */
function compile({ pattern, how }: Pattern): Test {
  switch (how) {
    case 'glob':
      return inGlob(pattern);
    case 'ignore-file': {
      const matches = inGlob(pattern.toLowerCase());
      return (path) => matches(path.toLowerCase());
    }
    case 'mount': {
      const matches = inGlob(pattern.toLowerCase(), 'gobwas');
      return (path) => matches(path.toLowerCase());
    }
    case 'mount-only': {
      const takes = onlyOf(pattern.toLowerCase());
      return (path) => !takes(path.toLowerCase());
    }
    case 'crossing': {
      const matches = compileGlob(pattern, 'any');
      return (path) => matches(`/${path}`);
    }
    case 'fnmatch': {
      // Jekyll::EntryFilter: the pattern as it is, or the beginning of the path.
      const start = pattern.replace(/^\//, '');
      const matches = compileGlob(start, 'any');
      return (path) => path.startsWith(start) || matches(path);
    }
    case 'name': {
      const matches = compileGlob(pattern, 'any');
      return (path) => path.split('/').some(matches);
    }
    case 'regexp': {
      const expression = new RegExp(pattern);
      return (path) => expression.test(`/${path}`);
    }
  }
}

/** Whether the path, or a folder on the way to it, matches: no generator goes into a folder that it leaves out. */
function inGlob(pattern: string, stars: Stars = 'within'): Test {
  const matches = compileGlob(pattern.replace(/^\.?\//, '').replace(/\/$/, ''), stars);
  return (path) => foldersAbove(path).some(matches) || matches(path);
}

/**
 * Whether a mount of Hugo's takes a path that takes only what matches: the file does, and each folder on the way to it does too, or
 * is a beginning of a pattern. hugofs/glob/filename_filter.go.
 */
function onlyOf(pattern: string): Test {
  const wanted = alternatives(pattern).map((one) => one.replace(/^\//, ''));
  // Of more patterns than are looked at, none is known to take nothing.
  if (wanted.length === MOST_ALTERNATIVES) return () => true;
  const files = wanted.map((one) => compileGlob(one, 'gobwas'));
  const folders = wanted.flatMap(foldersAbove).map((one) => compileGlob(one, 'gobwas'));
  const isTaken: Test = (path) => files.some((matches) => matches(path));
  const isEntered: Test = (path) => isTaken(path) || folders.some((matches) => matches(path));
  return (path) => isTaken(path) && foldersAbove(path).every(isEntered);
}

/** `a/b/c` → `a`, `a/b`. */
function foldersAbove(path: string): string[] {
  const folders: string[] = [];
  for (let end = path.indexOf('/'); end > 0; end = path.indexOf('/', end + 1))
    folders.push(path.slice(0, end));
  return folders;
}

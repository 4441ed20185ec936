import { parse as parseToml } from 'smol-toml';
import { parseDocument } from 'yaml';
import { MAX_DEPTH, nesting } from '../../posts/front-matter/source-fields';

/** A folder of the repository that may hold a site: its files, and the text of those that were asked for. */
export interface SiteReader {
  /** The site's folder relative to the blog's, `''` for the blog's folder itself. */
  readonly root: string;
  /** Every file under `root`, relative to it. */
  readonly paths: readonly string[];
  /** The blog's other files under a folder outside of the site (`../posts`), relative to `root` as well. */
  beside(folder: string): readonly string[];
  /** The name of the blog's folder, for a site that has no title. */
  readonly folderName: string;
  has(path: string): boolean;
  /** Whether any file lies under a folder, which may be one outside of the site (`../posts`). */
  hasFolder(folder: string): boolean;
  /** A file's text; null when it is absent or was not read. */
  text(path: string): string | null;
  /** A file as `readConfig` reads it, once for all who ask; an empty one when there is none. */
  config(path: string | null): Config;
  /** The first of these paths that exists. */
  first(...paths: readonly string[]): string | null;
}

/**
 * A path relative to a site's folder, in which `..` leads out of it, as one relative to the blog's; null where that is outside of
 * the blog's. `root` is the site's folder.
 */
export function inBlog(root: string, path: string): string | null {
  const parts: string[] = [];
  for (const part of `${root}/${path}`.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return null;
    } else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** All files of a blog, looked at once for every folder in it that may be a site. */
export interface FileTree {
  readonly paths: readonly string[];
  readonly files: ReadonlySet<string>;
  readonly folders: ReadonlySet<string>;
}

/** `paths` are relative to the blog’s folder, with every folder on the way to them. */
export function fileTree(paths: readonly string[]): FileTree {
  const folders = new Set<string>();
  for (const path of paths) {
    // Up from the file, so that the folders of a sibling are not counted again.
    for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
      const folder = path.slice(0, at);
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  }
  return { paths, files: new Set(paths), folders };
}

/** Paths and texts are relative to the blog's folder; only those under `root` are kept. */
export function siteReader(
  root: string,
  allPaths: readonly string[],
  texts: ReadonlyMap<string, string>,
  folderName: string,
  tree: FileTree = fileTree(allPaths),
): SiteReader {
  const prefix = root === '' ? '' : `${root}/`;
  let paths: readonly string[] | null = null;
  const has = (path: string): boolean => tree.files.has(prefix + path);
  const textOf = (path: string): string | null => (has(path) ? (texts.get(prefix + path) ?? null) : null);
  const configs = configsOf(texts);
  return {
    root,
    get paths() {
      paths ??=
        prefix === ''
          ? tree.paths
          : tree.paths.filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length));
      return paths;
    },
    folderName,
    beside: (folder) => {
      const place = inBlog(root, folder);
      if (place === null) return [];
      const start = place === '' ? '' : `${place}/`;
      return tree.paths
        .filter((path) => path.startsWith(start))
        .map((path) => `${folder}/${path.slice(start.length)}`);
    },
    has,
    hasFolder: (folder) => {
      const place = inBlog(root, folder);
      return place !== null && (place === '' ? tree.paths.length > 0 : tree.folders.has(place));
    },
    text: textOf,
    config: (path) => {
      const text = path === null ? null : textOf(path);
      if (path === null || text === null) return noConfig;
      const known = configs.get(prefix + path) ?? readConfig(path, text);
      configs.set(prefix + path, known);
      return known;
    },
    first: (...candidates) => candidates.find(has) ?? null,
  };
}

type Texts = ReadonlyMap<string, string>;

/** Several look into the same configuration, of a megabyte perhaps. */
const parsed = new WeakMap<Texts, Map<string, Config>>();

function configsOf(texts: Texts): Map<string, Config> {
  const known = parsed.get(texts) ?? new Map<string, Config>();
  parsed.set(texts, known);
  return known;
}

/** A configuration as data, by its extension; an empty one when it does not parse, which is the generator's to report. */
function readConfig(path: string, text: string): Config {
  try {
    if (/\.ya?ml$/.test(path)) {
      // Brackets in brackets take the parser a second, in a configuration that somebody made for it.
      if (nesting(text) > MAX_DEPTH) return new Config(looseYaml(text));
      const document = parseDocument(text, {
        uniqueKeys: false,
        logLevel: 'silent',
        merge: true,
        // Nobody reads them, and each would copy the lines around it.
        prettyErrors: false,
      });
      return new Config(document.errors.length > 0 ? looseYaml(text) : document.toJS({ maxAliasCount: 100 }));
    }
    return new Config(path.endsWith('.toml') ? parseToml(text) : JSON.parse(text));
  } catch {
    // A configuration that is just being written still says which generator it is for.
    return new Config(path.endsWith('.toml') ? looseToml(text) : {});
  }
}

/** The `key = "value"` lines before the first table of TOML that a parser refuses. */
function looseToml(text: string): Record<string, string> {
  const top = text.split(/^[ \t]*\[/m, 1)[0] ?? '';
  const lines = top.matchAll(/^([\w-]+)[ \t]*=[ \t]*(?:"([^"\\\r\n]*)"|'([^'\r\n]*)')/gm);
  return Object.fromEntries([...lines].map(([, key, double, single]) => [key ?? '', double ?? single ?? '']));
}

/** Top-level `key: value` lines of YAML that a strict parser refuses. */
function looseYaml(text: string): Record<string, string> {
  const lines = text.matchAll(/^([\w-]+):[ \t]+["']?([^[{|>&*!"'\s].*?)["']?[ \t]*(?:#.*)?$/gm);
  return Object.fromEntries([...lines].map(([, key, value]) => [key ?? '', value ?? '']));
}

/** Looks into parsed configuration without trusting its shape. Keys are found in any case, as Hugo does. */
export class Config {
  readonly #value: unknown;

  constructor(value: unknown) {
    this.#value = value;
  }

  at(...path: readonly string[]): Config {
    let value = this.#value;
    for (const key of path) {
      if (value === null || typeof value !== 'object' || Array.isArray(value)) return new Config(undefined);
      const name = Object.keys(value).find((candidate) => candidate.toLowerCase() === key.toLowerCase());
      value = name === undefined ? undefined : (value as Record<string, unknown>)[name];
    }
    return new Config(value);
  }

  /** As parsed; undefined when there is nothing. */
  get value(): unknown {
    return this.#value;
  }

  /** Text, or a number as text; '' for anything else. */
  get text(): string {
    if (typeof this.#value === 'number') return String(this.#value);
    return typeof this.#value === 'string' ? this.#value.trim() : '';
  }

  /** The words for it are those of YAML 1.1, which Ruby and Go read. */
  get isTrue(): boolean {
    return this.#value === true || /^(?:true|yes|on)$/i.test(this.text);
  }

  /** Said to be false, which is more than left out. */
  get isFalse(): boolean {
    return this.#value === false || /^(?:false|no|off)$/i.test(this.text);
  }

  get keys(): string[] {
    const value = this.#value;
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? Object.keys(value) : [];
  }

  get texts(): string[] {
    return Array.isArray(this.#value) ? this.#value.filter((item) => typeof item === 'string') : [];
  }

  get items(): Config[] {
    return Array.isArray(this.#value) ? this.#value.map((item) => new Config(item)) : [];
  }
}

/** Whether the site's Gemfile names one of these gems, in letters, digits and hyphens. */
export function hasGem(reader: SiteReader, ...names: readonly string[]): boolean {
  const named = `["'](?:${names.join('|')})["']`;
  const line = new RegExp(`^[^#\\n]{0,200}\\bgem[ \\t]{0,40}\\(?[ \\t]{0,40}${named}`, 'm');
  return line.test(reader.text('Gemfile') ?? '');
}

/** The first text that is not empty. */
export function firstText(...texts: readonly string[]): string {
  return texts.find((text) => text !== '') ?? '';
}

/** A plain string literal, Python's `u''` too, or the one that stands in for a variable of the environment. */
const LITERAL =
  '(?:(?:process|import\\.meta)\\.env\\.\\w+\\s*(?:\\?\\?|\\|\\|)\\s*)?[uU]?(?:"([^"\\\\\n]*)"|\'([^\'\\\\\n]*)\'|`([^`$\\\\]*)`)';

/**
 * A quoted value of `name:` or `name =` in code, or of the constant that stands there (`name: BASE`, `{name}`) and is given
 * its value in `all`; read without running it. '' when it is not a plain string.
 */
export function stringInCode(code: string, name: string, all = code): string {
  const literal = literalIn(code, `\\b${name}["']?\\s*[:=]\\s*`);
  if (literal !== null) return literal;
  const constant =
    new RegExp(`\\b${name}["']?\\s*[:=]\\s*([A-Za-z_]\\w*)[ \\t]*(?=[,;}\\n])`).exec(code)?.[1] ??
    new RegExp(`[{,]\\s*(${name})\\s*(?=[,}])`).exec(code)?.[1];
  if (constant === undefined) return '';
  return literalIn(all, `\\bconst\\s+${constant}(?:\\s*:\\s*string)?\\s*=\\s*`) ?? '';
}

function literalIn(code: string, before: string): string | null {
  const match = new RegExp(before + LITERAL).exec(code);
  return match && (match[1] ?? match[2] ?? match[3] ?? '').trim();
}

/** The line (from 1) of the first match, or null. */
export function lineOf(text: string | null, pattern: RegExp): number | null {
  if (text === null) return null;
  const at = text.search(pattern);
  return at < 0 ? null : text.slice(0, at).split('\n').length;
}

/** A configuration that says nothing. */
export const noConfig = new Config({});

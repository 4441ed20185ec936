import { type OwnIds, ownIds } from './astro-ids';
import { importsOf, joined } from './code-imports';
import { blockInCode, bracketed, listInCode, plainPath, stringsIn, withoutComments } from './code-reader';
import { type SiteReader, stringInCode } from './site-reader';

/** A content collection as `src/content.config` declares it. */
export interface Collection {
  readonly name: string;
  /** The folder its files lie in, from the site's root. */
  readonly folder: string;
  /** Where its ids begin: the folder itself, or one above it when its pattern names more. */
  readonly base: string;
  /** How the site itself makes its ids; null where it leaves that to Astro, `unknown` for code that says nothing to us. */
  readonly ids: OwnIds | null | 'unknown';
  /** What of names with an underscore in front its pattern takes (see `ContentFolder`); null where nothing can be told. */
  readonly underscored: 'all' | 'folders' | null;
  /** Its schema has a field for a date. */
  readonly dated: boolean;
}

/** A site's configuration of content: what is declared in it, where, and in which code. */
export interface DeclaredCollections {
  readonly file: string | null;
  /** Files that it takes constants and collections from. */
  readonly imported: readonly string[];
  /** The code of all these, without comments. */
  readonly schema: string;
  /** The code of the files in which sites keep their constants, without comments. */
  readonly constants: string;
  /** Constants by name that stand for a text. */
  readonly names: ReadonlyMap<string, string>;
  readonly collections: readonly Collection[];
}

const ENDINGS = ['ts', 'mts', 'mjs', 'js'];
/** Of a stranger's code no more is looked into. */
const MOST_OBJECTS = 50;
const CONSTANTS = [
  ...['consts', 'constants', 'config', 'site.config', 'site-config', 'siteConfig'],
  ...['config/site', 'data/site'],
];

/** Where a site whose code lies in `source` may keep its constants. */
export const constantFiles = (source: string): string[] =>
  CONSTANTS.flatMap((name) => ['ts', 'js', 'mjs'].map((ending) => `${source}/${name}.${ending}`));

/** `srcDir` of an Astro configuration (without comments), `src` without one. */
export const sourceIn = (config: string): string => plainPath(stringInCode(config, 'srcDir')) || 'src';

/** What the site whose code lies in `source` declares. */
export function declaredCollections(reader: SiteReader, source: string): DeclaredCollections {
  const file = reader.first(
    ...['content.config', 'content/config'].flatMap((name) => ENDINGS.map((e) => `${source}/${name}.${e}`)),
  );
  const imported = file === null ? [] : importedBy(reader, file);
  const codeIn = (paths: readonly string[]): string =>
    withoutComments(paths.map((path) => reader.text(path) ?? '').join('\n'));
  const schema = codeIn(file === null ? [] : [file, ...imported]);
  const constants = codeIn(constantFiles(source));
  const names = constantsIn(`${schema}\n${constants}`);
  const collections = collectionsIn(schema, names, source);
  return { file, imported, schema, constants, names, collections };
}

/** The files that were read because another names them, from one to the next. */
function importedBy(reader: SiteReader, file: string): string[] {
  const found = [file];
  for (const path of found) {
    const next = importsOf(path, reader.text(path) ?? '', reader);
    found.push(...next.filter((other) => !found.includes(other) && reader.text(other) !== null));
  }
  return found.slice(1);
}

/**
 * Names with a plain string for a value (`export const BLOG_PATH = 'src/data/blog'`), and those in an object of that name
 * (`PATHS.blog`).
 */
function constantsIn(code: string): ReadonlyMap<string, string> {
  const constants = new Map<string, string>();
  const objects = [...code.matchAll(/\bconst\s+(\w+)(?:\s*:\s*\w+)?\s*=\s*(?=\{)/g)];
  for (const match of objects.slice(0, MOST_OBJECTS)) {
    const body = bracketed(code, match.index + match[0].length);
    for (const [, key = '', double, single, plain] of body.matchAll(
      /["']?\b(\w+)["']?\s*:\s*(?:"([^"\n]*)"|'([^'\n]*)'|`([^`$]*)`)/g,
    ))
      constants.set(`${match[1]}.${key}`, double ?? single ?? plain ?? '');
  }
  for (const match of code.matchAll(
    /\bconst\s+(\w+)(?:\s*:\s*\w+)?\s*=\s*(?:"([^"\n]*)"|'([^'\n]*)'|`([^`$]*)`)/g,
  )) {
    constants.set(match[1] ?? '', match[2] ?? match[3] ?? match[4] ?? '');
  }
  return constants;
}

/**
 * The collections of a configuration, read and not run: those with `glob()` lie where it looks, those without a
 * loader in `content/<name>` of `source`; other loaders (a file, a service) have no posts to edit.
 * docs.astro.build/en/reference/content-loader-reference.
 */
function collectionsIn(code: string, constants: ReadonlyMap<string, string>, source: string): Collection[] {
  const keys = exportedNames(code, constants);
  const found: Collection[] = [];
  for (const match of code.matchAll(/\b(\w+)(?:\s*:\s*[\w<>.]+)?\s*[:=]\s*defineCollection\s*(?=\()/g)) {
    const variable = match[1] ?? '';
    const body = bracketed(code, match.index + match[0].length);
    const name = keys.get(variable) ?? variable;
    const place = placeOf(body, name, constants, source);
    if (place === null) continue;
    const ids = /\bgenerateId\b/.test(body) ? (ownIds(body) ?? 'unknown') : null;
    found.push({
      name,
      ...place,
      ids,
      dated: /\bz\s*\.\s*(?:coerce\s*\.\s*)?date\b|\bdate\w*\s*:/i.test(body),
    });
  }
  return found;
}

/** Variable → key of `export const collections = { blog: blogCollection, notes }`. */
function exportedNames(code: string, constants: ReadonlyMap<string, string>): Map<string, string> {
  const block = blockInCode(code, 'collections');
  const names = new Map<string, string>();
  for (const match of block.matchAll(/(?:\[\s*([\w.]+)\s*\]|["']?([\w-]+)["']?)\s*:\s*(\w+)\s*(?=[,}])/g))
    names.set(match[3] ?? '', match[2] ?? constants.get(match[1] ?? '') ?? '');
  return names;
}

function placeOf(
  body: string,
  name: string,
  constants: ReadonlyMap<string, string>,
  source: string,
): Pick<Collection, 'folder' | 'base' | 'underscored'> | null {
  const at = /\bglob\s*(?=\()/.exec(body);
  if (!at) {
    const folder = `${source}/content/${name}`;
    return /\bloader\s*:/.test(body) ? null : { folder, base: folder, underscored: null };
  }
  const options = bracketed(body, at.index + at[0].length);
  const given = optionText(options, 'base', constants);
  if (given === null) return null;
  // A URL is relative to the configuration, which lies in the source folder; a path to the site's folder.
  const base = /\bbase\s*:\s*new\s+URL\b/.test(options) ? joined(source, given) : plainPath(given);
  const pattern = optionText(options, 'pattern', constants) ?? '';
  const fixed = pattern.replace(/(?:^|\/)[^/]*[*{[(!].*$/, '').replace(/(?:^|\/)[^/]*\.\w+$/, '');
  const folder = [base, plainPath(fixed)].filter((part) => part !== '').join('/');
  return { base, folder, underscored: underscoredIn(options) };
}

/** `[^_]*` leaves out names; `!**\/_*` more than can be told; what is none of these takes all. */
function underscoredIn(options: string): Collection['underscored'] {
  const patterns = listInCode(options, 'pattern');
  if (patterns.length === 0 || patterns.some((pattern) => /^!.*_|@\(|!\(/.test(pattern))) return null;
  if (patterns.some((pattern) => /\[[!^]_\]/.test(pattern))) return 'folders';
  return 'all';
}

/** The text of an option: a string, a known constant, a template of both; '' when absent, null when not to be told. */
function optionText(options: string, key: string, constants: ReadonlyMap<string, string>): string | null {
  const match = new RegExp(`\\b${key}\\s*:\\s*(?:new\\s+URL\\(\\s*)?`).exec(options);
  if (!match) return '';
  const rest = options.slice(match.index + match[0].length);
  if (rest.startsWith('[')) return stringsIn(bracketed(rest, 0))[0] ?? null;
  const quoted = /^["']([^"'\n]*)["']/.exec(rest)?.[1];
  if (quoted !== undefined) return quoted;
  const template = /^`([^`]*)`/.exec(rest)?.[1];
  if (template !== undefined) {
    const filled = template.replace(
      /\$\{\s*([\w.]+)\s*\}/g,
      (all, word: string) => constants.get(word) ?? all,
    );
    return filled.includes('${') ? null : filled;
  }
  return constants.get(/^([\w.]+)/.exec(rest)?.[1] ?? '') ?? null;
}

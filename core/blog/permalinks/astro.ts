import { type Collection, declaredCollections, sourceIn } from '../generators/astro-collections';
import { blockInCode, bracketed, plainPath, withoutComments } from '../generators/code-reader';
import type { ModelParts } from '../generators/parts';
import { type SiteReader, stringInCode } from '../generators/site-reader';
import { isUnder } from '../naming';
import type { PermalinkRule, RuleOf } from '../permalink-rule';
import { astroPaperFolders } from './astro-paper';
import { basePath } from './base-path';

type Rule = RuleOf<'astro'>;
type Route = Rule['routes'][number];

/** Nobody writes a longer route file, and a stranger's could be slow to read. */
const MAX_CODE = 100_000;

const FORMATS = ['directory', 'file', 'preserve'] as const;
const SLASHES = ['always', 'never', 'ignore'] as const;

/**
 * What `astro.config`, the content configuration and the route files say. Code is read by its looks, never run.
 * `unknown` when no route is found for any folder of posts.
 */
export function astroRule(parts: ModelParts, reader: SiteReader): PermalinkRule {
  const file = parts.configFile;
  const code = withoutComments(file === null ? '' : (reader.text(file) ?? ''));
  const source = sourceIn(code);
  const found = routes(reader, source, parts);
  const pages = `${source}/pages`;
  const told = (folder: string): boolean =>
    isUnder(`${folder}/`, pages) || found.some((route) => isUnder(`${folder}/`, route.folder));
  // Then the author may tell.
  if (!parts.contentFolders.some(({ path }) => told(path))) return { kind: 'unknown' };
  return {
    kind: 'astro',
    root: reader.root,
    base: basePath(stringInCode(code.replace(blockInCode(code, 'vite'), ''), 'base')),
    format: oneOf(FORMATS, stringInCode(blockInCode(code, 'build'), 'format')) ?? 'directory',
    trailingSlash: oneOf(SLASHES, stringInCode(code, 'trailingSlash')) ?? 'ignore',
    routes: found,
    pages,
  };
}

function oneOf<T extends string>(values: readonly T[], text: string): T | null {
  return values.find((value) => value === text) ?? null;
}

/** The collections that are declared; without any that can be read, the folders of `content`. */
function collections(
  found: readonly Collection[],
  reader: SiteReader,
  source: string,
): Pick<Collection, 'name' | 'base' | 'ids'>[] {
  if (found.length > 0) return [...found];
  const content = `${source}/content/`;
  const folders = new Set(
    reader.paths
      .filter((path) => path.startsWith(content) && path.includes('/', content.length))
      .map((path) => path.slice(content.length, path.indexOf('/', content.length))),
  );
  return [...folders].map((name) => ({ name, base: `${source}/content/${name}`, ids: null }));
}

/**
 * For each collection the one page that is printed for each of its entries. A page that asks for its entries through
 * a function of the site's own is taken to mean the collection of posts, where there is one.
 */
function routes(reader: SiteReader, source: string, { contentFolders }: ModelParts): Route[] {
  const pages = `${source}/pages/`;
  const declared = declaredCollections(reader, source);
  const known = collections(declared.collections, reader, source);
  const posts = known.filter(({ base }) =>
    contentFolders.some(({ path, kind }) => kind === 'posts' && isUnder(`${path}/`, base)),
  );
  const found: (Route & { readonly shows: boolean })[] = [];
  for (const path of reader.paths) {
    if (!path.startsWith(pages) || !/\[[^\]]+\].*\.astro$/.test(path)) continue;
    const code = withoutComments(reader.text(path) ?? '');
    if (code.length > MAX_CODE) continue;
    const filling = parameter(code, path) ?? astroPaper(path, code, source, reader);
    if (filling === null) continue;
    const { value, folders, before = '' } = filling;
    const asked = new Set(
      [...code.matchAll(/getCollection\(\s*(?:["'`]([^"'`]+)["'`]|([\w.]+)\s*[,)])/g)].map(
        ([, name, constant = '']) => name ?? declared.names.get(constant),
      ),
    );
    const named = known.filter(({ name }) => asked.has(name));
    const meant = named.length > 0 ? named : /getCollection\(/.test(code) ? [] : posts;
    if (meant.length !== 1 || meant[0] === undefined || meant[0].ids === 'unknown') continue;
    // The theme takes this folder away from a path by its name.
    if (folders !== undefined && plainPath(declared.names.get('BLOG_PATH') ?? '') !== meant[0].base) continue;
    found.push({
      folder: meant[0].base,
      route: path
        .slice(pages.length)
        .replace(/\.astro$/, '')
        .replace('[', `${before}[`),
      value,
      ...(folders !== undefined && { folders }),
      ...(meant[0].ids === null ? {} : { ids: { ...meant[0].ids, without: [...meant[0].ids.without] } }),
      shows: /<Content\b|\brender\(/.test(code),
    });
  }
  return [...new Set(found.map(({ folder }) => folder))].flatMap((folder) => {
    const all = found.filter((route) => route.folder === folder);
    const showing = all.filter(({ shows }) => shows);
    const [route, ...others] = showing.length > 0 ? showing : all;
    if (route === undefined || others.length > 0) return [];
    const { shows: _, ...told } = route;
    return [told];
  });
}

/** What is put into the brackets of a route file's name, and the plain text before it. */
interface Filling {
  readonly value: Route['value'];
  readonly folders?: NonNullable<Route['folders']>;
  readonly before?: string;
}

function astroPaper(path: string, code: string, source: string, reader: SiteReader): Filling | null {
  const folders = /\[\.\.\.slug\]/.test(path) ? astroPaperFolders(path, code, source, reader) : null;
  return folders === null ? null : { value: 'folders-and-id', folders };
}

/** What `getStaticPaths` puts into the brackets of a file's name: an entry's id, or a field; null for anything else. */
function parameter(code: string, path: string): Filling | null {
  const names = [...path.matchAll(/\[(?:\.\.\.)?(\w+)\]/g)].map(([, name]) => name ?? '');
  const [name, second, ...others] = names;
  if (name === undefined || others.length > 0) return null;
  if (second !== undefined) {
    // As Astro's own recipe for languages in folders has it: docs.astro.build/en/recipes/i18n.
    const parts = new RegExp(
      `\\[\\s*${name}\\s*,\\s*\\.\\.\\.\\s*${second}\\s*\\]\\s*=\\s*\\w+\\.(?:id|slug)\\.split\\(\\s*["'\`]/["'\`]\\s*\\)`,
    );
    return parts.test(code) ? { value: 'id-parts' } : null;
  }
  const params = /\bparams\s*:\s*(?=\{)/.exec(code);
  const block = params ? bracketed(code, params.index) : '';
  const template = new RegExp(`\\b${name}\\s*:\\s*\`([\\w/-]*)\\$\\{\\w+\\.(?:id|slug)\\}\`\\s*[,}]`).exec(
    block,
  );
  if (template !== null) return { value: 'id', before: (template[1] ?? '').replace(/^\/+/, '') };
  const value = new RegExp(`\\b${name}\\s*:\\s*([\\w.?!]+)\\s*[,}]`).exec(block)?.[1]?.replace(/[?!]/g, '');
  if (value === undefined) {
    const short = new RegExp(`\\{\\s*${name}\\s*,?\\s*\\}`).test(block);
    const picked = new RegExp(`(?:\\{[^{}]*\\b${name}\\b[^{}]*\\}|\\b${name})\\s*\\)?\\s*=>`).test(code);
    return short && picked && (name === 'id' || name === 'slug') ? { value: 'id' } : null;
  }
  if (/^\w+\.data\.slug$/.test(value)) return { value: 'slug-field' };
  return /^\w+\.(?:id|slug)$/.test(value) ? { value: 'id' } : null;
}

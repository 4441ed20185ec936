import type { RuleOf } from '../../blog/permalink-rule';
import { normaliseDate } from '../dates/date';
import type { FieldValue } from '../front-matter/front-matter';
import { address, below, splitPath } from './address';
import { eleventyTemplate } from './eleventy-template';
import { textField, textsOf, type UrlFacts, type UrlMaker } from './facts';
import { instantOf, onClock, type WrittenDate, writtenDate } from './written-date';

type Rule = RuleOf<'eleventy'>;

/** Eleventy's addresses: src/TemplatePermalink.js and TemplateFileSlug.js, 11ty.dev/docs/permalinks. */
export function eleventyUrl(rule: Rule): UrlMaker {
  return (post) => {
    const inSite = below(post.id, rule.root);
    const path = inSite === null ? null : below(inSite, rule.input);
    if (inSite === null || path === null) return null;
    const said = permalinkOf(rule, post, inSite);
    if (said === undefined) return address(rule.base, defaultPath(path));
    if (said === null) return null;
    const link = eleventyTemplate(said, (name) => variable(name, post, path));
    // Eleventy refuses what ends neither in a slash nor in an extension.
    if (link === null || link === '' || !/(?:\/|\.[^/.]+)$/.test(link)) return null;
    return address(rule.base, link.replace(/(^|\/)index\.html$/, '$1'));
  };
}

/** A pattern; null for none that can be told, or for no page; undefined when nothing is said. */
type Said = string | null | undefined;

/** Computed data is stronger than data, and the front matter's stronger than that of folders. */
function permalinkOf(rule: Rule, { fields }: UrlFacts, path: string): Said {
  const computed = fields.get('eleventyComputed');
  const inComputed =
    computed !== undefined && computed !== null && typeof computed === 'object' && 'permalink' in computed
      ? permalinkValue(computed.permalink)
      : undefined;
  const all = [
    () => inComputed,
    () => folderPermalink(rule, path, true),
    () => permalinkValue(fields.get('permalink')),
    () => folderPermalink(rule, path, false),
  ];
  for (const said of all) {
    const value = said();
    if (value !== undefined) return value;
  }
  return undefined;
}

function permalinkValue(value: FieldValue | undefined): Said {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || Array.isArray(value)) return null;
  if (Object.keys(value).length === 0) return undefined;
  return 'build' in value && typeof value.build === 'string' ? value.build : null;
}

function folderPermalink(rule: Rule, path: string, computed: boolean): Said {
  const [folder, name] = splitPath(path);
  const template = folder === '' ? name : `${folder}/${name}`;
  const said = rule.folders.find(
    (data) =>
      data.computed === computed &&
      (data.file ? data.folder === template : below(path, data.folder) !== null),
  );
  if (said === undefined) return undefined;
  return said.output ? said.pattern : null;
}

/** `dir/name/`; a name like its folder's, or `index`, is the folder's page. */
function defaultPath(path: string): string {
  const [folder, name] = splitPath(path);
  const own = name === 'index' || name === folder.slice(folder.lastIndexOf('/') + 1);
  return own ? `${folder}/` : `${folder}/${name}/`;
}

function variable(name: string, post: UrlFacts, path: string): string | WrittenDate | null {
  switch (name) {
    case 'page.fileSlug':
      return fileSlug(path);
    case 'page.filePathStem': {
      const [folder, file] = splitPath(path);
      return `/${folder === '' ? '' : `${folder}/`}${withoutDate(file)}`;
    }
    case 'page.outputFileExtension':
      return 'html';
    case 'page.date':
    case 'date':
      return pageDate(post, path);
    case 'title':
      return textField(post, 'title');
    // As on a machine in UTC, where nearly all sites are built.
    case 'page.date.getFullYear()':
    case 'page.date.getUTCFullYear()':
    case 'date.getFullYear()':
    case 'date.getUTCFullYear()': {
      const year = pageDate(post, path)?.year;
      return year === undefined ? null : String(year);
    }
    default:
      return fieldText(post, name);
  }
}

/** A field of the front matter, or one of a list by its place (`tags[0]`). */
function fieldText(post: UrlFacts, name: string): string | null {
  const [, key = '', place] = /^(\w+)(?:\[(\d+)\])?$/.exec(name) ?? [];
  if (key === '') return null;
  return place === undefined ? textField(post, key) : (textsOf(post.fields.get(key))[Number(place)] ?? null);
}

function fileSlug(path: string): string {
  const [folder, name] = splitPath(path);
  const slug = withoutDate(name);
  return slug === 'index' ? withoutDate(folder.slice(folder.lastIndexOf('/') + 1)) : slug;
}

function withoutDate(name: string): string {
  return /\d{4}-\d{2}-\d{2}-(.*)/.exec(name)?.[1] ?? name;
}

/** The front matter's, else the first that the path has; in UTC. Else the file's own, which cannot be told. */
function pageDate(post: UrlFacts, path: string): WrittenDate | null {
  const text = textField(post, 'date');
  if (text !== null) {
    const date = writtenDate(normaliseDate(text));
    return date === null ? null : onClock(instantOf(date), null);
  }
  return writtenDate(/\d{4}-\d{2}-\d{2}/.exec(path)?.[0] ?? null);
}

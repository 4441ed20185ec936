import { inBlog } from '../../blog/generators/site-reader';
import { ownValue } from '../../blog/own-value';
import type { RuleOf } from '../../blog/permalink-rule';
import { normaliseDate } from '../dates/date';
import { isRefusedDate } from '../dates/refused-date';
import { address, below, decoded, splitPath } from './address';
import { inSmallLetters, textField, type UrlFacts, type UrlMaker } from './facts';
import { remembered } from './remembered';
import { hugoPath } from './slugs';
import { dayOfYear, MONTHS, pad, WEEKDAYS, type WrittenDate, weekday, writtenDate } from './written-date';

type Rule = RuleOf<'hugo'>;

/** Where a page lies below the top of the content, and in which language. */
interface Place {
  readonly language: string;
  /** Folders from the top; a leaf bundle's own is not among them. */
  readonly folder: string;
  /** The file's name without language and extension, or the bundle's folder. */
  readonly name: string;
  readonly section: string;
}

/** Hugo's addresses: resources/page/permalinks.go and page_paths.go, gohugo.io/content-management/urls. */
export function hugoUrl(given: Rule): UrlMaker {
  const rule = inWholeBlog(given);
  const namesDate = rule.dates.includes(':filename');
  return (facts) => {
    const post = inSmallLetters(facts);
    const place = placeOf(rule, post.id);
    if (place === null || !rendered(post)) return null;
    const { prefix, base } = ownValue(rule.languages, place.language) ?? { prefix: '', base: null };
    const site = base ?? rule.base;
    const written = textField(post, 'url');
    const pattern = patternOf(rule, place);
    const asked = namesDate || (written ?? pattern)?.includes(':');
    const dated = asked ? pageDate(rule, post, place) : { date: null, slug: null };
    const slug = textField(post, 'slug') ?? dated.slug;
    const context = { rule, post, place, slug, date: dated.date };
    // Since 0.131 tokens are filled in here too; what is none stays.
    if (written !== null) return ownAddress(site, prefix, expand(written, context) ?? written);
    const path = pattern === null ? `${place.folder}/${slug ?? place.name}` : expand(pattern, context);
    if (path === null) return null;
    const cleaned = clean(rule, path).replace(/^\/+|\/+$/g, '');
    const ugly = typeof rule.ugly === 'boolean' ? rule.ugly : rule.ugly.includes(place.section);
    return address(site, prefix, ugly ? `${cleaned}.html` : `${cleaned}/`);
  };
}

/** The rule with its folders relative to the blog's: content may be mounted from beside the site. */
function inWholeBlog(rule: Rule): Rule {
  const moved = (path: string): string => inBlog(rule.root, path) ?? path;
  return {
    ...rule,
    trees: rule.trees.map((tree) => ({ ...tree, folder: moved(tree.folder) })),
    bundles: rule.bundles.map(moved),
  };
}

function placeOf(rule: Rule, id: string): Place | null {
  for (const tree of rule.trees) {
    const inTree = below(id, tree.folder);
    if (inTree === null) continue;
    if (isResource(rule, id)) return null;
    const path = tree.at === '' ? inTree : `${tree.at}/${inTree}`;
    const [folder, file] = splitPath(path);
    const dot = file.lastIndexOf('.');
    const suffix = dot < 0 ? '' : file.slice(dot + 1).toLowerCase();
    const marked = suffix !== '' && Object.hasOwn(rule.languages, suffix);
    const name = marked ? file.slice(0, dot) : file;
    if (name === '_index') return null;
    const language = marked ? suffix : (tree.language ?? rule.defaultLanguage);
    if (name !== 'index') return { language, folder, name, section: sectionOf(folder) };
    const [parent, bundle, extension] = splitPath(folder);
    return { language, folder: parent, name: bundle + extension, section: sectionOf(parent) };
  }
  return null;
}

/**
 * Where in the site's content the post `id` is mounted (`posts/a.md`), when that is at several places: it has a page at each, and
 * `hugoUrl` gives the address of the first. Empty for all others.
 */
export function mountedPlaces(given: Rule, id: string): readonly string[] {
  if (given.trees.length < 2) return [];
  const places = inWholeBlog(given).trees.flatMap(({ folder, at }) => {
    const path = below(id, folder);
    return path === null ? [] : [at === '' ? path : `${at}/${path}`];
  });
  const each = [...new Set(places)];
  return each.length < 2 ? [] : each;
}

/** Content in or below a leaf bundle that is not the bundle's own `index`. */
function isResource({ bundles }: Rule, path: string): boolean {
  if (bundles.length === 0) return false;
  const [folder, file] = splitPath(path);
  const own = /^index(?:\.|$)/.test(file);
  return bundles.some((bundle) => below(folder, bundle) !== null || (folder === bundle && !own));
}

const sectionOf = (folder: string): string => folder.split('/')[0] ?? '';

/** `build: {render: never}` and headless bundles have no page. */
function rendered(post: UrlFacts): boolean {
  const build = post.fields.get('build') ?? post.fields.get('_build');
  if (build !== null && typeof build === 'object' && !Array.isArray(build)) {
    const render = 'render' in build ? build.render : undefined;
    if (render === false || render === 'never' || render === 'link') return false;
  }
  return post.fields.get('headless') !== true;
}

/** `url` of the front matter: from the host's root with a slash before it, else from the language's. */
function ownAddress(base: string, prefix: string, url: string): string {
  const ends = url.endsWith('/') || url.includes('.');
  return address(base, url.startsWith('/') ? '' : prefix, ends ? url : `${url}/`);
}

function clean(rule: Rule, path: string): string {
  return hugoPath(path, { lower: rule.lower, removeAccents: rule.removeAccents });
}

function patternOf(rule: Rule, { language, section }: Place): string | null {
  for (const patterns of [ownValue(rule.patternsIn, language) ?? {}, rule.patterns]) {
    const pattern = ownValue(patterns, section.toLowerCase()) ?? patterns['*'];
    if (pattern !== undefined) return pattern;
  }
  return null;
}

/** The page's date and, when that comes from the file's name, the slug it leaves. */
function pageDate(
  { dates }: Rule,
  post: UrlFacts,
  { name }: Place,
): { date: WrittenDate | null; slug: string | null } {
  for (const source of dates) {
    if (source === ':filename') {
      const match = /^(\d{4}-\d\d-\d\d)(.*)$/s.exec(name);
      const date = match && writtenDate(normaliseDate(match[1] ?? ''));
      if (date) return { date, slug: (match[2] ?? '').replace(/^[ \-_]+|[ \-_]+$/g, '') || null };
      continue;
    }
    // `:git` and `:fileModTime` are not in the text.
    if (source.startsWith(':')) return { date: null, slug: null };
    const text = textField(post, source.toLowerCase());
    // What comes of a date that Hugo cannot read is another thing in each version.
    if (text !== null && isRefusedDate(text, 'hugo')) return { date: null, slug: null };
    const date = text === null ? null : writtenDate(normaliseDate(text));
    if (date) return { date, slug: null };
  }
  return { date: writtenDate('0001-01-01'), slug: null };
}

interface Context {
  readonly rule: Rule;
  readonly post: UrlFacts;
  readonly place: Place;
  readonly slug: string | null;
  readonly date: WrittenDate | null;
}

const PATTERNS = 100;

/** A pattern's texts and tokens by turns, beginning with a text. */
const partsOf = remembered(PATTERNS, (pattern): readonly string[] =>
  pattern.split(/:(\w+(?:\[[^\]]{1,20}\])?)/),
);

/** A pattern with its tokens by their values; null when one is unknown. */
function expand(pattern: string, context: Context): string | null {
  const parts = partsOf(pattern);
  let path = parts[0] ?? '';
  for (let index = 1; index < parts.length; index += 2) {
    const value = tokenValue(parts[index] ?? '', context);
    if (value === null) return null;
    path += value + (parts[index + 1] ?? '');
  }
  return path;
}

function tokenValue(token: string, { rule, post, place, slug, date }: Context): string | null {
  switch (token) {
    case 'section':
      return place.section;
    case 'sections':
      return sections(rule, place).join('/');
    case 'title':
      return titleSlug(rule, post);
    case 'slug':
      return slug === null ? titleSlug(rule, post) : spoken(clean(rule, slug));
    case 'filename':
    case 'contentbasename':
      return spoken(clean(rule, place.name));
    case 'slugorfilename':
    case 'slugorcontentbasename':
      return spoken(clean(rule, slug ?? place.name));
    default:
      if (token.startsWith('sections[')) return sliced(sections(rule, place), token.slice(9, -1));
      return date === null ? null : datePart(token, date);
  }
}

function titleSlug(rule: Rule, post: UrlFacts): string {
  return spoken(clean(rule, textField(post, 'title') ?? ''));
}

/** Hugo reads what it filled in as an address: a fragment without a name goes, and a plus is a space. */
function spoken(text: string): string {
  return /[#+%]/.test(text) ? decoded(text.replace(/#$/, '').replaceAll('+', ' ')) : text;
}

/** The folders of the deepest section that the page lies in. */
function sections(rule: Rule, { folder, section }: Place): string[] {
  let path = folder;
  while (path.includes('/') && !rule.sections.includes(path)) path = path.slice(0, path.lastIndexOf('/'));
  return (path === '' ? section : path).split('/').filter((part) => part !== '');
}

/** `sections[1:]`, `[:2]`, `[0]`, `[last]`. */
function sliced(parts: readonly string[], range: string): string | null {
  if (range === 'last') return parts.at(-1) ?? '';
  const match = /^(\d*)(:?)(\d*|last)$/.exec(range);
  if (!match) return null;
  const from = match[1] === '' ? 0 : Number(match[1]);
  if (match[2] === '') return parts[from] ?? '';
  const to = match[3] === '' ? parts.length : match[3] === 'last' ? parts.length - 1 : Number(match[3]);
  return parts.slice(from, to).join('/');
}

function datePart(token: string, date: WrittenDate): string | null {
  switch (token) {
    case 'year':
      return String(date.year);
    case 'month':
      return pad(date.month);
    case 'monthname':
      return MONTHS[date.month - 1] ?? '';
    case 'day':
      return pad(date.day);
    case 'weekday':
      return String(weekday(date));
    case 'weekdayname':
      return WEEKDAYS[weekday(date)] ?? '';
    case 'yearday':
      return String(dayOfYear(date));
    default:
      return goLayout(token, date);
  }
}

/** Other tokens are layouts of Go's time package, such as `:2006` or `:Jan`. */
function goLayout(layout: string, date: WrittenDate): string | null {
  switch (layout) {
    case '2006':
      return pad(date.year, 4);
    case '06':
      return pad(date.year % 100);
    case '01':
      return pad(date.month);
    case '1':
      return String(date.month);
    case 'Jan':
      return (MONTHS[date.month - 1] ?? '').slice(0, 3);
    case 'January':
      return MONTHS[date.month - 1] ?? '';
    case '02':
      return pad(date.day);
    case '2':
      return String(date.day);
    case '15':
      return pad(date.hour);
    case '04':
      return pad(date.minute);
    case '05':
      return pad(date.second);
    case 'Mon':
      return (WEEKDAYS[weekday(date)] ?? '').slice(0, 3);
    case 'Monday':
      return WEEKDAYS[weekday(date)] ?? '';
    default:
      return null;
  }
}

import { ownValue } from '../../blog/own-value';
import type { RuleOf } from '../../blog/permalink-rule';
import { isSureDay, normaliseDate } from '../dates/date';
import type { FieldValue } from '../front-matter/front-matter';
import { address, below, decoded } from './address';
import { textField, textsOf, type UrlFacts, type UrlMaker } from './facts';
import { remembered } from './remembered';
import { rubyInspect } from './ruby-inspect';
import { jekyllSlug } from './slugs';
import {
  dayOfYear,
  instantOf,
  isoWeek,
  MONTHS,
  onClock,
  pad,
  WEEKDAYS,
  type WrittenDate,
  weekday,
  writtenDate,
} from './written-date';

type Rule = RuleOf<'jekyll'>;

const DATED = /^(\d{2,4})-(\d{1,2})-(\d{1,2})-/;
/** The same without its parts, which cost more than finding it. */
const DATE_MARK = /^\d{2,4}-\d{1,2}-\d{1,2}-/;

/** Jekyll's addresses: lib/jekyll/document.rb, url.rb and drops/url_drop.rb. */
export function jekyllUrl(rule: Rule): UrlMaker {
  /** Ten thousand posts lie in a few folders. */
  const placeAt = remembered(PLACES, (folder) => placeOf(rule, folder));
  return (post) => {
    const { id } = post;
    const folder = id.slice(0, id.lastIndexOf('/') + 1);
    const place = placeAt(folder);
    if (place === null || place.template === null) return null;
    const usual = place.usual === null ? null : usualAddress(place.usual, post);
    if (usual !== null) return usual;
    const path = id.slice(place.pathFrom);
    const own = textField(post, 'permalink');
    const template = own === null ? place.template : templateOf(decoded(own));
    const file = id.slice(folder.length);
    const dot = file.lastIndexOf('.');
    const name = dot <= 0 ? file : file.slice(0, dot);
    const extension = file.slice(name.length);
    const date = template.isDated ? dateOf(post, name, rule.timezone) : null;
    const { markdown } = rule;
    const url = expand(template, { post, path, place, name, extension, markdown, date });
    return url === null ? null : address(rule.base, languageFolder(rule, post, path), sanitized(url));
  };
}

/** The folder of a post that is not in the default language of jekyll-polyglot; '' for all others. */
function languageFolder({ polyglot }: Rule, post: UrlFacts, path: string): string {
  if (polyglot === undefined) return '';
  const { languages, fromPath } = polyglot;
  const own = textField(post, 'lang');
  if (own !== null) return languages.includes(own) ? own : '';
  return fromPath ? (path.split('/', 2).find((part) => languages.includes(part)) ?? '') : '';
}

/** What is the same for all documents of a folder. */
interface Place {
  /** The collection's name. */
  readonly label: string;
  /** The folder of the collection: `_posts`, `_drafts`, `_notes`. */
  readonly special: string;
  /** Where in a post's id its path below the collections' folder begins. */
  readonly pathFrom: number;
  /** For those that say nothing themselves; null when none of them is printed. */
  readonly template: Template | null;
  readonly usual: Usual | null;
}

const PLACES = 1000;

/** `folder` is relative to the blog and ends with a slash, or is ''. Null where Jekyll does not look for documents. */
function placeOf(rule: Rule, folder: string): Place | null {
  const inSite = below(folder, rule.root);
  const path = inSite === null ? null : below(inSite, rule.home);
  if (path === null) return null;
  const pathFrom = folder.length - path.length;
  const special = /(?:^|\/)(_posts|_drafts)\//.exec(path)?.[1];
  if (special !== undefined) {
    const usual = path.startsWith(special) ? usualOf(rule) : null;
    return { label: 'posts', special, pathFrom, template: templateOf(decoded(rule.posts)), usual };
  }
  const label = /^_([^/]+)\//.exec(path)?.[1];
  if (label === undefined) return null;
  const usual = ownValue(rule.collections, label);
  const template = usual === undefined ? null : templateOf(decoded(usual));
  return { label, special: `_${label}`, pathFrom, template, usual: null };
}

/**
 * What stands before the day, the title and the end of an address, of posts without a category whose files are named by a day and
 * a slug. Most posts are such, and ten thousand of them are listed some 20 ms sooner than by the parts of their addresses.
 */
type Usual = readonly [beforeDay: string, beforeTitle: string, afterTitle: string];

const USUAL_TEMPLATE = /^([^:]*):year\/:month\/:day((?![a-z_])[^:]*):title((?![a-z_])[^:]*)$/;

/** Null for templates of another form, where not all that is written becomes HTML, and where languages have folders. */
function usualOf({ posts, base, markdown, polyglot }: Rule): Usual | null {
  if (markdown !== undefined || polyglot !== undefined) return null;
  const text = decoded(posts)
    .replace(/:categories(?![a-z_])/, '')
    .replace(/:output_ext(?![a-z_])/, '.html');
  const parts = USUAL_TEMPLATE.exec(address(base, sanitized(text)));
  return parts && [parts[1] ?? '', parts[2] ?? '', parts[3] ?? ''];
}

const USUAL_FILE = /\/(\d{4}-\d\d-\d\d)-([a-z0-9]+(?:-[a-z0-9]+)*)\.(?!htm$)[a-z]+$/;

/** Null for posts that need the parts. */
function usualAddress([beforeDay, beforeTitle, afterTitle]: Usual, post: UrlFacts): string | null {
  const { id, fields } = post;
  const file = USUAL_FILE.exec(id);
  if (file === null || OWN.some((key) => fields.has(key))) return null;
  const day = textField(post, 'date') ?? file[1] ?? '';
  if (!isSureDay(day)) return null;
  const date = `${day.slice(0, 4)}/${day.slice(5, 7)}/${day.slice(8)}`;
  return `${beforeDay}${date}${beforeTitle}${file[2]}${afterTitle}`;
}

const OWN = ['permalink', 'slug', 'categories', 'category'];

/** A part of an address from what is known of a post; null when it cannot be told. */
type Part = (context: Context) => string | null;

/** A template taken apart: a text, and before each further text what a token stands for. */
interface Template {
  readonly first: string;
  readonly rest: readonly { readonly part: Part; readonly text: string }[];
  readonly isDated: boolean;
}

const TEMPLATES = 100;

const templateOf = remembered(TEMPLATES, (text): Template => {
  const [first = '', ...pieces] = text.split(/:([a-z_]+)/);
  const names = pieces.filter((_, index) => index % 2 === 0);
  const rest = names.map((name, index) => ({ part: partOf(name), text: pieces[index * 2 + 1] ?? '' }));
  return { first, rest, isDated: names.some((name) => tokenOf(name) === undefined) };
});

/** The template with its tokens by their values, as an address. Null when one is unknown. */
function expand({ first, rest }: Template, context: Context): string | null {
  let url = first;
  for (const { part, text } of rest) {
    const value = part(context);
    if (value === null) return null;
    url += value + text;
  }
  return url;
}

/** What `:name` stands for; a name ending in `_` may be one without it. */
function partOf(name: string): Part {
  const whole = tokenOf(name) ?? dateToken(name);
  if (whole !== undefined) return whole;
  const short = name.endsWith('_') ? name.slice(0, -1) : '';
  const inner = tokenOf(short) ?? dateToken(short);
  if (inner === undefined) return () => null;
  return (context) => {
    const value = inner(context);
    return value === null ? null : `${value}_`;
  };
}

function tokenOf(name: string): Part | undefined {
  return ownValue(TOKENS, name);
}

function dateToken(name: string): Part | undefined {
  const spell = ownValue(DATE_TOKENS, name);
  return spell && (({ date }) => (date === null ? null : spell(date)));
}

/** Repeated slashes are left to `address`. */
function sanitized(url: string): string {
  const odd = url.includes('..') || url.includes('./');
  return odd ? `/${url}`.replaceAll('..', '/').replaceAll('./', '') : url;
}

interface Context {
  readonly post: UrlFacts;
  readonly path: string;
  readonly place: Place;
  readonly name: string;
  readonly extension: string;
  readonly markdown: Rule['markdown'];
  /** Read for templates with a date only. */
  readonly date: WrittenDate | null;
}

const PRETTY = { pretty: true };

const TOKENS: Readonly<Record<string, Part>> = {
  collection: ({ place }) => place.label,
  output_ext: ({ extension, markdown }) => (isConverted(extension, markdown) ? '.html' : extension),
  path: ({ path, place, extension }) =>
    path
      .slice(0, path.length - extension.length)
      .replace(place.special, '')
      .replace(/\.+$/, ''),
  name: ({ name }) => jekyllSlug(name),
  title: (context) => jekyllSlug(slugOf(context), PRETTY),
  slug: (context) => jekyllSlug(slugOf(context)),
  categories: (context) => joined(categories(context), (category) => category.toLowerCase()),
  slugified_categories: (context) => joined(categories(context), (category) => jekyllSlug(category)),
};

const USUAL_MARKDOWN = /^\.(?:markdown|mkdown|mkdn|mkd|md)$/i;

/** What is HTML already keeps its ending, and so does Markdown that the configuration does not name. */
function isConverted(extension: string, markdown: Rule['markdown']): boolean {
  if (/^\.html?$/i.test(extension)) return false;
  return (
    markdown === undefined || !USUAL_MARKDOWN.test(extension) || markdown.includes(extension.toLowerCase())
  );
}

function slugOf({ post, name, extension }: Context): string {
  const written = textField(post, 'slug');
  if (written !== null) return written;
  // An empty text says something to Ruby.
  if (post.fields.get('slug') === '') return '';
  const bare = extension === '' ? name : name.slice(DATE_MARK.exec(name)?.[0].length ?? 0);
  return bare.endsWith('.') ? bare.replace(/\.+$/, '') : bare;
}

const NONE: readonly string[] = [];

/** Folders above the collection's, then the post's own. */
function categories({ post, path, place }: Context): readonly string[] {
  const plural = post.fields.get('categories');
  const isTop = path.startsWith(place.special);
  if (isTop && plural === undefined && !post.fields.has('category')) return NONE;
  const above = isTop ? '' : path.slice(0, path.indexOf(place.special));
  const file = path.slice(path.lastIndexOf('/') + 1);
  const folders = above.split('/').filter((part) => part !== '' && part !== file);
  return unique([
    ...folders,
    // Lists in the list come twice: as Ruby prints them, and their words after the others. Document#populate_categories.
    ...(Array.isArray(plural) ? plural.flatMap(printed) : []),
    ...(typeof plural === 'string' ? plural.split(/\s+/).filter(Boolean) : textsOf(plural)),
    ...textsOf(post.fields.get('category')),
  ]);
}

const printed = (item: FieldValue): string[] => (Array.isArray(item) ? [rubyInspect(item)] : textsOf(item));

/** The front matter's date (one without an offset is local), else the name's; on the clock of the site's zone. */
function dateOf(post: UrlFacts, name: string, zone: string | null): WrittenDate | null {
  const text = textField(post, 'date');
  if (text !== null) {
    // Ruby reads more forms than we do; the list has another date then.
    const date = normaliseDate(text) === null ? null : writtenDate(post.date);
    return date === null || date.offset === null ? date : onClock(instantOf(date), zone);
  }
  const named = DATED.exec(name);
  if (!named) return null;
  const year = Number(named[1]);
  const century = named[1]?.length !== 2 ? 0 : year < 69 ? 2000 : 1900;
  return writtenDate(normaliseDate(`${pad(year + century, 4)}-${named[2]}-${named[3]}`));
}

const DATE_TOKENS: Readonly<Record<string, (date: WrittenDate) => string>> = {
  year: ({ year }) => pad(year, 4),
  short_year: ({ year }) => pad(year % 100),
  month: ({ month }) => pad(month),
  i_month: ({ month }) => String(month),
  short_month: ({ month }) => (MONTHS[month - 1] ?? '').slice(0, 3),
  long_month: ({ month }) => MONTHS[month - 1] ?? '',
  day: ({ day }) => pad(day),
  i_day: ({ day }) => String(day),
  y_day: (date) => pad(dayOfYear(date), 3),
  hour: ({ hour }) => pad(hour),
  minute: ({ minute }) => pad(minute),
  second: ({ second }) => pad(second),
  w_year: (date) => pad(isoWeek(date).year, 4),
  week: (date) => pad(isoWeek(date).week),
  w_day: (date) => String(weekday(date) || 7),
  short_day: (date) => (WEEKDAYS[weekday(date)] ?? '').slice(0, 3),
  long_day: (date) => WEEKDAYS[weekday(date)] ?? '',
};

function joined(categories: readonly string[], spell: (category: string) => string): string {
  return categories.length === 0 ? '' : unique(categories.map(spell)).join('/');
}

function unique(texts: readonly string[]): readonly string[] {
  return texts.length < 2 ? texts : [...new Set(texts)];
}

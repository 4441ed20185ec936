import { ownValue } from '../../blog/own-value';
import type { RuleOf } from '../../blog/permalink-rule';
import { normaliseDate } from '../dates/date';
import { address, below, decoded, splitPath } from './address';
import { textField, textsOf, type UrlFacts, type UrlMaker } from './facts';
import { jekyllDefaults, NO_DEFAULTS } from './jekyll-defaults';
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

const DATED = /^(\d{2,4})-(\d{1,2})-(\d{1,2})-(.*)$/s;
/** Times that the YAML reader takes as UTC when they name no zone; other forms are text, and local. */
const YAML_TIME = /^\d{4}-\d{1,2}-\d{1,2}(?:[Tt]|\s+)\d{1,2}:\d\d:\d\d/;

/** Jekyll's addresses: lib/jekyll/document.rb, url.rb and drops/url_drop.rb. */
export function jekyllUrl(rule: Rule): UrlMaker {
  return (post) => {
    const inSite = below(post.id, rule.root);
    const path = inSite === null ? null : below(inSite, rule.home);
    if (path === null) return null;
    const place = placeOf(path);
    const template =
      place === null
        ? undefined
        : place.label === 'posts'
          ? rule.posts
          : ownValue(rule.collections, place.label);
    if (place === null || template === undefined) return null;
    const defaults = jekyllDefaults(rule.defaults, path, place.type);
    const written = decoded(textField(post, 'permalink') ?? defaults.permalink ?? template);
    const [, name, extension] = splitPath(path);
    let date: WrittenDate | null | undefined;
    const context: Context = {
      post,
      path,
      place,
      defaults,
      name,
      extension,
      date: () => {
        if (date === undefined) date = dateOf(post, name, rule.timezone);
        return date;
      },
    };
    const url = expand(written, context);
    return url === null ? null : address(rule.base, sanitized(url));
  };
}

interface Place {
  /** The collection's name, and what front matter defaults call it. */
  readonly label: string;
  readonly type: string;
  /** The folder of the collection: `_posts`, `_drafts`, `_notes`. */
  readonly special: string;
}

function placeOf(path: string): Place | null {
  const special = /(?:^|\/)(_posts|_drafts)\//.exec(path)?.[1];
  if (special !== undefined)
    return { label: 'posts', type: special === '_posts' ? 'posts' : 'drafts', special };
  const label = /^_([^/]+)\//.exec(path)?.[1];
  return label === undefined ? null : { label, type: label, special: `_${label}` };
}

/** A template taken apart: texts and the names of tokens take turns, a text first. */
type Template = readonly string[];

const templates = new Map<string, Template>();
/** A blog has a few; one that posts write themselves is not kept for ever. */
const TEMPLATES = 100;

function templateOf(text: string): Template {
  let parts = templates.get(text);
  if (parts === undefined) {
    parts = text.split(/:([a-z_]+)/);
    if (templates.size < TEMPLATES) templates.set(text, parts);
  }
  return parts;
}

/** `:name` by its value, as an address; a name ending in `_` may be one without it. Null when one is unknown. */
function expand(template: string, context: Context): string | null {
  let url = '';
  let isToken = false;
  for (const part of templateOf(template)) {
    const value = isToken ? spelled(part, context) : part;
    if (value === null) return null;
    url += value;
    isToken = !isToken;
  }
  return url;
}

function spelled(name: string, context: Context): string | null {
  const whole = tokenValue(name, context);
  if (whole !== null || !name.endsWith('_')) return whole;
  const short = tokenValue(name.slice(0, -1), context);
  return short === null ? null : `${short}_`;
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
  readonly defaults: ReturnType<typeof jekyllDefaults>;
  readonly name: string;
  readonly extension: string;
  /** Read once, and only for templates with a date. */
  readonly date: () => WrittenDate | null;
}

function tokenValue(token: string, context: Context): string | null {
  const { name } = context;
  switch (token) {
    case 'collection':
      return context.place.label;
    case 'output_ext':
      return '.html';
    case 'path': {
      const bare = context.path.slice(0, context.path.length - context.extension.length);
      return bare.replace(context.place.special, '').replace(/\.+$/, '');
    }
    case 'name':
      return jekyllSlug(name);
    case 'title':
      return jekyllSlug(slugOf(context), { pretty: true });
    case 'slug':
      return jekyllSlug(slugOf(context));
    case 'categories':
      return joined(categories(context), (category) => category.toLowerCase());
    case 'slugified_categories':
      return joined(categories(context), (category) => jekyllSlug(category));
    default: {
      const date = context.date();
      return date === null ? null : datePart(token, date);
    }
  }
}

function slugOf({ post, defaults, name, extension }: Context): string {
  const written = textField(post, 'slug') ?? defaults.slug;
  if (written !== undefined) return written;
  const bare = extension === '' ? name : (DATED.exec(name)?.[4] ?? name);
  return bare.replace(/\.+$/, '');
}

const NONE: readonly string[] = [];

/** Folders above the collection's, then defaults', then the post's own. */
function categories({ post, path, place, defaults }: Context): readonly string[] {
  const plural = post.fields.get('categories');
  const isTop = path.startsWith(place.special);
  if (isTop && plural === undefined && !post.fields.has('category') && defaults === NO_DEFAULTS) return NONE;
  const above = isTop ? '' : path.slice(0, path.indexOf(place.special));
  const file = path.slice(path.lastIndexOf('/') + 1);
  const folders = above.split('/').filter((part) => part !== '' && part !== file);
  return unique([
    ...folders,
    ...(defaults.categories ?? []),
    ...(typeof plural === 'string' ? plural.split(/\s+/).filter(Boolean) : textsOf(plural)),
    ...(post.fields.has('category')
      ? textsOf(post.fields.get('category'))
      : textsOf(defaults.category ?? null)),
  ]);
}

/** The front matter's date, else the name's; on the clock of the site's zone. */
function dateOf(post: UrlFacts, name: string, zone: string | null): WrittenDate | null {
  const text = textField(post, 'date');
  if (text !== null) {
    const date = writtenDate(normaliseDate(text));
    if (date === null) return null;
    const moment = date.offset !== null || (date.timed && YAML_TIME.test(text));
    return moment ? onClock(instantOf(date), zone) : date;
  }
  const named = DATED.exec(name);
  if (!named) return null;
  const year = Number(named[1]);
  const century = named[1]?.length !== 2 ? 0 : year < 69 ? 2000 : 1900;
  return writtenDate(normaliseDate(`${pad(year + century, 4)}-${named[2]}-${named[3]}`));
}

function datePart(token: string, date: WrittenDate): string | null {
  switch (token) {
    case 'year':
      return pad(date.year, 4);
    case 'short_year':
      return pad(date.year % 100);
    case 'month':
      return pad(date.month);
    case 'i_month':
      return String(date.month);
    case 'short_month':
      return (MONTHS[date.month - 1] ?? '').slice(0, 3);
    case 'long_month':
      return MONTHS[date.month - 1] ?? '';
    case 'day':
      return pad(date.day);
    case 'i_day':
      return String(date.day);
    case 'y_day':
      return pad(dayOfYear(date), 3);
    case 'hour':
      return pad(date.hour);
    case 'minute':
      return pad(date.minute);
    case 'second':
      return pad(date.second);
    case 'w_year':
      return pad(isoWeek(date).year, 4);
    case 'week':
      return pad(isoWeek(date).week);
    case 'w_day':
      return String(weekday(date) || 7);
    case 'short_day':
      return (WEEKDAYS[weekday(date)] ?? '').slice(0, 3);
    case 'long_day':
      return WEEKDAYS[weekday(date)] ?? '';
    default:
      return null;
  }
}

function joined(categories: readonly string[], spell: (category: string) => string): string {
  return categories.length === 0 ? '' : unique(categories.map(spell)).join('/');
}

function unique(texts: readonly string[]): readonly string[] {
  return texts.length < 2 ? texts : [...new Set(texts)];
}

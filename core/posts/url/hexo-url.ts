import { sha1 } from '@noble/hashes/legacy.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { ownValue } from '../../blog/own-value';
import type { RuleOf } from '../../blog/permalink-rule';
import { normaliseDate } from '../dates/date';
import { instantOf as momentOf, shownIn } from '../dates/instant';
import type { FieldValue } from '../front-matter/front-matter';
import { address, below, decoded, splitPath } from './address';
import { scalarText, textField, textsOf, type UrlFacts, type UrlMaker } from './facts';
import { jsYamlNumber } from './js-yaml-number';
import { hexoSlug } from './slugs';
import { instantOf, onClock, pad, type WrittenDate, writtenDate } from './written-date';

type Rule = RuleOf<'hexo'>;

/** Hexo's addresses: its filter post_permalink, its processor of posts, and hexo.io/docs/permalinks. */
export function hexoUrl(rule: Rule): UrlMaker {
  const names = namePattern(rule.name);
  return (post) => {
    const inSite = below(post.id, rule.root);
    const inSource = inSite === null ? null : below(inSite, rule.source);
    if (inSource === null) return null;
    const path = below(inSource, '_posts') ?? below(inSource, '_drafts');
    if (path !== null && /(?:^|\/)[_.]/.test(path)) return null;
    const url = path === null ? pagePath(post, inSource) : postPath(rule, names, post, path);
    return url === null ? null : address(rule.base, pretty(rule, url));
  };
}

/** `new_post_name` as what it says about a file's path below `_posts`. */
interface NamePattern {
  readonly pattern: RegExp;
  readonly keys: readonly string[];
}

const NAME_PARTS: Readonly<Record<string, string>> = {
  year: '(\\d{4})',
  month: '(\\d{2})',
  day: '(\\d{2})',
  i_month: '(\\d{1,2})',
  i_day: '(\\d{1,2})',
  hash: '([0-9a-f]{12})',
};
const TOKEN = /:(\w*[^_\W])/g;

/** More parts that may be anything than this could take for ever to find in a long name. */
const MAX_FREE_PARTS = 2;

function namePattern(name: string): NamePattern {
  const free = [...name.matchAll(TOKEN)].filter(([, key]) => ownValue(NAME_PARTS, key ?? '') === undefined);
  if (free.length > MAX_FREE_PARTS) return namePattern(':title');
  const keys: string[] = [];
  const escaped = name.replace(/[|\\{}()[\]^$+*?.]/g, '\\$&');
  const source = escaped.replace(TOKEN, (_, key: string) => {
    keys.push(key);
    return ownValue(NAME_PARTS, key) ?? '(.+?)';
  });
  return { pattern: new RegExp(`^${source}$`), keys };
}

/** What a name says by the pattern; one that does not fit is a title. */
function readName({ pattern, keys }: NamePattern, path: string): Record<string, string> {
  const match = pattern.exec(path);
  if (!match) return { title: hexoSlug(path) };
  const said = Object.fromEntries(keys.map((key, at) => [key, match[at + 1] ?? '']));
  return 'title' in said ? said : { ...said, title: hexoSlug(path) };
}

function postPath(rule: Rule, names: NamePattern, post: UrlFacts, path: string): string | null {
  const own = textField(post, 'permalink');
  const [folder, file, extension] = splitPath(path);
  if (rule.assetFolder && extension !== rule.extension) return null;
  const said = readName(names, folder === '' ? file : `${folder}/${file}`);
  const url = own ?? expand(rule, post, said);
  // Hexo prints nothing for what cannot be decoded, such as `100%`, and takes a question mark for the end of a path.
  if (url === null || url.includes('?') || (url.includes('%') && !isDecodable(url))) return null;
  return rule.assetFolder && !/(?:\/|\.html)$/.test(url) ? `${url}/` : url;
}

function isDecodable(url: string): boolean {
  return /%[0-9a-f]{2}/i.test(url) && !/%(?![0-9a-f]{2})/i.test(url) && decoded(url) !== url;
}

function expand(rule: Rule, post: UrlFacts, said: Readonly<Record<string, string>>): string | null {
  const date = dateOf(post, said);
  let known = true;
  const url = rule.permalink.replace(TOKEN, (_, token: string) => {
    const value = tokenValue(token, rule, post, said, date);
    if (value === null) known = false;
    return value ?? '';
  });
  return known ? url : null;
}

function tokenValue(
  token: string,
  rule: Rule,
  post: UrlFacts,
  said: Readonly<Record<string, string>>,
  date: WrittenDate | null,
): string | null {
  const slug = said.title ?? '';
  switch (token) {
    case 'title':
    case 'slug':
      return slug;
    case 'name':
      return slug.slice(slug.lastIndexOf('/') + 1);
    case 'post_title':
      return hexoSlug(textField(post, 'title') ?? '').toLowerCase();
    case 'category':
      return category(rule, post);
    case 'id':
      return textField(post, 'id');
    case 'layout':
      return textField(post, 'layout') ?? 'post';
    case 'hash': {
      const seconds = moment(rule, date);
      if (seconds === null || slug === '') return null;
      return bytesToHex(sha1(utf8ToBytes(`${slug}${seconds}`))).slice(0, 12);
    }
    case 'timestamp':
      return moment(rule, date);
    default:
      break;
  }
  if (DATE_PARTS.has(token)) return date === null ? null : datePart(token, date);
  const written = ownValue(said, token) === undefined ? scalarText(post.fields.get(token)) : null;
  if (written !== null) return asRead(written, token, post);
  const own = ownValue(said, token) ?? ownValue(rule.defaults, token);
  if (own === null || own === undefined) {
    // What nothing fills in is printed as JavaScript prints nothing.
    return rule.written?.includes(token) === true ? null : 'undefined';
  }
  return own;
}

/** A value that may be a number as Hexo writes it; null where it cannot be told whether it is one. */
function asRead(written: string, key: string, { isText }: UrlFacts): string | null {
  const number = jsYamlNumber(written);
  if (number === written) return written;
  if (isText === undefined) return null;
  return isText(key) ? written : number;
}

/** Seconds since the epoch; null without a zone in the configuration, since it is that of the machine that builds then. */
function moment({ timezone }: Rule, date: WrittenDate | null): string | null {
  if (date === null || timezone === null) return null;
  const at = momentOf(shownIn(instantOf({ ...date, offset: 0 }), 'UTC').slice(0, 19), timezone);
  return at === null ? null : String(Math.floor(at / 1000));
}

const DATE_PARTS = new Set(['year', 'month', 'day', 'hour', 'minute', 'second', 'i_month', 'i_day']);

function datePart(token: string, date: WrittenDate): string {
  switch (token) {
    case 'year':
      return pad(date.year, 4);
    case 'month':
      return pad(date.month);
    case 'i_month':
      return String(date.month);
    case 'day':
      return pad(date.day);
    case 'i_day':
      return String(date.day);
    case 'hour':
      return pad(date.hour);
    case 'minute':
      return pad(date.minute);
    default:
      return pad(date.second);
  }
}

/**
 * The date as its clock shows it: as written, or in UTC when it names a zone (Hexo drops the zone after reading).
 * That is so on a machine in the zone that `_config.yml` names; elsewhere Hexo shifts it by what lies between them.
 * The front matter's, else the name's; without either Hexo takes the file's own, which is not in the text.
 */
function dateOf(post: UrlFacts, said: Readonly<Record<string, string>>): WrittenDate | null {
  const text = textField(post, 'date');
  if (text !== null) {
    const date = writtenDate(normaliseDate(text));
    return date === null || date.offset === null ? date : onClock(instantOf(date), null);
  }
  const { year } = said;
  const [month, day] = [said.month ?? said.i_month, said.day ?? said.i_day];
  if (year === undefined || month === undefined || day === undefined) return null;
  return writtenDate(normaliseDate(`${year}-${month}-${day}`));
}

/** The deepest category with those above it; of several roots the order depends on other posts. */
function category(rule: Rule, post: UrlFacts): string | null {
  const chains = chainsOf(post.fields.get('categories') ?? post.fields.get('category'));
  if (chains === null) return null;
  if (chains.length === 0) return rule.defaultCategory;
  return chains
    .map((name) => withCase(hexoSlug(mapped(rule.categoryMap, name)), rule.filenameCase))
    .join('/');
}

/** A category may have any name, `constructor` too. */
function mapped(map: Rule['categoryMap'], name: string): string {
  return ownValue(map, name) ?? name;
}

/** One chain of categories, parents first; null when there are several. */
function chainsOf(value: FieldValue | undefined): string[] | null {
  if (!Array.isArray(value)) return textsOf(value);
  const lists = value.filter((item) => Array.isArray(item));
  if (lists.length === 0) return textsOf(value);
  return value.length === 1 ? textsOf(value) : null;
}

function withCase(slug: string, filenameCase: number): string {
  if (filenameCase === 1) return slug.toLowerCase();
  return filenameCase === 2 ? slug.toUpperCase() : slug;
}

/** Files beside the posts are pages, at their own place. */
function pagePath(post: UrlFacts, path: string): string | null {
  if (/(?:^|\/)[_.]/.test(path)) return null;
  const own = textField(post, 'permalink');
  if (own !== null) return /(?:\/|\.html?)$/.test(own) ? own : `${own}.html`;
  const [folder, name] = splitPath(path);
  return name === 'index' ? `${folder}/` : `${folder}/${name}.html`;
}

function pretty({ trailingIndex, trailingHtml }: Rule, url: string): string {
  const short = trailingIndex ? url : url.replace(/index\.html$/, '');
  return trailingHtml || /index\.html$/.test(short) ? short : short.replace(/\.html$/, '');
}

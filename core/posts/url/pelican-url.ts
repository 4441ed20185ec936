import { ownValue } from '../../blog/own-value';
import type { RuleOf } from '../../blog/permalink-rule';
import { normaliseDate } from '../dates/date';
import { address, below, splitPath } from './address';
import { inSmallLetters, textField, type UrlFacts, type UrlMaker } from './facts';
import { metadataInPath, type Said } from './pelican-metadata';
import { pelicanSlug } from './slugs';
import { strftime } from './strftime';
import { writtenDate } from './written-date';

type Rule = RuleOf<'pelican'>;

/** Pelican's addresses: pelican/contents.py and readers.py, docs.getpelican.com/en/latest/settings.html#url-settings. */
export function pelicanUrl(rule: Rule): UrlMaker {
  return (written) => {
    const post = inSmallLetters(written);
    const inSite = below(post.id, rule.root);
    const path = inSite === null ? null : below(inSite, rule.content);
    if (path === null) return null;
    const own = textField(post, 'url');
    if (own !== null) return address(rule.base, own);
    // Any field may be in the path, and how is not known.
    if (rule.pathMetadata === null) return null;
    const [folder, name] = splitPath(path);
    const said = metadataInPath(rule, post.id) ?? {};
    if (!isArticle(rule, post, said)) return null;
    const language = (textField(post, 'lang') ?? said.lang ?? rule.defaultLanguage).toLowerCase();
    const pattern = language === rule.defaultLanguage.toLowerCase() ? rule.article : rule.articleInLanguage;
    if (pattern === null) return null;
    let known = true;
    const url = pattern.replace(/\{(\w+)(?::([^{}]*))?\}/g, (_, key: string, format: string | undefined) => {
      const value = valueFor(key, format, { rule, post, folder, name, path, said, language });
      if (value === null) known = false;
      return value ?? '';
    });
    return known ? address(rule.base, url) : null;
  };
}

/** Pelican skips what has no title or no date, and what has one that it cannot read. */
function isArticle(rule: Rule, post: UrlFacts, said: Said): boolean {
  const titled = (textField(post, 'title') ?? said.title ?? null) !== null;
  const date = textField(post, 'date') ?? said.date ?? null;
  return titled && (date === null ? rule.defaultDate : normaliseDate(date) !== null);
}

interface Context {
  readonly rule: Rule;
  readonly post: UrlFacts;
  readonly folder: string;
  readonly name: string;
  readonly path: string;
  readonly said: Said;
  readonly language: string;
}

function valueFor(key: string, format: string | undefined, context: Context): string | null {
  const { rule, post, name, said, path } = context;
  switch (key) {
    case 'slug':
      return slugOf(context);
    case 'lang':
      return context.language;
    case 'path':
      return path;
    case 'category':
      return pelicanSlug(categoryOf(context), rule);
    case 'date': {
      const text = textField(post, 'date') ?? said.date;
      const date = text === undefined ? null : writtenDate(normaliseDate(text));
      return date === null || format === undefined ? null : strftime(date, format);
    }
    case 'author':
    case 'modified':
      return null;
    default:
      return textField(post, key.toLowerCase()) ?? ownValue(said, key) ?? (key === 'basename' ? name : null);
  }
}

function slugOf({ rule, post, name, said }: Context): string | null {
  const written = textField(post, 'slug') ?? said.slug;
  if (written !== undefined) return written;
  if (rule.slugSource === null) return null;
  const title = textField(post, 'title') ?? said.title ?? null;
  const source = rule.slugSource === 'basename' ? name : title;
  return source === null ? null : pelicanSlug(source, rule);
}

function categoryOf({ rule, post, folder, said }: Context): string {
  const inner = folder.slice(folder.lastIndexOf('/') + 1);
  const byFolder = rule.folderAsCategory && inner !== '' ? inner : rule.defaultCategory;
  return textField(post, 'category') ?? said.category ?? byFolder;
}

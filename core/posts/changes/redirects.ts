import type { ContentModel } from '../../blog/model';
import { en, format } from '../../messages/en';
import type { RedirectForm } from '../change';
import type { FieldValue } from '../front-matter/front-matter';
import { detectLineEndings } from '../line-endings';
import { basePath, joined, siteRoot } from '../links/paths';
import { fieldsOf, withField } from './fields';

/** An address that moves; both from the host's root, base path included, not percent-encoded. */
export interface MovedUrl {
  /** The post, where it is afterwards. */
  readonly postId: string;
  readonly from: string;
  readonly to: string;
}

/** How this blog can leave word, or why it cannot (a sentence). */
export type RedirectWay =
  | { readonly form: RedirectForm; readonly reason: null }
  | { readonly form: null; readonly reason: string };

/** Files whose text says how redirects are made here; those that exist are read before `redirectWay`. */
export function redirectSources(model: ContentModel, files: readonly string[]): string[] {
  const root = siteRoot(model);
  const known = new Set(files);
  const wanted = [
    ...(model.configFile === null ? [] : [model.configFile]),
    ...['Gemfile', 'package.json', 'netlify.toml'].map((name) => joined(root, name)),
    ...redirectFiles(model),
  ];
  return wanted.filter((path) => known.has(path));
}

/** Where a `_redirects` file of Netlify's form may lie, as its host finds it in the built site. */
function redirectFiles(model: ContentModel): string[] {
  const tops = model.staticFolders.filter(({ url }) => url === '/').map(({ path }) => path);
  return [...new Set([...tops, siteRoot(model)])].map((folder) => joined(folder, '_redirects'));
}

/**
 * How a redirect is written here: in the post where the generator (or a plugin it uses) makes a page of it; else in the
 * `_redirects` file of a host that reads one (Netlify, Cloudflare). generators.md; docs.netlify.com/routing/redirects.
 */
export function redirectWay(model: ContentModel, texts: ReadonlyMap<string, string>): RedirectWay {
  const own = ownField(model, texts);
  if (typeof own === 'string') return { form: { kind: 'front-matter', where: own }, reason: null };
  const files = redirectFiles(model);
  const there = files.find((path) => texts.has(path));
  const netlify = texts.has(joined(siteRoot(model), 'netlify.toml'));
  const where = there ?? (netlify && model.staticFolders.length > 0 ? newRedirectFile(model, files) : null);
  if (where !== null) return { form: { kind: 'netlify-redirects', where }, reason: null };
  const words = en.changes.noRedirect;
  return { form: null, reason: own === null ? words.none : format(words.plugin, own) };
}

/** Jekyll and Hexo would not copy a new file of that name to the site without being told to. */
function newRedirectFile(model: ContentModel, files: readonly string[]): string | null {
  return model.generator === 'jekyll' || model.generator === 'hexo' ? null : (files[0] ?? null);
}

/** The front matter field that makes a redirect page; the plugin that is missing for one; null where there is none. */
function ownField(
  model: ContentModel,
  texts: ReadonlyMap<string, string>,
): string | { readonly plugin: string } | null {
  const text = (path: string) => texts.get(joined(siteRoot(model), path)) ?? '';
  switch (model.generator) {
    case 'hugo':
    case 'zola':
      return 'aliases';
    case 'jekyll': {
      const plugin = 'jekyll-redirect-from';
      const named = new RegExp(`^[^#\\n]*${plugin}`, 'm');
      const config = model.configFile === null ? '' : (texts.get(model.configFile) ?? '');
      return named.test(config) || named.test(text('Gemfile')) ? 'redirect_from' : { plugin };
    }
    case 'hexo': {
      const plugin = 'hexo-generator-alias';
      return text('package.json').includes(`"${plugin}"`) ? 'alias' : { plugin };
    }
    case 'astro':
    case 'eleventy':
    case 'pelican':
    case 'docusaurus':
    case 'vitepress':
    case 'next':
    case 'gatsby':
    case 'plain':
      return null;
  }
}

/** The text of a post with the old address added to its redirects; the same text when it has it already. */
export function withRedirect(
  text: string,
  model: ContentModel,
  field: string,
  { postId, from, to }: MovedUrl,
): { readonly text: string } | { readonly reason: string } {
  const fields = fieldsOf(text, postId, model);
  const address = withoutBase(from, model);
  const now = withoutBase(to, model);
  const key = fields.key(field);
  const old = fields.value(field);
  const words: readonly FieldValue[] =
    old === undefined || old === null ? [] : Array.isArray(old) ? old : [old];
  // A post that comes back to an address of its own must not lead away from it.
  const kept = words.filter((word) => typeof word !== 'string' || compared(word) !== compared(now));
  const next = kept.some((word) => typeof word === 'string' && compared(word) === compared(address))
    ? kept
    : [...kept, address];
  if (next.length === words.length && next.every((word, n) => word === words[n])) return { text };
  return withField(text, postId, model, key, next);
}

/** The `_redirects` file with a line for each address that moved, before any line that would take it first. */
export function withRedirectLines(text: string | undefined, moved: readonly MovedUrl[]): string {
  const before = text ?? '';
  const eol = detectLineEndings(before).main;
  const lines = before === '' ? [] : before.split(/\r\n|\r|\n/);
  const has = (from: string) => lines.some((line) => line.trim().split(/\s+/)[0] === from);
  const fresh = moved
    .map(({ from, to }) => ({ from: encodeURI(from), to: encodeURI(to) }))
    .filter(({ from, to }) => from !== to && !has(from))
    .map(({ from, to }) => `${from} ${to} 301`);
  if (fresh.length === 0) return before;
  // Rules are read from the top: a catch-all (`/*`) above would hide those below it.
  let at = 0;
  for (const line of before.match(/.*(?:\r\n|\r|\n|$)/g) ?? []) {
    if (/^\s*[^#\s]*[*:]/.test(line)) {
      return before.slice(0, at) + fresh.map((one) => one + eol).join('') + before.slice(at);
    }
    at += line.length;
  }
  const gap = before === '' || /[\r\n]$/.test(before) ? '' : eol;
  return before + gap + fresh.map((line) => line + eol).join('');
}

function withoutBase(url: string, model: ContentModel): string {
  const base = basePath(model);
  return base !== '' && url.startsWith(`${base}/`) ? url.slice(base.length) : url;
}

const compared = (url: string): string => url.replace(/(?:index\.html|\.html|\/)$/, '');

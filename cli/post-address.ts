import { knownLanguage } from '#core/blog/language-codes';
import type { ContentModel, Generator } from '#core/blog/model';
import { DATED } from '#core/blog/naming';
import { FieldLookup, synonyms } from '#core/posts/field-lookup';
import type { FieldValue } from '#core/posts/front-matter/front-matter';

/** What a post's address is made of, and the address. */
export interface PostAddress {
  readonly slug: string;
  /** From the site's root; null when it cannot be told. */
  readonly url: string | null;
}

/** Generators that make nothing of a date in a file's name: it is a part of the name. */
const KEEPS_DATE: ReadonlySet<Generator> = new Set([
  'hugo',
  'pelican',
  'vitepress',
  'astro',
  'next',
  'gatsby',
]);

/** Generators that take a language behind a file's name for the post's. */
const SUFFIXED: ReadonlySet<Generator> = new Set(['hugo', 'zola']);

/**
 * The slug of the post at `path` (relative to the blog) with these front matter fields: its own, else its file's name without the
 * language behind it, with the date in front where the address `url` has it. The address is the site's, else what the post itself
 * says.
 */
export function postAddress(
  path: string,
  fields: ReadonlyMap<string, FieldValue>,
  model: Pick<ContentModel, 'generator' | 'languages'>,
  url: string | null,
): PostAddress {
  const facts = new FieldLookup(fields);
  return {
    slug: facts.text(synonyms('slug')) ?? slugFromPath(path, model, url),
    url: url ?? ownUrl(facts),
  };
}

function ownUrl(facts: FieldLookup): string | null {
  const permalink = synonyms('permalink');
  // `permalink: false` is Eleventy's word for no page.
  const url =
    facts.text(synonyms('url')) ?? (facts.value(permalink) === false ? null : facts.text(permalink));
  // `/:year/:title/` and `{{ title | slug }}` are recipes that only the generator can follow.
  return url !== null && (/(?:^|\/):[a-z]/i.test(url) || /\{[{%]/.test(url)) ? null : url;
}

/** The file's name, or its bundle folder's, without its extension. */
function slugFromPath(
  path: string,
  { generator, languages }: Pick<ContentModel, 'generator' | 'languages'>,
  url: string | null,
): string {
  const parts = path.split('/');
  const whole = (parts.at(-1) ?? path).replace(/\.[^.]+$/, '');
  // Hugo's language is English where nothing is said of it.
  const known = generator === 'hugo' && languages.length === 0 ? ['en'] : languages;
  const [, stem = whole, suffix = ''] = /^(.+)\.([^.]+)$/.exec(whole) ?? [];
  const file = SUFFIXED.has(generator) && knownLanguage(suffix, known) !== null ? stem : whole;
  const folder = parts.at(-2);
  const name = /^_?index(?:\.[a-z-]+)?$/i.test(file) && folder !== undefined ? folder : file;
  const bare = name.replace(DATED, '');
  if (bare === '') return name;
  const last = url
    ?.replace(/\/$|\.html?$/i, '')
    .split('/')
    .at(-1)
    ?.toLowerCase();
  // Eleventy's address keeps the date that its slug (`page.fileSlug`) does without.
  if (generator !== 'eleventy' && last === name.toLowerCase()) return name;
  return last !== bare.toLowerCase() && KEEPS_DATE.has(generator) ? name : bare;
}

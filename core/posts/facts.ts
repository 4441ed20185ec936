import type { ContentModel } from '../blog/model';
import { languageOf } from '../blog/post-path';
import { dateInAddress, dateInPath, normaliseDate } from './dates/date';
import { hexoDate, isRubyTime, isYamlMoment, jekyllDate } from './dates/site-zone';
import { factNames } from './fact-names';
import { FieldLookup, type Synonyms, synonyms } from './field-lookup';
import { headerOf } from './front-matter/quick-header';
import { frontMatterRules } from './front-matter/rules';
import { isTextValue } from './front-matter/text-value';
import { fieldsInForce } from './inherited/in-force';
import type { ListedPost, PostSummary } from './post';
import { headingTitle, nameTitle } from './post-title';
import { categoriesOf, tagsOf } from './post-words';
import { holdOf, isDraftHold } from './status/hold';
import { metadataInPath } from './url/pelican-metadata';
import { postUrl } from './url/post-url';

export interface PostSource {
  /** Path relative to the blog's folder. */
  readonly id: string;
  /** The file's text, or its first few KB; a head that ends inside the front matter is allowed. */
  readonly text: string;
  /** More of it, for a post that is named by a heading; begins with `text`. Without it there is no more. */
  readonly longer?: () => string;
  /** When the file was last changed, whole ms since the epoch: told of a post without a date. */
  readonly modified: number;
  readonly model: ContentModel;
}

/** What a post's text says of it. Never fails: what cannot be read falls back to the file's name. */
export function summarise(source: PostSource): PostSummary {
  const { post, address } = factsOf(source);
  return { ...post, url: address() };
}

/** One line of the library and the way to the post's address. */
export interface PostFacts {
  readonly post: ListedPost;
  /** As `PostSummary.url`. Most posts are listed without being asked for it. */
  readonly address: () => string | null;
}

/** The same for a list. */
export function factsOf({ id, text, longer, modified, model }: PostSource): PostFacts {
  const header = headerOf(text, frontMatterRules(model, id));
  const { fields: own, problem, bodyFrom } = header;
  const fields = fieldsInForce(id, own, model);
  const facts = new FieldLookup(fields);
  const names = factNames(model);
  const hold = isCopied(id, text, model) ? 'copied' : holdOf(id, facts, model);
  const title =
    facts.text(names.title) ??
    headingTitle((longer?.() ?? text).slice(bodyFrom), model.generator) ??
    nameTitle(id, model.generator);
  // The model says of inherited times which are in UTC.
  const isText = (key: string) =>
    (own.get(key) ?? null) !== (fields.get(key) ?? null) || isTextValue(text.slice(0, bodyFrom), key);
  const date = postDate(id, facts, names.date, model, () => isText('date'));
  // No spread: an object begun with one takes three times as long, ten thousand times over.
  const post = {
    id,
    title,
    date,
    draft: isDraftHold(hold),
    hold,
    publishDate:
      facts.first(names.publish, normaliseDate) ??
      (model.dates.fromName === true ? facts.first(HUGO_DATE, normaliseDate) : null),
    expiryDate: facts.first(names.expiry, normaliseDate),
    updated: facts.first(names.updated, normaliseDate),
    tags: tagsOf(facts, model),
    categories: categoriesOf(id, facts, model),
    language: ownLanguage(id, facts, model) ?? languageOf(id, model),
    description: facts.text(names.description) ?? '',
    modified: date === null ? modified : null,
    problem,
  };
  // Jekyll reads nothing of a header that it cannot parse, and dates the post when it builds.
  const isMoving = header.isLoose === true && model.generator === 'jekyll';
  if (isMoving || hold === 'copied') return { post, address: () => null };
  return { post, address: () => postUrl({ id, title, date, fields, isText }, model) };
}

/** What a post says of its language itself, where its generator goes by that: Pelican, Hexo, and Jekyll with jekyll-polyglot. */
function ownLanguage(id: string, facts: FieldLookup, { generator, permalink }: ContentModel): string | null {
  const isPolyglot = permalink.kind === 'jekyll' && permalink.polyglot !== undefined;
  const isRead = generator === 'pelican' || generator === 'hexo' || isPolyglot;
  if (!isRead) return null;
  const inPath = permalink.kind === 'pelican' ? metadataInPath(permalink, id)?.lang : undefined;
  const said = facts.text(LANGUAGE) ?? inPath ?? '';
  return /^[a-z]{2,3}(?:[-_][a-z\d]{2,8})*$/i.test(said) ? said : null;
}

/** Jekyll makes documents of a collection's files with front matter; those of `_posts` and `_drafts` need none. lib/jekyll/collection.rb. */
function isCopied(id: string, text: string, { generator }: ContentModel): boolean {
  if (generator !== 'jekyll' || text.startsWith('---\n')) return false;
  return !/^\uFEFF?---\s*\r?\n/.test(text) && !/(?:^|\/)_(?:posts|drafts)\//.test(id);
}

/**
 * A post's date: what a site of Hugo's says is read first, else its field, else what its path says, else its address. Hugo
 * dates an undated post by when it was last
 * changed (gohugo.io/configuration/front-matter).
 */
function postDate(
  id: string,
  facts: FieldLookup,
  dated: Synonyms,
  { generator, permalink }: ContentModel,
  isText: () => boolean,
): string | null {
  const read =
    generator === 'jekyll' ? ofJekyll(isText) : generator === 'hexo' ? ofHexo(isText) : normaliseDate;
  const sources = permalink.kind === 'hugo' ? permalink.dates : NONE;
  for (const source of sources) {
    const date =
      source === ':filename'
        ? dateInPath(id)
        : facts.first(source === 'date' ? HUGO_DATE : synonyms(source), normaliseDate);
    if (date !== null) return date;
    // The usual order goes on with what other blogs have, too.
    if (sources[0] === 'date') break;
  }
  return (
    facts.first(dated, read) ??
    dateInPath(id, generator) ??
    dateInAddress(facts.text(ADDRESS) ?? '') ??
    (generator === 'hugo' ? facts.first(CHANGED, normaliseDate) : null)
  );
}

/** Jekyll reads no other field, and it makes a difference to few dates whether they stand in quotes. */
const ofJekyll =
  (isText: () => boolean) =>
  (text: string): string | null =>
    jekyllDate(text, isRubyTime(text) && isText());

/** A zone alone makes a difference to Hexo. */
const ofHexo =
  (isText: () => boolean) =>
  (text: string): string | null =>
    hexoDate(text, isYamlMoment(text) && isText());

const LANGUAGE = synonyms('lang');
const NONE: readonly string[] = [];
const HUGO_DATE = synonyms('date');
const ADDRESS = synonyms('path', 'permalink', 'url', 'slug');
const CHANGED = synonyms('lastmod', 'modified');

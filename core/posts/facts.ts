import type { ContentModel } from '../blog/model';
import { languageOf } from '../blog/post-path';
import { dateInAddress, dateInPath, normaliseDate } from './dates/date';
import { FieldLookup } from './field-lookup';
import { headerOf } from './front-matter/quick-header';
import { frontMatterRules } from './front-matter/rules';
import type { PostSummary } from './post';
import { headingTitle, nameTitle } from './post-title';
import { categoriesOf, tagsOf } from './post-words';
import { holdOf, isDraftHold } from './status/hold';
import { postUrl } from './url/post-url';

export interface PostSource {
  /** Path relative to the blog's folder. */
  readonly id: string;
  /** The file's text, or its first few KB; a head that ends inside the front matter is allowed. */
  readonly text: string;
  /** More of it, for a post that is named by a heading; begins with `text`. Without it there is no more. */
  readonly longer?: () => string;
  /** ms since the epoch. */
  readonly modified: number;
  readonly model: ContentModel;
}

/** One line of the library from a post's text. Never fails: what cannot be read falls back to the file's name. */
export function summarise({ id, text, longer, modified, model }: PostSource): PostSummary {
  const { fields, problem, bodyFrom } = headerOf(text, frontMatterRules(model, id));
  const facts = new FieldLookup(fields);
  const { dates, fields: names } = model;
  const hold = holdOf(id, facts, model);
  const title =
    facts.text(names.title, 'title') ??
    headingTitle((longer?.() ?? text).slice(bodyFrom), model.generator) ??
    nameTitle(id, model.generator);
  const date = postDate(id, facts, model);
  // No spread: an object begun with one takes three times as long, ten thousand times over.
  return {
    id,
    title,
    date,
    draft: isDraftHold(hold),
    hold,
    publishDate: dates.publishField === null ? null : dateOf(facts, [dates.publishField, ...PUBLISHED]),
    expiryDate: dates.expiryField === null ? null : dateOf(facts, [dates.expiryField, 'unpublishDate']),
    updated: dateOf(facts, [names.updated, ...UPDATED]),
    tags: tagsOf(facts, model),
    categories: categoriesOf(id, facts, model),
    language: languageOf(id, model),
    url: postUrl({ id, title, date, fields }, model),
    description: facts.text(names.description, 'description', 'summary', 'excerpt') ?? '',
    modified,
    problem,
  };
}

/** Names for a post's date in the blogs we know. */
const DATED = [
  'date',
  'pubDate',
  'pubDatetime',
  'publishDate',
  'published',
  'created',
  'added',
  'created_at',
  'created_time',
  'createdAt',
  'publishedAt',
];
/** Hugo's other names for `publishDate`. */
const PUBLISHED = ['pubDate', 'published'];
const UPDATED = [
  'updated',
  'lastmod',
  'modified',
  'last_modified_at',
  'updatedDate',
  'modDatetime',
  'last_update.date',
];

/**
 * A post's date: its field, else what its path says, else its address. Hugo dates an undated post by when it was last
 * changed (gohugo.io/configuration/front-matter).
 */
function postDate(id: string, facts: FieldLookup, { generator, fields }: ContentModel): string | null {
  return (
    dateOf(facts, [fields.date, ...DATED]) ??
    dateInPath(id, generator) ??
    dateInAddress(facts.text('path', 'permalink', 'url', 'slug') ?? '') ??
    (generator === 'hugo' ? dateOf(facts, ['lastmod', 'modified']) : null)
  );
}

/** The first of these fields that holds a date. */
function dateOf(facts: FieldLookup, names: readonly string[]): string | null {
  for (const name of names) {
    const text = facts.text(name);
    const date = text === null ? null : normaliseDate(text);
    if (date !== null) return date;
  }
  return null;
}

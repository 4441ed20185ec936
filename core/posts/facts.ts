import type { ContentModel, Generator } from '../blog/model';
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
  const names = namesOf(model);
  const hold = holdOf(id, facts, model);
  const title =
    facts.text(names.title, 'title') ??
    headingTitle((longer?.() ?? text).slice(bodyFrom), model.generator) ??
    nameTitle(id, model.generator);
  const date = postDate(id, facts, names.date, model.generator);
  // No spread: an object begun with one takes three times as long, ten thousand times over.
  return {
    id,
    title,
    date,
    draft: isDraftHold(hold),
    hold,
    publishDate: dateOf(facts, names.publish),
    expiryDate: dateOf(facts, names.expiry),
    updated: dateOf(facts, names.updated),
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

/** The names a blog's posts may have for each fact. */
interface FactNames {
  readonly title: string;
  readonly description: string;
  readonly date: readonly string[];
  readonly updated: readonly string[];
  /** None where the generator knows no such date. */
  readonly publish: readonly string[];
  readonly expiry: readonly string[];
}

const namesByModel = new WeakMap<ContentModel, FactNames>();

function namesOf(model: ContentModel): FactNames {
  let names = namesByModel.get(model);
  if (names === undefined) {
    const { dates, fields } = model;
    names = {
      title: fields.title,
      description: fields.description,
      date: [fields.date, ...DATED],
      updated: [fields.updated, ...UPDATED],
      publish: dates.publishField === null ? [] : [dates.publishField, ...PUBLISHED],
      expiry: dates.expiryField === null ? [] : [dates.expiryField, 'unpublishDate'],
    };
    namesByModel.set(model, names);
  }
  return names;
}

/**
 * A post's date: its field, else what its path says, else its address. Hugo dates an undated post by when it was last
 * changed (gohugo.io/configuration/front-matter).
 */
function postDate(
  id: string,
  facts: FieldLookup,
  dated: readonly string[],
  generator: Generator,
): string | null {
  return (
    dateOf(facts, dated) ??
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

import type { ContentModel } from '../blog/model';
import { factNames, type NamesModel } from './fact-names';
import { type FieldLookup, synonyms, textOf } from './field-lookup';
import { isTable } from './front-matter/field-path';
import type { FieldValue } from './front-matter/front-matter';
import { metadataInPath } from './url/pelican-metadata';

type Model = Pick<ContentModel, 'generator'> & NamesModel;

const TAG = synonyms('tag');
const CATEGORY = synonyms('category');
const CATEGORIES = synonyms('categories');

/** A post's tags as its generator has them. Jekyll takes a `tag` before any `tags`. */
export function tagsOf(facts: FieldLookup, model: Model): string[] {
  if (model.generator === 'jekyll') {
    const one = facts.text(TAG);
    if (one !== null) return [one];
  }
  return unique(words(facts.value(factNames(model).tags), model));
}

/**
 * The categories of the post `id` in the order they are written, a hierarchy of Hexo's as `Parent/Child`. A post of
 * Pelican's without one has that of its folder (`USE_FOLDER_AS_CATEGORY`). Of folders that Jekyll makes categories
 * of nothing is said: they are not the author's word for this post.
 */
export function categoriesOf(
  id: string,
  facts: FieldLookup,
  model: Model & Pick<ContentModel, 'configFile' | 'permalink'>,
): string[] {
  if (model.generator === 'pelican') {
    const own = writtenCategories(facts, model);
    return own.length > 0 ? own : folderCategory(id, model);
  }
  if (model.generator !== 'hexo') return writtenCategories(facts, model);
  const value = facts.value(factNames(model).categories);
  if (!Array.isArray(value)) return unique(words(value, model));
  const roots = value.some((item) => Array.isArray(item)) ? value : [value];
  return unique(roots.map((root) => leaves(root).join('/')));
}

/** The folder of a post, unless it is that of all content. */
function folderCategory(
  id: string,
  { configFile, permalink }: Pick<ContentModel, 'configFile' | 'permalink'>,
): string[] {
  if (permalink.kind === 'pelican') {
    const said = metadataInPath(permalink, id)?.category;
    if (said !== undefined) return [said];
    if (!permalink.folderAsCategory) return [];
  }
  const site = configFile?.slice(0, configFile.lastIndexOf('/') + 1) ?? '';
  const folders = (id.startsWith(site) ? id.slice(site.length) : id).split('/').slice(0, -1);
  return folders.length > 1 ? folders.slice(-1) : [];
}

/** The names of a post's categories as they are written: flat, in order, Hexo's hierarchies taken apart. */
export function writtenCategories(facts: FieldLookup, model: Model): string[] {
  if (model.generator === 'jekyll') {
    // One text is one category here, whatever spaces it has.
    return unique([...words(facts.value(CATEGORIES), model), ...leaves(facts.value(CATEGORY))]);
  }
  // One text is one category, whatever commas it has.
  if (model.generator === 'pelican') return unique(leaves(facts.value(factNames(model).category)));
  return unique(words(facts.value(factNames(model).category), model));
}

/**
 * The words of a list, or of a text that stands for one. A text is split at white space by Jekyll
 * (`Utils.pluralized_array_from_hash`), at semicolons or commas by Pelican (`ensure_metadata_list`), and is one
 * word to Hugo and Hexo; Eleventy 3.1 (`getCleanedTagsImmutable`; it was one word to those before) parts it at commas, as sites do
 * whose own code decides.
 */
export function words(value: FieldValue, { generator }: Pick<Model, 'generator'>): string[] {
  if (value === null) return [];
  if (typeof value !== 'string') return leaves(value);
  switch (generator) {
    case 'jekyll':
      return value.split(/\s+/);
    case 'pelican':
      return value.split(value.includes(';') ? ';' : ',');
    case 'hugo':
    case 'hexo':
      return [value];
    case 'eleventy':
    case 'astro':
    case 'zola':
    case 'docusaurus':
    case 'vitepress':
    case 'next':
    case 'gatsby':
    case 'plain':
      return value.split(',');
  }
}

/**
 * The value that says `next` where a field said `old`: one text where it was one and its generator parts such a text
 * (or there is one word only), else a list.
 */
export function wordsValue(
  old: FieldValue | undefined,
  next: readonly string[],
  { generator }: Pick<Model, 'generator'>,
): FieldValue {
  if (typeof old !== 'string' || old === '') return [...next];
  if (next.length <= 1 && words(next[0] ?? '', { generator }).length <= 1) return next[0] ?? '';
  switch (generator) {
    case 'jekyll':
      return next.some((word) => /\s/.test(word)) ? [...next] : next.join(' ');
    case 'hugo':
    case 'hexo':
    case 'eleventy':
      return [...next];
    case 'pelican':
    case 'astro':
    case 'zola':
    case 'docusaurus':
    case 'vitepress':
    case 'next':
    case 'gatsby':
    case 'plain':
      return next.some((word) => word.includes(',')) ? [...next] : next.join(', ');
  }
}

function leaves(value: FieldValue): string[] {
  if (!Array.isArray(value)) {
    // Docusaurus and others let a word be a table with its label.
    const text = textOf(isTable(value) ? (value.label ?? value.name ?? null) : value);
    return text === null ? [] : [text];
  }
  const texts: string[] = [];
  for (const item of value) {
    if (item !== null && typeof item === 'object') return value.flatMap((each) => leaves(each));
    texts.push(textOf(item) ?? '');
  }
  return texts;
}

/** Without repeated and empty ones; there are few, so looking through them is quickest. */
function unique(texts: readonly string[]): string[] {
  const result: string[] = [];
  for (const text of texts) {
    const word = text.trim();
    if (word !== '' && !result.includes(word)) result.push(word);
  }
  return result;
}

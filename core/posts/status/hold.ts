import type { ContentModel } from '../../blog/model';
import { factNames } from '../fact-names';
import { type FieldLookup, synonyms, truth } from '../field-lookup';
import type { FieldValue } from '../front-matter/front-matter';
import type { Hold } from '../post';

const PUBLISHED = synonyms('published');
const RENDER = synonyms('render');
const PERMALINK = synonyms('permalink');
const EXCLUDED = synonyms('eleventyExcludeFromCollections');
const UNLISTED = synonyms('unlisted');
const STATUS = synonyms('status');
const HEADLESS = synonyms('headless');
const BUILD_RENDER = synonyms('build.render', '_build.render');
const BUILD_LIST = synonyms('build.list', '_build.list');

/** Whether a path lies in a folder, both relative to the blog's; every path lies in `''`. */
export function isInside(id: string, folder: string): boolean {
  return folder === '' || (id.startsWith(folder) && id.charAt(folder.length) === '/');
}

/** Holds that an author would call a draft. */
export function isDraftHold(hold: Hold | null): boolean {
  return hold === 'draft-flag' || hold === 'drafts-folder' || hold === 'unpublished' || hold === 'status';
}

/**
 * What keeps a post off the site whatever the time is: the author's word for a draft first, then what the
 * generator makes no page of or names in no list. Null when nothing does, and for a draft that the site shows.
 */
export function holdOf(id: string, facts: FieldLookup, model: ContentModel): Hold | null {
  const draft = draftHold(id, facts, model);
  const shown = model.draftsShown?.some((mark) => mark === draft) === true;
  return (shown ? null : draft) ?? pageHold(facts, model);
}

function draftHold(id: string, facts: FieldLookup, model: ContentModel): Hold | null {
  if (model.contentFolders.some(({ kind, path }) => kind === 'drafts' && isInside(id, path)))
    return 'drafts-folder';
  const rule = model.draftRule;
  switch (rule.kind) {
    case 'folder':
      if (isInside(id, rule.path)) return 'drafts-folder';
      break;
    case 'flag':
      if (truth(facts.value(factNames(model).draft)) === rule.draftValue)
        return rule.field.toLowerCase() === 'published' ? 'unpublished' : 'draft-flag';
      break;
    case 'status': {
      const word = facts.text(factNames(model).draft)?.toLowerCase();
      if (word === undefined ? rule.absentIsDraft === true : rule.draftValues.includes(word)) return 'status';
      break;
    }
    case 'none':
      break;
  }
  // Hugo, Jekyll and Hexo all read it, whatever their own rule is (Hugo 0.111: `published: false` is a draft); where the
  // generator knows no drafts and neither does this blog, it is a field like any other.
  if (rule.kind === 'none' && !['hugo', 'jekyll', 'hexo'].includes(model.generator)) return null;
  return isUnpublished(facts.value(PUBLISHED), model) ? 'unpublished' : null;
}

function isUnpublished(published: FieldValue, { generator }: ContentModel): boolean {
  // A word in quotes is no `false` to Jekyll; one without is read as a boolean.
  return truth(published) === false && !(generator === 'jekyll' && published === 'false');
}

/** Fields by which a generator makes no page, or one that no list names. */
function pageHold(facts: FieldLookup, model: ContentModel): Hold | null {
  switch (model.generator) {
    case 'hugo':
      return hugoHold(facts);
    case 'zola':
      return truth(facts.value(RENDER)) === false ? 'not-rendered' : null;
    case 'eleventy':
      if (facts.value(PERMALINK) === false) return 'not-rendered';
      return truth(facts.value(EXCLUDED)) === true ? 'unlisted' : null;
    case 'docusaurus':
      return truth(facts.value(UNLISTED)) === true ? 'unlisted' : null;
    case 'pelican': {
      const status = facts
        .text(model.draftRule.kind === 'status' ? factNames(model).draft : STATUS)
        ?.toLowerCase();
      if (status === 'skip') return 'not-rendered';
      return status === 'hidden' ? 'unlisted' : null;
    }
    case 'jekyll':
    case 'astro':
    case 'hexo':
    case 'vitepress':
    case 'next':
    case 'gatsby':
    case 'plain':
      return null;
  }
}

/** Hugo's `headless` bundles and build options (`build`, before 0.145 `_build`): `never`, and `false` of old. */
function hugoHold(facts: FieldLookup): Hold | null {
  const off = (value: FieldValue): boolean => value === 'never' || truth(value) === false;
  if (truth(facts.value(HEADLESS)) === true) return 'not-rendered';
  if (off(facts.value(BUILD_RENDER))) return 'not-rendered';
  return off(facts.value(BUILD_LIST)) ? 'unlisted' : null;
}

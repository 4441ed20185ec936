import type { ContentModel } from '../../blog/model';
import { type FieldLookup, truth } from '../field-lookup';
import type { FieldValue } from '../front-matter/front-matter';
import type { Hold } from '../post';
import { jekyllUnpublished } from '../url/jekyll-url';

/** Whether a path lies in a folder, both relative to the blog's; every path lies in `''`. */
export function isInside(id: string, folder: string): boolean {
  return folder === '' || id.startsWith(`${folder}/`);
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
      if (truth(facts.value(rule.field)) === rule.draftValue)
        return rule.field.toLowerCase() === 'published' ? 'unpublished' : 'draft-flag';
      break;
    case 'status': {
      const word = facts.text(rule.field)?.toLowerCase();
      if (word === undefined ? rule.absentIsDraft === true : rule.draftValues.includes(word)) return 'status';
      break;
    }
    case 'none':
      break;
  }
  // Hugo, Jekyll and Hexo all read it, whatever their own rule is (Hugo 0.111: `published: false` is a draft); where the
  // generator knows no drafts and neither does this blog, it is a field like any other.
  if (rule.kind === 'none' && !['hugo', 'jekyll', 'hexo'].includes(model.generator)) return null;
  return isUnpublished(id, facts.value('published'), model) ? 'unpublished' : null;
}

function isUnpublished(id: string, published: FieldValue, { generator, permalink }: ContentModel): boolean {
  if (generator === 'jekyll') {
    if (published === null && permalink.kind === 'jekyll') return jekyllUnpublished(permalink, id);
    // A word in quotes is no `false` to it; one without is read as a boolean.
    if (published === 'false') return false;
  }
  return truth(published) === false;
}

/** Fields by which a generator makes no page, or one that no list names. */
function pageHold(facts: FieldLookup, { generator, draftRule }: ContentModel): Hold | null {
  switch (generator) {
    case 'hugo':
      return hugoHold(facts);
    case 'zola':
      return truth(facts.value('render')) === false ? 'not-rendered' : null;
    case 'eleventy':
      if (facts.value('permalink') === false) return 'not-rendered';
      return truth(facts.value('eleventyExcludeFromCollections')) === true ? 'unlisted' : null;
    case 'docusaurus':
      return truth(facts.value('unlisted')) === true ? 'unlisted' : null;
    case 'pelican': {
      const status = facts.text(draftRule.kind === 'status' ? draftRule.field : 'status')?.toLowerCase();
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
  if (truth(facts.value('headless')) === true) return 'not-rendered';
  if (off(facts.value('build.render', '_build.render'))) return 'not-rendered';
  return off(facts.value('build.list', '_build.list')) ? 'unlisted' : null;
}

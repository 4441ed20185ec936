import type { HeadingIds } from './dialect';
import type { Slug } from './scope';

/** What is neither a letter, a mark, a number, a connector, a hyphen nor a space goes out of a slug. */
const NOT_IN_SLUG = /[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu;
/** The characters that hexo-util's slugs put a hyphen for; VitePress's do for quotation marks too. */
const SPECIAL = /[\s~`!@#$%^&*()\-_+=[\]{}|\\;:"'<>,.?/]+/g;
const SPECIAL_OR_QUOTE = /[\s~`!@#$%^&*()\-_+=[\]{}|\\;:"'“”‘’<>,.?/]+/g;

/** A heading's id as GitHub makes it, before it is made unique: `What’s new?` → `whats-new`. May be empty. */
export function headingSlug(text: string): string {
  return text.trim().toLowerCase().replace(NOT_IN_SLUG, '').replace(/ /g, '-');
}

/**
 * A heading's id before it is made unique, by the rule of the generator. Sources: goldmark's `github` ids (Hugo),
 * kramdown-parser-gfm's `generate_gfm_header_id`, hexo-util's `slugize`, `@mdit-vue/shared`'s `slugify`, Rust's `slug`,
 * Python-Markdown's `toc.slugify`. May be empty: then there is no id, or a generator's own word stands for it.
 */
export function slugBy(rule: Exclude<HeadingIds, 'none'>, text: string): string {
  switch (rule) {
    case 'github':
      return headingSlug(text);
    case 'goldmark':
      return headingSlug(text) || 'heading';
    case 'kramdown':
      return text
        .toLowerCase()
        .replace(/[^\p{L}\p{M}\p{Nd}\p{Pc}\- \t]/gu, '')
        .replace(/[ \t]/g, '-');
    case 'marked':
      return trimHyphens(
        withoutMarks(text)
          .replace(/\p{Cc}/gu, '')
          .replace(SPECIAL, '-'),
      );
    case 'vitepress':
      return trimHyphens(
        withoutMarks(text)
          .replace(/\p{Cc}/gu, '')
          .replace(SPECIAL_OR_QUOTE, '-'),
      )
        .replace(/^(\d)/, '_$1')
        .toLowerCase();
    case 'zola':
      return trimHyphens(
        withoutMarks(text)
          .toLowerCase()
          .replace(/[^a-z0-9\p{L}\p{N}]+/gu, '-'),
      );
    case 'python':
      return withoutMarks(text)
        .replace(/[^\p{ASCII}]/gu, '')
        .replace(/[^\w\s-]/g, '')
        .trim()
        .toLowerCase()
        .replace(/[-\s]+/g, '-');
  }
}

const withoutMarks = (text: string): string => text.normalize('NFKD').replace(/[\u0300-\u036f]/g, '');
const trimHyphens = (text: string): string => text.replace(/-{2,}/g, '-').replace(/^-+|-+$/g, '');

/**
 * Makes slugs unique in the order they come: `a`, `a` → `a`, `a-1`. The answer to the n-th call depends on the
 * n-1 before it and on nothing else, which is what the block document builds on.
 */
export function createUniqueSlugs(): (slug: string) => string {
  const used = new Map<string, number>();
  return (slug) => {
    let count = used.get(slug);
    if (count === undefined) {
      used.set(slug, 0);
      return slug;
    }
    let unique: string;
    do {
      count += 1;
      unique = `${slug}-${count}`;
    } while (used.has(unique));
    used.set(slug, count);
    used.set(unique, 0);
    return unique;
  };
}

/** Python-Markdown's `unique`: a number at the end is counted on, and an empty id is none: `''`, `a`, `a` → `_1`, `a`, `a_1`. */
function createPythonIds(): (slug: string) => string {
  const used = new Set(['']);
  /** Where counting on from an id that is taken got to. */
  const reached = new Map<string, string>();
  return (slug) => {
    let id = slug;
    while (used.has(id)) {
      const [, stem = id, number = '0'] = /^(.*)_(\d{1,15})$/.exec(id) ?? [];
      id = reached.get(id) ?? `${stem}_${Number(number) + 1}`;
    }
    if (id !== slug) reached.set(slug, id);
    used.add(id);
    return id;
  };
}

/** Gives headings their ids in the order they come: a written id stands as it is and is taken, slugs are made unique. */
export function createHeadingIds(rule: HeadingIds): (slug: Slug) => string {
  const unique = rule === 'python' ? createPythonIds() : createUniqueSlugs();
  return ({ text, written }) => {
    if (text === '' && rule !== 'python') return '';
    const id = unique(text);
    return written ? text : id;
  };
}

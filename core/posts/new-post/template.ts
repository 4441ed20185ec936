import type { ContentModel } from '../../blog/model';
import { contentFolderOf } from '../../blog/post-path';
import { dateLike, localMoment, RFC3339, SPACED } from '../dates/date-like';
import { siteDateLike } from '../dates/site-zone';
import { draftMark } from '../draft-mark';
import { FieldNotEditable, readFrontMatter, setField } from '../front-matter/front-matter';
import { frontMatterRules } from '../front-matter/rules';
import { toEditor } from '../line-endings';
import { joined, siteRoot } from '../links/paths';
import { applyEdits } from '../text-edit';

/** A pattern for new posts that the author keeps: Hugo's archetype, Hexo's scaffold. */
export interface PostTemplate {
  readonly path: string;
  readonly text: string;
}

/**
 * Where a pattern for the post `id` may be, the best first. gohugo.io/content-management/archetypes (those of the site
 * itself; a page bundle's is a folder and is left to Hugo); hexo.io/docs/writing, "Scaffolds".
 */
export function templatePaths(id: string, model: ContentModel): string[] {
  const root = siteRoot(model);
  switch (model.generator) {
    case 'hugo': {
      const folder = contentFolderOf(id, model)?.path ?? '';
      const inside = folder.startsWith(`${joined(root, 'content')}/`)
        ? folder.slice(joined(root, 'content').length + 1)
        : folder;
      const [section = ''] = inside.split('/');
      const names = section === '' ? ['default'] : [section, 'default'];
      return names.map((name) => joined(root, `archetypes/${name}.md`));
    }
    case 'hexo': {
      const draft = contentFolderOf(id, model)?.kind === 'drafts';
      return (draft ? ['draft', 'post'] : ['post']).map((name) => joined(root, `scaffolds/${name}.md`));
    }
    default:
      return [];
  }
}

/** Fields of the patterns that come with the generators: they say less than the blog's own posts. */
const STOCK = new Set(['title', 'date', 'draft', 'tags']);

/** Whether a pattern was made by the author, for it has more in it than the one that came with the generator. */
export function isOwnTemplate({ path, text }: PostTemplate): boolean {
  if (!/(?:^|\/)(?:default|post|draft)\.md$/.test(path)) return true;
  const plain = toEditor(text);
  const keys = [...plain.matchAll(/^["']?([\w-]+)["']?[ \t]*[:=]/gm)].map(([, key = '']) =>
    key.toLowerCase(),
  );
  const body = plain.replace(/^(?:---|\+\+\+)?\n?[\s\S]*?\n(?:---|\+\+\+)[ \t]*(?:\n|$)/, '').trim();
  return body !== '' || keys.some((key) => !STOCK.has(key));
}

interface Filling {
  readonly id: string;
  readonly title: string;
  readonly slug: string;
  readonly model: ContentModel;
  /** ISO 8601 with its offset. */
  readonly now: string;
}

/**
 * The text of a new post by a pattern, with `\n` line ends; null when the pattern computes what only its generator can, or
 * what comes out is no front matter. The title is written as a value of its own, whatever is in it.
 */
export function fromTemplate(
  { text }: PostTemplate,
  { id, title, slug, model, now }: Filling,
): string | null {
  let known = true;
  const words = slug.replaceAll('-', ' ');
  const filled = toEditor(text).replace(/\{\{-?\s*([\s\S]*?)\s*-?\}\}/g, (_, expression: string) => {
    const value = filledIn(expression, { words, slug, model, now });
    if (value === null) known = false;
    return value ?? '';
  });
  if (!known || /\{[%{]/.test(filled)) return null;
  const rules = frontMatterRules(model, id);
  const { fields, problem } = readFrontMatter(filled, rules);
  if (problem !== null || fields.size === 0) return null;
  const mark = draftMark(model);
  try {
    const titled = applyEdits(filled, setField(filled, model.fields.title, title, rules));
    return mark === null ? titled : applyEdits(titled, setField(titled, mark.field, mark.value, rules));
  } catch (error) {
    if (error instanceof FieldNotEditable) return null;
    throw error;
  }
}

const NAME = String.raw`\.(?:Name|File\.(?:ContentBaseName|TranslationBaseName|BaseFileName)|TranslationBaseName)`;
const IS_NAME = new RegExp(`^${NAME}$`);
const AS_TITLE = new RegExp(
  String.raw`^\(?replace(?:RE)?\s+${NAME}\s+(["\x60])[-_]\1\s+(["\x60]) \2\)?(?:\s*\|\s*(?:title|humanize))?$|^${NAME}\s*\|\s*(?:title|humanize)$`,
);

/** What a simple expression gives; null for any other. */
function filledIn(
  expression: string,
  { words, slug, model, now }: { words: string; slug: string; model: ContentModel; now: string },
): string | null {
  if (/^\/\*[\s\S]*\*\/$/.test(expression)) return '';
  if (model.generator === 'hexo') {
    switch (expression) {
      case 'title':
        return JSON.stringify(words);
      case 'date':
        return siteDateLike(SPACED, now, model);
      case 'layout':
        return 'post';
      default:
        return null;
    }
  }
  if (expression === '.Date') return dateLike(RFC3339, now);
  if (IS_NAME.test(expression)) return slug;
  if (AS_TITLE.test(expression)) return words;
  const format = /^(?:now\.Format|\.Date\.Format|dateFormat)\s+(["`])([^"`]*)\1(?:\s+(?:\.Date|now))?$/.exec(
    expression,
  );
  return format ? inLayout(format[2] ?? '', now) : null;
}

/** Go writes a date's form as the way it would write one certain moment. pkg.go.dev/time, "Layout". */
function inLayout(layout: string, now: string): string | null {
  const { year, month, day, time, offset } = localMoment(now);
  const [hour = '', minute = '', second = ''] = time.split(':');
  const parts: Readonly<Record<string, string>> = {
    '2006': year,
    '01': month,
    '02': day,
    '15': hour,
    '04': minute,
    '05': second,
    '-07:00': offset,
    'Z07:00': offset === '+00:00' ? 'Z' : offset,
    '-0700': offset.replace(':', ''),
  };
  const pattern = /2006|-07:00|Z07:00|-0700|01|02|15|04|05/g;
  const rest = layout.replace(pattern, '');
  return /[\p{L}\d]/u.test(rest.replace('T', ''))
    ? null
    : layout.replace(pattern, (part) => parts[part] ?? part);
}

import type { ContentModel } from '../../blog/model';
import { contentFolderOf, isPost, postKind } from '../../blog/post-path';
import { Failure } from '../../ipc/errors';
import { pathOf, placeOf } from '../changes/post-place';
import { draftPlace } from '../changes/set-draft';
import { DAY, dateLike, RFC3339, SPACED, SPACED_ZONE } from '../dates/date-like';
import { draftMark } from '../draft-mark';
import { findBlock } from '../front-matter/block';
import { type FieldValue, setField } from '../front-matter/front-matter';
import { frontMatterRules } from '../front-matter/rules';
import { keySource, scalarSources } from '../front-matter/yaml-scalar';
import { detectLineEndings } from '../line-endings';
import { applyEdits } from '../text-edit';
import { newHeader, rstHeading, type Sibling, siblingHeader } from './header';
import { newPath } from './path';
import { newScriptHeader } from './script';
import { slugify } from './slug';
import { fromTemplate, isOwnTemplate, type PostTemplate, templatePaths } from './template';

export interface NewPost {
  readonly title: string;
  readonly model: ContentModel;
  /** Posts of the blog, newest first; their heads are enough. */
  readonly siblings: readonly { readonly id: string; readonly text: string }[];
  /** ISO 8601 with an offset: `2024-05-06T07:08:09+02:00`. */
  readonly now: string;
  /** The content folder it goes to; the newest post's when not given. */
  readonly folder?: string | undefined;
  /** Archetypes and scaffolds that `templatesFor` named and that are there, the best first. */
  readonly templates?: readonly PostTemplate[];
}

/** Where patterns for such a post may be, relative to the blog's folder, the best first. */
export function templatesFor(request: NewPost): string[] {
  return templatePaths(placeFor(request, slugify(request.title)), request.model);
}

/**
 * A new post as its siblings are written: folder, name, extension, the nearest sibling's fields in their order
 * and style, with empty values except title, date, draft and what all siblings share. An archetype or a scaffold of the
 * author's own comes before the siblings, the one that came with the generator after them. It is a draft: in the
 * drafts folder where this blog has one, else by its flag. Its body is empty but for what the pattern has. Throws
 * `title-needed` when no address can be made of the title.
 */
export function newPost(request: NewPost): { id: string; text: string } {
  const { model, siblings, now, templates = [] } = request;
  const slug = slugify(request.title);
  if (slug === '') throw new Failure('title-needed');
  const title = request.title.replace(/\s+/g, ' ').trim();
  const posts = nearby(siblings, request);
  const id = placeFor(request, slug);
  const alike = [
    ...posts.filter((post) => postKind(post.id, model) === 'posts'),
    ...posts.filter((post) => postKind(post.id, model) !== 'posts'),
  ];
  const nearest = alike[0];
  const eol = nearest ? detectLineEndings(nearest.text).main : '\n';
  const filled = (chosen: readonly PostTemplate[]) =>
    chosen
      .map((template) => fromTemplate(template, { id, title, slug, model, now }))
      .find((text) => text !== null);
  const own = filled(templates.filter(isOwnTemplate));
  if (own !== undefined) return { id, text: lines(own, eol) };
  const headers = alike
    .map(({ id: sibling, text }) => siblingHeader(sibling, text, model))
    .filter((header) => header !== null);
  const header = newHeader({ title, slug, model, siblings: sameFormat(headers), now });
  if (header !== null) return { id, text: lines(header, eol) };
  const script = nearest ? newScriptHeader(nearest.text, { title, slug, model, now }) : null;
  if (headers.length === 0 && script !== null) return { id, text: lines(script, eol) };
  const bare =
    nearest !== undefined &&
    headers.length === 0 &&
    findBlock(nearest.text, frontMatterRules(model, nearest.id)).format === 'none';
  // Where posts have no front matter the first heading is the title.
  if (bare && model.generator === 'plain') return { id, text: lines(`# ${title}\n\n`, eol) };
  const stock = filled(templates);
  return { id, text: lines(stock ?? firstHeader(title, slug, id, model, now), eol) };
}

/** Posts in the folder that was chosen; all when none was, or it has none. */
function nearby<T extends { readonly id: string }>(
  all: readonly T[],
  { model, folder }: NewPost,
): readonly T[] {
  const posts = all.filter(({ id }) => isPost(id, model));
  if (folder === undefined) return posts;
  const inside = posts.filter(({ id }) => contentFolderOf(id, model)?.path === folder);
  return inside.length > 0 ? inside : posts.filter(({ id }) => postKind(id, model) === 'posts');
}

function placeFor(request: NewPost, slug: string): string {
  const { model, siblings, now, folder } = request;
  const chosen = model.contentFolders.find(({ path }) => path === folder);
  const target = chosen === undefined ? model : { ...model, contentFolders: [chosen] };
  const id = newPath({ slug, model: target, siblings: nearby(siblings, request), now });
  return pathOf(draftPlace(id, placeOf(id, model), model));
}

const lines = (text: string, eol: string): string => (eol === '\n' ? text : text.replaceAll('\n', eol));

/** The nearest sibling and those others whose front matter is written in the same language. */
function sameFormat(headers: readonly Sibling[]): Sibling[] {
  return headers.filter(({ format }) => format === headers[0]?.format);
}

/** The smallest front matter that each generator wants (its own documentation's example of a post). */
function firstHeader(title: string, slug: string, id: string, model: ContentModel, now: string): string {
  const { fields } = model;
  const mark = draftMark(model);
  const date = (sample: string): [string, FieldValue] => [fields.date, dateLike(sample, now) ?? now];
  const rows = (): [string, FieldValue][] => {
    switch (model.generator) {
      case 'hugo':
        return [date(RFC3339)];
      case 'jekyll':
        return [date(SPACED_ZONE)];
      case 'astro':
      case 'next':
      case 'gatsby':
        return [[fields.description, ''], date(DAY)];
      case 'hexo':
        return [date(SPACED), [fields.tags, null]];
      case 'eleventy':
      case 'vitepress':
      case 'zola':
      case 'plain':
        return [date(DAY)];
      case 'docusaurus':
        // The date is in the file's name.
        return [
          ['authors', []],
          [fields.tags, []],
        ];
      case 'pelican':
        return [date(SPACED), ['Category', ''], ['Tags', ''], ['Slug', slug]];
    }
  };
  const all: [string, FieldValue][] = [
    ...(model.generator === 'jekyll' ? [['layout', 'post'] as [string, FieldValue]] : []),
    [fields.title, title],
    ...rows(),
    ...(mark === null ? [] : [[mark.field, mark.value] as [string, FieldValue]]),
  ];
  const rules = frontMatterRules(model, id);
  if (rules.fresh === 'yaml') return yamlFresh(all, model);
  const rst = rules.fresh === 'rst';
  const start = rst ? rstHeading(title) : '';
  const fieldRows = rst ? all.filter(([key]) => key !== model.fields.title) : all;
  const set = (text: string, [key, value]: [string, FieldValue]) =>
    applyEdits(text, setField(text, key, value, rules));
  return `${fieldRows.reduce(set, start)}\n`;
}

function yamlFresh(rows: readonly (readonly [string, FieldValue])[], model: ContentModel): string {
  const text = rows.map(([key, value]) => {
    const title = key === model.fields.title;
    const written = Array.isArray(value)
      ? '[]'
      : value === null
        ? ''
        : typeof value !== 'string' || !title
          ? value === ''
            ? '""'
            : String(value)
          : (scalarSources(value, {
              quote: model.generator === 'hexo' ? 'plain' : 'double',
              plain: null,
              date: false,
              flow: false,
              fallback: 'double',
              source: '',
            })[0] ?? JSON.stringify(value));
    return `${keySource(key, false)}: ${written}`.trimEnd();
  });
  return `---\n${text.join('\n')}\n---\n\n`;
}

import { MARKDOWN } from '../../blog/markdown-file';
import type { ContentModel } from '../../blog/model';
import { postKind } from '../../blog/post-path';
import { Failure } from '../../ipc/errors';
import { en, format } from '../../messages/en';
import { pathOf, placeOf } from '../changes/post-place';
import { draftPlace } from '../changes/set-draft';
import { DAY, RFC3339, SPACED, SPACED_ZONE } from '../dates/date-like';
import { siteDateLike } from '../dates/site-zone';
import { draftMark } from '../draft-mark';
import { modelAt } from '../draft-rule';
import { findBlock } from '../front-matter/block';
import { type FieldValue, readFrontMatter, setField } from '../front-matter/front-matter';
import { frontMatterRules } from '../front-matter/rules';
import { keySource, scalarSources } from '../front-matter/yaml-scalar';
import { detectLineEndings, toEditor } from '../line-endings';
import { applyEdits } from '../text-edit';
import { folderFor, patternsFor } from './folders';
import { leftOutOf, newHeader, rstHeading, type Sibling, siblingHeader } from './header';
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
  /** The folder it goes to, one of `newPostFolders` or a content folder; where most of the newest lie when not given. */
  readonly folder?: string | undefined;
  /** Archetypes and scaffolds that `templatesFor` named and that are there, the best first. */
  readonly templates?: readonly PostTemplate[];
}

/** Where patterns for such a post may be, relative to the blog's folder, the best first. */
export function templatesFor(given: NewPost): string[] {
  const request = inPlace(given);
  return templatePaths(placeFor(request, slugify(request.title)), request.model);
}

/**
 * A new post as its siblings are written: folder, name, extension, the nearest sibling's fields in their order
 * and style, with empty values except title, date, draft and what all siblings share. An archetype or a scaffold of the
 * author's own comes before the siblings, the one that came with the generator after them. It is a draft: in the
 * drafts folder where this blog has one, else by its flag. Its body is empty but for what the pattern has. Throws
 * `title-needed` when no address can be made of the title, `change-refused` when `folder` is no folder of posts.
 */
export function newPost(given: NewPost): { id: string; text: string } {
  const request = inPlace(given);
  const { model, now, templates = [] } = request;
  const slug = slugify(request.title);
  if (slug === '') throw new Failure('title-needed');
  const title = request.title.replace(/\s+/g, ' ').trim();
  const id = placeFor(request, slug);
  const alike = patterns(request);
  const nearest = alike[0];
  const eol = nearest ? detectLineEndings(nearest.text).main : '\n';
  const filled = (chosen: readonly PostTemplate[]) =>
    chosen
      .map((template) => fromTemplate(template, { id, title, slug, model, now }))
      .find((text) => text !== null);
  const own = filled(templates.filter(isOwnTemplate));
  if (own !== undefined) return { id, text: lines(own, eol) };
  const headers = headersOf(alike, model);
  const header = newHeader({ title, slug, model, siblings: sameFormat(headers), now });
  if (header !== null) return { id, text: lines(header, eol) };
  const script = nearest
    ? newScriptHeader(
        nearest.text,
        alike.slice(1).map(({ text }) => text),
        { title, slug, model, now },
      )
    : null;
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

/** The request with the rule for drafts of where the post goes. */
const inPlace = (request: NewPost): NewPost => ({
  ...request,
  model: modelAt(`${targetFolder(request)}/`, request.model),
});

/** What a new post would be, for the author to see before it is made. */
export interface NewPostOutline {
  readonly id: string;
  /** Fields with an address of its own that nearly every post has and this one does not get: it cannot be told. */
  readonly leftOut: readonly string[];
}

/** Where `newPost` puts a post and what it leaves out. Throws as that does. */
export function newPostOutline(request: NewPost): NewPostOutline {
  const { id, text } = newPost(request);
  const { fields } = readFrontMatter(toEditor(text), frontMatterRules(request.model, id));
  return { id, leftOut: leftOutOf(fields, sameFormat(headersOf(patterns(request), request.model))) };
}

/**
 * The posts it is modelled on: published ones before drafts, and where most are Markdown those before what is written in
 * another language, so that one page of HTML does not make the next post HTML.
 */
function patterns(request: NewPost): NewPost['siblings'] {
  const { model, siblings, now } = request;
  const found = patternsFor(siblings, targetFolder(request), model, now);
  const isMarkdown = ({ id }: { readonly id: string }) => MARKDOWN.test(id);
  const mostly = found.filter(isMarkdown).length * 2 >= found.length;
  const rank = (post: (typeof found)[number]) =>
    (postKind(post.id, model) === 'posts' ? 0 : 2) + (isMarkdown(post) === mostly ? 0 : 1);
  return [0, 1, 2, 3].flatMap((wanted) => found.filter((post) => rank(post) === wanted));
}

const headersOf = (posts: NewPost['siblings'], model: ContentModel): Sibling[] =>
  posts.map(({ id, text }) => siblingHeader(id, text, model)).filter((header) => header !== null);

function targetFolder({ siblings, model, now, folder }: NewPost): string {
  const target = folderFor(siblings, model, now, folder);
  if (target === null)
    throw new Failure('change-refused', {
      reason: format(en.changes.reasons.noFolder, { folder: folder ?? '' }),
    });
  return target;
}

function placeFor(request: NewPost, slug: string): string {
  const { model, now } = request;
  const id = newPath({
    slug,
    folder: targetFolder(request),
    nearest: patterns(request)[0]?.id,
    model,
    now,
  });
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
  const date = (sample: string): [string, FieldValue] => [
    fields.date,
    siteDateLike(sample, now, model) ?? now,
  ];
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

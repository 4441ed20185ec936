import { isPost, postKind } from '../blog/detect';
import type { ContentModel } from '../blog/model';
import { Failure } from '../ipc/errors';
import { DAY, dateLike, RFC3339, SPACED, SPACED_ZONE } from './date-like';
import { findBlock } from './front-matter-block';
import { detectLineEndings } from './line-endings';
import { newHeader, type Sibling, siblingHeader } from './new-post-header';
import { newPath } from './new-post-path';
import { slugify } from './slug';
import { keySource, scalarSources } from './yaml-scalar';

export interface NewPost {
  readonly title: string;
  readonly model: ContentModel;
  /** Posts of the blog, newest first; their heads are enough. */
  readonly siblings: readonly { readonly id: string; readonly text: string }[];
  /** ISO 8601 with an offset: `2024-05-06T07:08:09+02:00`. */
  readonly now: string;
}

/**
 * A new post as its siblings are written: folder, name, extension, the nearest sibling's fields in their order
 * and style, with empty values except title, date, draft and what all siblings share. Without siblings it is
 * the generator's smallest post. Its body is empty. Throws `title-needed` when no address can be made of the title.
 */
export function newPost({ title, model, siblings, now }: NewPost): { id: string; text: string } {
  const slug = slugify(title);
  if (slug === '') throw new Failure('title-needed');
  const name = title.replace(/\s+/g, ' ').trim();
  const posts = siblings.filter(({ id }) => isPost(id, model));
  const alike = [
    ...posts.filter(({ id }) => postKind(id, model) === 'posts'),
    ...posts.filter(({ id }) => postKind(id, model) !== 'posts'),
  ];
  const id = newPath({ slug, model, siblings: posts, now });
  const nearest = alike[0];
  const eol = nearest ? detectLineEndings(nearest.text).main : '\n';
  const headers = alike
    .map(({ id: sibling, text }) => siblingHeader(sibling, text))
    .filter((header) => header !== null);
  const header = newHeader({ title: name, slug, model, siblings: sameFormat(headers), now });
  if (header !== null) return { id, text: lines(header, eol) };
  const bare = nearest !== undefined && headers.length === 0 && findBlock(nearest.text).format === 'none';
  // Where posts have no front matter the first heading is the title.
  if (bare && model.generator === 'plain') return { id, text: lines(`# ${name}\n\n`, eol) };
  return { id, text: lines(firstHeader(name, model, now), eol) };
}

const lines = (text: string, eol: string): string => (eol === '\n' ? text : text.replaceAll('\n', eol));

/** The nearest sibling and those others whose front matter is written in the same language. */
function sameFormat(headers: readonly Sibling[]): Sibling[] {
  return headers.filter(({ format }) => format === headers[0]?.format);
}

/** The smallest front matter that each generator wants (its own documentation's example of a post). */
function firstHeader(title: string, model: ContentModel, now: string): string {
  const { fields } = model;
  const quoted = scalarSources(title, {
    quote: model.generator === 'hexo' ? 'plain' : 'double',
    plain: null,
    date: false,
    flow: false,
    fallback: 'double',
    source: '',
  })[0];
  const heading: [string, string] = [fields.title, quoted ?? JSON.stringify(title)];
  const date = (sample: string): [string, string] => [fields.date, dateLike(sample, now) ?? now];
  const rows = (): [string, string][] => {
    switch (model.generator) {
      case 'hugo':
        return [heading, date(RFC3339), [fields.draft, 'true']];
      case 'jekyll':
        return [['layout', 'post'], heading, date(SPACED_ZONE), ['published', 'false']];
      case 'astro':
      case 'next':
      case 'gatsby':
        return [heading, [fields.description, '""'], date(DAY)];
      case 'eleventy':
        return [heading, date(DAY)];
      case 'hexo':
        return [heading, date(SPACED), [fields.tags, ''], ['published', 'false']];
      case 'zola':
      case 'docusaurus':
      case 'plain':
        return [heading, date(DAY), [fields.draft, 'true']];
      case 'pelican':
        return [heading, date(SPACED), ['Status', 'draft']];
      case 'vitepress':
        return [heading, date(DAY)];
    }
  };
  const text = rows().map(([key, value]) => `${keySource(key, false)}: ${value}`.trimEnd());
  return `---\n${text.join('\n')}\n---\n\n`;
}

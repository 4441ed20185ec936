import { DATED } from '#core/blog/naming';
import type { FieldValue } from '#core/posts/front-matter';

/** What a post says about its own address, and what its file's name says. */
export interface PostAddress {
  readonly slug: string;
  /** As the post has it; null when it leaves that to the site. */
  readonly url: string | null;
}

/** The slug and url of the post at `path` (relative to the blog) with these front matter fields. */
export function postAddress(path: string, fields: ReadonlyMap<string, FieldValue>): PostAddress {
  const slug = word(fields.get('slug'));
  const url = word(fields.get('url')) ?? word(fields.get('permalink'));
  // `/:year/:title/` and `{{ title | slug }}` are recipes that only the generator can follow.
  const isRecipe = url !== null && (/(?:^|\/):[a-z]/i.test(url) || /\{[{%]/.test(url));
  return { slug: slug ?? slugFromPath(path), url: isRecipe ? null : url };
}

/** The file's name, or its bundle folder's, without a date in front and without its extension. */
function slugFromPath(path: string): string {
  const parts = path.split('/');
  const file = (parts.at(-1) ?? path).replace(/\.[^.]+$/, '');
  const folder = parts.at(-2);
  const name = /^_?index(?:\.[a-z-]+)?$/i.test(file) && folder !== undefined ? folder : file;
  const slug = name.replace(DATED, '');
  return slug === '' ? name : slug;
}

function word(value: FieldValue | undefined): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const text = String(value).trim();
  return text === '' ? null : text;
}

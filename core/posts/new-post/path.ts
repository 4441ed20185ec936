import type { ContentModel } from '../../blog/model';
import { DATED } from '../../blog/naming';
import { localMoment } from '../dates/date-like';
import { isBundle } from './folders';

/**
 * Where a new post goes in `folder` and what its file is called: `slug.md`, `2024-05-06-slug.md`, or a folder with an
 * index file, with the date prefix that `nearest` (a post's path, undefined for the first post) has.
 */
export function newPath({
  slug,
  folder,
  nearest,
  model,
  now,
}: {
  readonly slug: string;
  readonly folder: string;
  readonly nearest: string | undefined;
  readonly model: ContentModel;
  readonly now: string;
}): string {
  const { year, month, day } = localMoment(now);
  const bundle = nearest === undefined ? model.naming === 'bundle' : isBundle(nearest);
  const parts = (nearest ?? '').split('/');
  const file = parts.at(-1) ?? '';
  const extension = nearest === undefined ? model.extension : file.slice(file.lastIndexOf('.'));
  const like = bundle ? (parts.at(-2) ?? '') : file;
  const prefix =
    DATED.test(like) || (nearest === undefined && model.naming === 'date-slug')
      ? `${year}-${month}-${day}-`
      : /^(?:19|20)\d{4}-/.test(like)
        ? `${year}${month}-`
        : '';
  const index = file.startsWith('page.') ? 'page' : 'index';
  const name = bundle ? `${prefix}${slug}/${index}${extension}` : `${prefix}${slug}${extension}`;
  return folder === '' ? name : `${folder}/${name}`;
}

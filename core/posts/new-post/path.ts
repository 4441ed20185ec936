import type { ContentFolder, ContentModel } from '../../blog/model';
import { DATED, isUnder } from '../../blog/naming';
import { localMoment } from '../dates/date-like';

/** Where a new post goes and what its file is called, as its siblings are. */
export function newPath({
  slug,
  model,
  siblings,
  now,
}: {
  readonly slug: string;
  readonly model: ContentModel;
  readonly siblings: readonly { readonly id: string }[];
  readonly now: string;
}): string {
  const same = siblings.filter(({ id }) => folderOf(id, model)?.kind === 'posts');
  const nearest = same[0]?.id;
  const folder =
    (nearest === undefined ? undefined : folderOf(nearest, model)) ??
    model.contentFolders.find((candidate) => candidate.kind === 'posts') ??
    model.contentFolders[0];
  const base = folder?.path ?? '';
  const place = join(
    base,
    subfolder(
      same.map(({ id }) => id).filter((id) => isUnder(id, base)),
      base,
      now,
    ),
  );
  return join(place, nameLike(nearest, slug, model, now));
}

function folderOf(id: string, model: ContentModel): ContentFolder | undefined {
  return model.contentFolders
    .filter(({ path }) => isUnder(id, path))
    .sort((a, b) => b.path.length - a.path.length)[0];
}

function join(folder: string, name: string): string {
  return folder === '' || name === '' ? folder + name : `${folder}/${name}`;
}

/** Folders below the content folder: those that all siblings share, and this year's or month's where they lie by date. */
function subfolder(ids: readonly string[], base: string, now: string): string {
  const inside = ids.map((id) => {
    const parts = id
      .slice(base === '' ? 0 : base.length + 1)
      .split('/')
      .slice(0, -1);
    return isBundle(id) ? parts.slice(0, -1) : parts;
  });
  const nearest = inside[0] ?? [];
  const { year, month, day } = localMoment(now);
  const dated = nearest.map((part, n) => {
    if (/^(?:19|20)\d{2}$/.test(part)) return year;
    const afterYear = /^(?:19|20)\d{2}$/.test(nearest[n - 1] ?? '');
    const afterMonth =
      /^(?:19|20)\d{2}$/.test(nearest[n - 2] ?? '') && /^\d{1,2}$/.test(nearest[n - 1] ?? '');
    if (/^\d{1,2}$/.test(part) && (afterYear || afterMonth)) {
      const number = afterYear ? month : day;
      return part.length === 2 ? number : String(Number(number));
    }
    return null;
  });
  const place: string[] = [];
  for (const [n, part] of nearest.entries()) {
    const shared = inside.every((parts) => nearest.slice(0, n + 1).every((own, at) => own === parts[at]));
    const own = dated[n] ?? (shared ? part : null);
    if (own === null) break;
    place.push(own);
  }
  return place.join('/');
}

const isBundle = (id: string): boolean => /(?:^|\/)index\.[^/]+$/.test(id);

/** `slug.md`, `2024-05-06-slug.md`, or a folder with an index file, with the nearest sibling's date prefix. */
function nameLike(nearest: string | undefined, slug: string, model: ContentModel, now: string): string {
  const { year, month, day } = localMoment(now);
  const bundle = nearest === undefined ? model.naming === 'bundle' : isBundle(nearest);
  const extension = nearest === undefined ? model.extension : nearest.slice(nearest.lastIndexOf('.'));
  const parts = (nearest ?? '').split('/');
  const like = bundle ? (parts.at(-2) ?? '') : (parts.at(-1) ?? '');
  const prefix =
    DATED.test(like) || (nearest === undefined && model.naming === 'date-slug')
      ? `${year}-${month}-${day}-`
      : /^(?:19|20)\d{4}-/.test(like)
        ? `${year}${month}-`
        : '';
  return bundle ? `${prefix}${slug}/index${extension}` : `${prefix}${slug}${extension}`;
}

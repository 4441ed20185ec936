import type { ContentModel } from '../../blog/model';

/** The parts of a post's path. `folder/dir/2024-05-06-a-post.fr.md` or `folder/dir/2024-05-06-a-post/index.fr.md`. */
export interface PostPlace {
  /** Where the post's file, or its bundle's folder, lies; `''` for the blog's own folder. */
  readonly folder: string;
  /** The date in front of the name with its separator (`2024-05-06-`), or ''. */
  readonly date: string;
  /** The name without date, language and extension. */
  readonly slug: string;
  /** `.fr`, or ''. */
  readonly language: string;
  /** With its dot. */
  readonly extension: string;
  /** The post is the index file of a folder of its own. */
  readonly bundle: boolean;
}

const DATE = /^(?:\d{4}-\d{1,2}-\d{1,2}|\d{2}-\d{1,2}-\d{1,2}|\d{4}_\d{2}_\d{2}|\d{8}|\d{6})[-_]/;

/** Takes a post's path apart. Every path has a place; an `index` file of a content folder is an ordinary file. */
export function placeOf(id: string, model: Pick<ContentModel, 'contentFolders' | 'languages'>): PostPlace {
  const { folder: parent, name: file } = split(id);
  const dot = file.lastIndexOf('.');
  const extension = dot > 0 ? file.slice(dot) : '';
  const whole = dot > 0 ? file.slice(0, dot) : file;
  const language = languageSuffix(whole, model.languages);
  const base = whole.slice(0, whole.length - language.length);
  const bundle =
    base === 'index' && parent !== '' && !model.contentFolders.some(({ path }) => path === parent);
  const { folder, name } = bundle ? split(parent) : { folder: parent, name: base };
  const date = DATE.exec(name)?.[0] ?? '';
  return { folder, date, slug: name.slice(date.length), language, extension, bundle };
}

/** The path of a place: the opposite of `placeOf`. */
export function pathOf({ folder, date, slug, language, extension, bundle }: PostPlace): string {
  const name = `${date}${slug}`;
  return join(folder, bundle ? `${name}/index${language}${extension}` : `${name}${language}${extension}`);
}

/** The bundle's folder of a post that has one, else null. */
export function bundleFolder(place: PostPlace): string | null {
  return place.bundle ? join(place.folder, `${place.date}${place.slug}`) : null;
}

/** The folder and the last name of a path; `''` and the path for one without `/`. */
export function split(path: string): { readonly folder: string; readonly name: string } {
  const at = path.lastIndexOf('/');
  return { folder: at < 0 ? '' : path.slice(0, at), name: path.slice(at + 1) };
}

/** The other way round. */
export function join(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

/** `a-post.fr` → `.fr`, for a language of this site only: `version-2.0` has none. */
function languageSuffix(name: string, languages: readonly string[]): string {
  const lower = name.toLowerCase();
  const code = languages.find(
    (each) => lower.endsWith(`.${each.toLowerCase()}`) && name.length > each.length + 1,
  );
  return code === undefined ? '' : name.slice(name.length - code.length - 1);
}

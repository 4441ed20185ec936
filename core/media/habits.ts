import type { ContentModel } from '../blog/model';
import { fallbackForm, type ReferenceForm, referenceForms } from './image-reference';
import { type PostParts, type PostPlace, postParts } from './post-place';

/** An image that a post of this blog names: the post, the file it means, the address as it is written. */
export interface ImageSample {
  readonly post: PostPlace;
  readonly path: string;
  readonly src: string;
}

/** How this blog keeps the images of its posts. */
export interface ImageHabits {
  /** Where they lie: a folder of the blog, with `{dir}`, `{stem}`, `{slug}`, `{year}` and `{month}` of the post in it. */
  readonly folder: string;
  readonly form: ReferenceForm;
  /** What their names begin with: nothing, the post's date, or the post's slug. */
  readonly prefix: 'none' | 'date' | 'slug';
  readonly separator: '-' | '_';
}

/** So many of the newest posts with images say how it is done now. */
const NEWEST = 40;

/**
 * Learns from what the posts name where a new image of `post` goes and how it is named. A post that has images of its own
 * decides for itself; else posts of its own kind (a folder each, or a file each), the newest of them.
 * @param samples newest post first
 */
export function imageHabits(
  post: PostPlace,
  samples: readonly ImageSample[],
  model: ContentModel,
): ImageHabits {
  const telling = tellingSamples(post, samples);
  const folder =
    mostVoted(telling.map(({ post: of, path }) => folderPatterns(path, postParts(of)))) ??
    fallbackFolder(post, model);
  const alike = telling.filter(({ post: of, path }) => folderPatterns(path, postParts(of)).includes(folder));
  const forms = new Map<string, ReferenceForm>();
  const spelled = (alike.length > 0 ? alike : telling).map((sample) =>
    referenceForms(sample, model).map((form) => {
      const key = JSON.stringify(form);
      forms.set(key, form);
      return key;
    }),
  );
  const form = forms.get(mostVoted(spelled) ?? '') ?? fallbackForm(folder, model);
  return { folder, form, ...nameHabits(alike) };
}

/** The folder a pattern stands for in a post; `''` is the blog's own. */
export function folderFor(pattern: string, post: PostPlace): string {
  const parts = postParts(post);
  return pattern
    .replace(
      /\{(dir|stem|slug|year|month)\}/g,
      (_, part: 'dir' | 'stem' | 'slug' | 'year' | 'month') => parts[part],
    )
    .replace(/^\/+|\/+$/g, '')
    .replace(/\/{2,}/g, '/');
}

function tellingSamples(post: PostPlace, samples: readonly ImageSample[]): readonly ImageSample[] {
  const own = samples.filter((sample) => sample.post.id === post.id);
  if (own.length > 0) return own;
  const { isBundle } = postParts(post);
  const alike = samples.filter((sample) => postParts(sample.post).isBundle === isBundle);
  // Images beside another kind of post say nothing of this one, but a folder for all of them does.
  const shared = samples.filter(({ post: of, path }) => !path.startsWith(`${postParts(of).dir}/`));
  const chosen = alike.length > 0 ? alike : shared;
  const posts = new Set(chosen.map((sample) => sample.post.id));
  const newest = new Set([...posts].slice(0, NEWEST));
  return chosen.filter((sample) => newest.has(sample.post.id));
}

/** The patterns by which an image may have come to its folder, the more general first. */
function folderPatterns(path: string, parts: PostParts): string[] {
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  const found: string[] = [];
  const beside = parts.dir === '' ? folder : folder.slice(parts.dir.length + 1);
  if (folder === parts.dir) found.push('{dir}');
  else if (folder.startsWith(`${parts.dir}/`)) {
    found.push(`{dir}/${general(beside, parts)}`, `{dir}/${beside}`);
  }
  found.push(general(folder, parts), folder);
  return [...new Set(found)];
}

const general = (folder: string, { stem, slug, year, month }: PostParts) =>
  folder
    .split('/')
    .map((part, at, all) => {
      if (part === stem) return '{stem}';
      if (part === slug && slug !== '') return '{slug}';
      if (part === year) return '{year}';
      if (part === `${year}-${month}`) return '{year}-{month}';
      return part === month && all[at - 1] === year ? '{month}' : part;
    })
    .join('/');

/** What most lists name; of two named as often, the one that stands first. */
function mostVoted(lists: readonly (readonly string[])[]): string | null {
  const votes = new Map<string, number>();
  for (const list of lists) for (const each of list) votes.set(each, (votes.get(each) ?? 0) + 1);
  let best: string | null = null;
  for (const [each, count] of votes) if (best === null || count > (votes.get(best) ?? 0)) best = each;
  return best;
}

/** Generators that serve what lies beside a post that is a folder of its own. */
const BESIDE_A_BUNDLE: ReadonlySet<string> = new Set([
  'hugo',
  'zola',
  'gatsby',
  'astro',
  'docusaurus',
  'vitepress',
]);

function fallbackFolder(post: PostPlace, model: ContentModel): string {
  if (postParts(post).isBundle && BESIDE_A_BUNDLE.has(model.generator)) return '{dir}';
  return model.assetsFolder;
}

function nameHabits(samples: readonly ImageSample[]): Pick<ImageHabits, 'prefix' | 'separator'> {
  const names = samples.map(({ path, post }) => ({
    name: path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]+$/, ''),
    slug: postParts(post).slug,
  }));
  const most = (test: (one: { name: string; slug: string }) => boolean) =>
    names.length > 0 && names.filter(test).length * 2 > names.length;
  return {
    prefix: most(({ name }) => /^\d{4}-\d\d-\d\d/.test(name))
      ? 'date'
      : most(({ name, slug }) => slug !== '' && name.startsWith(slug))
        ? 'slug'
        : 'none',
    separator: most(({ name }) => name.includes('_') && !name.includes('-')) ? '_' : '-',
  };
}

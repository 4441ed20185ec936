import type { ContentModel } from '../blog/model';
import { type PostPlace, postParts } from './post-place';

/**
 * How an image is addressed: `relative` to the post's file, from the `stem` folder named after the post (Hexo), from the
 * site's `root`, or from the source folder behind an `alias`; with what stands `before` and `after` it.
 */
export interface ReferenceForm {
  readonly kind: 'relative' | 'stem' | 'root' | 'alias';
  readonly before: string;
  readonly after: string;
}

/**
 * The address of an image or file of the blog as this blog writes it in a post: `cup.png`, `/images/cup.png`,
 * `{{ '/images/cup.png' | relative_url }}`, `../../assets/cup.png`. Where the learned form cannot name the file (one
 * outside of the site's static folders, say) it is relative to the post. Spaces are percent-encoded.
 * @param path relative to the blog's folder
 */
export function imageReference(
  path: string,
  post: PostPlace,
  model: Pick<ContentModel, 'staticFolders'>,
  form: ReferenceForm,
): string {
  const spelled = spelling(form.kind, path, post, model);
  if (spelled === null) return encoded(relativePath(postParts(post).dir, path));
  return `${form.before}${encoded(spelled)}${form.after}`;
}

/** The forms in which `src` names `path`; empty when it does so in none that could be used for another file. */
export function referenceForms(
  { post, path, src }: { readonly post: PostPlace; readonly path: string; readonly src: string },
  model: Pick<ContentModel, 'staticFolders'>,
): ReferenceForm[] {
  const written = src.trim().replace(/^<(.*)>$/, '$1');
  return (['relative', 'stem', 'alias', 'root'] as const).flatMap((kind) => {
    const spelled = spelling(kind, path, post, model);
    if (spelled === null) return [];
    for (const each of new Set([spelled, encoded(spelled), encodeURI(spelled)])) {
      const at = written.lastIndexOf(each);
      if (at < 0) continue;
      const form = { kind, before: written.slice(0, at), after: written.slice(at + each.length) };
      if (isUsable(form)) return [form];
    }
    return [];
  });
}

/** The form for a blog whose posts name no image yet. `folder` may hold `{dir}` and the like. */
export function fallbackForm(folder: string, model: ContentModel): ReferenceForm {
  const served = model.staticFolders.some(
    ({ path }) => path === '' || folder === path || folder.startsWith(`${path}/`),
  );
  if (folder.startsWith('{dir}') || !served) return { kind: 'relative', before: '', after: '' };
  if (model.generator === 'pelican') return { kind: 'root', before: '{static}', after: '' };
  const base = (/^[a-z]+:\/\/[^/]+(\/.*)$/i.exec(model.site.baseUrl)?.[1] ?? '').replace(/\/+$/, '');
  const before = base !== '' && model.generator === 'jekyll' ? '{{ site.baseurl }}' : base;
  return { kind: 'root', before, after: '' };
}

function spelling(
  kind: ReferenceForm['kind'],
  path: string,
  post: PostPlace,
  { staticFolders }: Pick<ContentModel, 'staticFolders'>,
): string | null {
  const { dir, stem, isBundle } = postParts(post);
  switch (kind) {
    case 'relative':
      return relativePath(dir, path);
    case 'stem': {
      const own = dir === '' ? `${stem}/` : `${dir}/${stem}/`;
      return !isBundle && path.startsWith(own) ? path.slice(own.length) : null;
    }
    case 'alias':
      return path.startsWith('src/') ? path.slice('src/'.length) : null;
    case 'root': {
      const folders = staticFolders.filter(({ path: root }) => root === '' || path.startsWith(`${root}/`));
      const [nearest] = folders.sort((a, b) => b.path.length - a.path.length);
      if (nearest === undefined) return staticFolders.length === 0 ? `/${path}` : null;
      return `${nearest.url}${nearest.path === '' ? path : path.slice(nearest.path.length + 1)}`;
    }
  }
}

function isUsable({ kind, before, after }: ReferenceForm): boolean {
  switch (kind) {
    case 'relative':
    case 'stem':
      return after === '' && ['', './', '{attach}', '{static}', '{filename}'].includes(before);
    case 'alias':
      return after === '' && /^[~@]\/$/.test(before);
    case 'root':
      return !/[?#]/.test(after);
  }
}

const encoded = (path: string) => path.replace(/[ <>]/g, encodeURIComponent);

function relativePath(from: string, path: string): string {
  const here = from === '' ? [] : from.split('/');
  const there = path.split('/');
  let same = 0;
  while (same < here.length && same < there.length - 1 && here[same] === there[same]) same += 1;
  return [...here.slice(same).map(() => '..'), ...there.slice(same)].join('/');
}

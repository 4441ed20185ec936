import type { ContentModel } from '../blog/model';
import { contentFolderOf } from '../blog/post-path';

const known = new WeakMap<ContentModel, ContentModel>();

/**
 * The model with the rule that drafts at `path` (a post, or a folder with a slash behind it) go by. Jekyll's drafts folder is for what
 * goes to `_posts`: documents of another collection say `published: false` where they are. jekyllrb.com/docs/collections.
 */
export function modelAt(path: string, model: ContentModel): ContentModel {
  if (model.generator !== 'jekyll' || model.draftRule.kind !== 'folder') return model;
  const folder = contentFolderOf(path, model);
  if (folder?.kind !== 'posts' || /(?:^|\/)_posts$/.test(folder.path)) return model;
  let own = known.get(model);
  if (own === undefined) {
    own = { ...model, draftRule: { kind: 'flag', field: 'published', draftValue: false }, naming: 'slug' };
    known.set(model, own);
  }
  return own;
}

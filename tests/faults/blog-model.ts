import type { ContentModel } from '#core/blog/model';

/** The model of a small blog without a generator: posts in `posts/`, drafts by a flag. */
export function plainModel(changes: Partial<ContentModel> = {}): ContentModel {
  return {
    generator: 'plain',
    configFile: null,
    contentFolders: [{ path: 'posts', kind: 'posts' }],
    staticFolders: [],
    assetsFolder: 'images',
    naming: 'slug',
    extension: '.md',
    draftRule: { kind: 'flag', field: 'draft', draftValue: true },
    fields: {
      title: 'title',
      date: 'date',
      draft: 'draft',
      tags: 'tags',
      category: 'category',
      description: 'description',
      cover: 'cover',
    },
    site: { title: '', description: '', baseUrl: '', language: '', author: { name: '', bio: '' } },
    evidence: [],
    ...changes,
  };
}

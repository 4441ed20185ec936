import type { ContentModel } from './model';

/** The model of a small blog without a generator, for tests and the fake bridge: posts in `posts/`, drafts by a flag. */
export function exampleModel(changes: Partial<ContentModel> = {}): ContentModel {
  return {
    generator: 'plain',
    configFile: null,
    contentFolders: [{ path: 'posts', kind: 'posts', language: null }],
    staticFolders: [],
    assetsFolder: 'images',
    naming: 'slug',
    extension: '.md',
    draftRule: { kind: 'flag', field: 'draft', draftValue: true },
    frontMatter: 'yaml',
    fields: {
      title: 'title',
      date: 'date',
      updated: 'updated',
      draft: 'draft',
      tags: 'tags',
      category: 'category',
      description: 'description',
      cover: 'cover',
      slug: 'slug',
    },
    dates: { future: 'shown', publishField: null, expiryField: null, timezone: 'UTC' },
    languages: [],
    permalink: { kind: 'unknown' },
    writtenBy: null,
    site: { title: '', description: '', baseUrl: '', language: '', author: { name: '', bio: '' } },
    evidence: [],
    ...changes,
  };
}

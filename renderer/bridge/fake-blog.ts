import type { Blog } from '#core/blog/blog';
import { exampleModel } from '#core/blog/example-model';
import { exampleSummary } from '#core/posts/example-summary';
import type { FieldValue } from '#core/posts/front-matter/front-matter';
import { readFrontMatter } from '#core/posts/front-matter/front-matter';
import type { PostSummary } from '#core/posts/post';
import type { Repository } from '#core/publish/model';

/** A repository with a remote, as most blogs have. */
export const fakeRepository: Repository = {
  kind: 'ready',
  branch: 'main',
  remote: { name: 'origin', url: 'https://example.org/blog.git' },
  identity: { name: 'Ada Example', email: 'ada@example.org' },
};

/** The blog the fake bridge opens. */
export function fakeBlog(name: string, repository: Repository): Blog {
  return {
    id: 'fake',
    name,
    folder: `~/blogs/${name.toLowerCase().replaceAll(' ', '-')}`,
    repository,
    lastPost: null,
    unsavedPosts: [],
    model: exampleModel({
      generator: 'hugo',
      configFile: 'hugo.toml',
      staticFolders: [{ path: 'static', url: '/' }],
      assetsFolder: 'static/images',
      dates: { future: 'hidden', publishField: 'publishDate', expiryField: 'expiryDate', timezone: 'UTC' },
      site: {
        title: name,
        description: 'Short walks and slow things',
        baseUrl: 'https://example.org/',
        language: 'en',
        author: { name: 'Ada Example', bio: 'Walks, makes tea, writes it down.' },
      },
    }),
  };
}

const text = (value: FieldValue | undefined): string | null =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : null;

/** A post's line in the list, read from its text. */
export function fakeSummary(id: string, content: string, modified: number): PostSummary {
  const { fields, problem } = readFrontMatter(content);
  const tags = fields.get('tags');
  const name = id.slice(id.lastIndexOf('/') + 1).replace(/\.md$/, '');
  const title = text(fields.get('title')) ?? /^title: *(.+)$/m.exec(content)?.[1] ?? name;
  const category = text(fields.get('category'));
  return exampleSummary(id, {
    title,
    date: text(fields.get('date')) ?? /^date: *(.+)$/m.exec(content)?.[1] ?? null,
    draft: fields.get('draft') === true,
    hold: fields.get('draft') === true ? 'draft-flag' : null,
    categories: category === null ? [] : [category],
    tags: Array.isArray(tags) ? tags.map(String) : [],
    description: text(fields.get('description')) ?? '',
    modified,
    problem,
  });
}

import type { ContentModel } from '#core/blog/model';
import type { FrontMatter } from '#core/posts/front-matter/front-matter';
import { fieldText } from './properties/chips';
import { property } from './properties/set-property';
import type { PostList } from './store';

/** A post's title: what its text says now, else what the list knew, else its file's name. */
export function postTitle(
  id: string,
  frontMatter: FrontMatter | null,
  list: PostList,
  model: ContentModel | null,
): string {
  const written = frontMatter && model ? fieldText(property(frontMatter, 'title', model).value).trim() : '';
  if (written !== '') return written;
  const listed = list.kind === 'ready' ? list.posts.find((post) => post.id === id)?.title : undefined;
  return listed ?? id.slice(id.lastIndexOf('/') + 1);
}
